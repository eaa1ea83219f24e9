package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Holds a provider to the promise that nothing is lost in silence. */
final class Accounting {
    private Accounting() {}

    static List<Finding> findings(Output output, Coverage coverage) {
        var findings = new ArrayList<Finding>();
        List<Fact<?>> unanswered = coverage.facts(Coverage.Outcome.UNANSWERED);
        var claimed = new ArrayList<Fact<?>>();
        for (Finding finding : output.findings()) {
            if (finding.code().effect() == Effect.ADAPTED) {
                finding.facts().stream().filter(unanswered::contains).forEach(claimed::add);
            }
        }
        var silent = new ArrayList<>(unanswered);
        silent.removeAll(claimed);
        if (!silent.isEmpty()) {
            findings.add(new Finding(EngineFinding.FACT_UNANSWERED, silent, List.of(), ""));
        }
        if (!claimed.isEmpty()) {
            findings.add(new Finding(EngineFinding.EFFECT_WITHOUT_PLACE, claimed, List.of(), ""));
        }
        return findings;
    }
}
