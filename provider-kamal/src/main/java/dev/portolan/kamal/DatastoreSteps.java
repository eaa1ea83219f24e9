package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.CopyScript;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data: what is copied into the new servers, how it is kept, and what stays where it is. */
final class DatastoreSteps {
    private final KamalRunbook runbook;
    private final KamalPlan plan;

    DatastoreSteps(KamalRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    /** The datastores whose data is copied: new servers that are more than a cache. */
    static List<Datastore> copied(KamalPlan plan) {
        return plan.accessories().all().stream()
                .map(AccessoryPlan.Accessory::store)
                .filter(store -> !store.purpose().is(Datastore.Purpose.CACHE))
                .filter(store -> !store.kind().is(Datastore.Kind.MEMCACHED))
                .toList();
    }

    /** What of them decides that they are copied. */
    static Fact<?>[] reasons(List<Datastore> stores) {
        return stores.stream()
                .flatMap(store -> Stream.of(store.kind(), store.placement(), store.purpose()))
                .toArray(Fact<?>[]::new);
    }

    void copy(List<Datastore> stores) {
        for (Datastore store : stores) {
            AccessoryPlan.Accessory accessory = plan.accessories().of(store).orElseThrow();
            Step.Builder step = runbook.out().step("data", store.name(), Phase.DATA, title(store));
            step.from(store.kind());
            switch (store.kind().get()) {
                case POSTGRES -> byScript(step, accessory, CopyScript.POSTGRES);
                case MYSQL -> byScript(step, accessory, CopyScript.MYSQL);
                case REDIS -> byScript(step, accessory, CopyScript.REDIS);
                case MONGODB -> byScript(step, accessory, CopyScript.MONGODB);
                case OBJECT_STORAGE -> new BucketSteps(runbook).copy(step, accessory);
                default ->
                    step.say("Copy what ", store.name(), " holds with its own tools, or let the app make it again.");
            }
        }
    }

    private static String title(Datastore store) {
        return switch (store.kind().get()) {
            case POSTGRES -> "Copy the Postgres database";
            case MYSQL -> "Copy the MySQL database";
            case REDIS -> "Copy the keys of Redis";
            case MONGODB -> "Copy the MongoDB database";
            case OBJECT_STORAGE -> "Copy the objects of the bucket";
            default -> "Copy the data of a server";
        };
    }

    /** By the tools that the container itself has, which also has the passwords that they ask for. */
    private void byScript(Step.Builder step, AccessoryPlan.Accessory accessory, CopyScript script) {
        Datastore store = accessory.store();
        Optional<EnvVariable> url = plan.app().urlOf(store);
        if (url.isEmpty()) {
            step.say("No name of the environment holds the URL of ", store.name(), ", so copy it by hand:")
                    .say(
                            "On the server, 'docker exec -i ",
                            plan.accessories().container(accessory),
                            "' leads to the new one's own tools.");
            return;
        }
        boolean hasLogin = script == CopyScript.POSTGRES || script == CopyScript.MYSQL;
        Fact<String> user = hasLogin ? plan.accessories().user(accessory) : Fact.absent(store.path());
        Fact<String> database = script == CopyScript.REDIS
                ? Fact.absent(store.path())
                : plan.accessories().database(accessory);
        step.why("Nothing writes meanwhile. The tools of the new side run in its container, which knows its password.")
                .copy(
                        script,
                        url.get().name(),
                        NewServer.throughSsh(
                                user,
                                database,
                                "ssh",
                                plan.sshTarget(),
                                "docker",
                                "exec",
                                "-i",
                                plan.accessories().container(accessory)))
                .from(url.get().value())
                .expect("the same counts on both sides")
                .repeatable();
    }

    /** Backups of what runs on one's own server, and what does not run there. */
    void keep() {
        for (Datastore store : copied(plan)) {
            AccessoryPlan.Accessory accessory = plan.accessories().of(store).orElseThrow();
            Step.Builder step =
                    runbook.out().step("backup", store.name(), Phase.VERIFY, "Keep a copy of the data elsewhere");
            step.from(store.kind())
                    .why(
                            "Nobody else does it now. Let something do it each night, and try a restore before you need one.");
            Fact<String> container = plan.accessories().container(accessory);
            if (store.kind().is(Datastore.Kind.POSTGRES)) {
                Fact<String> dump = container
                        .with(
                                plan.accessories().user(accessory),
                                (name, user) -> "docker exec " + name + " pg_dump -Fc -U " + user)
                        .with(plan.accessories().database(accessory), (start, name) -> start + " " + name)
                        .with(container, (line, name) -> line + " > " + name + ".dump");
                step.run("ssh", plan.sshTarget(), dump)
                        .run(
                                "scp",
                                plan.sshTarget().with(container, (target, name) -> target + ":" + name + ".dump"),
                                ".");
            } else {
                step.say(
                        "Copy the folder ",
                        plan.infra().serverFolder(accessory),
                        " of the server to another place, as by restic.");
            }
        }
        plan.app().datastores().forEach(this::stay);
    }

    private void stay(Datastore store) {
        if (plan.accessories().of(store).isPresent() && store.follows().isAbsent()) {
            return;
        }
        if (store.isKept()) {
            runbook.out().report(KamalFinding.DATASTORE_KEPT, store.facts().toArray(Fact<?>[]::new));
        } else if (store.follows().isPresent()) {
            runbook.out().report(KamalFinding.FOLLOWER, store.name());
        } else {
            runbook.out().report(KamalFinding.DATASTORE_ELSEWHERE, store.name());
        }
    }
}
