package dev.portolan.testkit;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
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
    private static final String MAKE_TOTAL = "Make it total: for a valid app it never throws and it ends.";

    private final Translator translator;
    private final Breaches breaches = new Breaches();
    private final AnsweredRule answered = new AnsweredRule(breaches);
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

    /** Each sample stands for itself, so all processors share them; what is told follows the samples' order. */
    static Result check(Translator translator, List<Sample> samples) {
        List<MutationRules> done = samples.parallelStream()
                .map(sample -> {
                    var rules = new MutationRules(translator);
                    rules.sample(sample);
                    return rules;
                })
                .toList();
        var all = new Breaches();
        done.forEach(rules -> all.addAll(rules.breaches));
        return new Result(
                all.all(), done.stream().mapToInt(rules -> rules.mutants).sum());
    }

    private void sample(Sample sample) {
        Attempt attempt = translator.attempt(sample.app());
        if (attempt.output().isEmpty()) {
            breaches.add(attempt.failure(), Rule.TOTAL, sample, "the app as it is", attempt.failure(), MAKE_TOTAL);
            return;
        }
        var base = new Base(sample, attempt);
        answered.check(sample, "", attempt.output().get(), attempt.coverage().orElseThrow());
        for (Mutant mutant : Mutator.of(sample.app()).mutants()) {
            mutants++;
            mutant(base, mutant);
        }
        for (Fact<?> fact : base.facts) {
            if (!base.moved.containsKey(fact.path())) {
                breaches.add(
                        Shape.of(fact.path()),
                        Rule.NO_VACUITY,
                        sample,
                        fact.toString(),
                        "no other valid value was found",
                        "Add other values for its type to the test kit.");
            }
        }
        idle(base);
    }

    private void mutant(Base base, Mutant mutant) {
        Set<String> moved = base.moved.computeIfAbsent(mutant.fact(), any -> new LinkedHashSet<>());
        Attempt attempt = translator.attempt(mutant.app());
        if (attempt.output().isEmpty()) {
            breaches.add(attempt.failure(), Rule.TOTAL, base.sample, mutant.toString(), attempt.failure(), MAKE_TOTAL);
            return;
        }
        Output output = attempt.output().get();
        Coverage coverage = attempt.coverage().orElseThrow();
        answered.check(base.sample, mutant.toString(), output, coverage);
        Places places = Places.of(output);
        Set<String> changed = base.places.differences(places);
        moved.addAll(changed);
        frame(base, mutant, places, changed);
        effect(base, mutant, output, coverage);
    }

    /**
     * What changed says that it rests on the fact, on what the fact belongs to, or on what belongs to it. A finding may
     * come and go: it is about the facts that it names, and may depend on others. A part of a file may move: while it
     * goes, another comes that rests on the same facts.
     */
    private void frame(Base base, Mutant mutant, Places places, Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Set<FactPath> touched = mutant.touched(base.facts);
        Set<FactPath> gone = near(base.places, places, changed);
        Set<FactPath> come = near(places, base.places, changed);
        for (String address : changed) {
            Optional<Place> before = base.places.get(address);
            Optional<Place> after = places.get(address);
            boolean hasCome = before.isEmpty() && (places.isFinding(address) || shares(after, gone));
            boolean hasGone = after.isEmpty() && (base.places.isFinding(address) || shares(before, come));
            if (!hasCome
                    && !hasGone
                    && !related(before, touched)
                    && !related(after, touched)
                    && !isInAnotherFile(base, mutant, address, after, touched)) {
                Set<FactPath> claims = before.or(() -> after).orElseThrow().claims();
                breaches.add(
                        Shape.of(mutant.fact()) + base.shape.of(address),
                        Rule.FRAME,
                        base.sample,
                        mutant.fact().toString(),
                        address + " went from " + shown(before) + " to " + shown(after) + ", but rests on "
                                + (claims.isEmpty() ? "nothing" : claims) + " once " + mutant,
                        "Let the place rest on the fact: put a fact made with map, with or from.");
            }
        }
    }

    /** What is not stated any more cannot be claimed: it is enough that the place did so in the file that is gone. */
    private static boolean isInAnotherFile(
            Base base, Mutant mutant, String address, Optional<Place> after, Set<FactPath> touched) {
        return mutant.kind() == Kind.ABSENT
                && after.isPresent()
                && base.places.elsewhere(address).stream().anyMatch(place -> related(Optional.of(place), touched));
    }

    /** What those of the places rest on that the others lack. */
    private static Set<FactPath> near(Places places, Places others, Set<String> addresses) {
        var near = new LinkedHashSet<FactPath>();
        addresses.stream()
                .filter(address -> others.get(address).isEmpty())
                .flatMap(address -> places.get(address).stream())
                .forEach(place -> near.addAll(place.near()));
        return near;
    }

    private static boolean shares(Optional<Place> place, Set<FactPath> facts) {
        return place.stream().flatMap(there -> there.near().stream()).anyMatch(facts::contains);
    }

    private static boolean related(Optional<Place> place, Set<FactPath> touched) {
        return place.stream()
                .flatMap(there -> there.claims().stream())
                .anyMatch(claim -> touched.stream().anyMatch(path -> path.covers(claim) || claim.covers(path)));
    }

    /** That something is not stated any more may be what the target does anyway; a name may be one that it has no use for. */
    private void effect(Base base, Mutant mutant, Output output, Coverage coverage) {
        if (mutant.kind() == Kind.ABSENT || mutant.kind() == Kind.RENAMED) {
            return;
        }
        Outcome before = base.outcomes.get(mutant.fact());
        Outcome after =
                mutant.kind() == Kind.VALUE ? AnsweredRule.outcomes(coverage).get(mutant.as()) : before;
        if (!(isSilent(before) && isSilent(after)) && Weight.of(output).equals(base.weight)) {
            breaches.add(
                    Shape.of(mutant.fact()),
                    Rule.EFFECT,
                    base.sample,
                    mutant.fact().toString(),
                    "makes no difference once " + mutant + "; it is " + before,
                    "Write the value, or report the fact with a code whose effect says what becomes of it.");
        }
    }

    private static boolean isSilent(@Nullable Outcome outcome) {
        return outcome == null || outcome == Outcome.LEFT_OUT || outcome == Outcome.IMPLIED;
    }

    /** Among the places at or inside what claims a fact, one changes under some mutation of the fact. */
    private void idle(Base base) {
        for (Map.Entry<Claim, List<String>> entry : base.places.claims().entrySet()) {
            Claim claim = entry.getKey();
            Set<String> moved = base.moved.get(claim.fact());
            boolean isSetting = claim.fact().steps().get(0).equals("targets");
            if (moved != null && entry.getValue().stream().noneMatch(moved::contains)) {
                idle(base, claim, "never changes with it", "Claim only what the value is made of, or why it is there.");
            } else if (!base.outcomes.containsKey(claim.fact()) && !isSetting) {
                idle(base, claim, "the app states no such fact", "Take facts from the app; do not make them.");
            }
        }
    }

    private void idle(Base base, Claim claim, String why, String remedy) {
        breaches.add(
                Shape.of(claim.fact()) + base.shape.of(claim.part()),
                Rule.NO_IDLE_CLAIM,
                base.sample,
                claim.fact().toString(),
                claim.part() + " says that it rests on it, but " + why,
                remedy);
    }

    private static String shown(Optional<Place> place) {
        return place.map(there -> Mutator.shown(there.value())).orElse("nothing");
    }

    /** The app that the mutants are compared with. */
    private static final class Base {
        private final Sample sample;
        private final Set<Fact<?>> facts;
        private final Places places;
        private final List<String> weight;
        private final Map<FactPath, Outcome> outcomes;
        private final Shape shape;
        private final Map<FactPath, Set<String>> moved = new LinkedHashMap<>();

        Base(Sample sample, Attempt attempt) {
            Output output = attempt.output().orElseThrow();
            this.sample = sample;
            facts = new LinkedHashSet<>(sample.app().facts());
            places = Places.of(output);
            weight = Weight.of(output);
            outcomes = AnsweredRule.outcomes(attempt.coverage().orElseThrow());
            shape = new Shape(sample.app());
        }
    }
}
