package dev.portolan.kamal;

import java.util.Optional;

/**
 * How a value stands in {@code .kamal/secrets}, so that the dotenv library reads it back unchanged.
 *
 * @see <a href="https://github.com/bkeepers/dotenv/blob/v3.2.0/lib/dotenv/parser.rb">dotenv's parser</a>
 */
final class Dotenv {
    private Dotenv() {}

    /**
     * The value in quotes; nothing where no quotes hold it: a carriage return is always made a line feed, {@code $(}
     * beside a single quote would be run, and a backslash at the end hides the closing quote when a line below has one.
     */
    static Optional<String> quote(String value) {
        if (value.indexOf('\r') >= 0 || value.endsWith("\\")) {
            return Optional.empty();
        }
        if (value.indexOf('\'') < 0) {
            return Optional.of("'" + value + "'");
        }
        return value.contains("$(")
                ? Optional.empty()
                : Optional.of(
                        '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"');
    }
}
