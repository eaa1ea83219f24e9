package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON indented by two spaces, one value a line. It holds no comments: those of the document are left out. */
final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator generator;
    private final Literals literals;

    private JsonWriter(JsonGenerator generator, Literals literals) {
        this.generator = generator;
        this.literals = literals;
    }

    static String write(Document document) {
        var text = new StringWriter(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), text)) {
            new JsonWriter(generator, new Literals(document.dialect())).node(document.root());
        } catch (StreamWriteException e) {
            throw new IllegalStateException(document + ": " + e.getOriginalMessage(), e);
        }
        return text.append('\n').toString();
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

    /** Asks for the look. The printer is a fresh one for each document, since it holds the depth. */
    private static final class Indented extends ObjectWriteContext.Base {
        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withArrayEmptySeparator("")
                            .withObjectEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER);
        }
    }
}
