package dev.portolan.engine.read;

/**
 * Cuts JSON, and what people write for JSON, into tokens without judging their order. Jackson does the reading; this
 * finds what is passed over before it and says what is wrong after it.
 */
final class JsonScanner {
    private static final char ESCAPE = '\u001B';

    private final String text;
    private int start;
    private int end;

    JsonScanner(String text) {
        this.text = text;
    }

    /** The kinds of tokens. */
    enum Token {
        OPEN_OBJECT,
        CLOSE_OBJECT,
        OPEN_ARRAY,
        CLOSE_ARRAY,
        COMMA,
        COLON,
        /** From a double quote to the next, or to the end of the line if there is none. */
        TEXT,
        /** Anything else up to the next space or sign: a number, a name, a text without quotes. */
        WORD,
        /** From {@code //} or {@code #} to the end of the line, or between the signs for a longer one. */
        COMMENT,
        /** What makes a terminal show colours: {@code ESC [ 1 ; 31 m}. */
        COLOUR,
        END;

        boolean closes() {
            return this == CLOSE_OBJECT || this == CLOSE_ARRAY;
        }

        boolean endsValue() {
            return closes() || this == TEXT || this == WORD;
        }
    }

    /** Goes on to the next token. */
    Token next() {
        start = end;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        end = start + 1;
        if (start == text.length()) {
            end = start;
            return Token.END;
        }
        return switch (text.charAt(start)) {
            case '{' -> Token.OPEN_OBJECT;
            case '}' -> Token.CLOSE_OBJECT;
            case '[' -> Token.OPEN_ARRAY;
            case ']' -> Token.CLOSE_ARRAY;
            case ',' -> Token.COMMA;
            case ':' -> Token.COLON;
            case '"' -> quoted();
            case ESCAPE -> colour();
            default -> startsComment(start) ? comment() : word();
        };
    }

    /** The offset of the token's first char. */
    int start() {
        return start;
    }

    /** The offset after the token's last char. */
    int end() {
        return end;
    }

    /** The token as it is written. */
    String token() {
        return text.substring(start, end);
    }

    /** Whether the token is a text or a comment that the file does not end. */
    boolean isOpen() {
        String token = token();
        return token.startsWith("\"")
                ? token.length() == 1 || text.charAt(end - 1) != '"' || isEscaped(end - 1)
                : token.startsWith("/*") && (token.length() < 4 || !token.endsWith("*/"));
    }

    private Token quoted() {
        while (end < text.length() && !endsLine(end)) {
            char c = text.charAt(end++);
            if (c == '"') {
                return Token.TEXT;
            }
            if (c == '\\' && end < text.length() && !endsLine(end)) {
                end++;
            }
        }
        return Token.TEXT;
    }

    private Token comment() {
        if (text.startsWith("/*", start)) {
            int close = text.indexOf("*/", start + 2);
            end = close < 0 ? text.length() : close + 2;
            return Token.COMMENT;
        }
        while (end < text.length() && !endsLine(end)) {
            end++;
        }
        return Token.COMMENT;
    }

    private Token colour() {
        if (!text.startsWith("[", end)) {
            return word();
        }
        end++;
        while (end < text.length() && "0123456789;".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        if (!text.startsWith("m", end)) {
            return word();
        }
        end++;
        return Token.COLOUR;
    }

    private Token word() {
        while (end < text.length()
                && !isSpace(text.charAt(end))
                && text.charAt(end) != ESCAPE
                && "{}[],:\"".indexOf(text.charAt(end)) < 0
                && !startsComment(end)) {
            end++;
        }
        return Token.WORD;
    }

    private boolean startsComment(int offset) {
        return text.startsWith("#", offset) || text.startsWith("//", offset) || text.startsWith("/*", offset);
    }

    private boolean endsLine(int offset) {
        return text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    private boolean isEscaped(int offset) {
        int before = offset;
        while (before > start && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (offset - before) % 2 == 1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
