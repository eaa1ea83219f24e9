package dev.portolan.engine.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that shows all that is in it: characters that have no look, or that turn the direction of others, are written as
 * escapes. A report can so neither be torn into lines nor command a terminal.
 */
final class VisibleText {
    /** A line feed and the spaces around it. */
    private static final Pattern LINE_FEED = Pattern.compile("\\s*\n\\s*");

    private VisibleText() {}

    /** Whether a reader would not see the character, or not see it where it stands. */
    static boolean isHidden(int character) {
        return !isPrintedAscii(character) && isHiddenType(character);
    }

    /** Nearly all characters are of these, and texts are long: they are told without a look into the tables of Unicode. */
    private static boolean isPrintedAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    private static boolean isHiddenType(int character) {
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

    /** Whether a reader sees all of the text, but for its line feeds. */
    static boolean isVisible(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (!isPrintedAscii(unit) && unit != '\n') {
                return text.codePoints().skip(i).noneMatch(c -> c != '\n' && isHidden(c));
            }
        }
        return true;
    }

    /** Sentences on one line. */
    static String onOneLine(String sentences) {
        return sentences.indexOf('\n') < 0
                ? sentences
                : LINE_FEED.matcher(sentences).replaceAll(" ");
    }

    /** The text on one line. */
    static String of(String text) {
        if (text.indexOf('\n') < 0 && isVisible(text)) {
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
