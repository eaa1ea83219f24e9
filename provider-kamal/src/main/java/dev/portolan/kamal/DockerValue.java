package dev.portolan.kamal;

import java.util.regex.Pattern;

/**
 * What Kamal and docker make of a value on its way into a container. A plain value stands on docker's command line,
 * escaped by Ruby's {@code dump} for the server's shell; a secret stands in a file for {@code --env-file}. Each way
 * changes some texts.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/utils.rb">escape_shell_value</a>
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/env_file.rb">env_file.rb</a>
 */
final class DockerValue {
    /** What the server's shell replaces: Kamal leaves it on purpose. */
    private static final Pattern EXPANSION = Pattern.compile("\\$\\{[^}]*}");

    /** What {@code dump} escapes for Ruby and no shell takes back. */
    private static final Pattern RUBY = Pattern.compile("#[{$@]");

    private DockerValue() {}

    /** Whether the value arrives as it is when it is a plain one. */
    static boolean isExactPlain(String text) {
        return !isBlank(text)
                && !hasControl(text)
                && !EXPANSION.matcher(text).find()
                && !RUBY.matcher(text).find();
    }

    /** Whether the value arrives as it is when it is a secret. */
    static boolean isExactSecret(String text) {
        return !hasControl(text) && text.indexOf('\\') < 0;
    }

    /** Without a text docker takes the value of its own environment. Ruby counts more characters as blank than Java. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085');
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }
}
