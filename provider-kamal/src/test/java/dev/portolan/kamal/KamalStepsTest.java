package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Datastore.Purpose;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Trigger;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Which steps a move has, and what they name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KamalStepsTest {
    @Test
    void a_bucket_beside_the_app_is_made_and_filled() {
        Made made = Made.of(
                App.builder("shop").datastore("files", files -> files.kind(Kind.OBJECT_STORAGE)),
                Made.NONE.with(KamalSettings.OBJECT_STORAGE, AccessoryPlan.MINIO));

        assertThat(made.steps("bucket.files"))
                .singleElement()
                .asString()
                .contains("mc mb --ignore-existing here/", "http://shop-files:9000");
        assertThat(made.steps("data.files"))
                .singleElement()
                .asString()
                .contains("a tool such as rclone", "http://shop-files:9000");
        assertThat(Made.of(App.builder("shop").datastore("db", db -> db.kind(Kind.POSTGRES)))
                        .ids())
                .doesNotContain("bucket.db")
                .contains("data.db");
    }

    @Test
    void what_is_only_a_cache_is_not_copied() {
        Made made = Made.of(App.builder("shop")
                .datastore("queue", queue -> queue.kind(Kind.REDIS))
                .datastore("cache", cache -> cache.kind(Kind.REDIS).purpose(Purpose.CACHE))
                .datastore("pages", pages -> pages.kind(Kind.MEMCACHED)));

        assertThat(made.ids()).contains("data.queue").doesNotContain("data.cache", "data.pages");
    }

    @Test
    void the_first_look_asks_for_a_name_that_is_one() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> http.health("/ready")))
                .domain("*.example.com")
                .domain("example.com"));

        assertThat(made.steps("look")).singleElement().asString().contains("Host: example.com", "/ready");
    }

    @Test
    void a_vault_is_filled_at_its_place_and_asked_for_the_stage() {
        App.Builder app = App.builder("shop")
                .stage("staging")
                .process("worker", worker -> {})
                .env("KEY", EnvValue.secret());

        assertThat(Made.of(app, Made.NONE.with(VaultSettings.VAULT, "1password"))
                        .steps("secrets.vault"))
                .singleElement()
                .asString()
                .contains("shop/staging", "kamal secrets print -d staging > /dev/null");
    }

    @Test
    void a_vault_that_has_no_places_is_told_one_only_where_it_is_set() {
        App.Builder app = App.builder("shop").process("worker", worker -> {}).env("KEY", EnvValue.secret());
        var vault = Made.NONE.with(VaultSettings.VAULT, "bitwarden-sm");
        Made set = Made.of(app, vault.with(VaultSettings.PLACE, "f00d"));

        assertThat(Made.of(app, vault).steps("secrets.vault"))
                .singleElement()
                .asString()
                .contains("Each under its own name.");
        assertThat(set.steps("secrets.vault")).singleElement().asString().contains("Each under its own name in ");
        assertThat(set.file(".kamal/secrets")).contains("--adapter bitwarden-sm f00d/all)");
    }

    @Test
    void a_release_command_that_only_its_image_knows_is_told_and_no_other() {
        App.Builder ofImage = App.builder("shop")
                .process("web", web -> {})
                .job("release", job -> job.command(Command.ofImage()).trigger(new Trigger.EachRelease()));
        App.Builder forBash = App.builder("shop")
                .process("web", web -> {})
                .job(
                        "release",
                        job -> job.command(Command.shell("a=(1 2); bin/migrate ${a[1]}"))
                                .memoryMiB(512)
                                .trigger(new Trigger.EachRelease()));

        assertThat(Made.of(ofImage).told(KamalFinding.JOB_OF_IMAGE)).containsExactly("jobs.release");
        assertThat(Made.of(ofImage).told(KamalFinding.NEEDS_BASH)).isEmpty();
        assertThat(Made.of(forBash).told(KamalFinding.JOB_OF_IMAGE)).isEmpty();
        assertThat(Made.of(forBash).told(KamalFinding.NEEDS_BASH)).containsExactly("jobs.release.command");
        assertThat(Made.of(forBash).told(KamalFinding.JOB_LIMITS)).containsExactly("jobs.release.memory");
    }

    @Test
    void a_job_that_only_its_image_knows_is_told() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .job("night", job -> job.command(Command.ofImage()).cron("0 3 * * *"))
                .job("first", job -> job.command(Command.ofImage()).trigger(new Trigger.FirstDeploy()))
                .job("known", job -> job.command(Command.exec("bin/job"))));

        assertThat(made.told(KamalFinding.JOB_OF_IMAGE)).contains("jobs.first").doesNotContain("jobs.known");
    }

    @Test
    void names_that_all_stages_share_are_asked_of_the_vault_once() {
        Made made = Made.of(
                App.builder("shop").stage("staging").process("worker", worker -> {}),
                Made.NONE
                        .with(VaultSettings.VAULT, "doppler")
                        .with(KamalSettings.HOSTS, List.of("203.0.113.10"))
                        .with(KamalSettings.REGISTRY, "ghcr.io"));

        assertThat(made.file(".kamal/secrets-common"))
                .contains("SECRETS=$(kamal secrets fetch --adapter doppler ")
                .contains("KAMAL_REGISTRY_PASSWORD=$(kamal secrets extract KAMAL_REGISTRY_PASSWORD $SECRETS)");
    }
}
