package dev.portolan.engine.report;

import dev.portolan.engine.plan.Action;
import dev.portolan.engine.plan.PlannedFile;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.report.Finding;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a terminal shows. Lines are as long as they are: a terminal breaks them at its own width. */
public final class TextReport {
    private static final String RESET = "\u001B[0m";

    private final boolean colour;

    private TextReport(boolean colour) {
        this.colour = colour;
    }

    /** Without colours. */
    public static TextReport plain() {
        return new TextReport(false);
    }

    /** With the colours that every terminal knows. */
    public static TextReport coloured() {
        return new TextReport(true);
    }

    /** The files of a target, with what writing does to each, and what became of the facts. */
    public String files(TargetReport report) {
        var text = new StringBuilder();
        var provider = report.translation().provider();
        text.append(bold(provider.id()))
                .append("  ")
                .append(VisibleText.of(provider.title()))
                .append('\n');
        report.plan()
                .ifPresentOrElse(
                        plan -> planned(text, plan),
                        () -> report.translation()
                                .files()
                                .forEach(file -> text.append("  ")
                                        .append(VisibleText.of(file.path()))
                                        .append('\n')));
        text.append("  ")
                .append(CoverageLine.of(report.translation().coverage()))
                .append('\n');
        return text.append(nextSteps(report)).toString();
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
        return "  next: " + (steps.size() == 1 ? "1 step" : steps.size() + " steps")
                + (isWritten ? " in " + runbook : "") + ": " + phases + "\n";
    }

    private record PhaseCount(Phase phase, long steps) {
        @Override
        public String toString() {
            return phase.title().toLowerCase(Locale.ROOT) + " " + steps;
        }
    }

    private void planned(StringBuilder text, WritePlan plan) {
        var scripts = new EnumMap<Action, Integer>(Action.class);
        String folder = MoveFiles.SCRIPTS;
        for (PlannedFile file : plan.files()) {
            int inFolder = file.path().indexOf(folder);
            if (inFolder < 0 || file.action() == Action.CONFLICT) {
                planned(text, file.action(), file.path());
            } else if (scripts.merge(file.action(), 1, Integer::sum) == 1) {
                long more = plan.files().stream()
                        .filter(other ->
                                other.action() == file.action() && other.path().contains(folder))
                        .count();
                planned(
                        text,
                        file.action(),
                        file.path().substring(0, inFolder + folder.length()) + "  " + more
                                + (more == 1 ? " file" : " files"));
            }
        }
        for (String path : plan.stale()) {
            text.append("  ").append(paint("2", "stale    ")).append("  ");
            text.append(VisibleText.of(path)).append('\n');
        }
    }

    private void planned(StringBuilder text, Action action, String path) {
        String name = String.format(Locale.ROOT, "%-9s", action.name().toLowerCase(Locale.ROOT));
        text.append("  ").append(paint(colourOf(action), name)).append("  ");
        text.append(VisibleText.of(path)).append('\n');
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
            text.append(paint(colourOf(group.severity()), severity)).append(' ');
            text.append(bold(group.code().id()));
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
                counts.add(paint(
                        colourOf(severity),
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
        return colour
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
                ? bold(line)
                : line.startsWith("@@")
                        ? paint("36", line)
                        : line.startsWith("+") ? paint("32", line) : line.startsWith("-") ? paint("31", line) : line;
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

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case ERROR -> "31";
            case WARNING -> "33";
            case INFO -> "36";
        };
    }

    private static String colourOf(Action action) {
        return switch (action) {
            case CREATE -> "32";
            case UPDATE -> "33";
            case CONFLICT -> "31";
            case UNCHANGED -> "2";
        };
    }

    private String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + RESET : text;
    }
}
