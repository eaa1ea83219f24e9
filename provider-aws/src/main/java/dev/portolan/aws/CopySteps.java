package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The copy of the data, server by server, through a task of the app.
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
                case POSTGRES -> postgres(store);
                case MYSQL -> mysql(store);
                case REDIS -> redis(store);
                default -> bucket(store);
            }
        }
    }

    private void postgres(Datastore store) {
        Step.Builder step = copy(store, "Copy the database");
        dump(step, store, "latest.dump, in pg_dump's custom format");
        tunnel(step, store, Kind.POSTGRES, "15432");
        for (Fact<String> extension : store.extensions()) {
            step.run(signedIn(
                    store,
                    "psql",
                    "--host",
                    "localhost",
                    "--port",
                    "15432",
                    "--username",
                    plan.stores().user(),
                    "--dbname",
                    plan.stores().database(),
                    "--command",
                    extension.map(name -> "create extension if not exists \"" + name + "\"")));
        }
        step.run(signedIn(
                        store,
                        "pg_restore",
                        "--clean",
                        "--if-exists",
                        "--no-owner",
                        "--no-acl",
                        "--host",
                        "localhost",
                        "--port",
                        "15432",
                        "--username",
                        plan.stores().user(),
                        "--dbname",
                        plan.stores().database(),
                        "latest.dump"))
                .expect("pg_restore ends without an error");
    }

    /** A client of a database; the script hands it the password. */
    private Object[] signedIn(Datastore store, Object... client) {
        List<Object> words = new ArrayList<>(List.of(
                AwsProvider.FOLDER + Scripts.WITH_PASSWORD, plan.stores().secret(store)));
        words.addAll(Arrays.asList(client));
        return words.toArray();
    }

    private void mysql(Datastore store) {
        Step.Builder step = copy(store, "Copy the database");
        dump(step, store, "latest.sql, with mysqldump --single-transaction");
        tunnel(step, store, Kind.MYSQL, "13306");
        step.run(signedIn(
                        store,
                        "mysql",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "13306",
                        "--user",
                        plan.stores().user(),
                        "--execute",
                        "source latest.sql",
                        plan.stores().database()))
                .expect("mysql ends without an error");
    }

    private void redis(Datastore store) {
        Step.Builder step = copy(store, "Copy what Redis keeps, or let it go");
        step.say("If ", store.name(), " holds only jobs, let the workers empty it before the writes stop.");
        step.say("Else open a way to it in a second terminal, and copy it with a tool such as riot or RedisShake:");
        way(step, store, Kind.REDIS, "16379");
    }

    private void bucket(Datastore store) {
        Step.Builder step = copy(store, "Copy the files");
        step.say("The bucket's name:")
                .run("aws", "s3", "ls")
                .say(
                        "Copy the files of ",
                        store.name(),
                        " with 'aws s3 sync', or with rclone where the present bucket is another vendor's.");
    }

    private Step.Builder copy(Datastore store, String title) {
        return runbook.step("copy", store.name(), "", Phase.DATA, title)
                .why("Nothing writes meanwhile.")
                .from(store.name());
    }

    private static void dump(Step.Builder step, Datastore store, String file) {
        step.say("Dump ", store.name(), " where it is now into the file " + file + ".");
    }

    private void tunnel(Step.Builder step, Datastore store, Kind kind, String port) {
        step.say("In a second terminal, with the same AWS_REGION, start this and leave it running:");
        way(step, store, kind, port);
        step.say("Then, in the first one:");
    }

    private void way(Step.Builder step, Datastore store, Kind kind, String port) {
        step.run(
                AwsProvider.FOLDER + Scripts.TUNNEL,
                plan.stores().block(store).map(name -> "host_" + name),
                Integer.toString(Environment.portOf(kind)),
                port);
    }
}
