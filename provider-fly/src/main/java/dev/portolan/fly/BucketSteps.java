package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A bucket of Tigris, which speaks S3's protocol.
 *
 * @see <a href="https://fly.io/docs/tigris/">Tigris object storage</a>
 */
final class BucketSteps {
    private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    private static final String KEY = "AWS_SECRET_ACCESS_KEY";

    private final DatastoreSteps stores;
    private final FlyRunbook runbook;

    BucketSteps(DatastoreSteps stores, FlyRunbook runbook) {
        this.stores = stores;
        this.runbook = runbook;
    }

    void write(Datastore store) {
        Fact<String> name = stores.nameOf(store);
        create(store, name);
        List<Fact<?>> missing = new ArrayList<>(List.of(
                store.version(),
                store.memoryMiB(),
                store.storageGiB(),
                store.connections(),
                store.highAvailability().filter(yes -> !yes),
                store.tls().filter(yes -> !yes),
                store.purpose().filter(Datastore.Purpose.CACHE::equals)));
        missing.addAll(store.extensions());
        DatastoreSteps.tell(
                runbook.out(),
                List.of(
                        store.highAvailability().filter(yes -> yes),
                        store.tls().filter(yes -> yes),
                        store.purpose().filter(Datastore.Purpose.DURABLE::equals)),
                missing);
    }

    /** Fly shows the keys once, when it makes the bucket; they go from there into the secrets. */
    private void create(Datastore store, Fact<String> name) {
        Step.Builder step = stores.step("bucket", store, "", Phase.SECRETS, "Create the bucket, and set its addresses")
                .from(store.kind(), store.placement())
                .why(
                        "It also sets the secrets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL_S3, AWS_REGION and"
                                + " BUCKET_NAME. The keys are printed this once: they are kept in the shell for what follows, and not shown.")
                .say("By --yes you agree to the terms of Tigris: flyctl cannot ask while its output is kept."
                        + " Typed alone, 'fly storage create' shows them and asks.")
                .keep(
                        "fly",
                        "storage",
                        "create",
                        Word.option("--name", name),
                        runbook.organization(),
                        "--yes",
                        runbook.app());
        var asked = new ArrayList<EnvVariable>();
        for (EnvVariable variable : stores.references(store)) {
            String secret = secret(variable.reference().get().attribute());
            if (secret.isEmpty()) {
                asked.add(variable);
            } else {
                step.describe(variable);
                step.feed(Word.keptValue(secret), SecretSteps.set(runbook, variable))
                        .from(store.name());
            }
        }
        stores.ask(step, store, asked, "as the app's client wants it");
        step.undo("fly", "storage", "destroy", name);
    }

    /** Under which name Fly hands it out; empty where it does not. */
    private static String secret(EnvValue.Attribute attribute) {
        return switch (attribute) {
            case USER -> KEY_ID;
            case PASSWORD -> KEY;
            case DATABASE -> "BUCKET_NAME";
            case HOST -> "AWS_ENDPOINT_URL_S3";
            case URL, DIRECT_URL, PORT -> "";
        };
    }

    void copy(Datastore store) {
        stores.step("bucket", store, ".copy", Phase.DATA, "Copy the files")
                .why("The keys of the new bucket are asked of a machine that runs."
                        + " A big bucket can be copied before, while the old app runs; the last time, with --again, is then quick. Tigris"
                        + " can also fetch each object when it is first asked for:"
                        + " https://fly.io/docs/tigris/#migrate-from-another-s3-provider")
                .copyBucket(
                        stores.references(store),
                        NewServer.bucket(
                                Word.of(stores.nameOf(store)),
                                secretOfMachine(KEY_ID),
                                secretOfMachine(KEY),
                                Word.text("auto"),
                                Word.text("https://fly.storage.tigris.dev")))
                .expect("as many objects on both sides")
                .repeatable();
    }

    /** Nobody can read a secret of Fly but the app itself. */
    private Word secretOfMachine(String name) {
        return Word.printedBy("fly", "ssh", "console", "--quiet", "--command", "printenv " + name, runbook.app());
    }
}
