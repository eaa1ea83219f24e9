package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Documents made of the text of a compose file, as people write them. */
final class YamlDocuments {
    private YamlDocuments() {}

    static Document of(String text) {
        Document document = Document.yaml("compose.yaml");
        fill(document.root(), DefangReader.map(DefangReader.parse(text)));
        return document.freeze();
    }

    private static void fill(Mapping mapping, Map<String, Object> from) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                fill(mapping.mapping(key).evenIfEmpty(), DefangReader.map(value));
            } else if (value instanceof List<?> list) {
                fill(mapping.list(key), list);
            } else if (value == null) {
                mapping.mapping(key).evenIfEmpty();
            } else {
                mapping.put(key, Fact.chosen(scalar(value), "a test"));
            }
        });
    }

    private static void fill(Sequence list, List<?> from) {
        for (Object item : from) {
            if (item instanceof Map<?, ?>) {
                fill(list.add().evenIfEmpty(), DefangReader.map(item));
            } else {
                list.add(Fact.chosen(scalar(item), "a test"));
            }
        }
    }

    private static Object scalar(Object value) {
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }
}
