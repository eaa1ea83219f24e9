package dev.portolan.testkit;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.testkit.Breach.Rule;
import dev.portolan.testkit.Mutant.Kind;
import dev.portolan.testkit.Places.Claim;
import dev.portolan.testkit.Places.Place;
import dev.portolan.testkit.Translator.Attempt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that hold between an app and each app that differs from it in one fact. */
final class MutationRules {
    private final Translator translator;
    private final Map<String, Breach> breaches = new LinkedHashMap<>();
    private int mutants;

    private MutationRules(Translator translator) {
        this.translator = translator;
    }

    /**
     * What was found.
     *
     * @param breaches each way to break a rule once, however many mutants show it
     * @param mutants how many mutants were translated
     */
    record Result(List<Breach> breaches, int mutants) {
        List<Breach> of(Rule rule) {
            return breaches.stream().filter(breach -> breach.rule() == rule).toList();
        }
    }

    static Result check(Translator translator, List<Sample> samples) {
        var rules = new MutationRules(translator);
        samples.forEach(rules::sample);
        return new Result(List.copyOf(rules.breaches.values()), rules.mutants);
    }

    private void sample(Sample sample) {
        Attempt attempt = translator.attempt(sample.app());
        if (attempt.output().isEmpty()) {
            add(Rule.TOTAL, sample, "translate", attempt.failure(), "Make it total: for a valid app it never throws.");
            return;
        }
        var base = new Base(sample, attempt);
        answered(sample, "", base.output, base.coverage);
        Mutator.Result made = Mutator.of(sample.app());
        for (Mutant mutant : made.mutants()) {
            mutants++;
            mutant(base, mutant);
        }
        base.facts.stream()
                .filter(fact -> !base.moved.containsKey(fact.path()))
                .forEach(fact -> add(
                        Rule.NO_VACUITY,
                        sample,
                        fact.path().toString(),
                        "no other valid value was found",
                        "Add other values for its type to the test kit."));
        idle(base);
    }

    private void mutant(Base base, Mutant mutant) {
        Set<String> moved = base.moved.computeIfAbsent(mutant.fact(), any -> new LinkedHashSet<>());
        Attempt attempt = translator.attempt(mutant.app());
        if (attempt.output().isEmpty()) {
            add(
                    Rule.TOTAL,
                    base.sample,
                    mutant.toString(),
                    attempt.failure(),
                    "Make it total: for a valid app it never throws.");
            return;
        }
        Output output = attempt.output().get();
        Coverage coverage = attempt.coverage().orElseThrow();
        answered(base.sample, mutant.toString(), output, coverage);
        Places places = Places.of(output);
        Set<String> changed = base.places.differences(places);
        moved.addAll(changed);
        frame(base, mutant, places, changed);
        effect(base, mutant, output, coverage);
    }

    private void answered(Sample sample, String mutation, Output output, Coverage coverage) {
        for (Fact<?> fact : coverage.facts(Outcome.UNANSWERED)) {
            add(
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    "is in no file, no step and no finding" + once(mutation),
                    "Put the fact (not its value) into a document or a step, or report it.");
        }
        Map<FactPath, Outcome> outcomes = outcomes(coverage);
        for (Finding finding : output.findings()) {
            for (Fact<?> fact : finding.facts()) {
                honest(sample, mutation, finding, fact, outcomes);
            }
        }
    }

    private void honest(
            Sample sample, String mutation, Finding finding, Fact<?> fact, Map<FactPath, Outcome> outcomes) {
        Outcome outcome = outcomes.get(fact.path());
        Effect effect = finding.code().effect();
        boolean isWhole = outcomes.keySet().stream()
                .anyMatch(path -> !path.equals(fact.path()) && fact.path().covers(path));
        if (effect == Effect.ADAPTED && outcome != null && outcome != Outcome.ADAPTED) {
            add(
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    finding.code().id() + " says that it was adapted, but it is " + outcome + once(mutation),
                    "An adapted fact stands in a file or a step as well; otherwise the code's effect is another one.");
        }
        boolean stands = outcome == Outcome.CARRIED || outcome == Outcome.INSTRUCTED || outcome == Outcome.ADAPTED;
        if (effect == Effect.LEFT_OUT && stands && !isWhole) {
            add(
                    Rule.ANSWERED,
                    sample,
                    fact.toString(),
                    finding.code().id() + " says that it was left out, but it is " + outcome + once(mutation),
                    "What is left out is in no file and no step; otherwise the code's effect is ADAPTED or NOTE.");
        }
    }

