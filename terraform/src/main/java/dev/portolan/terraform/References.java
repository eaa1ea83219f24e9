package dev.portolan.terraform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks that a template speaks of, by their addresses. It knows enough of the language for that: texts, templates in
 * texts, names that {@code for} gives, functions, keys of objects.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/references">References to named values</a>
 */
final class References {
    private static final Pattern BOUND = Pattern.compile("\\bfor\\s+([\\w-]+)(?:\\s*,\\s*([\\w-]+))?\\s+in\\b");
    /** A name with its attributes, and what makes another thing of it: a dot before it, a call or an assignment behind. */
    private static final Pattern NAMES =
            Pattern.compile("(\\.)?([A-Za-z_][\\w-]*+(?:\\.[A-Za-z_][\\w-]*+)*+)(\\s*\\(|\\s*=(?![=>]))?");

    private static final Set<String> OWN =
            new LinkedHashSet<>(List.of("each", "self", "count", "path", "terraform", "module"));

    private final Set<String> found = new LinkedHashSet<>();

    private References() {}

    /** The addresses in a template. */
    static Set<String> in(String template) {
        var references = new References();
        if (template.contains("{")) {
            references.template(template, 0, '\0');
        }
        return references.found;
    }

    /** Reads a template from a place to its end or to the quote that ends it; answers the place behind it. */
    private int template(String text, int from, char end) {
        int at = from;
        while (at < text.length() && text.charAt(at) != end) {
            if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
                at += 3;
            } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
                at = code(text, at + 2);
            } else {
                at += end != '\0' && text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        return at + 1;
    }

    /** Reads code to the brace that ends it; answers the place behind that. */
    private int code(String text, int from) {
        var code = new StringBuilder();
        int depth = 0;
        int at = from;
        while (at < text.length() && (depth > 0 || text.charAt(at) != '}')) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '"') {
                code.append("\"\"");
                at = template(text, at + 1, '"');
            } else {
                code.append(c);
                at++;
            }
        }
        names(code.toString());
        return at + 1;
    }

    private void names(String code) {
        Set<String> bound = bound(code);
        Matcher names = NAMES.matcher(code);
        while (names.find()) {
            if (names.group(1) == null && names.group(3) == null) {
                name(List.of(names.group(2).split("\\.", -1)), bound);
            }
        }
    }

    /** What is no block there: names of the language's own, and those that {@code for} gives. */
    private static Set<String> bound(String code) {
        if (!code.contains("for")) {
            return OWN;
        }
        Set<String> bound = new LinkedHashSet<>(OWN);
        Matcher loops = BOUND.matcher(code);
        while (loops.find()) {
            bound.add(loops.group(1));
            if (loops.group(2) != null) {
                bound.add(loops.group(2));
            }
        }
        return bound;
    }

    private void name(List<String> steps, Set<String> bound) {
        int length = List.of("data", "ephemeral").contains(steps.get(0)) ? 3 : 2;
        if (!bound.contains(steps.get(0)) && steps.size() >= length) {
            found.add(String.join(".", steps.subList(0, length)));
        }
    }
}
