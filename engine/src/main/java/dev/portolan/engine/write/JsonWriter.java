package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.engine.output.IndentedJson;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;

/** JSON. It holds no comments: those of the document are left out. */
final class JsonWriter {
    private final JsonGenerator generator;
    private final Literals literals;

    private JsonWriter(JsonGenerator generator, Literals literals) {
        this.generator = generator;
        this.literals = literals;
    }

    static String write(Document document) {
        try {
            return IndentedJson.write(
                    generator -> new JsonWriter(generator, new Literals(document.dialect())).node(document.root()));
        } catch (StreamWriteException e) {
            throw new IllegalStateException(document + ": " + e.getOriginalMessage(), e);
        }
    }

    private void node(Node node) {
        if (node instanceof Mapping mapping) {
            generator.writeStartObject();
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                generator.writeName(literals.key(entry.getKey()));
                node(entry.getValue());
            }
            generator.writeEndObject();
        } else if (node instanceof Sequence sequence) {
            generator.writeStartArray();
            sequence.items().forEach(this::node);
            generator.writeEndArray();
        } else if (node instanceof Scalar scalar) {
            scalar(scalar);
        }
    }

    private void scalar(Scalar scalar) {
        Object value = scalar.value();
        if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (value instanceof Number whole) {
            generator.writeNumber(whole.longValue());
        } else {
            generator.writeString(literals.text(scalar));
        }
    }
}
