package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.shell.PosixShell;
import java.util.List;

/** A bucket that runs beside the app: how it is made, and how objects come into it. */
final class BucketSteps {
    private final KamalRunbook runbook;
    private final KamalPlan plan;

    BucketSteps(KamalRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        plan.accessories().all().stream()
                .filter(accessory -> AccessoryPlan.isBucket(accessory.store()))
                .forEach(this::make);
    }

    private void make(AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        runbook.out()
                .step("bucket", store.name(), Phase.DEPLOY, "Make the bucket")
                .repeatable()
                .from(store.kind(), store.placement(), plan.accessories().asked(store))
                .why("The server starts with none. Its own client runs in the container, which has the keys.")
                .run(
                        "kamal",
                        "accessory",
                        "exec",
                        accessory.name(),
                        plan.stage(),
                        "--reuse",
                        make(accessory.recipe(), plan.accessories().database(accessory)))
                .expect("Bucket created successfully")
                .say(
                        "The app's client has to be told the endpoint ",
                        endpoint(accessory),
                        ", any region, and to name buckets by the path ('path style'): no host name is made for each.");
    }

    /**
     * The client takes a server and its keys from a variable, so that no password is in a list of processes.
     *
     * @see <a href="https://github.com/minio/mc#readme">mc</a>
     */
    private static Fact<String> make(AccessoryRecipe recipe, Fact<String> bucket) {
        String keys = "$" + recipe.user() + ":$" + recipe.password();
        return bucket.map(name -> PosixShell.join(List.of(
                "sh",
                "-c",
                "MC_HOST_here=\"http://" + keys + "@127.0.0.1:" + recipe.port() + "\" mc mb --ignore-existing here/"
                        + name)));
    }

    void copy(Step.Builder step, AccessoryPlan.Accessory accessory) {
        step.say(
                "Copy all objects of ",
                accessory.store().name(),
                " with a tool such as rclone, on the server and in a container of the network kamal: there the new"
                        + " endpoint is ",
                endpoint(accessory),
                ", and the bucket ",
                plan.accessories().database(accessory),
                ".");
    }

    private Fact<String> endpoint(AccessoryPlan.Accessory accessory) {
        return plan.accessories()
                .host(accessory)
                .with(plan.accessories().port(accessory), (host, port) -> "http://" + host + ":" + port);
    }
}
