package dev.portolan.engine.snapshot;

import dev.portolan.engine.output.IndentedJson;
import dev.portolan.engine.read.JsonReader;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import dev.portolan.source.LiveCapture;
import dev.portolan.source.LiveCapture.Answer;
import dev.portolan.source.LiveCapture.Content;
import dev.portolan.source.LiveCapture.Format;
import dev.portolan.source.LiveCapture.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The answers of a platform's command line on their way to files. What the source does not let through is in no file. */
public final class Snapshot {
    private final LiveCapture capture;
    private final List<Answer> answers = new ArrayList<>();

    /** Without answers yet. */
    public Snapshot(LiveCapture capture) {
        this.capture = capture;
    }

    /**
     * Takes what the program printed.
     *
     * @return whether it is what was asked for: JSON, where JSON was
     */
    public boolean add(Question question, String printed) {
        if (question.format() == Format.TEXT) {
            answers.add(new Answer(question, new Content.Text(printed)));
            return true;
        }
        // What is wrong with it may quote it, so nobody is told.
        return JsonReader.read(question.file(), printed, finding -> {})
                .map(node -> answers.add(new Answer(question, new Content.Tree(node))))
                .isPresent();
    }

    /** The texts of the files, by their names. */
    public Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (Answer answer : capture.kept(List.copyOf(answers))) {
            String text = answer.content() instanceof Content.Tree tree
                    ? IndentedJson.write(json -> write(tree.node(), json))
                    : ((Content.Text) answer.content()).text();
            files.put(answer.question().file(), text);
        }
        return Collections.unmodifiableMap(files);
    }

    private static void write(InputNode node, JsonGenerator json) {
        if (node instanceof Mapping table) {
            json.writeStartObject();
            for (Entry entry : table.entries()) {
                json.writeName(entry.key());
                write(entry.value(), json);
            }
            json.writeEndObject();
        } else if (node instanceof Sequence list) {
            json.writeStartArray();
            list.items().forEach(item -> write(item, json));
            json.writeEndArray();
        } else {
            write((Scalar) node, json);
        }
    }

    private static void write(Scalar scalar, JsonGenerator json) {
        switch (scalar.type()) {
            case TEXT -> json.writeString(scalar.text());
            case NUMBER -> json.writeNumber(scalar.text());
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(scalar.text()));
            case NULL -> json.writeNull();
        }
    }
}
