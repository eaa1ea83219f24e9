package dev.portolan.engine;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        var answers = new Answers(output);
        var outcomes = new LinkedHashMap<Fact<?>, Outcome>();
        app.facts().forEach(fact -> outcomes.put(fact, answers.outcome(fact.path())));
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

    /** The paths that an output names, each with all that they belong to, so that a look-up is one step. */
    private static final class Answers {
        private final Set<FactPath> carried = new LinkedHashSet<>();
        private final Set<FactPath> instructed = new LinkedHashSet<>();
        private final Set<FactPath> implied = new LinkedHashSet<>();
        private final Set<FactPath> adapted = new LinkedHashSet<>();
        private final Set<FactPath> leftOut = new LinkedHashSet<>();
        private final Set<FactPath> aboveLeftOut = new LinkedHashSet<>();

        Answers(Output output) {
            for (Document document : output.documents()) {
                add(document.bases(), carried);
                collect(document.root());
                document.text().lines().forEach(line -> add(line.bases(), carried));
            }
            for (Step step : output.steps()) {
                add(step.allBases(), instructed);
            }
            for (Finding finding : output.findings()) {
                Effect effect = finding.code().effect();
                for (Fact<?> fact : finding.facts()) {
                    if (effect == Effect.LEFT_OUT) {
                        stated(fact.bases()).forEach(leftOut::add);
                        add(fact.bases(), aboveLeftOut);
                    } else if (effect != Effect.NOTE) {
                        add(fact.bases(), effect == Effect.ADAPTED ? adapted : implied);
                    }
                }
            }
        }

        Outcome outcome(FactPath path) {
            if (carried.contains(path) || instructed.contains(path)) {
                return adapted.contains(path)
                        ? Outcome.ADAPTED
                        : carried.contains(path) ? Outcome.CARRIED : Outcome.INSTRUCTED;
            }
            if (implied.contains(path)) {
                return Outcome.IMPLIED;
            }
            return isLeftOut(path) ? Outcome.LEFT_OUT : Outcome.UNANSWERED;
        }

        private boolean isLeftOut(FactPath path) {
            for (FactPath whole = path; !whole.steps().isEmpty(); whole = whole.parent()) {
                if (leftOut.contains(whole)) {
                    return true;
                }
            }
            return aboveLeftOut.contains(path);
        }

        private void collect(Node node) {
            add(node.bases(), carried);
            if (node instanceof Mapping mapping) {
                add(mapping.implied(), implied);
                mapping.entries().values().forEach(this::collect);
            } else if (node instanceof Sequence sequence) {
                sequence.items().forEach(this::collect);
            }
        }

        private static void add(Collection<Basis> bases, Set<FactPath> to) {
            for (FactPath path : stated(bases)) {
                for (FactPath whole = path; !whole.steps().isEmpty() && to.add(whole); ) {
                    whole = whole.parent();
                }
            }
        }

        private static List<FactPath> stated(Collection<Basis> bases) {
            return bases.stream()
                    .filter(Basis.Stated.class::isInstance)
                    .map(basis -> ((Basis.Stated) basis).path())
                    .toList();
        }
    }
}
