package dev.portolan.engine.report;

import dev.portolan.engine.plan.Action;
import dev.portolan.engine.plan.PlannedFile;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.engine.plan.WriteResult;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The files of a target, a line each: before writing what it would do, after it what it did. The scripts are counted. */
final class FileLines {
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    FileLines(Paint paint) {
        this.paint = paint;
    }

    /** A line; what stands in it is not made visible yet. */
    private record Row(String word, String colour, String path, String note) {
        Row(Enum<?> what, String colour, String path) {
            this(what.name().toLowerCase(Locale.ROOT), colour, path, "");
        }

        /** A script is as good as its neighbour, unless there is something to say of it. */
        boolean isCounted() {
            return path.contains(MoveFiles.SCRIPTS) && !colour.equals(Paint.RED) && note.isEmpty();
        }
    }

    /** What writing would do. */
    String planned(WritePlan plan) {
        var rows = new ArrayList<Row>();
        plan.files().forEach(file -> rows.add(new Row(file.action(), colourOf(file.action()), file.path())));
        rows(rows);
        stale(plan);
        return text.toString();
    }

    /** What writing did. */
    String written(TargetReport report, WritePlan plan, WriteResult result) {
        if (!result.isDone()) {
            refused(result.conflicts());
            return text.toString();
        }
        var kept = new LinkedHashMap<>(result.kept());
        var rows = new ArrayList<Row>();
        for (PlannedFile file : plan.files()) {
            String copy = kept.remove(file.path());
            rows.add(
                    copy == null
                            ? report.deed(file)
                                    .map(deed -> new Row(deed, colourOf(deed), file.path()))
                                    .orElseThrow()
                            : replaced(file.path(), copy));
        }
        // What is left is Portolan's own record, which could not be read.
        kept.forEach((path, copy) -> rows.add(replaced(path, copy)));
        rows(rows);
        stale(plan);
        return text.toString();
    }

    private static Row replaced(String path, String copy) {
        return new Row("replaced", Paint.YELLOW, path, "  what was there is now " + copy);
    }

    /** What is in the way and why; what a code means and what to do stands there once. */
    private void refused(List<PlannedFile> conflicts) {
        int count = conflicts.size();
        text.append("  ")
                .append(paint.in(Paint.RED, "nothing was written"))
                .append(": ")
                .append(Quantity.of(count, "file"))
                .append(count == 1 ? " is in the way\n" : " are in the way\n");
        List<Finding> reasons =
                conflicts.stream().flatMap(file -> file.conflict().stream()).toList();
        for (FindingGroup group : FindingGroup.of(reasons)) {
            conflicts.stream()
                    .filter(file ->
                            file.conflict().filter(group.findings()::contains).isPresent())
                    .forEach(file -> row(new Row(
                            "conflict",
                            Paint.RED,
                            file.path(),
                            file.conflict()
                                    .map(Finding::detail)
                                    .filter(detail -> !detail.isEmpty())
                                    .map(detail -> "  " + detail)
                                    .orElse(""))));
            text.append("    ").append(VisibleText.of(group.code().meaning())).append('\n');
            text.append("    ").append(VisibleText.of(group.code().remedy())).append('\n');
        }
    }

    private void rows(List<Row> rows) {
        var counted = new ArrayList<String>();
        for (Row row : rows) {
            if (!row.isCounted()) {
                row(row);
            } else if (!counted.contains(row.word())) {
                counted.add(row.word());
                long count = rows.stream()
                        .filter(other -> other.isCounted() && other.word().equals(row.word()))
                        .count();
                String folder =
                        row.path().substring(0, row.path().indexOf(MoveFiles.SCRIPTS) + MoveFiles.SCRIPTS.length());
                row(new Row(row.word(), row.colour(), folder, "  " + Quantity.of(count, "file")));
            }
        }
    }

    private void stale(WritePlan plan) {
        plan.stale().forEach(path -> row(new Row("stale", Paint.DIM, path, "")));
    }

    private void row(Row row) {
        text.append("  ")
                .append(paint.in(row.colour(), String.format(Locale.ROOT, "%-9s", row.word())))
                .append("  ")
                .append(VisibleText.of(row.path() + row.note()))
                .append('\n');
    }

    private static String colourOf(Action action) {
        return switch (action) {
            case CREATE -> Paint.GREEN;
            case UPDATE -> Paint.YELLOW;
            case CONFLICT -> Paint.RED;
            case UNCHANGED -> Paint.DIM;
        };
    }

    private static String colourOf(Deed deed) {
        return switch (deed) {
            case CREATED -> Paint.GREEN;
            case UPDATED, REPLACED -> Paint.YELLOW;
            case UNCHANGED -> Paint.DIM;
            case NOT_WRITTEN -> Paint.RED;
        };
    }
}