    /** What changed says that it rests on the fact, on what the fact belongs to, or on what belongs to it. */
    private void frame(Base base, Mutant mutant, Places places, Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Set<FactPath> touched = mutant.touched(base.facts);
        for (String address : changed) {
            Optional<Place> before = base.places.get(address);
            Optional<Place> after = places.get(address);
            if (!related(before, touched) && !related(after, touched)) {
                String claims = before.or(() -> after)
                        .map(Place::claims)
                        .map(Object::toString)
                        .orElse("");
                add(
                        Rule.FRAME,
                        base.sample,
                        mutant.fact().toString(),
                        address + " went from " + shown(before) + " to " + shown(after) + ", but rests on "
                                + (claims.equals("[]") ? "nothing" : claims) + once(mutant.toString()),
                        "Let the place rest on the fact: put a fact made with map, with or from.",
                        address);
            }
        }
    }

    private static boolean related(Optional<Place> place, Set<FactPath> touched) {
        return place.stream()
                .flatMap(there -> there.claims().stream())
                .anyMatch(claim -> touched.stream().anyMatch(path -> path.covers(claim) || claim.covers(path)));
    }

    /** A name may have no effect, if only the thing has. */
    private void effect(Base base, Mutant mutant, Output output, Coverage coverage) {
        if (mutant.kind() == Kind.ABSENT || mutant.kind() == Kind.RENAMED) {
            return;
        }
        boolean gone = mutant.kind() != Kind.VALUE;
        Outcome before = base.outcomes.get(mutant.fact());
        Outcome after = gone ? before : outcomes(coverage).get(mutant.as());
        if (isSilent(before) && (after == null || isSilent(after))) {
            return;
        }
        if (Weight.of(output).equals(base.weight)) {
            add(
                    Rule.EFFECT,
                    base.sample,
                    mutant.fact().toString(),
                    "makes no difference" + once(mutant.toString()) + "; it is " + before,
                    "Write the value, or report the fact with a code whose effect says what becomes of it.");
        }
    }

    private static boolean isSilent(@Nullable Outcome outcome) {
        return outcome == Outcome.LEFT_OUT || outcome == Outcome.IMPLIED;
    }

    private void idle(Base base) {
        Set<FactPath> known = base.outcomes.keySet();
        for (Map.Entry<Claim, List<String>> entry : base.places.claims().entrySet()) {
            Claim claim = entry.getKey();
            Set<String> moved = base.moved.get(claim.fact());
            if (moved != null && entry.getValue().stream().noneMatch(moved::contains)) {
                add(
                        Rule.NO_IDLE_CLAIM,
                        base.sample,
                        claim.fact().toString(),
                        claim.part() + " says that it rests on it, but never changes with it",
                        "Claim only what the value is made of, or why it is there.",
                        claim.part());
            } else if (!known.contains(claim.fact())
                    && !claim.fact().steps().get(0).equals("targets")) {
                add(
                        Rule.NO_IDLE_CLAIM,
                        base.sample,
                        claim.fact().toString(),
                        claim.part() + " says that it rests on it, but the app states no such fact",
                        "Take facts from the app; do not make them.",
                        claim.part());
            }
        }
    }

    private void add(Rule rule, Sample sample, String subject, String found, String remedy) {
        add(rule, sample, subject, found, remedy, "");
    }

    /** The first of many equal ones is told: the same fact, and if that matters the same place. */
    private void add(Rule rule, Sample sample, String subject, String found, String remedy, String place) {
        String fact = rule == Rule.ANSWERED ? subject.replaceFirst(" = (?s).*", "") : subject;
        breaches.putIfAbsent(
                rule + "|" + fact + "|" + place + "|" + (rule == Rule.ANSWERED ? remedy : ""),
                new Breach(rule, sample.name(), subject, found, remedy));
    }

    private static String once(String mutation) {
        return mutation.isEmpty() ? "" : " once " + mutation;
    }

    private static String shown(Optional<Place> place) {
        return place.map(there -> Mutator.shown(there.value())).orElse("nothing");
    }

    private static Map<FactPath, Outcome> outcomes(Coverage coverage) {
        var outcomes = new LinkedHashMap<FactPath, Outcome>();
        coverage.outcomes().forEach((fact, outcome) -> outcomes.put(fact.path(), outcome));
        return outcomes;
    }

    /** The app that the mutants are compared with. */
    private static final class Base {
        private final Sample sample;
        private final Output output;
        private final Coverage coverage;
        private final Set<Fact<?>> facts;
        private final Places places;
        private final List<String> weight;
        private final Map<FactPath, Outcome> outcomes;
        private final Map<FactPath, Set<String>> moved = new LinkedHashMap<>();

        Base(Sample sample, Attempt attempt) {
            this.sample = sample;
            output = attempt.output().orElseThrow();
            coverage = attempt.coverage().orElseThrow();
            facts = new LinkedHashSet<>(sample.app().facts());
            places = Places.of(output);
            weight = Weight.of(output);
            outcomes = outcomes(coverage);
        }
    }
}
