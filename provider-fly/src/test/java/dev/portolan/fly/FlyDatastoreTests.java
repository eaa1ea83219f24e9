package dev.portolan.fly;

import static dev.portolan.fly.FlyAnswersTests.commands;
import static dev.portolan.fly.FlyAnswersTests.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.model.Trigger;
import dev.portolan.report.Line;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is done and told for datastores, and for jobs that no file starts. */
class FlyDatastoreTests {
    private static App.Builder shop() {
        return App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).http(http -> {}));
    }

    private static Output translate(App.Builder app) {
        return new FlyProvider().translate(app.build(), Settings.none("fly"));
    }

    private static Output with(Datastore.Kind kind, Consumer<Datastore.Builder> facts) {
        return translate(shop().datastore("db", db -> facts.accept(db.kind(kind))));
    }

    private static EnvValue of(String store, EnvValue.Attribute attribute) {
        return EnvValue.of(Ref.datastore(store), attribute);
    }

    @Test
    void what_a_bucket_does_anyway_and_what_it_has_no_setting_for_are_told_apart() {
        Output kept = with(
                Datastore.Kind.OBJECT_STORAGE,
                db -> db.tls(true).highAvailability(true).purpose(Datastore.Purpose.DURABLE));
        assertThat(told(kept, FlyFinding.SERVER_DOES_IT))
                .containsExactly("[datastores.db.high-availability, datastores.db.tls, datastores.db.purpose]");
        assertThat(told(kept, FlyFinding.SERVER_HAS_NO_SUCH)).isEmpty();

        Output lost = with(
                Datastore.Kind.OBJECT_STORAGE,
                db -> db.tls(false).highAvailability(false).purpose(Datastore.Purpose.CACHE));
        assertThat(told(lost, FlyFinding.SERVER_DOES_IT)).isEmpty();
        assertThat(told(lost, FlyFinding.SERVER_HAS_NO_SUCH))
                .containsExactly("[datastores.db.high-availability, datastores.db.tls, datastores.db.purpose]");
    }

    @Test
    void a_Redis_on_Fly_has_neither_TLS_nor_a_standby() {
        Output kept = with(Datastore.Kind.REDIS, db -> db.tls(false).highAvailability(false));
        assertThat(told(kept, FlyFinding.SERVER_DOES_IT))
                .containsExactly("[datastores.db.high-availability, datastores.db.tls]");
        assertThat(told(kept, FlyFinding.SERVER_HAS_NO_SUCH)).isEmpty();

        Output lost = with(Datastore.Kind.REDIS, db -> db.tls(true).highAvailability(true));
        assertThat(told(lost, FlyFinding.SERVER_DOES_IT)).isEmpty();
        assertThat(told(lost, FlyFinding.SERVER_HAS_NO_SUCH))
                .containsExactly("[datastores.db.high-availability, datastores.db.tls]");
    }

    @Test
    void a_Postgres_on_Fly_has_TLS() {
        assertThat(told(with(Datastore.Kind.POSTGRES, db -> db.tls(true)), FlyFinding.SERVER_DOES_IT))
                .containsExactly("[datastores.db.tls]");
        assertThat(told(with(Datastore.Kind.POSTGRES, db -> db.tls(false)), FlyFinding.SERVER_DOES_IT))
                .isEmpty();
        assertThat(told(with(Datastore.Kind.POSTGRES, db -> db.tls(false)), FlyFinding.SERVER_HAS_NO_SUCH))
                .containsExactly("[datastores.db.tls]");
    }

    @Test
    void PostGIS_is_asked_for_when_the_cluster_is_made_and_other_extensions_afterwards() {
        Output output = with(Datastore.Kind.POSTGRES, db -> db.extensions(List.of("vector", "postgis")));

        assertThat(commands(output, "postgres.db"))
                .first()
                .asString()
                .startsWith("fly mpg create --name shop-db")
                .endsWith(" --enable-postgis-support");
        assertThat(commands(output, "postgres.db.extensions"))
                .containsExactly("fly mpg databases extensions enable vector --cluster $DB_CLUSTER --database fly-db");
        assertThat(commands(with(Datastore.Kind.POSTGRES, db -> {}), "postgres.db"))
                .first()
                .asString()
                .doesNotContain("postgis");
    }

    @Test
    void what_Fly_does_not_hand_out_of_a_bucket_is_asked_for() {
        Output output = translate(shop().datastore("files", files -> files.kind(Datastore.Kind.OBJECT_STORAGE))
                .env("S3_KEY", of("files", EnvValue.Attribute.USER))
                .env("S3_URL", of("files", EnvValue.Attribute.URL)));

        assertThat(commands(output, "bucket.files"))
                .contains("fly secrets set S3_KEY=- --stage -a shop", "fly secrets set S3_URL=- --stage -a shop");
    }

    @Test
    void a_copy_takes_the_name_that_holds_the_URL_and_no_other() {
        Output output = translate(shop().datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
                .env("A_HOST", of("db", EnvValue.Attribute.HOST))
                .env("DATABASE_URL", of("db", EnvValue.Attribute.URL)));

        assertThat(copied(output, "postgres.db.copy")).contains("DATABASE_URL").doesNotContain("A_HOST");
    }

    /** The lines of a step that are neither sentences nor plain commands, as texts. */
    private static String copied(Output output, String id) {
        return output.steps().stream()
                .filter(step -> step.id().equals(id))
                .flatMap(step -> step.lines().stream())
                .filter(line -> !(line instanceof Line.Say) && !(line instanceof Line.Run))
                .map(Object::toString)
                .toList()
                .toString();
    }

    @Test
    void no_step_sets_a_name_that_Fly_keeps_or_a_port_that_the_file_says() {
        Output output = translate(shop().datastore("db", db -> db.kind(Datastore.Kind.REDIS))
                .env("FLY_DB", of("db", EnvValue.Attribute.URL))
                .env("PORT", of("db", EnvValue.Attribute.PORT))
                .env("FLY_TOKEN", EnvValue.secret())
                .env("REDIS_URL", of("db", EnvValue.Attribute.URL))
                .env("TOKEN", EnvValue.secret()));

        assertThat(output.steps())
                .flatExtracting(step -> commands(output, step.id()))
                .filteredOn(command -> command.contains("--stage"))
                .containsExactlyInAnyOrder(
                        "fly secrets set REDIS_URL=- --stage -a shop", "fly secrets set TOKEN=- --stage -a shop");
        assertThat(told(output, FlyFinding.ENV_RESERVED)).containsExactly("[env.FLY_DB]", "[env.FLY_TOKEN]");
    }

    @Test
    void a_job_whose_memory_no_machine_has_is_told_wherever_it_is_started() {
        App.Builder app = shop().job(
                        "seed", job -> job.command(Command.exec("seed")).memoryMiB(300))
                .job(
                        "nightly",
                        job -> job.command(Command.exec("report"))
                                .cron("15 4 * * *")
                                .memoryMiB(300));
        Output output =
                new FlyProvider().translate(app.build(), Settings.none("fly").with(FlySettings.SCHEDULE, "steps"));

        assertThat(told(output, FlyFinding.MEMORY_RAISED))
                .containsExactlyInAnyOrder(
                        "[jobs.seed, jobs.seed.memory] It is shared-cpu-1x with 512mb.",
                        "[jobs.nightly, jobs.nightly.memory] It is shared-cpu-1x with 512mb.");
    }

    @Test
    void a_job_by_hand_that_runs_the_images_own_command_gets_a_machine_that_goes_afterwards() {
        Output output = translate(shop().region("frankfurt")
                .job("once", job -> job.command(Command.ofImage()).trigger(new Trigger.OnDemand())));

        assertThat(commands(output, "job.once")).containsExactly("fly machine run -a shop --region fra --rm $IMAGE");
    }
}
