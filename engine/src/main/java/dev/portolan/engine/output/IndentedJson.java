package dev.portolan.engine.output;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON indented by two spaces, one value a line, with a line feed at its end, on every system alike. */
public final class IndentedJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private IndentedJson() {}

    /**
     * What the content writes, as text.
     *
     * @throws tools.jackson.core.exc.StreamWriteException if it writes a key twice
     */
    public static String write(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(new Indented(), text)) {
            content.accept(generator);
        }
        return text.append('\n').toString();
    }

    /** Asks for the look. Each text has a printer of its own, since it holds the depth. */
    private static final class Indented extends ObjectWriteContext.Base {
        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
        private static final DefaultPrettyPrinter LOOK = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return LOOK.createInstance();
        }
    }
}
