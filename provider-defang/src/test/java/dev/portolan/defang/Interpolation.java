package dev.portolan.defang;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How compose-go replaces references in a value, and how Defang uses it twice: on the file it leaves in place what has no
 * value, as <code>${NAME}</code>, and at the deploy it fills the environment from config values.
 *
 * @see <a href="https://github.com/compose-spec/compose-go/blob/v2.10.1/template/template.go">compose-go, template</a>
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/loader.go">Defang, newProjectOptions</a>
 * @see <a href="https://github.com/DefangLabs/pulumi-defang/blob/72bfd43/provider/compose/helpers.go">Defang's back end,
 *     InterpolateEnvironmentVariable</a>
 */
final class Interpolation {
    private static final String NAME = "[_a-z][_a-z0-9]*";
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(?:(?<escaped>\\$)|(?<named>" + NAME + ")|\\{(?<braced>" + NAME + ")\\}|(?<invalid>\\{))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Set<String> names = new LinkedHashSet<>();

    /** The names that were met. */
    Set<String> names() {
        return names;
    }

    /** The text with its references replaced. */
    String replaced(String text, Function<String, String> value) {
        Matcher matcher = REFERENCE.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group("named") == null ? matcher.group("braced") : matcher.group("named");
            if (matcher.group("invalid") != null) {
                throw new IllegalArgumentException("Invalid template: \"" + text + '"');
            }
            if (name != null) {
                names.add(name);
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(name == null ? "$" : value.apply(name)));
        }
        return matcher.appendTail(result).toString();
    }

    /** What a container of docker compose is given where each reference has this value. */
    static String byDocker(String text, Function<String, String> value) {
        return new Interpolation().replaced(text, value);
    }

    /** What a container of Defang is given where each config value is this one. */
    static String byDefang(String text, Function<String, String> value) {
        String read = new Interpolation().replaced(text, name -> "${" + name + "}");
        return new Interpolation().replaced(read, value);
    }
}
