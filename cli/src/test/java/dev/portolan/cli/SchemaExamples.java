package dev.portolan.cli;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.source.InputNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** For each key of each table of a schema the line where a file shows it. */
final class SchemaExamples {
    private final SchemaReference schema;
    private final String example;
    private final Map<String, String> lines = new LinkedHashMap<>();

    SchemaExamples(SchemaReference schema, String example) {
        this.schema = schema;
        this.example = example;
        collect(
                "",
                ProjectFolder.ofMemory(Map.of("it.yaml", example.getBytes(StandardCharsets.UTF_8)))
                        .yaml("it.yaml")
                        .orElseThrow());
    }

    /** The first line that has the key; empty where there is none. */
    String of(String table, String key) {
        return lines.getOrDefault(table + "/" + key, "");
    }

    private void collect(String table, InputNode node) {
        if (!(node instanceof InputNode.Mapping mapping)) {
            return;
        }
        for (InputNode.Entry entry : mapping.entries()) {
            var found = SchemaReference.properties(schema.definition(table))
                    .get(entry.key())
                    .map(InputNode.Mapping.class::cast);
            if (found.isEmpty()) {
                continue;
            }
            lines.putIfAbsent(table + "/" + entry.key(), line(entry));
            if (schema.isTable(SchemaReference.ref(found.get()))) {
                collect(SchemaReference.ref(found.get()), entry.value());
            } else if (schema.isTable(SchemaReference.refOfValues(found.get()))
                    && entry.value() instanceof InputNode.Mapping children) {
                String values = SchemaReference.refOfValues(found.get());
                children.entries().forEach(child -> collect(values, child.value()));
            }
        }
    }

    /** The line of the example where this key stands; of a flow mapping only its part. */
    private String line(InputNode.Entry entry) {
        if (!(entry.origin() instanceof Origin.InFile place)) {
            return "";
        }
        String line = example.lines().toList().get(place.line() - 1);
        String rest = line.substring(place.column() - 1).replaceFirst(" +# .*$", "");
        return line.strip().startsWith(entry.key()) ? rest.strip() : upToTheNextKey(rest);
    }

    private static String upToTheNextKey(String rest) {
        int depth = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                return rest.substring(0, i).strip();
            }
        }
        return rest.strip();
    }
}
