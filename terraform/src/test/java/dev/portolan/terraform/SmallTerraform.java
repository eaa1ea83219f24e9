package dev.portolan.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much of Terraform as the round trip needs, written from the language's description: variables, locals and outputs;
 * texts, names, lists, {@code one}.
 *
 * @see <a href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md">The syntax of HCL</a>
 */
final class SmallTerraform {
    private final Map<String, Object> variables;
    private final Map<String, Object> locals;

    private SmallTerraform(Map<String, Object> file) {
        variables = Json.object(file.get("variable"));
        locals = Json.object(file.get("locals"));
    }

    /** The outputs of a file. */
    static Map<String, Object> outputs(String file) {
        Map<String, Object> root = Json.object(Json.read(file));
        var terraform = new SmallTerraform(root);
        Map<String, Object> outputs = new LinkedHashMap<>();
        Json.object(root.get("output"))
                .forEach((name, output) -> outputs.put(name, terraform.value(Json.get(output, "value"))));
        return outputs;
    }

    private Object value(Object json) {
        if (json instanceof String text) {
            return template(text);
        }
        if (json instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(item -> values.add(value(item)));
            return values;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Json.object(json).forEach((key, item) -> values.put((String) template(key), value(item)));
        return values;
    }

    private Object template(String text) {
        var reader = new Reader(text);
        List<Object> pieces = reader.template(false);
        return pieces.size() == 1 ? pieces.get(0) : joined(pieces);
    }

    private static String joined(List<Object> pieces) {
        var text = new StringBuilder();
        pieces.forEach(text::append);
        return text.toString();
    }

    private Object named(String name) {
        return name.startsWith("var.")
                ? Json.get(variables.get(name.substring(4)), "default")
                : value(Json.get(locals, name.substring(6)));
    }

    private final class Reader {
        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private boolean skip(String word) {
            boolean isThere = text.startsWith(word, at);
            at += isThere ? word.length() : 0;
            return isThere;
        }

        private List<Object> template(boolean inQuotes) {
            List<Object> pieces = new ArrayList<>();
            var literal = new StringBuilder();
            while (at < text.length() && !(inQuotes && text.charAt(at) == '"')) {
                if (skip("$${")) {
                    literal.append("${");
                } else if (skip("%%{")) {
                    literal.append("%{");
                } else if (skip("${")) {
                    if (!literal.isEmpty()) {
                        pieces.add(literal.toString());
                        literal.setLength(0);
                    }
                    pieces.add(expression());
                    expect("}");
                } else if (text.startsWith("%{", at)) {
                    throw new IllegalStateException("a directive at " + at + " of " + text);
                } else if (inQuotes && skip("\\")) {
                    literal.append(escaped());
                } else {
                    literal.append(text.charAt(at++));
                }
            }
            if (!literal.isEmpty() || pieces.isEmpty()) {
                pieces.add(literal.toString());
            }
            return pieces;
        }

        private char escaped() {
            char c = text.charAt(at++);
            return switch (c) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case '"', '\\' -> c;
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> throw new IllegalStateException("no escape of Terraform's: \\" + c);
            };
        }

        private Object expression() {
            if (skip("one([")) {
                Object value = expression();
                expect("])");
                return value;
            }
            if (skip("\"")) {
                String value = joined(template(true));
                expect("\"");
                return value;
            }
            int from = at;
            while (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return named(text.substring(from, at));
        }

        private void expect(String word) {
            if (!skip(word)) {
                throw new IllegalStateException("no " + word + " at " + at + " of " + text);
            }
        }
    }
}
