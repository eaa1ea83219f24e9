package dev.portolan.engine.read;

import dev.portolan.engine.read.JsonScanner.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Says in plain words what is wrong with a text that Jackson refused: where, what stands there, what should. */
final class JsonFaults {
    static final String AFTER_THE_END = "The file goes on after its last bracket. Perhaps there is a bracket too many"
            + " above, or two files were joined.";

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern ALMOST_A_NUMBER = Pattern.compile("[-+.]?[0-9][-+.0-9a-fA-FxX_]*");
    private static final Pattern FAULT_IN_TEXT =
            Pattern.compile("\\\\(?!u[0-9a-fA-F]{4}|[\"\\\\/bfnrt]).?|(?<tab>[\\x00-\\x1F])|\\\\.", Pattern.DOTALL);
    private static final List<String> LITERALS = List.of("true", "false", "null");

    private final String text;
    private final InputText input;
    private final JsonScanner scanner;
    private final Deque<Integer> open = new ArrayDeque<>();
    private Expected expected = Expected.VALUE;
    private int lastValue;

    private JsonFaults(String text, InputText input) {
        this.text = text;
        this.input = input;
        this.scanner = new JsonScanner(text);
    }

    private enum Expected {
        VALUE("a value"),
        VALUE_OR_END("a value or ']'"),
        KEY("a key in double quotes"),
        KEY_OR_END("a key in double quotes or '}'"),
        COLON("':' and a value"),
        COMMA_OR_END("',' or a closing bracket"),
        NOTHING("the end of the file");

        private final String words;

        Expected(String words) {
            this.words = words;
        }
    }

    /** The first fault of the text, or Jackson's own words if none is seen here. */
    static Refusal refusal(String text, InputText input, JacksonException fault) {
        return new JsonFaults(text, input).firstFault().orElseGet(() -> {
            var location = fault.getLocation();
            int offset = location == null ? 0 : (int) location.getCharOffset();
            return new Refusal(input.at(offset), ReadFinding.SYNTAX_ERROR, fault.getOriginalMessage() + ".");
        });
    }

    private Optional<Refusal> firstFault() {
        while (true) {
            Token token = scanner.next();
            String wrong = wrong(token);
            if (wrong != null) {
                return Optional.of(new Refusal(input.at(scanner.start()), ReadFinding.SYNTAX_ERROR, wrong));
            }
            if (token == Token.TEXT) {
                var fault = FAULT_IN_TEXT.matcher(scanner.token());
                for (int from = 0; fault.find(from); from = fault.end()) {
                    String said = inText(fault.group(), fault.group("tab") != null);
                    if (!said.isEmpty()) {
                        int offset = scanner.start() + fault.start();
                        return Optional.of(new Refusal(input.at(offset), ReadFinding.SYNTAX_ERROR, said));
                    }
                }
            }
            if (token == Token.END) {
                return Optional.empty();
            }
            expected = follow(token);
        }
    }

    private static String inText(String found, boolean control) {
        if (control) {
            return "Found " + (found.equals("\t") ? "a tab" : "a control character")
                    + " inside a text. It has to be written as an escape, a tab as \\t.";
        }
        return NOT_ESCAPES.matcher(found).matches() ? "" : "x";
    }

    private static final Pattern NOT_ESCAPES = Pattern.compile("");

    private Expected follow(Token token) {
        return Expected.VALUE;
    }

    private @Nullable String wrong(Token token) {
        return null;
    }
}
