package dev.portolan.cli;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.source.InputNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of the page on portolan.yaml, of the JSON schema and of an example that has every key. */
final class SchemaReference {
    private final InputNode.Mapping schema;

    /** Where each table may stand, in the order in which the schema leads there. */
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    private final SchemaExamples examples;

    SchemaReference(String schema, String example) {
        this.schema = (InputNode.Mapping) ProjectFolder.ofMemory(Map.of("it.json", bytes(schema)))
                .json("it.json")
                .orElseThrow();
        place("", "");
        examples = new SchemaExamples(this, example);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every key that has no example. */
    List<String> withoutExample() {
        var missing = new ArrayList<String>();
        places.forEach((table, paths) -> properties(definition(table)).entries().stream()
                .filter(entry -> examples.of(table, entry.key()).isEmpty())
                .forEach(entry -> missing.add(table + "/" + entry.key())));
        return missing;
    }

    /** The whole reference. */
    String markdown() {
        var page = new StringBuilder();
        places.forEach((table, paths) -> page.append(section(table, paths)).append('\n'));
        page.append("### Kinds of values\n\n| kind | | written as |\n|---|---|---|\n");
        definitions().entries().stream()
                .filter(entry -> !places.containsKey(entry.key()) && isUsed(entry.key()))
                .forEach(entry -> page.append("| <a id=\"kind-%s\"></a>%s | %s | %s |%n"
                        .formatted(
                                entry.key(),
                                words(entry.key()),
                                text(entry.value(), "description"),
                                form((InputNode.Mapping) entry.value()))));
        return page.toString().replace("\r", "");
    }

    private boolean isUsed(String name) {
        return !List.of("env-names", "texts").contains(name);
    }

    private String section(String table, List<String> paths) {
        InputNode.Mapping it = definition(table);
        var text = new StringBuilder();
        text.append("### ")
                .append(
                        table.isEmpty()
                                ? "The file"
                                : paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", ")))
                .append("\n\n")
                .append("<a id=\"%s\"></a>".formatted(anchor(table)))
                .append(text(it, "description"));
        rules(it)
                .forEach(rule ->
                        text.append(text.toString().endsWith(">") ? "" : " ").append(rule));
        text.append("\n\n| key | value | meaning | example |\n|---|---|---|---|\n");
        properties(it).entries().forEach(entry -> {
            var value = (InputNode.Mapping) entry.value();
            text.append("| <a id=\"%s-%s\"></a>`%s`%s | %s | %s | %s |%n"
                    .formatted(
                            anchor(table),
                            entry.key(),
                            entry.key(),
                            texts(it, "required").contains(entry.key()) ? " (required)" : "",
                            type(value),
                            text(value, "description"),
                            code(examples.of(table, entry.key()))));
        });
        return text.toString();
    }

    private static String anchor(String table) {
        return table.isEmpty() ? "file" : "key-" + table;
    }

    /** Which keys go together and which do not, in words. */
    private static List<String> rules(InputNode.Mapping it) {
        var rules = new ArrayList<String>();
        oneOf(it).ifPresent(rules::add);
        it.get("then").flatMap(then -> oneOf((InputNode.Mapping) then)).ifPresent(rules::add);
        it.get("dependentRequired")
                .ifPresent(needs -> ((InputNode.Mapping) needs)
                        .entries().stream()
                                .collect(Collectors.groupingBy(
                                        entry -> keys(items(entry.value())),
                                        LinkedHashMap::new,
                                        Collectors.mapping(entry -> "`" + entry.key() + "`", Collectors.joining(", "))))
                                .forEach((other, keys) -> rules.add("Only with " + other + ": " + keys + ".")));
        it.get("not").ifPresent(not -> rules.add(apart((InputNode.Mapping) not)));
        it.get("allOf")
                .ifPresent(all -> ((InputNode.Sequence) all)
                        .items().stream()
                                .map(InputNode.Mapping.class::cast)
                                .flatMap(part -> part.get("not").stream())
                                .forEach(not -> rules.add(apart((InputNode.Mapping) not))));
        return rules;
    }

    private static Optional<String> oneOf(InputNode.Mapping it) {
        return it.get("oneOf")
                .map(choices -> "A table has exactly one of "
                        + ((InputNode.Sequence) choices)
                                .items().stream()
                                        .map(choice -> keys(texts((InputNode.Mapping) choice, "required")))
                                        .collect(Collectors.joining(", "))
                        + ".");
    }

    /** Of {@code not: {required: [a, b], properties: {b: {required: [c]}}}} that a and b.c are never both there. */
    private static String apart(InputNode.Mapping not) {
        var inner = not.get("properties").map(InputNode.Mapping.class::cast);
        return "Never both: "
                + texts(not, "required").stream()
                        .map(key -> inner.flatMap(it -> it.get(key))
                                .map(below -> "`" + key + "."
                                        + texts((InputNode.Mapping) below, "required")
                                                .get(0) + "`")
                                .orElse("`" + key + "`"))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String keys(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(" and "));
    }

    /** What a key takes, with a link to the table or the kind. */
    private String type(InputNode.Mapping it) {
        String ref = ref(it);
        if (!ref.isEmpty()) {
            return link(ref);
        }
        if (valuesOf(it).isPresent()) {
            String values = refOfValues(it).isEmpty() ? "a table by path" : "a table of " + link(refOfValues(it));
            return texts(it, "type").contains("array") ? listType(it) + ", or " + values : values;
        }
        if (it.get("items").isPresent()) {
            return listType(it);
        }
        return it.get("anyOf")
                .map(any -> ((InputNode.Sequence) any)
                        .items().stream()
                                .map(one -> type((InputNode.Mapping) one))
                                .collect(Collectors.joining(", or ")))
                .orElseGet(() -> form(it));
    }

    private String listType(InputNode.Mapping it) {
        return "a list of " + link(ref((InputNode.Mapping) it.get("items").orElseThrow()));
    }

    private String link(String ref) {
        if (ref.equals("texts")) {
            return "a list of [lines](#kind-line)";
        }
        if (ref.equals("env-names")) {
            return "a list of [names](#kind-env-name)";
        }
        return places.containsKey(ref)
                ? "[" + words(ref) + "](#" + anchor(ref) + ")"
                : "[" + words(ref) + "](#kind-" + ref + ")";
    }

    private static String words(String key) {
        return key.replace('-', ' ');
    }

    /** How a plain value is written. */
    private static String form(InputNode.Mapping it) {
        if (it.get("enum").isPresent()) {
            return texts(it, "enum").stream().map(SchemaReference::code).collect(Collectors.joining(", "));
        }
        if (it.get("const").isPresent()) {
            return code(text(it, "const"));
        }
        List<String> types = texts(it, "type");
        if (types.equals(List.of("boolean"))) {
            return "`true` or `false`";
        }
        if (types.equals(List.of("integer")) || types.equals(List.of("number"))) {
            String least =
                    it.get("minimum").isPresent() ? text(it, "minimum") : "more than " + text(it, "exclusiveMinimum");
            String greatest = text(it, "maximum");
            return (types.equals(List.of("integer")) ? "a whole number, " : "a number, ")
                    + (greatest.equals("2147483647") ? least + " or more" : least + " to " + greatest);
        }
        if (it.get("pattern").isPresent() && types.contains("string") && !types.contains("array")) {
            return "a text like " + code(text(it, "pattern"));
        }
        return types.stream()
                .map(type -> switch (type) {
                    case "string" -> "a text";
                    case "number", "integer" -> "a number";
                    case "boolean" -> "`true` or `false`";
                    case "array" -> "a list";
                    default -> "a table";
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Code in a cell of a table: a bar would end the cell. */
    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private void place(String path, String table) {
        places.computeIfAbsent(table, key -> new ArrayList<>()).add(path);
        properties(definition(table)).entries().forEach(entry -> {
            var value = (InputNode.Mapping) entry.value();
            String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
            if (isTable(ref(value))) {
                place(below, ref(value));
            } else if (isTable(refOfValues(value))) {
                place(below + ".NAME", refOfValues(value));
            }
        });
    }

    /** Whether a definition of this name is a table with keys of its own. */
    boolean isTable(String name) {
        return !name.isEmpty()
                && !name.equals("command")
                && definition(name).get("properties").isPresent();
    }

    /** What the schema defines under this name; the whole file under the empty one. */
    InputNode.Mapping definition(String name) {
        return name.isEmpty()
                ? schema
                : (InputNode.Mapping) definitions().get(name).orElseThrow();
    }

    private InputNode.Mapping definitions() {
        return (InputNode.Mapping) schema.get("$defs").orElseThrow();
    }

    /** The keys of a table. */
    static InputNode.Mapping properties(InputNode.Mapping table) {
        return (InputNode.Mapping) table.get("properties").orElseThrow();
    }

    /** What the values of a table with names of the user's choice are. */
    private static Optional<InputNode.Mapping> valuesOf(InputNode.Mapping it) {
        return it.get("additionalProperties")
                .filter(InputNode.Mapping.class::isInstance)
                .map(InputNode.Mapping.class::cast);
    }

    /** The definition that these values have; empty where they have none of their own. */
    static String refOfValues(InputNode.Mapping it) {
        return valuesOf(it).map(SchemaReference::ref).orElse("");
    }

    /** The definition that a value has; empty where it has none of its own. */
    static String ref(InputNode.Mapping it) {
        return text(it, "$ref").replace("#/$defs/", "");
    }

    private static String text(InputNode it, String key) {
        return ((InputNode.Mapping) it)
                .get(key)
                .map(value -> value instanceof InputNode.Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    private static List<String> texts(InputNode.Mapping it, String key) {
        return it.get(key).map(SchemaReference::items).orElse(List.of());
    }

    private static List<String> items(InputNode node) {
        return node instanceof InputNode.Sequence list
                ? list.items().stream()
                        .map(item -> ((InputNode.Scalar) item).text())
                        .toList()
                : List.of(((InputNode.Scalar) node).text());
    }
}
