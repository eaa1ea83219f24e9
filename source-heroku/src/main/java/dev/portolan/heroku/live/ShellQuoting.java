package dev.portolan.heroku.live;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How {@code heroku config --shell} quotes values. A shell would read some of them otherwise than they were meant: {@code \n}
 * in double quotes is a line feed here. Before version 11.9 each backslash in single quotes was written twice, and a file
 * does not say which version wrote it.
 */
enum ShellQuoting {
    /** Since 11.9.0: what stands in single quotes stands for itself. */
    LITERAL,
    /** Before: a backslash in single quotes stands twice. */
    DOUBLED;

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");

    /** The value; nothing where the quotes are not those that Heroku writes. */
    Optional<String> decode(String quoted) {
        if (quoted.startsWith("\"")) {
            return unescaped(quoted);
        }
        if (!quoted.startsWith("'")) {
            return Optional.of(quoted);
        }
        return inner(quoted)
                .filter(text -> text.indexOf('\'') < 0)
                .map(text -> this == DOUBLED ? text.replace("\\\\", "\\") : text);
    }

    /** Whether only the version that wrote it tells what it means. */
    static boolean isAmbiguous(String quoted) {
        return quoted.startsWith("'") && quoted.contains("\\\\");
    }

    /** Whether one of these values can only come from a version that writes backslashes once. */
    static boolean areLiteral(List<String> quoted) {
        return quoted.stream()
                .filter(value -> value.startsWith("'"))
                .anyMatch(value ->
                        BACKSLASHES.matcher(value).results().anyMatch(run -> (run.end() - run.start()) % 2 == 1));
    }

    private static Optional<String> inner(String quoted) {
        return quoted.length() >= 2 && quoted.charAt(quoted.length() - 1) == quoted.charAt(0)
                ? Optional.of(quoted.substring(1, quoted.length() - 1))
                : Optional.empty();
    }

    private static Optional<String> unescaped(String quoted) {
        Optional<String> inner = inner(quoted);
        var value = new StringBuilder();
        String text = inner.orElse("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || (c == '\\' && i + 1 == text.length())) {
                return Optional.empty();
            }
            if (c == '\\') {
                i++;
                value.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                value.append(c);
            }
        }
        return Optional.of(value.toString());
    }
}
