package dev.portolan.testkit;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.testkit.Breach.Rule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Every stated fact is answered, and what a finding says became of a fact is what became of it. */
final class AnsweredRule {
    private final Breaches breaches;

    AnsweredRule(Breaches breaches) {
        this.breaches = breaches;
    }

    /** Holds one output to it; the mutation is empty for the app itself. */
    void check(Sample sample, String mutation, Output output, Coverage coverage) {
        String once = mutation.isEmpty() ? "" : " once " + mutation;
        for (Fact<?> fact : coverage.facts(Outcome.UNANSWERED)) {
            breaches.add(
                    Shape.of(fact.path()),
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    "is in no file, no step and no finding" + once,
                    "Put the fact (not its value) into a document or a step, or report it.");
        }
        Map<FactPath, Outcome> outcomes = outcomes(coverage);
        Set<FactPath> wholes = new LinkedHashSet<>();
        outcomes.keySet().forEach(path -> wholes.add(path.parent()));
        for (Finding finding : output.findings()) {
            for (Fact<?> fact : finding.facts()) {
                honest(sample, once, finding, fact, outcomes, wholes.contains(fact.path()));
            }
        }
    }

    private void honest(
            Sample sample,
            String once,
            Finding finding,
            Fact<?> fact,
            Map<FactPath, Outcome> outcomes,
            boolean isWhole) {
        Outcome outcome = outcomes.get(fact.path());
        Effect effect = finding.code().effect();
        if (outcome == null) {
            return;
        }
        boolean stands = outcome == Outcome.CARRIED || outcome == Outcome.INSTRUCTED || outcome == Outcome.ADAPTED;
        if (effect == Effect.ADAPTED && outcome != Outcome.ADAPTED) {
            breaches.add(
                    finding.code().id(),
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    finding.code().id() + " says that it was adapted, but it is " + outcome + once,
                    "An adapted fact stands in a file or a step as well; otherwise the code's effect is another one.");
        } else if (effect == Effect.LEFT_OUT && stands && !isWhole) {
            breaches.add(
                    finding.code().id(),
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    finding.code().id() + " says that it was left out, but it is " + outcome + once,
                    "What is left out is in no file and no step; otherwise the code's effect is ADAPTED or NOTE.");
        }
    }

    /** What became of each fact, by its path. */
    static Map<FactPath, Outcome> outcomes(Coverage coverage) {
        var outcomes = new LinkedHashMap<FactPath, Outcome>();
        coverage.outcomes().forEach((fact, outcome) -> outcomes.put(fact.path(), outcome));
        return outcomes;
    }
}
