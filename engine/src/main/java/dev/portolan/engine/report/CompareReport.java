package dev.portolan.engine.report;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What several targets make of the same app, as one table. */
public final class CompareReport {
    private final List<Translation> translations;

    /** Of these translations of one app. */
    public CompareReport(List<Translation> translations) {
        this.translations = List.copyOf(translations);
    }

    /**
     * A row for each fact, a column for each target, and below how many of each.
     *
     * @param all also the facts that every target has in a file as they are
     */
    public String table(boolean all) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("fact"));
        translations.forEach(translation -> head.add(translation.provider().id()));
        rows.add(head);
        outcomes().forEach((path, outcomes) -> {
            if (all || outcomes.stream().anyMatch(outcome -> outcome != Outcome.CARRIED)) {
                var row = new ArrayList<>(List.of(VisibleText.of(path)));
                outcomes.forEach(outcome -> row.add(word(outcome)));
                rows.add(row);
            }
        });
        for (Outcome outcome : Outcome.values()) {
            total(rows, word(outcome), translation -> translation.coverage().count(outcome));
        }
        total(rows, "errors", translation -> count(translation, Severity.ERROR));
        total(rows, "warnings", translation -> count(translation, Severity.WARNING));
        total(rows, "files", translation -> translation.files().size());
        total(rows, "steps", translation -> Runbook.steps(translation).size());
        return text(rows);
    }

    private Map<String, List<Outcome>> outcomes() {
        var outcomes = new LinkedHashMap<String, List<Outcome>>();
        for (Translation translation : translations) {
            for (Map.Entry<Fact<?>, Outcome> entry :
                    translation.coverage().outcomes().entrySet()) {
                outcomes.computeIfAbsent(entry.getKey().path().toString(), any -> new ArrayList<>())
                        .add(entry.getValue());
            }
        }
        return outcomes;
    }

    private void total(List<List<String>> rows, String name, ToIntFunction<Translation> count) {
        var row = new ArrayList<>(List.of("= " + name));
        translations.forEach(translation -> row.add(String.valueOf(count.applyAsInt(translation))));
        if (row.stream().skip(1).anyMatch(number -> !number.equals("0"))) {
            rows.add(row);
        }
    }

    private static int count(Translation translation, Severity severity) {
        return (int) translation.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** As a user says it. */
    private static String word(Outcome outcome) {
        return switch (outcome) {
            case CARRIED -> "in a file";
            case ADAPTED -> "adapted";
            case INSTRUCTED -> "in the runbook";
            case IMPLIED -> "done anyway";
            case LEFT_OUT -> "left out";
            case UNANSWERED -> "unanswered";
        };
    }

    private static String text(List<List<String>> rows) {
        int columns = rows.get(0).size();
        var widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
