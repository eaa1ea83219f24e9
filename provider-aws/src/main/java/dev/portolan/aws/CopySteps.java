package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.CopyScript;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.List;
import java.util.Optional;

/**
 * The copy of the data, server by server. The new servers are in private subnets, so the way leads through a task of the
 * app; the programs that copy run on this machine and find server and password by {@link DataScripts#CLIENT}, so nobody
 * has to read a password or to put a URL together.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Procedural.Importing.html">Importing into
 *     PostgreSQL</a>
 */
final class CopySteps {
    private final AwsRunbook runbook;
    private final AwsPlan plan;

    CopySteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write(List<Datastore> copied) {
        for (Datastore store : copied) {
            switch (store.kind().get()) {
                case POSTGRES -> server(store, CopyScript.POSTGRES, "as many rows on both sides, table by table");
                case MYSQL -> server(store, CopyScript.MYSQL, "as many rows on both sides, table by table");
                case REDIS -> server(store, CopyScript.REDIS, "as many keys on both sides");
                default -> bucket(store);
            }
        }
    }

    private void server(Datastore store, CopyScript script, String expected) {
        Step.Builder step = copy(store, "Copy the data")
                .why(
                        "Nothing writes meanwhile. The tunnel takes a minute; the copy waits for it and brings the password"
                                + " itself.");
        Optional<EnvVariable> url = plan.app().urlOf(store);
        if (url.isEmpty()) {
            step.say("No name of the environment holds the URL of ", store.name(), ", so copy it by hand.")
                    .say(
                            "Dump it where it is now; ",
                            plan.file(DataScripts.CLIENT),
                            " runs a client of the new server.");
            return;
        }
        boolean isSql = StorePlan.isSql(store);
        Fact<String> none = Fact.absent(store.path());
        step.background(runbook.script(DataScripts.TUNNEL, plan.stores().block(store)))
                .copy(
                        script,
                        url.get().name(),
                        NewServer.byCommand(
                                isSql ? plan.stores().user() : none,
                                isSql ? plan.stores().database() : none,
                                runbook.script(DataScripts.CLIENT, plan.stores().block(store))))
                .from(store.kind(), url.get().value())
                .expect(expected);
    }

    private void bucket(Datastore store) {
        Fact<String> output = plan.stores().block(store).map(name -> "bucket_" + name);
        copy(store, "Copy the files")
                .why(
                        "The app goes on by its role and has no key for the new bucket, so your own sign-in writes to it. A big"
                                + " bucket can be copied before, while the old app runs; the last time, with --again, is then quick.")
                .copyBucket(
                        plan.app().referencesTo(store),
                        NewServer.ownBucket(
                                Word.printedBy(plan.terraform("output", "-raw", output)), Word.of(plan.region())))
                .from(store.kind())
                .expect("as many objects on both sides");
    }

    private Step.Builder copy(Datastore store, String title) {
        return runbook.out()
                .step("copy", store.name(), Phase.DATA, title)
                .repeatable()
                .why("Nothing writes meanwhile.")
                .from(store.name());
    }
}
