package dev.portolan.engine.read;

import dev.portolan.engine.read.JsonScanner.Token;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Takes out of a JSON file what the format does not allow and people write all the same: comments and trailing commas; and
 * what a command prints for a terminal around its JSON: colours, and lines of advice before it. Spaces stand in their
 * place, so that what is left stands where it stood.
 */
final class JsonTolerance {
    /** Lines as oclif, which Heroku's command line is made with, prints them: {@code  ›   Warning: …}. */
    private static final Pattern ADVICE = Pattern.compile("(?:(?:\u001B\\[[0-9;]*m|[ \t])*[›»][^\r\n]*(?:\r\n|\r|\n|$)"
            + "|[ \t]*(?:\r\n|\r|\n)(?=(?:\u001B\\[[0-9;]*m|[ \t\r\n])*[›»]))+");

    private final JsonScanner scanner;
    private final char[] cleaned;
    private final Report report;

    private JsonTolerance(String text, int start, Report report) {
        this.scanner = new JsonScanner(" ".repeat(start) + text.substring(start));
        this.cleaned = text.toCharArray();
        this.report = report;
        blank(0, start);
    }

    /** The text without comments and trailing commas, each of them reported, and without a terminal's decoration. */
    static String clean(String text, Report report) {
        var advice = ADVICE.matcher(text);
        int start = advice.lookingAt() ? advice.end() : 0;
        if (start > 0) {
            report.add(0, ReadFinding.TERMINAL_OUTPUT, "Lines of advice stand before the JSON.");
        }
        return new JsonTolerance(text, start, report).clean();
    }

    private String clean() {
        var before = Token.COLON;
        boolean trailing = false;
        int comma = 0;
        boolean coloured = false;
        for (var token = scanner.next(); token != Token.END; token = scanner.next()) {
            if (token == Token.COMMENT) {
                if (!scanner.isOpen()) {
                    report.add(scanner.start(), ReadFinding.SYNTAX_TOLERATED, "Here is a comment.");
                    blank(scanner.start(), scanner.end());
                }
                continue;
            }
            if (token == Token.COLOUR) {
                if (!coloured) {
                    report.add(scanner.start(), ReadFinding.TERMINAL_OUTPUT, "Here is the first sign of a colour.");
                    coloured = true;
                }
                blank(scanner.start(), scanner.end());
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
