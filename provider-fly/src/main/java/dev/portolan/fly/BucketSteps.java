package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
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
    private final DatastoreSteps stores;
    private final FlyRunbook runbook;

    BucketSteps(DatastoreSteps stores, FlyRunbook runbook) {
        this.stores = stores;
        this.runbook = runbook;
    }

    void write(Datastore store) {
        Fact<String> name = stores.nameOf(store);
        stores.step("bucket", store, "", Phase.PROVISION, "Create the bucket")
                .from(store.kind(), store.placement())
                .why("It also sets the secrets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL_S3,"
                        + " AWS_REGION and BUCKET_NAME, and shows them once: keep them for the next step.")
                .run("fly", "storage", "create", Word.option("--name", name), runbook.organization(), runbook.app())
                .expect("the bucket's name and keys")
                .undo("fly", "storage", "destroy", name);
        Step.Builder step = stores.step("bucket", store, ".address", Phase.SECRETS, "Set the addresses of the bucket");
        stores.ask(
                step, store, stores.references(store), "as 'fly storage create' showed it; the user is the key's id");
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

    void copy(Datastore store) {
        stores.step("bucket", store, ".copy", Phase.DATA, "Copy the files")
                .say(
                        "Copy all objects of ",
                        store.name(),
                        " with a tool such as rclone, or let Tigris fetch each from the old bucket when"
                                + " it is first asked for: https://fly.io/docs/tigris/#migrate-from-another-s3-provider");
    }
}
