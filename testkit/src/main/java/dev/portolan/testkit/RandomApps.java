package dev.portolan.testkit;

import dev.portolan.model.App;
import dev.portolan.model.InvalidAppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Apps that a seeded walk finds: each is the app of the whole model after a number of mutations. */
final class RandomApps {
    private static final int MUTATIONS = 20;

    private RandomApps() {}

    /** One in which few, some or most of the facts have values of chance; quick enough for thousands a second. */
    static App of(Random random) {
        App base = Bases.ALL.get(random.nextInt(Bases.ALL.size()));
        var others = new OtherValues(base);
        double share = List.of(0.05, 0.25, 0.7).get(random.nextInt(3));
        return Restated.of(base, fact -> {
            if (random.nextDouble() >= share) {
                return List.of();
            }
            var values = new ArrayList<Object>();
            if (random.nextInt(3) == 0) {
                values.addAll(HostileApps.values(fact.get(), HostileApps.text(random)));
            }
            List<?> usual = others.of(fact.get()).toList();
            for (int i = 0; i < 2 && !usual.isEmpty(); i++) {
                values.add(usual.get(random.nextInt(usual.size())));
            }
            return values;
        });
    }

    static List<Sample> of(long seed, int count) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            var random = new Random(seed + i);
            App app = i % 2 == 0 ? SampleApps.everything() : SampleApps.twoOfEverything();
            for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                app = mutated(app, random);
            }
            samples.add(new Sample("random " + (seed + i), app));
        }
        return samples;
    }

    /** A mutation of one fact that is chosen first, so that facts with many other values are not chosen more often. */
    private static App mutated(App app, Random random) {
        var paths = app.facts();
        var path = paths.get(random.nextInt(paths.size())).path();
        try {
            List<Mutant> mutants = Mutator.of(app, path::equals).mutants();
            return mutants.isEmpty()
                    ? app
                    : mutants.get(random.nextInt(mutants.size())).app();
        } catch (InvalidAppException e) {
            throw new IllegalStateException("the mutator lets an invalid app through: " + path, e);
        }
    }

    /** Apps of every shape: the samples, and what is left of the whole model where a thing is gone or has another name. */
    private static final class Bases {
        static final List<App> ALL = Stream.concat(
                        SampleApps.all().stream().map(Sample::app),
                        Stream.of(SampleApps.everything(), SampleApps.twoOfEverything())
                                .flatMap(app -> Mutator.of(app).mutants().stream())
                                .filter(mutant -> mutant.kind() != Mutant.Kind.VALUE)
                                .map(Mutant::app))
                .toList();
    }
}
