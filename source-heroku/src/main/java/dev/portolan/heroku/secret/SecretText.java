package dev.portolan.heroku.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets inside texts that hold other things as well: a command, a description, a line of a Dockerfile. Besides
 * the {@linkplain TokenFormat forms that only secrets have} it knows the ways in which one is handed over.
 */
final class SecretText {
    /** {@code scheme://user:password@}; the parts are bounded, so that no text costs more than its length. */
    private static final Pattern ADDRESS =
            Pattern.compile("://([^\\s/:@'\"?#]{0,128}):([^\\s/'\"@]{1,256}(?:@[^\\s/'\"@]{1,64})?)@");

    /** In quotes, or without: then an equals sign begins the value of something else, unless it fills a token up. */
    private static final String VALUE = "(?:'([^']++)'|\"([^\"]++)\"|([^\\s'\"&|;()<>,=]++={0,2}))";

    /** {@code NAME=value}, {@code --name=value}, {@code -Dname=value}, {@code ?name=value}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?<![A-Za-z0-9_.-])-{0,2}([A-Za-z_][A-Za-z0-9_.-]{1,80})=" + VALUE);

    /** {@code --password value}; of options that end so, many take no value. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--((?:api|access|auth|client|secret|private)?-?"
            + "(?:password|passwd|pass|passphrase|token|secret|key|apikey))[ \\t]{1,8}(?!-)" + VALUE);

    /** {@code "name": "value"}, as JSON in a command has it. */
    private static final Pattern PAIR =
            Pattern.compile("[\"']([A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']\\s{0,8}:\\s{0,8}[\"']([^\"']++)[\"']");

    /** {@code Authorization: Bearer value}, {@code X-Api-Key: value}. */
    private static final Pattern HEADER =
            Pattern.compile("(?i)(?<![\\w-])(authorization|[\\w-]{0,40}(?:api-?key|token|secret)):[ ]{0,4}"
                    + "(?:(?:bearer|basic|token) {1,4})?([A-Za-z0-9._~+/=-]{8,}+)");

    /** {@code curl -u user:password}. */
    private static final Pattern LOGIN = Pattern.compile(
            "(?<=\\s)(?:-u|--user)[ =]{0,4}['\"]?([A-Za-z0-9_.@-]{1,64}):([^\\s'\":]{4,256})(?=['\"\\s]|$)");

    private SecretText() {}

    /** Whether a secret stands in the text. */
    static boolean hasOne(String text) {
        return !pieces(text).isEmpty();
    }

    /** Where secrets stand in the text. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>(TokenFormat.in(text));
        if (text.contains("://")) {
            passwords(ADDRESS.matcher(text), pieces);
        }
        if (text.indexOf('=') >= 0) {
            given(ASSIGNMENT.matcher(text), pieces);
        }
        if (text.contains("--")) {
            given(OPTION.matcher(text), pieces);
        }
        if (text.indexOf(':') >= 0) {
            given(PAIR.matcher(text), pieces);
            headers(HEADER.matcher(text), pieces);
            if (text.contains("curl")) {
                passwords(LOGIN.matcher(text), pieces);
            }
        }
        return pieces;
    }

    private static void passwords(Matcher matcher, List<Piece> pieces) {
        while (matcher.find()) {
            String password = matcher.group(2);
            boolean isSecret = !password.equals(matcher.group(1))
                    && !GivenSecret.isVariable(password)
                    && !GivenSecret.isPlaceholder(password);
            if (isSecret) {
                pieces.add(new Piece(matcher.start(2), matcher.end(2)));
            }
        }
    }

    /** A header's name tells nothing past that; in prose a colon and a word follow it as well. */
    private static void headers(Matcher matcher, List<Piece> pieces) {
        while (matcher.find()) {
            if (GivenSecret.is("API_TOKEN", matcher.group(2))) {
                pieces.add(new Piece(matcher.start(2), matcher.end(2)));
            }
        }
    }

    /** The value is in the one group that took part; one in quotes may itself give something to a name. */
    private static void given(Matcher matcher, List<Piece> pieces) {
        int from = 0;
        while (matcher.find(from)) {
            int last = matcher.groupCount();
            boolean isQuoted = matcher.group(last) == null;
            from = isQuoted ? matcher.end(1) : matcher.end();
            for (int group = 2; group <= last; group++) {
                String value = matcher.group(group);
                if (value != null && GivenSecret.is(matcher.group(1), value)) {
                    pieces.add(new Piece(matcher.start(group), matcher.end(group)));
                }
            }
        }
    }
}
