package dev.portolan.engine.read;

import dev.portolan.engine.read.JsonScanner.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;

/** Says in plain words what is wrong with a text that Jackson refused: where, what stands there, what should. */
final class JsonFaults {
    static final String AFTER_THE_END =
            "The file goes on after its last bracket. There may be one bracket too many above, or two files in one.";

    private final InputText input;
    private final JsonScanner scanner;
    private final Deque<Bracket> open = new ArrayDeque<>();
    private Expected expected = Expected.VALUE;
    private int lastEnd;

    private JsonFaults(String text, InputText input) {
        this.input = input;
        this.scanner = new JsonScanner(text);
    }

    private enum Expected {
        VALUE("a value"),
        VALUE_OR_END("a value or ']'"),
        KEY("a key in double quotes"),
        KEY_OR_END("a key in double quotes or '}'"),
        COLON("':' and a value"),
        COMMA_OR_END("a comma or a closing bracket"),
        NOTHING("the end of the file");

        private final String words;

        Expected(String words) {
            this.words = words;
        }
    }

    private record Bracket(Token token, int offset) {
        boolean isTable() {
            return token == Token.OPEN_OBJECT;
        }

        String sign() {
            return isTable() ? "'{'" : "'['";
        }

        String closing() {
            return isTable() ? "'}'" : "']'";
        }

        boolean isClosedBy(Token other) {
            return other == (isTable() ? Token.CLOSE_OBJECT : Token.CLOSE_ARRAY);
        }
    }

    /** The first fault of the text, or Jackson's own words if none is seen here. */
    static Refusal refusal(String text, InputText input, JacksonException fault) {
        var faults = new JsonFaults(text, input);
        Token token = faults.scanner.next();
        while (faults.accepts(token)) {
            if (token == Token.END) {
                var location = fault.getLocation();
                int offset = location == null ? 0 : (int) location.getCharOffset();
                return new Refusal(input.at(offset), ReadFinding.SYNTAX_ERROR, fault.getOriginalMessage() + ".");
            }
            token = faults.scanner.next();
        }
        int offset = faults.scanner.start() + JsonWords.faultIn(token, faults.scanner);
        return new Refusal(input.at(offset), ReadFinding.SYNTAX_ERROR, faults.explain(token));
    }

    /** Whether the token may stand here and is right in itself; if so, goes on behind it. */
    private boolean accepts(Token token) {
        boolean inPlace = switch (expected) {
            case VALUE -> startsValue(token);
            case VALUE_OR_END -> startsValue(token) || token == Token.CLOSE_ARRAY;
            case KEY -> token == Token.TEXT;
            case KEY_OR_END -> token == Token.TEXT || token == Token.CLOSE_OBJECT;
            case COLON -> token == Token.COLON;
            case COMMA_OR_END -> token == Token.COMMA || innermost().isClosedBy(token);
            case NOTHING -> token == Token.END;
        };
        if (!inPlace || !JsonWords.isRight(token, scanner)) {
            return false;
        }
        expected = after(token);
        lastEnd = scanner.end();
        return true;
    }

    private Expected after(Token token) {
        switch (token) {
            case OPEN_OBJECT, OPEN_ARRAY -> {
                open.push(new Bracket(token, scanner.start()));
                return token == Token.OPEN_OBJECT ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
            }
            case COLON -> {
                return Expected.VALUE;
            }
            case COMMA -> {
                return innermost().isTable() ? Expected.KEY : Expected.VALUE;
            }
            case CLOSE_OBJECT, CLOSE_ARRAY -> open.pop();
            default -> {
                if (expected == Expected.KEY || expected == Expected.KEY_OR_END) {
                    return Expected.COLON;
                }
            }
        }
        return open.isEmpty() ? Expected.NOTHING : Expected.COMMA_OR_END;
    }

    private String explain(Token token) {
        if (token == Token.END) {
            return open.isEmpty() ? "The file is empty. Expected " + expected.words + "." : unclosed();
        }
        if (expected == Expected.NOTHING) {
            return AFTER_THE_END;
        }
        if (token == Token.COMMENT) {
            return "The comment that begins here has no end.";
        }
        boolean value = token == Token.TEXT || token == Token.WORD;
        if (value && expected != Expected.COLON && expected != Expected.COMMA_OR_END) {
            return JsonWords.explain(token, scanner, expected.words);
        }
        String found = "Found " + (token == Token.TEXT ? "a text" : Excerpt.ofFound(scanner.token())) + ", expected "
                + expected.words + ".";
        return found + cause(token);
    }

    private String cause(Token token) {
        if (expected == Expected.COMMA_OR_END) {
            if (token.closes()) {
                var bracket = innermost();
                return " The bracket to close is the " + bracket.sign() + " of line " + input.line(bracket.offset())
                        + ", with " + bracket.closing() + ".";
            }
            if (token == Token.COLON) {
                return " Perhaps a '{' is missing before the key, or a quote too many ends a text early.";
            }
            int line = input.line(lastEnd - 1);
            return " A comma is missing after what ends on line " + line
                    + (line < input.line(scanner.start())
                            ? "."
                            : ", or a text there has a double quote inside, which is written \\\".");
        }
        if (token == Token.COMMA) {
            return " Either something is missing before this comma, or it is one too many.";
        }
        return expected == Expected.COLON ? " The key before has no value." : "";
    }

    private String unclosed() {
        var bracket = innermost();
        return "The file ends here, but the " + bracket.sign() + " of line " + input.line(bracket.offset())
                + " is not closed. Expected " + bracket.closing()
                + (open.size() > 1 ? ", and " + open.size() + " closing brackets in all." : ".");
    }

    private Bracket innermost() {
        return open.element();
    }

    private static boolean startsValue(Token token) {
        return token == Token.OPEN_OBJECT || token == Token.OPEN_ARRAY || token == Token.TEXT || token == Token.WORD;
    }
}
