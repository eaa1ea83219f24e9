package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.Optional;

/** Servers for data: those that Fly runs are made, all others stay where they are. */
final class DatastoreSteps {
    private static final NamePolicy NAME =
            NamePolicy.dashed("the name of a server on Fly", "https://fly.io/docs/flyctl/mpg-create/", 1, 63);

    private final FlyRunbook runbook;
    private final Names names = new Names(NAME);

    DatastoreSteps(FlyRunbook runbook) {
        this.runbook = runbook;
    }

    void write() {
        for (Datastore store : runbook.plan().app().datastores()) {
            if (store.isKept()) {
                stays(store, FlyFinding.DATASTORE_KEPT, store.facts().toArray(Fact<?>[]::new));
            } else if (store.follows().isPresent()) {
                follower(store);
            } else {
                switch (store.kind().get()) {
                    case POSTGRES -> new PostgresSteps(this, runbook).write(store);
                    case REDIS -> new RedisSteps(this, runbook).write(store);
                    case OBJECT_STORAGE -> new BucketSteps(this, runbook).write(store);
                    default -> stays(store, FlyFinding.DATASTORE_ELSEWHERE, new Fact<?>[] {store.name()});
                }
            }
        }
    }

    /** The data that the app cannot do without, server by server. */
    void copy(List<Datastore> stores) {
        for (Datastore store : stores) {
            if (store.kind().is(Datastore.Kind.POSTGRES)) {
                new PostgresSteps(this, runbook).copy(store);
            } else if (store.kind().is(Datastore.Kind.REDIS)) {
                new RedisSteps(this, runbook).copy(store);
            } else {
                new BucketSteps(this, runbook).copy(store);
            }
        }
    }

    /** The datastores whose data is copied: new ones on Fly that are more than a cache. */
    static List<Datastore> copied(App app) {
        return app.datastores().stream()
                .filter(store -> store.follows().isAbsent() && holdsData(store))
                .toList();
    }

    /** Whether it is of a kind that Fly has, moves, and is more than a cache. */
    static boolean holdsData(Datastore store) {
        return !store.isKept()
                && !store.purpose().is(Datastore.Purpose.CACHE)
                && List.of(Datastore.Kind.POSTGRES, Datastore.Kind.REDIS, Datastore.Kind.OBJECT_STORAGE)
                        .contains(store.kind().get());
    }

    /** Whether it is a server of its own on Fly, not kept and no follower. */
    static boolean isNew(Datastore store) {
        return !store.isKept() && store.follows().isAbsent();
    }

    /** The name of the environment that holds the URL of the present server; empty where there is none. */
    Optional<EnvVariable> url(Datastore store) {
        return references(store).stream()
                .filter(variable -> variable.reference().get().attribute() == EnvValue.Attribute.URL)
                .findFirst();
    }

    /** The server's name on Fly: it begins with the app's. */
    Fact<String> nameOf(Datastore store) {
        return names.of(store.name().with(runbook.plan().appName(), (name, app) -> app + "-" + name));
    }

    /** What of the app's environment speaks of the store and is set by steps. */
    List<EnvVariable> references(Datastore store) {
        return runbook.plan().app().referencesTo(store).stream()
                .filter(variable -> !EnvSection.isReserved(variable))
                .filter(variable -> !EnvSection.isPlannedPort(runbook.plan(), variable))
                .toList();
    }

    /** A step about the store. */
    Step.Builder step(String kind, Datastore store, String more, Phase phase, String title) {
        return runbook.out().step(kind, store.name(), more, phase, title).from(store.name());
    }

    /** Sets names of the environment to what the user copies from where Fly shows it. */
    void ask(Step.Builder step, Datastore store, List<EnvVariable> variables, String where) {
        for (EnvVariable variable : variables) {
            EnvValue.Attribute attribute = variable.reference().get().attribute();
            Fact<String> prompt = variable.value()
                    .with(
                            nameOf(store),
                            (any, name) ->
                                    variable.name().get() + ": the " + words(attribute) + " of " + name + ", " + where);
            step.describe(variable);
            step.feed(Word.askedValue(prompt), SecretSteps.set(runbook, variable));
        }
    }

    private static String words(EnvValue.Attribute attribute) {
        return attribute == EnvValue.Attribute.URL
                ? "URL"
                : attribute == EnvValue.Attribute.DIRECT_URL ? "direct URL" : attribute.toString();
    }

    /** Tells what the server does anyway and what it has no setting for. */
    static void tell(Output.Builder out, List<Fact<?>> done, List<Fact<?>> missing) {
        out.report(FlyFinding.SERVER_DOES_IT, done.toArray(Fact<?>[]::new));
        out.report(FlyFinding.SERVER_HAS_NO_SUCH, missing.toArray(Fact<?>[]::new));
    }

    /** The app goes on using the present server, and its addresses move as they are. */
    private void stays(Datastore store, FlyFinding code, Fact<?>[] facts) {
        runbook.out().report(code, facts);
        runbook.out().report(FlyFinding.DATASTORE_UNMANAGED, store.kind());
        Step.Builder step = step(
                        "datastore", store, "", Phase.SECRETS, "Hand over the addresses of a server that stays")
                .repeatable();
        for (EnvVariable variable : references(store)) {
            String what = words(variable.reference().get().attribute());
            step.say(variable.name(), " is the " + what + " of ", store.name(), ":")
                    .feed(Word.oldValue(variable.name(), variable.description()), SecretSteps.set(runbook, variable));
        }
    }

    private void follower(Datastore store) {
        runbook.out().report(FlyFinding.FOLLOWER, store.name());
        Step.Builder step =
                step("datastore", store, "", Phase.SECRETS, "Give the leader's address where a replica was read");
        for (EnvVariable variable : references(store)) {
            Fact<String> prompt = variable.value()
                    .with(
                            store.follows(),
                            (any, leader) -> variable.name().get() + ": the "
                                    + words(variable.reference().get().attribute()) + " of " + leader);
            step.describe(variable);
            step.feed(Word.askedValue(prompt.from(store.name())), SecretSteps.set(runbook, variable));
        }
    }
}
