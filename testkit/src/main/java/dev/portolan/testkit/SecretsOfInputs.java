package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import dev.portolan.testkit.Breach.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets that stand in the inputs of a source.
 *
 * @param values those that no reading may hold
 * @param inCommands those that a command may hold, because it has to stay as it is, and nothing else
 */
record SecretsOfInputs(List<String> values, List<String> inCommands) {
    private static final int SHOWN = 60;

    SecretsOfInputs {
        values = List.copyOf(values);
        inCommands = List.copyOf(inCommands);
    }

    /** Where they stand and should not. */
    List<Breach> leaks(Sample sample, Reading reading) {
        var leaks = new ArrayList<Breach>();
        for (Finding finding : reading.findings()) {
            look(sample, "the finding " + finding.code().id(), finding.toString(), false, leaks);
        }
        reading.app().ifPresent(app -> app.facts().forEach(fact -> fact(sample, fact, leaks)));
        look(sample, "the settings and overlays", reading.targets().toString(), false, leaks);
        return leaks;
    }

    private void fact(Sample sample, Fact<?> fact, List<Breach> leaks) {
        boolean isCommand = fact.isPresent() && fact.get() instanceof Command;
        look(sample, "a path", fact.path() + " " + fact.bases(), false, leaks);
        look(sample, "the fact " + Shape.of(fact.path()), fact.toString(), isCommand, leaks);
    }

    private void look(Sample sample, String where, String text, boolean isCommand, List<Breach> leaks) {
        values.stream()
                .filter(text::contains)
                .forEach(secret -> leaks.add(leak(
                        sample,
                        where,
                        "the value of a secret",
                        around(text, secret),
                        "Read the name, not the value.")));
        inCommands.stream()
                .filter(secret -> !isCommand && text.contains(secret))
                .forEach(secret -> leaks.add(leak(
                        sample,
                        where,
                        "the secret of a command",
                        around(text, secret),
                        "Keep it in the command, and mask it everywhere else.")));
    }

    private static Breach leak(Sample sample, String where, String what, String shown, String remedy) {
        return new Breach(Rule.NO_LEAK, sample.name(), where, "holds " + what + ": " + Mutator.shown(shown), remedy);
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - SHOWN), at + secret.length());
    }
}
