package dev.portolan.fly;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one-line commands of fly.toml. flyctl cuts them into words with google/shlex, starts no shell, and appends the
 * words to the image's entrypoint.
 *
 * <p>It is not a shell's grammar: space, tab, carriage return and line feed part words; between single quotes every
 * character is itself; between double quotes a backslash takes any next character as it is ({@code "\n"} is the letter
 * n); {@code #} at the beginning of a word makes the rest of the line a comment.
 *
 * @see <a href="https://github.com/google/shlex/blob/master/shlex.go">google/shlex</a>
 */
final class Shlex {
    private static final String SEPARATORS = " \t\r\n";
    private static final String PLAIN = "_@%+=:,./-";

    private final String text;
    private int position;

    private Shlex(String text) {
        this.text = text;
    }

    /** The command that is cut into exactly these words. */
    static String join(List<String> argv) {
        return argv.stream().map(Shlex::quote).collect(Collectors.joining(" "));
    }

    /**
     * The words of a command.
     *
     * @throws IllegalArgumentException with flyctl's words where a quote or an escape is left open
     */
    static List<String> split(String text) {
        return new Shlex(text).words();
    }

    private static String quote(String word) {
        if (!word.isEmpty() && word.chars().allMatch(Shlex::isPlain)) {
            return word;
        }
        if (word.indexOf('\'') < 0) {
            return "'" + word + "'";
        }
        return word.indexOf('"') < 0 && word.indexOf('\\') < 0
                ? "\"" + word + "\""
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        while (true) {
            while (!atEnd() && isSeparator()) {
                position++;
            }
            if (atEnd()) {
                return List.copyOf(words);
            }
            if (text.charAt(position) == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else {
                words.add(word());
            }
        }
    }

    private String word() {
        var word = new StringBuilder();
        while (!atEnd() && !isSeparator()) {
            char c = text.charAt(position++);
            switch (c) {
                case '\\' -> word.append(escaped());
                case '\'' -> word.append(literal());
                case '"' -> quoted(word);
                default -> word.append(c);
            }
        }
        return word.toString();
    }

    private String literal() {
        int end = text.indexOf('\'', position);
        if (end < 0) {
            throw new IllegalArgumentException("EOF found when expecting closing quote");
        }
        String literal = text.substring(position, end);
        position = end + 1;
        return literal;
    }

    private void quoted(StringBuilder word) {
        while (!atEnd()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return;
            }
            word.append(c == '\\' ? escaped() : c);
        }
        throw new IllegalArgumentException("EOF found when expecting closing quote");
    }

    private char escaped() {
        if (atEnd()) {
            throw new IllegalArgumentException("EOF found after escape character");
        }
        return text.charAt(position++);
    }

    private boolean isSeparator() {
        return SEPARATORS.indexOf(text.charAt(position)) >= 0;
    }

    private boolean atEnd() {
        return position >= text.length();
    }
}
