package dev.portolan.engine.read;

import dev.portolan.engine.read.JsonScanner.Token;
import java.util.Arrays;

/**
 * Takes out of a JSON file what the format does not allow and people write all the same: comments and trailing commas.
 * Spaces stand in their place, so that what is left stands where it stood.
 */
final class JsonTolerance {
    private final JsonScanner scanner;
    private final char[] cleaned;
    private final Report report;

    private JsonTolerance(String text, Report report) {
        this.scanner = new JsonScanner(text);
        this.cleaned = text.toCharArray();
        this.report = report;
    }

    /** The text without comments and trailing commas, each of them reported. */
    static String clean(String text, Report report) {
        return new JsonTolerance(text, report).clean();
    }

    private String clean() {
        var before = Token.COLON;
        boolean trailing = false;
        int comma = 0;
        for (var token = scanner.next(); token != Token.END; token = scanner.next()) {
            if (token == Token.COMMENT) {
                if (!scanner.isOpen()) {
                    report.add(scanner.start(), ReadFinding.SYNTAX_TOLERATED, "Here is a comment.");
                    blank(scanner.start(), scanner.end());
                }
                continue;
            }
            if (trailing && token.closes()) {
                String detail = "This comma has nothing after it but '" + scanner.token() + "'.";
                report.add(comma, ReadFinding.SYNTAX_TOLERATED, detail);
                blank(comma, comma + 1);
            }
            trailing = token == Token.COMMA && before.endsValue();
            comma = scanner.start();
            before = token;
        }
        return new String(cleaned);
    }

    private void blank(int start, int end) {
        Arrays.fill(cleaned, start, end, ' ');
    }
}
