package dev.portolan.engine.read;

import dev.portolan.engine.read.JsonScanner.Token;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is right and what is wrong inside one text, number or name of a JSON file. */
final class JsonWords {
    private static final Pattern WORD =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern ALMOST_A_NUMBER = Pattern.compile("[-+.]?[0-9][-+.xX_0-9a-fA-F]*");
    private static final List<String> WORDS_OF_OTHERS = List.of("true", "false", "null", "none", "nil", "undefined");
    private static final int LENGTH_OF_UNICODE_ESCAPE = 6;

    private JsonWords() {}

    /** Whether the scanner's token is right in itself. */
    static boolean isRight(Token token, JsonScanner scanner) {
        return switch (token) {
            case TEXT -> !scanner.isOpen() && faultIn(token, scanner) == 0;
            case WORD -> WORD.matcher(scanner.token()).matches();
            default -> true;
        };
    }

    /** Where inside the scanner's token the first wrong char of a text stands; 0 where none does. */
    static int faultIn(Token token, JsonScanner scanner) {
        String text = scanner.token();
        for (int i = 1; token == Token.TEXT && i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return i;
            }
            if (text.charAt(i) == '\\') {
                if (!isEscape(text, i)) {
                    return scanner.isOpen() ? 0 : i;
                }
                i++;
            }
        }
        return 0;
    }

    private static boolean isEscape(String text, int backslash) {
        char kind = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
        if (kind != 'u') {
            return "\"\\/bfnrt".indexOf(kind) >= 0;
        }
        int end = backslash + LENGTH_OF_UNICODE_ESCAPE;
        return end <= text.length()
                && text.substring(backslash + 2, end).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** What is wrong with a text or a word where a key or a value is expected. */
    static String explain(Token token, JsonScanner scanner, String expected) {
        return token == Token.TEXT ? explainText(scanner) : explainWord(scanner.token(), expected);
    }

    private static String explainText(JsonScanner scanner) {
        int fault = faultIn(Token.TEXT, scanner);
        if (fault == 0) {
            return "The text that begins here has no closing double quote on its line. A line end inside a text is"
                    + " written \\n.";
        }
        return scanner.token().charAt(fault) == '\\'
                ? "Found a backslash that begins no escape. A backslash inside a text is written \\\\."
                : "Found a control character inside a text. A tab is written \\t, others \\u and four digits.";
    }

    private static String explainWord(String word, String expected) {
        String found = "Found " + Excerpt.ofFound(word) + ", expected " + expected + ".";
        if (word.startsWith("'")) {
            return "Found a single quote, expected " + expected + ". Keys and texts stand in double quotes.";
        }
        if (expected.startsWith("a key")) {
            return found + " A key stands in double quotes.";
        }
        if (WORDS_OF_OTHERS.contains(word.toLowerCase(Locale.ROOT))) {
            return found + " JSON knows true, false and null, in small letters.";
        }
        return ALMOST_A_NUMBER.matcher(word).matches()
                ? found + " A number is written like 30, 0.5 or -1; anything else stands in double quotes."
                : found + " A text stands in double quotes.";
    }
}
