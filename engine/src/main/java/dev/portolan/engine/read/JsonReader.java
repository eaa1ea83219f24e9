package dev.portolan.engine.read;

import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON. Comments and trailing commas are told and passed over; of a key that stands twice the last counts. */
public final class JsonReader {
    /** Sizes are bounded where the file is opened; the depth is bounded here, one level before Jackson's own bound. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final JsonParser parser;
    private final InputText input;
    private final Report report;
    private int depth;

    private JsonReader(JsonParser parser, InputText input, Report report) {
        this.parser = parser;
        this.input = input;
        this.report = report;
    }

    /**
     * Reads a text.
     *
     * @param path the path of its file, for the places
     * @param text the text, with or without a byte order mark, its lines ended in any way
     * @param findings is told what is wrong with it
     * @return the file's tree, or nothing after an error was told
     */
    public static Optional<InputNode> read(String path, String text, Consumer<Finding> findings) {
        return Report.read(new InputText(path, text), findings, JsonReader::read);
    }

    private static InputNode read(InputText input, Report report) {
        if (input.hasByteOrderMark()) {
            report.add(0, ReadFinding.BYTE_ORDER_MARK, "");
        }
        String text = JsonTolerance.clean(input.text(), report);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser, input, report).document();
        } catch (JacksonException fault) {
            throw JsonFaults.refusal(text, input, fault);
        }
    }

    private InputNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw report.refuse(0, ReadFinding.SYNTAX_ERROR, "The file is empty. Expected { … }.");
        }
        InputNode node = value(first);
        if (parser.nextToken() != null) {
            throw report.refuse(offset(), ReadFinding.SYNTAX_ERROR, JsonFaults.AFTER_THE_END);
        }
        return node;
    }

    private InputNode value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            case VALUE_STRING -> scalar(InputNode.Type.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(InputNode.Type.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(InputNode.Type.BOOLEAN);
            case VALUE_NULL -> scalar(InputNode.Type.NULL);
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Scalar scalar(InputNode.Type type) {
        var origin = input.at(offset());
        return new Scalar(origin, type, parser.getString());
    }

    private Mapping mapping() {
        var origin = input.at(offset());
        enter();
        var entries = new LinkedHashMap<String, Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int offset = offset();
            String key = parser.currentName();
            // Removed first, so that the entries stand in the order of their places.
            var earlier = entries.remove(key);
            if (earlier != null) {
                report.add(offset, ReadFinding.DUPLICATE_KEY, "Here " + Excerpt.of(key) + " stands again.");
            }
            entries.put(key, new Entry(key, input.at(offset), value(parser.nextToken())));
        }
        depth--;
        return new Mapping(origin, new ArrayList<>(entries.values()));
    }

    private Sequence sequence() {
        var origin = input.at(offset());
        enter();
        var items = new ArrayList<InputNode>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        depth--;
        return new Sequence(origin, items);
    }

    private void enter() {
        if (++depth > Limits.DEPTH) {
            throw report.refuse(offset(), ReadFinding.TOO_DEEP, "Here is level " + depth + " of " + Limits.DEPTH + ".");
        }
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
