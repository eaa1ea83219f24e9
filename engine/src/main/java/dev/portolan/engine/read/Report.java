package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects what is found in one file while it is read, and tells it when the reading is over. */
final class Report {
    /** So many of one kind are told with their places; the rest is counted. A broken file has thousands. */
    private static final int TOLD_OF_ONE_KIND = 20;

    private final InputText input;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<ReadFinding, Integer> counts = new EnumMap<>(ReadFinding.class);
    private boolean failed;

    private Report(InputText input) {
        this.input = input;
    }

    /** A way of reading a file; throws a {@link Refusal} if it has to stop. */
    interface Way {
        InputNode read(InputText input, Report report);
    }

    /**
     * Reads a file and tells what was found. Marks of a merge are told instead of all that they cause, errors instead of
     * warnings, since a file with errors is not used.
     */
    static Optional<InputNode> read(InputText input, Consumer<Finding> findings, Way way) {
        var marks = new MergeMarkers(input);
        if (marks.isWhole()) {
            findings.accept(marks.finding());
            return Optional.empty();
        }
        var report = new Report(input);
        Optional<InputNode> node = report.run(() -> way.read(input, report));
        if (node.isEmpty() && marks.isPart()) {
            findings.accept(marks.finding());
        } else {
            report.tell(findings);
        }
        return node;
    }

    private Optional<InputNode> run(Supplier<InputNode> reading) {
        try {
            InputNode node = reading.get();
            return failed ? Optional.empty() : Optional.of(node);
        } catch (Refusal refusal) {
            findings.add(refusal.finding());
            failed = true;
            return Optional.empty();
        }
    }

    /** Notes something about the place at an offset. */
    void add(int offset, ReadFinding code, String detail) {
        failed |= code.severity() == Severity.ERROR;
        if (counts.merge(code, 1, Integer::sum) <= TOLD_OF_ONE_KIND) {
            findings.add(Finding.at(input.at(offset), code, detail));
        }
    }

    private void tell(Consumer<Finding> reader) {
        counts.forEach((code, count) -> {
            if (count > TOLD_OF_ONE_KIND) {
                String rest = "The file has " + (count - TOLD_OF_ONE_KIND) + " more of this kind.";
                findings.add(Finding.at(input.whole(), code, rest));
            }
        });
        findings.stream()
                .filter(finding -> !failed || finding.severity() == Severity.ERROR)
                .forEach(reader);
    }

    /** The place at an offset. */
    Origin at(int offset) {
        return input.at(offset);
    }

    /** Stops the reading. */
    Refusal refuse(int offset, ReadFinding code, String detail) {
        return new Refusal(input.at(offset), code, detail);
    }
}
