package dev.portolan.engine.write;

import java.util.List;
import java.util.Locale;

/**
 * How a text stands in YAML so that every reader takes it for a text. The rule quotes more than it must: YAML 1.1 reads
 * {@code 5000:5000} as a number to the base of sixty, and {@code on} as a truth value.
 *
 * @see <a href="https://yaml.org/type/">the types of YAML 1.1</a>
 */
final class YamlText {
    /** A longer text is quoted, as some readers fold plain ones. */
    private static final int PLAIN_LENGTH = 200;

    /** What some reader takes for something else than a text, whatever the case of its letters. */
    private static final List<String> RESERVED =
            List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlText() {}

    /** Writes a key, on one line. */
    static void key(String text, StringBuilder out) {
        if (isPlain(text)) {
            out.append(text);
        } else {
            QuotedText.write(text, out);
        }
    }

    /** Writes a value without the end of its last line; the lines of a block are indented. */
    static void value(String text, String indent, StringBuilder out) {
        if (isPlain(text)) {
            out.append(text);
        } else if (isBlock(text)) {
            block(text, indent, out);
        } else {
            QuotedText.write(text, out);
        }
    }

    /** Whether the text needs no quotes: it begins with a letter and holds nothing that has a meaning in YAML. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0
                || length > PLAIN_LENGTH
                || !(Characters.isLetter(text.charAt(0)) || "_/".indexOf(text.charAt(0)) >= 0)) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            boolean innerSpace = c == ' ' && i < length - 1 && text.charAt(i - 1) != ' ';
            if (!(Characters.isAlphanumeric(c) || "_./@+-".indexOf(c) >= 0 || innerSpace)) {
                return false;
            }
        }
        return !(length <= 5 && RESERVED.contains(text.toLowerCase(Locale.ROOT))) && !isExponent(text);
    }

    /** Whether the text looks like the end of {@code 1e3}: some reader takes it for a number even so. */
    private static boolean isExponent(String text) {
        if ("eE".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        int start = text.length() > 1 && "+-".indexOf(text.charAt(1)) >= 0 ? 2 : 1;
        return text.chars().skip(start).allMatch(c -> Characters.isDigit((char) c) || c == '_' || c == '.');
    }

    /** Whether the text can stand as it is below a {@code |}: readers differ on odd blanks and on invisible characters. */
    private static boolean isBlock(String text) {
        if (text.indexOf('\n') < 0 || text.endsWith("\n\n") || text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnds = i + 1 == text.length() || text.charAt(i + 1) == '\n';
            if ((c != '\n' && Characters.isHidden(c)) || (c == ' ' && lineEnds)) {
                return false;
            }
        }
        return true;
    }

    private static void block(String text, String indent, StringBuilder out) {
        out.append(text.endsWith("\n") ? "|" : "|-");
        text.lines().forEach(line -> {
            out.append('\n');
            if (!line.isEmpty()) {
                out.append(indent).append(line);
            }
        });
    }
}
