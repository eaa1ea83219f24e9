package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Documents made of the text of a fly.toml, as people write them. */
final class TomlDocuments {
    private TomlDocuments() {}

    static Document of(String text) {
        Document document = Document.toml("fly.toml");
        var parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            throw new IllegalArgumentException(parsed.errors() + "\n" + text);
        }
        fill(document.root(), parsed);
        return document.freeze();
    }

    private static void fill(Mapping mapping, TomlTable table) {
        for (String key : table.keySet()) {
            Object value = Objects.requireNonNull(table.get(List.of(key)));
            if (value instanceof TomlTable inner) {
                fill(mapping.mapping(key).evenIfEmpty(), inner);
            } else if (value instanceof TomlArray array) {
                fill(mapping.list(key), array);
            } else {
                mapping.put(key, Fact.chosen(scalar(value), "a test"));
            }
        }
    }

    private static void fill(Sequence list, TomlArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable inner) {
                fill(list.add().evenIfEmpty(), inner);
            } else {
                list.add(Fact.chosen(scalar(array.get(i)), "a test"));
            }
        }
    }

    private static Object scalar(Object value) {
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }
}
