package dev.portolan.engine.report;

import dev.portolan.engine.plan.WritePlan;
import dev.portolan.report.Finding;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a terminal shows. Lines are as long as they are: a terminal breaks them at its own width. */
public final class TextReport {
    private final Paint paint;

    private TextReport(boolean isColoured) {
        paint = new Paint(isColoured);
    }

    /** Without colours. */
    public static TextReport plain() {
        return new TextReport(false);
    }

    /** With the colours that every terminal knows. */
    public static TextReport coloured() {
        return new TextReport(true);
    }

    /**
     * The files of a target, with what writing would do to each, and what became of the facts. Once they are written, what
     * was done to each; where something was in the way, that nothing was written, and what to do.
     */
    public String files(TargetReport report) {
        var text = new StringBuilder();
        var provider = report.translation().provider();
        text.append(paint.bold(provider.id()))
                .append("  ")
                .append(VisibleText.of(provider.title()))
                .append('\n');
        report.plan()
                .ifPresentOrElse(
                        plan -> text.append(report.result()
                                .map(result -> new FileLines(paint).written(report, plan, result))
                                .orElseGet(() -> new FileLines(paint).planned(plan))),
                        () -> report.translation()
                                .files()
                                .forEach(file -> text.append("  ")
                                        .append(VisibleText.of(file.path()))
                                        .append('\n')));
        text.append("  ")
                .append(CoverageLine.of(report.translation().coverage()))
                .append('\n');
        boolean isRefused = report.result().filter(result -> !result.isDone()).isPresent();
        return text.append(isRefused ? "" : nextSteps(report)).toString();
    }

    /** How much is left to do by hand, and where it stands. */
    private static String nextSteps(TargetReport report) {
        List<Step> steps = Runbook.steps(report.translation());
        if (steps.isEmpty()) {
            return "";
        }
        String phases = Arrays.stream(Phase.values())
                .map(phase -> new PhaseCount(
                        phase,
                        steps.stream().filter(step -> step.phase() == phase).count()))
                .filter(count -> count.steps() > 0)
                .map(PhaseCount::toString)
                .collect(Collectors.joining(", "));
        String runbook = Runbook.path(report.translation());
        boolean isWritten = report.plan().stream()
                .flatMap(plan -> plan.files().stream())
                .anyMatch(file -> file.path().equals(runbook));
        return "  next: " + Quantity.of(steps.size(), "step") + (isWritten ? " in " + runbook : "") + ": " + phases
                + "\n";
    }

    private record PhaseCount(Phase phase, long steps) {
        @Override
        public String toString() {
            return phase.title().toLowerCase(Locale.ROOT) + " " + steps;
        }
    }

    /**
     * Findings, errors first. What a code means and what to do stands there once, then a line for each fact and place.
     * Empty where there is none.
     */
    public String findings(List<Finding> findings) {
        var text = new StringBuilder();
        for (FindingGroup group : FindingGroup.of(findings)) {
            text.append(text.isEmpty() ? "" : "\n");
            String severity = group.severity().name().toLowerCase(Locale.ROOT);
            text.append(paint.in(Paint.of(group.severity()), severity)).append(' ');
            text.append(paint.bold(group.code().id()));
            int count = group.findings().size();
            text.append(count == 1 ? "" : "  " + count + " times").append('\n');
            text.append("  ").append(VisibleText.of(group.code().meaning())).append('\n');
            if (!group.code().remedy().isEmpty()) {
                text.append("  ").append(VisibleText.of(group.code().remedy())).append('\n');
            }
            group.findings().forEach(finding -> finding(text, finding));
        }
        return text.append(tally(findings)).toString();
    }

    /** How many there are of each severity, for whoever sees only the end; nothing of a single one. */
    private String tally(List<Finding> findings) {
        if (findings.size() < 2) {
            return "";
        }
        var counts = new ArrayList<String>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(paint.in(
                        Paint.of(severity),
                        count + " " + severity.name().toLowerCase(Locale.ROOT)
                                + (count == 1 || severity == Severity.INFO ? "" : "s")));
            }
        }
        return "\n" + findings.size() + " findings: " + String.join(", ", counts) + "\n";
    }

    /**
     * What writing would change, as a unified diff. With colours it is for eyes, so characters that have no look are
     * shown; without, it is what {@code git apply} takes.
     */
    public String diff(WritePlan plan) {
        return paint.isThere()
                ? plan.diff().lines().map(line -> painted(visible(line)) + "\n").collect(Collectors.joining())
                : plan.diff();
    }

    /** A tab stays what it is: files are indented by it. */
    private static String visible(String line) {
        return Stream.of(line.split("\t", -1)).map(VisibleText::of).collect(Collectors.joining("\t"));
    }

    private String painted(String line) {
        boolean isHead = Stream.of("diff ", "new file ", "--- ", "+++ ", "Private ", "Binary ")
                .anyMatch(line::startsWith);
        return isHead
                ? paint.bold(line)
                : line.startsWith("@@")
                        ? paint.in("36", line)
                        : line.startsWith("+")
                                ? paint.in("32", line)
                                : line.startsWith("-") ? paint.in("31", line) : line;
    }

    private static void finding(StringBuilder text, Finding finding) {
        List<FindingGroup.Row> rows = FindingGroup.rows(finding);
        String detail = VisibleText.of(finding.detail());
        boolean together = rows.size() == 1 && rows.get(0).path().isEmpty();
        for (FindingGroup.Row row : rows) {
            text.append("    ").append(VisibleText.of(line(row)));
            text.append(together && !detail.isEmpty() ? "  " + detail : "").append('\n');
        }
        if (!together && !detail.isEmpty()) {
            text.append(rows.isEmpty() ? "    " : "      ").append(detail).append('\n');
        }
    }

    private static String line(FindingGroup.Row row) {
        String fact = row.value().isEmpty() ? row.path() : row.path() + " = " + row.value();
        return row.where().isEmpty() || fact.isEmpty() ? row.where() + fact : row.where() + "  " + fact;
    }
}
