package dev.portolan.engine.report;

import java.util.Locale;

/**
 * Text that shows all that is in it: characters that have no look, or that turn the direction of others, are written as
 * escapes. A report can so neither be torn into lines nor command a terminal.
 */
final class VisibleText {
    private VisibleText() {}

    /** Whether a reader would not see the character, or not see it where it stands. */
    static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** The text on one line. */
    static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isHidden)) {
            return text;
        }
        var visible = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                visible.append(escape(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** As JSON has it; past the sixteenth bit, as two units. */
    static String escape(int character) {
        if (character == '\n') {
            return "\\n";
        }
        if (character == '\t') {
            return "\\t";
        }
        var escape = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            escape.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        return escape.toString();
    }
}
