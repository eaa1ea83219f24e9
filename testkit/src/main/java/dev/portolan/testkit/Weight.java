package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.document.TextBody;
import dev.portolan.report.Effect;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** What of an output has an effect: files without comments, words of steps, findings that tell of an adaption. */
final class Weight {
    private Weight() {}

    /** Two outputs with equal weights do the same. */
    static List<String> of(Output output) {
        var parts = new ArrayList<String>();
        for (Document document : output.documents()) {
            var text = new StringBuilder(document.path())
                    .append(' ')
                    .append(document.mode())
                    .append('\n');
            node(document.root(), text);
            for (TextBody.Line line : document.text().lines()) {
                line.parts()
                        .forEach(part -> text.append(
                                part instanceof TextBody.Part.Template template
                                        ? template.text()
                                        : ((TextBody.Part.Literal) part).fact().get()));
                text.append('\n');
            }
            parts.add(text.toString());
        }
        output.steps().stream().map(StepWords::of).sorted().forEach(parts::add);
        output.findings().stream()
                .filter(finding -> finding.code().effect() == Effect.ADAPTED)
                .map(finding -> finding.code().id() + " " + finding.message())
                .sorted()
                .forEach(parts::add);
        return parts;
    }

    private static void node(Node node, StringBuilder into) {
        if (node instanceof Mapping mapping) {
            into.append('{');
            mapping.entries().forEach((key, value) -> {
                into.append(key.length()).append(' ').append(key).append('=');
                node(value, into);
            });
            into.append('}');
        } else if (node instanceof Sequence list) {
            into.append('[');
            list.items().forEach(item -> node(item, into));
            into.append(']');
        } else {
            Object value = ((dev.portolan.document.Scalar) node).value();
            into.append(value.getClass().getSimpleName())
                    .append(' ')
                    .append(value)
                    .append(';');
        }
    }
}
