package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.CopyScript;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Redis database of Upstash in Fly's private network, reached without TLS.
 *
 * @see <a href="https://fly.io/docs/upstash/redis/">Upstash for Redis</a>
 */
final class RedisSteps {
    private static final String LOCAL_PORT = "16379";

    /** flyctl itself takes it from there too. */
    private static final String ORGANIZATION = "FLY_ORG";

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
        Step.Builder step = stores.step("redis", store, "", Phase.PROVISION, "Create the Redis database")
                .from(store.kind(), store.placement())
                .why("Queues ask it all the time: for them a plan with a fixed price is cheaper than a price for each"
                        + " command ('fly redis plans')." + slug());
        Fact<String> plan = runbook.plan().settings().redisPlan();
        List<Object> words = new ArrayList<>(List.of("fly", "redis", "create", Word.option("--name", name)));
        words.addAll(organization());
        words.addAll(List.of(
                Word.option("--region", runbook.plan().region()),
                "--no-replicas",
                eviction,
                "--enable-prodpack=false",
                Word.option("--plan", plan),
                plan.map(any -> "--enable-auto-upgrade=false")));
        step.filtered(words.toArray()).expect("Your database is ready").undo("fly", "redis", "destroy", name);
        addresses(store, stores.references(store));
        tell(store);
    }

    /** flyctl asks nothing where its output goes through a pipe, as it does here for the password in it. */
    private List<Object> organization() {
        return isOrganizationSet() ? List.of(runbook.organization()) : List.of("--org", Word.variable(ORGANIZATION));
    }

    private String slug() {
        return isOrganizationSet()
                ? ""
                : " " + ORGANIZATION
                        + " is the slug of the app's organization, which 'fly orgs list' shows: flyctl asks for"
                        + " none where its output is filtered.";
    }

    private boolean isOrganizationSet() {
        return runbook.plan().settings().organization().isPresent();
    }

    /** The URL goes from one command to the next, so nobody sees the password in it. */
    private void addresses(Datastore store, List<EnvVariable> references) {
        Step.Builder step = stores.step("redis", store, ".address", Phase.SECRETS, "Set the addresses of Redis")
                .repeatable();
        var asked = new ArrayList<EnvVariable>();
        for (EnvVariable variable : references) {
            if (variable.reference().get().attribute() != EnvValue.Attribute.URL) {
                asked.add(variable);
                continue;
            }
            step.describe(variable);
            step.keep("fly", "redis", "status", stores.nameOf(store))
                    .feed(Word.keptUrl(), SecretSteps.set(runbook, variable))
                    .from(store.name());
        }
        stores.ask(
                step,
                store,
                asked,
                "as 'fly redis status " + stores.nameOf(store).orElse("") + "' shows it");
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

    /**
     * Through a tunnel, by the script that compares both sides afterwards.
     *
     * @see <a href="https://fly.io/docs/flyctl/proxy/">fly proxy</a>
     */
    void copy(Datastore store) {
        Step.Builder step = stores.step("redis", store, ".copy", Phase.DATA, "Copy what Redis keeps, or let it go")
                .why("Where it holds only jobs, pass this over: let the workers empty it before the writes stop.")
                .from(store.name());
        Optional<EnvVariable> url = stores.url(store);
        if (url.isEmpty()) {
            step.say("No name of the environment holds the URL of ", store.name(), ", so copy it by hand.");
            return;
        }
        step.background(
                        "fly",
                        "proxy",
                        LOCAL_PORT + ":6379",
                        stores.nameOf(store).map(name -> "fly-" + name + ".upstash.io"),
                        runbook.app())
                .keep("fly", "redis", "status", stores.nameOf(store))
                .copy(CopyScript.REDIS, url.get().name(), NewServer.byUrl(Word.keptUrlAt("localhost:" + LOCAL_PORT)))
                .from(url.get().value())
                .expect("as many keys on both sides")
                .repeatable();
    }
}
