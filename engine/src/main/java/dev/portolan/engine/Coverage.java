package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.spi.Answers;
import dev.portolan.spi.Output;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each stated fact of an app, read from a provider's output itself. */
public final class Coverage {
    private final Map<Fact<?>, Outcome> outcomes;

    private Coverage(Map<Fact<?>, Outcome> outcomes) {
        this.outcomes = Collections.unmodifiableMap(outcomes);
    }

    /** What may become of a fact. */
    public enum Outcome {
        /** It stands in a file. */
        CARRIED,
        /** It stands in a file or a step, but otherwise than stated; a finding says how. */
        ADAPTED,
        /** It stands in a step of the runbook. */
        INSTRUCTED,
        /** The target does it anyway. */
        IMPLIED,
        /** The target cannot do it; a finding says so. */
        LEFT_OUT,
        /** Nothing answers it: a defect of the provider. */
        UNANSWERED
    }

    /** Reads the output. That a thing exists, and of which kind it is, is answered by any answer below it. */
    public static Coverage of(App app, Output output) {
        var answers = Answers.of(output);
        var outcomes = new LinkedHashMap<Fact<?>, Outcome>();
        app.facts().forEach(fact -> outcomes.put(fact, outcome(answers, fact.path())));
        return new Coverage(outcomes);
    }

    /** Every stated fact with what became of it, in the order of the app. */
    public Map<Fact<?>, Outcome> outcomes() {
        return outcomes;
    }

    /** What became of a fact; a fact that is not of the app is unanswered. */
    public Outcome of(Fact<?> fact) {
        return outcomes.getOrDefault(fact, Outcome.UNANSWERED);
    }

    /** The facts of which this became, in the order of the app. */
    public List<Fact<?>> facts(Outcome outcome) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .<Fact<?>>map(Map.Entry::getKey)
                .toList();
    }

    /** How many facts this became of. */
    public int count(Outcome outcome) {
        return facts(outcome).size();
    }

    /** How many facts each outcome has; outcomes without facts are left out. */
    public Map<Outcome, Integer> counts() {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    private static Outcome outcome(Answers answers, FactPath path) {
        if (answers.isCarried(path) || answers.isInstructed(path)) {
            return answers.isAdapted(path)
                    ? Outcome.ADAPTED
                    : answers.isCarried(path) ? Outcome.CARRIED : Outcome.INSTRUCTED;
        }
        if (answers.isImplied(path)) {
            return Outcome.IMPLIED;
        }
        return answers.isLeftOut(path) ? Outcome.LEFT_OUT : Outcome.UNANSWERED;
    }
}
