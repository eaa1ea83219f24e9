package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A Redis database of Upstash in Fly's private network, reached without TLS.
 *
 * @see <a href="https://fly.io/docs/upstash/redis/">Upstash for Redis</a>
 */
final class RedisSteps {
    private final DatastoreSteps stores;
    private final FlyRunbook runbook;

    RedisSteps(DatastoreSteps stores, FlyRunbook runbook) {
        this.stores = stores;
        this.runbook = runbook;
    }

    void write(Datastore store) {
        Fact<String> name = stores.nameOf(store);
        Fact<String> eviction = store.purpose()
                .map(purpose -> purpose == Datastore.Purpose.CACHE ? "--enable-eviction" : "--disable-eviction")
                .orChosen("--disable-eviction", "nothing says that the data may be lost");
        stores.step("redis", store, "", Phase.PROVISION, "Create the Redis database")
                .from(store.kind(), store.placement())
                .why("Queues ask it all the time: for them a plan with a fixed price is cheaper than a price for each"
                        + " command ('fly redis plans').")
                .run(
                        "fly",
                        "redis",
                        "create",
                        Word.option("--name", name),
                        runbook.organization(),
                        Word.option("--region", runbook.plan().region()),
                        "--no-replicas",
                        eviction,
                        "--enable-prodpack=false",
                        Word.option("--plan", runbook.plan().settings().redisPlan()))
                .expect("Your database is ready")
                .undo("fly", "redis", "destroy", name);
        Step.Builder step = stores.step("redis", store, ".address", Phase.SECRETS, "Set the addresses of Redis");
        if (!stores.references(store).isEmpty()) {
            step.run("fly", "redis", "status", name);
        }
        stores.ask(step, store, stores.references(store), "as 'fly redis status' shows it");
        tell(store);
    }

    private void tell(Datastore store) {
        List<Fact<?>> missing = new ArrayList<>(List.of(
                store.version(),
                store.memoryMiB(),
                store.storageGiB(),
                store.connections(),
                store.highAvailability().filter(yes -> yes),
                store.tls().filter(yes -> yes)));
        missing.addAll(store.extensions());
        DatastoreSteps.tell(
                runbook.out(),
                List.of(
                        store.highAvailability().filter(yes -> !yes),
                        store.tls().filter(yes -> !yes)),
                missing);
    }

    void copy(Datastore store) {
        stores.step("redis", store, ".copy", Phase.DATA, "Copy what Redis keeps, or let it go")
                .say("If ", store.name(), " holds only jobs, let the workers empty it before the writes stop.")
                .say("Else copy it with a tool such as riot: https://fly.io/docs/upstash/redis/");
    }
}
