package dev.portolan.testkit;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Translation;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.util.List;
import java.util.Locale;

/** What became of an input, one line for each fact and each finding, so that a change shows in a diff. */
final class FixtureReport {
    private FixtureReport() {}

    /** Of an input that makes no app. */
    static String of(Reading reading) {
        return "no app\n" + findings(reading.findings());
    }

    /** Of a translated app. */
    static String of(Reading reading, Translation translation) {
        var text = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            int count = translation.coverage().count(outcome);
            if (count > 0) {
                text.append(name(outcome)).append(": ").append(count).append('\n');
            }
        }
        text.append('\n');
        translation
                .coverage()
                .outcomes()
                .forEach((fact, outcome) -> text.append(name(outcome))
                        .append("  ")
                        .append(fact.path())
                        .append('\n'));
        return text.append('\n')
                .append(findings(reading.findings()))
                .append(findings(translation.findings()))
                .toString();
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String findings(List<Finding> findings) {
        var text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }
}
