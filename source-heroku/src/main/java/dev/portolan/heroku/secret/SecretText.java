package dev.portolan.heroku.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets inside texts that hold other things as well: a command, a description, a line of a Dockerfile. Besides
 * the {@linkplain TokenFormat forms that only secrets have} it knows the ways in which one is handed over.
 */
public final class SecretText {
    /** {@code scheme://user:password@}; the parts are bounded, so that no text costs more than its length. */
    private static final Pattern ADDRESS =
            Pattern.compile("://([^\\s/:@'\"?#]{0,128}):([^\\s/'\"@]{1,256}(?:@[^\\s/'\"@]{1,64})?)@");

    private static final String VALUE = "(?:'([^']{1,1000})'|\"([^\"]{1,1000})\"|([^\\s'\"&|;()<>,]{1,1000}))";

    /** {@code NAME=value}, {@code --name=value}, {@code -Dname=value}, {@code ?name=value}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?<![A-Za-z0-9_.-])-{0,2}([A-Za-z_][A-Za-z0-9_.-]{1,80})=" + VALUE);

    /** {@code --password value}; of options that end so, many take no value. */
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w-])--((?:api|access|auth|client|secret|private)?-?"
                    + "(?:password|passwd|pass|passphrase|token|secret|key|apikey))[ \\t]{1,8}(?!-)" + VALUE);

    /** {@code "name": "value"}, as JSON in a command has it. */
    private static final Pattern PAIR =
            Pattern.compile("[\"']([A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']\\s{0,8}:\\s{0,8}[\"']([^\"']{1,1000})[\"']");

    /** {@code Authorization: Bearer value}, {@code X-Api-Key: value}. */
    private static final Pattern HEADER =
            Pattern.compile("(?i)(?<![\\w-])(authorization|[\\w-]{0,40}(?:api-?key|token|secret)):[ ]{0,4}"
                    + "(?:(?:bearer|basic|token) {1,4})?([A-Za-z0-9._~+/=-]{8,1000})");

    /** {@code curl -u user:password}. */
    private static final Pattern LOGIN =
            Pattern.compile("(?<=\\s)(?:-u|--user)[ =]{0,4}['\"]?[A-Za-z0-9_.@-]{1,64}:([^\\s'\":]{4,256})(?=['\"\\s]|$)");

    private SecretText() {}

    /** Whether a secret stands in the text. */
    public static boolean hasOne(String text) {
        return !pieces(text).isEmpty();
    }

    /** Whether the value that a text gives to the name is a secret. */
    public static boolean isGiven(String name, String value) {
        return GivenSecret.is(name, value) || hasOne(value);
    }

    /** Where secrets stand in the text. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>(TokenFormat.in(text));
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            if (isPassword(address.group(1), address.group(2))) {
                pieces.add(new Piece(address.start(2), address.end(2)));
            }
        }
        given(ASSIGNMENT.matcher(text), pieces);
        given(OPTION.matcher(text), pieces);
        given(PAIR.matcher(text), pieces);
        Matcher header = HEADER.matcher(text);
        while (header.find()) {
            // A header's name tells nothing past that; in prose a colon and a word follow it as well.
            if (GivenSecret.is("API_TOKEN", header.group(2))) {
                pieces.add(new Piece(header.start(2), header.end(2)));
            }
        }
        if (text.contains("curl")) {
            Matcher login = LOGIN.matcher(text);
            while (login.find()) {
                if (isPassword("", login.group(1))) {
                    pieces.add(new Piece(login.start(1), login.end(1)));
                }
            }
        }
        return pieces;
    }

    /** Takes what is given where name and value speak for a secret; the value is in the one group that took part. */
    private static void given(Matcher matcher, List<Piece> pieces) {
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.end(1);
            for (int group = 2; group <= matcher.groupCount(); group++) {
                String value = matcher.group(group);
                if (value != null && GivenSecret.is(matcher.group(1), value)) {
                    pieces.add(new Piece(matcher.start(group), matcher.end(group)));
                }
            }
        }
    }

    private static boolean isPassword(String user, String password) {
        return !password.equals(user)
                && !GivenSecret.isVariable(password)
                && !GivenSecret.isPlaceholder(password);
    }
}
