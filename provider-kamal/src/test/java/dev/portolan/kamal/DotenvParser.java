package dev.portolan.kamal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of dotenv 3.2 with Kamal's own for commands, so that what is written into a file of secrets can be read as
 * Kamal reads it.
 *
 * @see <a href="https://github.com/bkeepers/dotenv/blob/v3.2.0/lib/dotenv/parser.rb">parser.rb</a>
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/secrets/dotenv/inline_command_substitution.rb">commands</a>
 */
final class DotenvParser {
    private static final Pattern LINE = Pattern.compile("""
            (?:^|\\A)\\s*(?:export\\s+)?(?<key>[\\w.]+)(?:(?:\\s*=\\s*?|:\\s+?)(?<value>\\s*'(?:\\\\'|[^'])*'|\\s*"(?:\\\\"|[^"])*"|[^\\#\\n]+)?)?\\s*(?:\\#.*)?(?:$|\\z)""", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("\\A(['\"])(.*)\\1\\z", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("(\\\\)?\\$(?!\\()\\{?([A-Za-z0-9_]+)?}?");

    private static final Pattern VAULT =
            Pattern.compile("kamal secrets (?:fetch [^$`\"\\\\;&|]*|extract (\\w+) \\$SECRETS\\w*)");

    private final UnaryOperator<String> environment;
    private final Map<String, String> values = new LinkedHashMap<>();

    private DotenvParser(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** The values of the names in a file; the function answers what the environment has, an empty text for nothing. */
    static Map<String, String> parse(String text, UnaryOperator<String> environment) {
        var parser = new DotenvParser(environment);
        Matcher line = LINE.matcher(text.replaceAll("\r\n?", "\n"));
        while (line.find()) {
            String value = line.group("value");
            parser.values.put(line.group("key"), parser.value(value == null ? "" : value));
        }
        return parser.values;
    }

    private String value(String written) {
        String value = written.strip();
        Matcher quoted = QUOTED.matcher(value);
        char quote = ' ';
        if (quoted.matches()) {
            quote = quoted.group(1).charAt(0);
            value = quoted.group(2);
        }
        if (quote == '\'') {
            return value;
        }
        if (quote == '"') {
            value = value.replace("\\n", "\\\\n").replace("\\r", "\\\\r");
        }
        value = Pattern.compile("\\\\([^$])", Pattern.DOTALL).matcher(value).replaceAll("$1");
        return variables(commands(value));
    }

    /**
     * A command that is escaped loses its backslash. Of those that would be run only Kamal's own are known: a vault answers
     * nothing that matters, and a name out of its answer is what the environment has for it.
     */
    private String commands(String value) {
        var out = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            boolean escaped = value.startsWith("\\$(", at);
            int open = escaped ? at + 2 : value.startsWith("$(", at) ? at + 1 : -1;
            int close = open < 0 ? -1 : closing(value, open);
            if (close < 0) {
                out.append(value.charAt(at++));
            } else if (escaped) {
                out.append(value, at + 1, close);
                at = close;
            } else {
                Matcher vault = VAULT.matcher(value.substring(at + 2, close - 1));
                if (!vault.matches()) {
                    throw new IllegalStateException("a command would be run: " + value.substring(at, close));
                }
                out.append(vault.group(1) == null ? "" : environment.apply(vault.group(1)));
                at = close;
            }
        }
        return out.toString();
    }

    /** Where the parenthesis ends that opens here; below 0 where it does not, or where nothing stands in it. */
    private static int closing(String value, int open) {
        int at = open + 1;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == ')') {
                return at == open + 1 ? -1 : at + 1;
            }
            if (c == '\\' && (at + 1 >= value.length() || value.charAt(at + 1) == '\n')) {
                return -1;
            }
            int inner = c == '(' ? closing(value, at) : c == '\\' ? at + 2 : at + 1;
            if (inner < 0) {
                return -1;
            }
            at = inner;
        }
        return -1;
    }

    private String variables(String value) {
        var out = new StringBuilder();
        Matcher variable = VARIABLE.matcher(value);
        while (variable.find()) {
            String name = variable.group(2);
            String replaced = variable.group(1) != null
                    ? variable.group().substring(1)
                    : name == null ? variable.group() : values.getOrDefault(name, environment.apply(name));
            variable.appendReplacement(out, Matcher.quoteReplacement(replaced));
        }
        return variable.appendTail(out).toString();
    }
}
