package dev.portolan.testkit;

import dev.portolan.model.App;
import dev.portolan.model.InvalidAppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Apps that a seeded walk finds: each is the app of the whole model after a number of mutations. */
final class RandomApps {
    private static final int MUTATIONS = 20;

    private RandomApps() {}

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
}
