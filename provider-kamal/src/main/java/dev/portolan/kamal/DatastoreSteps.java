package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.List;
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
            Step.Builder step = runbook.step("data", store.name(), "", Phase.DATA, "Copy the data of a server");
            step.from(store.kind());
            switch (store.kind().get()) {
                case POSTGRES -> postgres(step, accessory);
                case MYSQL -> mysql(step, accessory);
                case REDIS ->
                    step.say(
                            "If ",
                            store.name(),
                            " holds only jobs, let the workers empty it before the writes stop. Else copy its keys with a tool such"
                                    + " as riot.");
                default ->
                    step.say("Copy what ", store.name(), " holds with its own tools, or let the app make it again.");
            }
        }
    }

    /** Backups of what runs on one's own server, and what does not run there. */
    void keep() {
        for (Datastore store : copied(plan)) {
            AccessoryPlan.Accessory accessory = plan.accessories().of(store).orElseThrow();
            Step.Builder step =
                    runbook.step("backup", store.name(), "", Phase.VERIFY, "Keep a copy of the data elsewhere");
            step.from(store.kind())
                    .why(
                            "Nobody else does it now. Let something do it each night, and try a restore before you need one.");
            Fact<String> container = plan.accessories().container(accessory);
            if (store.kind().is(Datastore.Kind.POSTGRES)) {
                Fact<String> dump = container
                        .with(
                                plan.accessories().user(accessory),
                                (name, user) -> "docker exec " + name + " pg_dump -Fc -U " + user)
                        .with(
                                plan.accessories().database(accessory),
                                (start, name) -> start + " " + name + " > " + name + ".dump");
                step.run("ssh", plan.sshTarget(), dump).run("scp", file(accessory, ".dump"), ".");
            } else {
                step.say(
                        "Copy the folder ",
                        container.map(name -> name + "/data"),
                        " of the server to another place, as by restic.");
            }
        }
        for (Datastore store : plan.app().datastores()) {
            if (plan.accessories().of(store).isPresent() && store.follows().isAbsent()) {
                continue;
            }
            if (store.isKept()) {
                runbook.out().report(KamalFinding.DATASTORE_KEPT, leaves(store));
            } else if (store.follows().isPresent()) {
                runbook.out().report(KamalFinding.FOLLOWER, store.name());
            } else {
                runbook.out().report(KamalFinding.DATASTORE_ELSEWHERE, store.name());
            }
        }
    }

    private void postgres(Step.Builder step, AccessoryPlan.Accessory accessory) {
        Fact<String> container = plan.accessories().container(accessory);
        step.why("Nothing writes meanwhile. The new server sorts texts by its own rules, so indexes are built anew.")
                .say(
                        "Dump ",
                        accessory.store().name(),
                        " where it is now into the file latest.dump, in pg_dump's custom format.")
                .say(
                        "If its extensions live in a schema of their own, make that schema in the new database first, and the"
                                + " extensions in it.")
                .run("scp", "latest.dump", plan.sshTarget().map(target -> target + ":latest.dump"))
                .run(
                        "ssh",
                        plan.sshTarget(),
                        container.map(name -> "docker cp latest.dump " + name + ":/tmp/latest.dump && rm latest.dump"))
                .run(
                        "ssh",
                        plan.sshTarget(),
                        container
                                .with(
                                        plan.accessories().user(accessory),
                                        (name, user) -> "docker exec " + name
                                                + " pg_restore --clean --if-exists --no-owner --no-acl -j 4 -U " + user)
                                .with(
                                        plan.accessories().database(accessory),
                                        (start, name) -> start + " -d " + name + " /tmp/latest.dump"))
                .run(
                        "ssh",
                        plan.sshTarget(),
                        container
                                .with(
                                        plan.accessories().user(accessory),
                                        (name, user) -> "docker exec " + name + " psql -U " + user)
                                .with(
                                        plan.accessories().database(accessory),
                                        (start, name) -> start + " -d " + name + " -c ANALYZE"))
                .expect(
                        "no errors but those about extensions that you made by hand; as many rows as before in each table");
    }

    private void mysql(Step.Builder step, AccessoryPlan.Accessory accessory) {
        Fact<String> container = plan.accessories().container(accessory);
        String client = accessory.recipe().product().equals("mysql") ? "mysql" : "mariadb";
        step.why("Nothing writes meanwhile.")
                .say(
                        "Dump ",
                        accessory.store().name(),
                        " where it is now into the file latest.sql, by mysqldump --single-transaction --routines --triggers"
                                + " --no-tablespaces --set-gtid-purged=OFF.")
                .run("scp", "latest.sql", plan.sshTarget().map(target -> target + ":latest.sql"))
                .run(
                        "ssh",
                        plan.sshTarget(),
                        container
                                .with(
                                        plan.accessories().user(accessory),
                                        (name, user) ->
                                                "docker exec -i " + name + " sh -c 'MYSQL_PWD=\"$MYSQL_PASSWORD\" exec "
                                                        + client + " -u " + user)
                                .with(
                                        plan.accessories().database(accessory),
                                        (start, name) -> start + " " + name + "' < latest.sql && rm latest.sql")
                                .from(accessory.store().version().filter(any -> client.equals("mariadb"))))
                .expect("as many rows as before in each table");
    }

    private Fact<String> file(AccessoryPlan.Accessory accessory, String end) {
        return plan.sshTarget()
                .with(plan.accessories().database(accessory), (target, name) -> target + ":" + name + end);
    }

    private static Fact<?>[] leaves(Datastore store) {
        List<Fact<?>> all = new ArrayList<>(List.of(
                store.name(),
                store.kind(),
                store.version(),
                store.memoryMiB(),
                store.storageGiB(),
                store.highAvailability(),
                store.follows(),
                store.purpose(),
                store.tls(),
                store.connections(),
                store.placement()));
        all.addAll(store.extensions());
        return all.toArray(Fact<?>[]::new);
    }
}
