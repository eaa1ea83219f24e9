package dev.portolan.engine.report;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Translation;
import dev.portolan.report.Severity;
import dev.portolan.source.Reading;
import dev.portolan.spi.ProviderInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What becomes of many apps on several targets. Only counts are kept, so the apps may be as many as there are. */
public final class SurveyReport {
    /** What the engine says of a folder in which there is nothing to read. */
    private static final String NO_APP = "engine/no-app";

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Counts> totals = new LinkedHashMap<>();

    /** Of no app yet. */
    public SurveyReport() {}

    /** An app, by the name of its folder, and what became of it; nothing where there was none in the folder. */
    private record Row(String app, long errors, Map<String, Counts> targets) {
        boolean isUnreadable() {
            return targets.isEmpty() && errors > 0;
        }

        String cells() {
            if (targets.isEmpty()) {
                return isUnreadable() ? "cannot be read: " + Quantity.of(errors, "error") : "no app";
            }
            return targets.entrySet().stream()
                            .map(entry -> String.format(
                                    Locale.ROOT, " %-18s", entry.getKey() + verdict(entry.getValue().errors)))
                            .collect(Collectors.joining())
                    + (errors == 0 ? "" : " read with " + Quantity.of(errors, "error"));
        }
    }

    /**
     * An app as one target has it.
     *
     * @param translation what was made of it
     * @param took how long that took
     */
    public record Translated(Translation translation, Duration took) {}

    /** What became of one app, or of all apps, on one target. */
    private static final class Counts {
        private final ProviderInfo provider;
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private int apps;
        private int withErrors;
        private long errors;
        private Duration took = Duration.ZERO;

        Counts(ProviderInfo provider) {
            this.provider = provider;
        }

        void add(Translated translated) {
            Translation translation = translated.translation();
            took = took.plus(translated.took());
            apps++;
            withErrors += translation.has(Severity.ERROR) ? 1 : 0;
            errors += translation.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .count();
            translation.coverage().counts().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
        }
    }

    /**
     * One more folder.
     *
     * @param app its name
     * @param reading what was found in it
     * @param translations what each target makes of the app; none where there is no app in it
     * @return the line that tells of it, with a line end
     */
    public String add(String app, Reading reading, List<Translated> translations) {
        long errors = reading.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        && !finding.code().id().equals(NO_APP))
                .count();
        var row = new Row(app, errors, new LinkedHashMap<>());
        for (Translated translated : translations) {
            ProviderInfo provider = translated.translation().provider();
            for (Map<String, Counts> counts : List.of(row.targets, totals)) {
                counts.computeIfAbsent(provider.id(), any -> new Counts(provider))
                        .add(translated);
            }
        }
        rows.add(row);
        return String.format(Locale.ROOT, "%-40s %s", VisibleText.of(app), row.cells())
                        .stripTrailing() + "\n";
    }

    private static String verdict(long errors) {
        return errors == 0 ? " ok" : " " + Quantity.of(errors, "error");
    }

    /** How many folders, and for each target by whose rules its files were checked, what became of the facts, and the time. */
    public String totals() {
        long without = rows.stream()
                .filter(row -> row.targets.isEmpty() && !row.isUnreadable())
                .count();
        long unreadable = rows.stream().filter(Row::isUnreadable).count();
        var text = new StringBuilder();
        text.append(Quantity.of(rows.size(), "folder"))
                .append(", ")
                .append(without)
                .append(" without an app");
        text.append(unreadable == 0 ? "" : ", " + unreadable + " with an app that cannot be read");
        long partly = rows.stream()
                .filter(row -> !row.targets.isEmpty() && row.errors > 0)
                .count();
        text.append(partly == 0 ? "\n" : ", " + partly + " read with errors\n");
        totals.forEach((target, total) -> text.append(String.format(
                Locale.ROOT,
                "%-8s %s, %d of them with errors by the rules of %s\n         facts: %s\n         %.1f ms an app\n",
                target,
                Quantity.of(total.apps, "app"),
                total.withErrors,
                total.provider.targetVersion(),
                Stream.of(Outcome.values())
                        .map(outcome -> total.outcomes.getOrDefault(outcome, 0) + " "
                                + JsonFindings.name(outcome).replace('_', ' '))
                        .collect(Collectors.joining(", ")),
                total.took.toNanos() / 1e6 / total.apps)));
        return text.toString();
    }

    /** The same for a program. */
    public String json() {
        return JsonReport.write(json -> {
            json.writeArrayPropertyStart("apps");
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringProperty("app", row.app);
                json.writeNumberProperty("errors", row.errors);
                json.writeArrayPropertyStart("targets");
                row.targets.forEach((target, counts) -> {
                    json.writeStartObject();
                    json.writeStringProperty("target", target);
                    json.writeNumberProperty("errors", counts.errors);
                    counts(json, counts);
                });
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("totals");
            totals.forEach((target, total) -> {
                json.writeStartObject();
                json.writeStringProperty("target", target);
                json.writeStringProperty("rules", total.provider.targetVersion());
                json.writeNumberProperty("apps", total.apps);
                json.writeNumberProperty("with_errors", total.withErrors);
                json.writeNumberProperty("errors", total.errors);
                counts(json, total);
            });
            json.writeEndArray();
        });
    }

    private static void counts(JsonGenerator json, Counts counts) {
        json.writeObjectPropertyStart("counts");
        counts.outcomes.forEach((outcome, count) -> json.writeNumberProperty(JsonFindings.name(outcome), count));
        json.writeEndObject();
        json.writeEndObject();
    }
}
