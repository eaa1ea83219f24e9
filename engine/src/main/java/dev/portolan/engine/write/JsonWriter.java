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
    private final LineBases bases;
    /** Each value begins a line, and so does the bracket that closes one with something in it. */
    private int line;

    private JsonWriter(JsonGenerator generator, Literals literals, LineBases bases) {
        this.generator = generator;
        this.literals = literals;
        this.bases = bases;
    }

    static Written write(Document document) {
        var bases = new LineBases();
        try {
            String text = IndentedJson.write(generator ->
                    new JsonWriter(generator, new Literals(document.dialect()), bases).node(document.root()));
            return bases.with(text, document);
        } catch (StreamWriteException e) {
            throw new IllegalStateException(document + ": " + e.getOriginalMessage(), e);
        }
    }

    private void node(Node node) {
        int start = line;
        if (node instanceof Mapping mapping) {
            generator.writeStartObject();
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                line++;
                generator.writeName(literals.key(entry.getKey()));
                node(entry.getValue());
            }
            generator.writeEndObject();
            line += mapping.entries().isEmpty() ? 0 : 1;
        } else if (node instanceof Sequence sequence) {
            generator.writeStartArray();
            for (Node item : sequence.items()) {
                line++;
                node(item);
            }
            generator.writeEndArray();
            line += sequence.items().isEmpty() ? 0 : 1;
        } else if (node instanceof Scalar scalar) {
            scalar(scalar);
        }
        bases.note(start, start, line, node.bases());
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
