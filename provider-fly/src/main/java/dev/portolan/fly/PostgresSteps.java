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
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cluster of Managed Postgres: TLS and a standby are its own, its size comes in plans.
 *
 * @see <a href="https://fly.io/docs/mpg/">Managed Postgres</a>
 */
final class PostgresSteps {
    /** The database that every new cluster has. */
    private static final String DATABASE = "fly-db";

    private static final String POSTGIS = "postgis";

    private final DatastoreSteps stores;
    private final FlyRunbook runbook;

    PostgresSteps(DatastoreSteps stores, FlyRunbook runbook) {
        this.stores = stores;
        this.runbook = runbook;
    }

    void write(Datastore store) {
        create(store);
        extensions(store);
        attach(store);
        tell(store);
    }

    private void create(Datastore store) {
        Fact<String> region = runbook.plan().region().map(FlyRegion::postgresNear);
        Fact<String> postgis = store.extensions().stream()
                .filter(extension -> extension.is(POSTGIS))
                .findFirst()
                .map(extension -> extension.map(any -> "--enable-postgis-support"))
                .orElse(Fact.absent(store.path()));
        stores.step("postgres", store, "", Phase.PROVISION, "Create the Postgres cluster")
                .from(store.kind(), store.placement())
                .run(
                        "fly",
                        "mpg",
                        "create",
                        Word.option("--name", stores.nameOf(store)),
                        runbook.organization(),
                        Word.option("--region", region),
                        Word.option("--plan", planOf(store)),
                        Word.option("--volume-size", store.storageGiB()),
                        Word.option("--pg-major-version", major(store)),
                        postgis)
                .run("fly", "mpg", "list", runbook.organization())
                .say("Keep the id of the new cluster in a variable of your shell: " + id(store) + "=…")
                .expect("the cluster is listed as ready")
                .undo("fly", "mpg", "destroy", Word.variable(id(store)));
    }

    private void extensions(Datastore store) {
        Step.Builder step = stores.step("postgres", store, ".extensions", Phase.PROVISION, "Enable the extensions")
                .why(
                        "What Postgres itself ships needs no more than CREATE EXTENSION; for the rest the cluster is told.");
        for (Fact<String> extension : store.extensions()) {
            if (!extension.is(POSTGIS)) {
                step.run(
                        "fly",
                        "mpg",
                        "databases",
                        "extensions",
                        "enable",
                        extension,
                        "--cluster",
                        Word.variable(id(store)),
                        "--database",
                        DATABASE);
            }
        }
    }

    private void attach(Datastore store) {
        List<EnvVariable> asked = new ArrayList<>();
        Step.Builder step = stores.step("postgres", store, ".attach", Phase.SECRETS, "Attach the database")
                .why("It sets the secret at the next deploy. The URL that it prints holds the password.");
        for (EnvVariable variable : stores.references(store)) {
            if (variable.reference().get().attribute() != EnvValue.Attribute.URL) {
                asked.add(variable);
                continue;
            }
            step.describe(variable);
            step.filtered(
                    "fly",
                    "mpg",
                    "attach",
                    Word.variable(id(store)),
                    runbook.app(),
                    "--database",
                    DATABASE,
                    "--username",
                    "fly-user",
                    Word.option(
                            "--variable-name",
                            variable.value().map(any -> variable.name().get())));
            step.from(store.name());
        }
        stores.ask(step, store, asked, "as the cluster's page shows it under Connect");
    }

    /** Through a tunnel to the new cluster, by the script that compares both sides afterwards. */
    void copy(Datastore store) {
        Step.Builder step = stores.step("postgres", store, ".copy", Phase.DATA, "Copy the database")
                .repeatable()
                .why("Nothing writes meanwhile. The cluster's page shows the password under Connect.");
        Optional<EnvVariable> url = stores.url(store);
        if (url.isEmpty()) {
            step.say("No name of the environment holds the URL of ", store.name(), ", so copy it by hand:")
                    .say("'fly mpg proxy' makes a tunnel for pg_restore.");
            return;
        }
        step.background("fly", "mpg", "proxy", Word.variable(id(store)), "--local-port", "15432")
                .copy(
                        CopyScript.POSTGRES,
                        url.get().name(),
                        NewServer.byUrl(Word.askedValue(Fact.chosen(
                                "the new database's URL, postgres://fly-user:PASSWORD@localhost:15432/" + DATABASE,
                                "the tunnel's end, and what Fly names user and database"))))
                .from(url.get().value())
                .expect("as many rows on both sides, table by table");
    }

    private Fact<String> planOf(Datastore store) {
        return runbook.plan()
                .settings()
                .databasePlan()
                .from(store.memoryMiB())
                .or(store.memoryMiB().map(memory -> MpgPlan.of(memory).name()))
                .orChosen("basic", "the smallest plan, as no memory is stated");
    }

    private static Fact<String> major(Datastore store) {
        return store.version()
                .map(version -> version.replaceAll("[^0-9].*", ""))
                .map(major -> major.length() < 2 || (major.length() == 2 && major.compareTo("17") < 0) ? "16" : "17")
                .orChosen("17", "the newest that Fly offers");
    }

    private void tell(Datastore store) {
        Output.Builder out = runbook.out();
        String plan = planOf(store).get();
        out.explain(
                FlyFinding.POSTGRES_VERSION,
                "It is " + major(store).get() + ".",
                store.version().filter(version -> !major(store).is(version)));
        out.explain(
                runbook.plan().settings().databasePlan().isPresent()
                        ? FlyFinding.SET_OTHERWISE
                        : FlyFinding.POSTGRES_PLAN,
                "The plan is " + plan + ".",
                store.memoryMiB()
                        .filter(memory -> MpgPlan.all().stream()
                                .noneMatch(one -> one.name().equals(plan) && one.memoryMiB() == memory)));
        String region = runbook.plan().region().orElse("");
        if (!FlyRegion.postgresNear(region).equals(region)) {
            out.explain(
                    FlyFinding.POSTGRES_REGION,
                    "It is in " + FlyRegion.postgresNear(region) + ".",
                    runbook.plan().app().region());
        }
        out.report(FlyFinding.STANDBY_INCLUDED, store.highAvailability().filter(yes -> !yes));
        DatastoreSteps.tell(
                out,
                List.of(
                        store.highAvailability().filter(yes -> yes),
                        store.tls().filter(yes -> yes),
                        store.purpose().filter(Datastore.Purpose.DURABLE::equals)),
                List.of(
                        store.tls().filter(yes -> !yes),
                        store.purpose().filter(Datastore.Purpose.CACHE::equals),
                        store.connections()));
    }

    /** The variable of the user's shell that holds the cluster's id. */
    static String id(Datastore store) {
        return store.name()
                        .get()
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9]", "_")
                        .replaceAll("^([0-9])", "_$1") + "_CLUSTER";
    }
}
