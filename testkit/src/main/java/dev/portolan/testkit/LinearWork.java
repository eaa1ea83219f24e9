package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.testkit.Breach.Rule;
import java.util.List;
import java.util.Optional;

/** Ten times the processes make ten times the output, not more: counted in nodes, characters and claims, never timed. */
final class LinearWork {
    private static final int FEW = 100;
    private static final int MANY = 1000;
    private static final double SLACK = 1.5;

    private long count;

    private LinearWork() {}

    /** Holds the provider to it. */
    static List<Breach> check(Translator translator) {
        Optional<Output> few = translator.attempt(SampleApps.ofProcesses(FEW)).output();
        Translator.Attempt many = translator.attempt(SampleApps.ofProcesses(MANY));
        if (few.isEmpty() || many.output().isEmpty()) {
            return List.of(new Breach(
                    Rule.LINEAR, "", MANY + " processes", many.failure(), "Make it total, and its work linear."));
        }
        long small = of(few.get());
        long large = of(many.output().get());
        return large <= small * SLACK * MANY / FEW
                ? List.of()
                : List.of(
                        new Breach(
                                Rule.LINEAR,
                                "",
                                MANY + " processes",
                                "make " + large + " nodes, characters and claims, " + FEW + " make " + small,
                                "Look things up instead of walking all of them for each; claim no more than a value rests on."));
    }

    /** Nodes, characters and claims of an output. */
    static long of(Output output) {
        var work = new LinearWork();
        for (Document document : output.documents()) {
            work.count += document.bases().size();
            work.node(document.root());
            document.text()
                    .lines()
                    .forEach(line -> work.count +=
                            1 + line.parts().toString().length() + line.bases().size());
        }
        for (Step step : output.steps()) {
            work.count += StepWords.of(step).length() + step.allBases().size();
        }
        output.findings()
                .forEach(finding -> work.count +=
                        finding.message().length() + finding.facts().size());
        return work.count;
    }

    private void node(Node node) {
        count += 1 + node.bases().size();
        if (node instanceof Mapping mapping) {
            count += mapping.implied().size();
            mapping.entries().forEach((key, child) -> {
                count += key.length();
                node(child);
            });
        } else if (node instanceof Sequence list) {
            list.items().forEach(this::node);
        } else {
            count += node.toString().length();
        }
    }
}
