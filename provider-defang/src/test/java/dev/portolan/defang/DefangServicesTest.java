package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What processes, jobs and servers for data become in the file, and what is told of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefangServicesTest {
    @Test
    void the_largest_container_has_16_processors_and_120_GiB() {
        Made made = Made.of(App.builder("shop")
                .process("fits", fits -> fits.vcpus(new BigDecimal(16)).memoryMiB(122_880))
                .process(
                        "larger", larger -> larger.vcpus(new BigDecimal("16.5")).memoryMiB(122_881))
                .job("job", job -> job.command(Command.exec("bin/job")).memoryMiB(122_881)));

        assertThat(made.told(DefangFinding.TOO_LARGE))
                .containsExactly("processes.larger.cpu.vcpus", "processes.larger.memory", "jobs.job.memory");
        assertThat(made.at("larger", "deploy", "resources", "reservations"))
                .isEqualTo(made.at("fits", "deploy", "resources", "reservations"))
                .isEqualTo(Map.of("cpus", "16", "memory", "122880M"));
    }

    @Test
    void a_process_that_is_off_stands_under_a_profile_and_has_no_number() {
        Made made = Made.of(App.builder("shop")
                .process("off", off -> off.count(0))
                .process("one", one -> one.count(1))
                .process("grows", grows -> grows.count(0).autoscaling(1, 2)));

        assertThat(made.at("off", "profiles")).isEqualTo(List.of("off"));
        assertThat(made.at("off", "deploy").toString()).doesNotContain("replicas");
        assertThat(made.at("one", "deploy", "replicas")).isEqualTo(1);
        assertThat(made.at("grows", "profiles")).isEqualTo("");
        assertThat(made.told(DefangFinding.COUNT_ZERO)).containsExactly("processes.off.count");
    }

    @Test
    void one_instance_is_too_few_where_all_has_to_be_available() {
        App.Builder app = App.builder("shop")
                .process("unstated", unstated -> {})
                .process("one", one -> one.count(1))
                .process("two", two -> two.count(2))
                .process("grows", grows -> grows.autoscaling(1, 2));

        assertThat(Made.of(app, "mode=high_availability").told(DefangFinding.TWO_REPLICAS))
                .containsExactly("processes.unstated", "processes.one.count");
        assertThat(Made.of(app).told(DefangFinding.TWO_REPLICAS)).isEmpty();
    }

    @Test
    void a_container_has_two_minutes_to_end() {
        Made made = Made.of(App.builder("shop")
                .process("fits", fits -> fits.stopGrace(Duration.ofMinutes(2)))
                .process("longer", longer -> longer.stopGrace(Duration.ofSeconds(121))));

        assertThat(made.at("fits", "stop_grace_period")).isEqualTo("120s");
        assertThat(made.at("longer", "stop_grace_period")).isEqualTo("120s");
        assertThat(made.told(DefangFinding.GRACE_TOO_LONG)).containsExactly("processes.longer.stop.grace");
    }

    @Test
    void what_a_command_starts_besides_or_takes_from_a_buildpack_is_told_of_jobs_as_well() {
        Made made = Made.of(App.builder("shop")
                .process("two", two -> two.command(Command.shell("bin/a & bin/b")))
                .process("one", one -> one.command(Command.exec("bin/a", "&", "b")))
                .job("pool", job -> job.command(Command.shell("bin/start-pgbouncer bin/a & bin/b"))));

        assertThat(made.told(DefangFinding.SEVERAL_PROCESSES))
                .containsExactly("processes.two.command", "jobs.pool.command");
        assertThat(made.told(DefangFinding.BUILDPACK_PROGRAM)).containsExactly("jobs.pool.command");
    }

    @Test
    void an_image_of_Railpack_is_given_one_script_for_bash() {
        assertThat(CommandSection.script(Command.shell("bin/web -p $PORT"))).isEqualTo("bin/web -p $PORT");
        assertThat(CommandSection.script(Command.exec("bin/web", "a b"))).isEqualTo("bin/web 'a b'");
        assertThat(CommandSection.script(Command.exec("exec", "bin/web"))).isEqualTo("exec -- exec bin/web");
        assertThat(CommandSection.script(Command.exec("/bin/sh", "-c", "a | b")))
                .isEqualTo("a | b");
        assertThat(CommandSection.script(Command.exec("/bin/bash", "-c", "a=(1 2)")))
                .isEqualTo("a=(1 2)");
        assertThat(CommandSection.script(Command.exec("/bin/bash", "-c", "a | b")))
                .isEqualTo("/bin/bash -c 'a | b'");
        assertThat(CommandSection.script(Command.exec("/bin/zsh", "-c", "a | b")))
                .isEqualTo("/bin/zsh -c 'a | b'");
        assertThat(CommandSection.script(Command.exec("/bin/sh", "-x", "a | b")))
                .isEqualTo("/bin/sh -x 'a | b'");
    }

    @Test
    void things_of_one_name_become_services_of_several_names() {
        Made made = Made.of(App.builder("shop")
                .process("Data", data -> {})
                .job("data", job -> job.command(Command.exec("bin/job")))
                .datastore("da-ta", store -> store.kind(Kind.REDIS))
                .datastore("Elsewhere", store -> store.kind(Kind.KAFKA)));

        assertThat(DefangReader.services(made.translation().files()).keySet())
                .containsExactly("data", "data-3a6eb0", "da-ta");
        assertThat(made.told(DefangFinding.NAME_CHANGED)).containsExactly("processes.Data", "jobs.data");
    }

    @ParameterizedTest
    @CsvSource({"jobs", "datastores"})
    void the_service_that_starts_jobs_has_a_name_that_nothing_else_has(String rival) {
        App.Builder app = App.builder("shop")
                .job("night", job -> job.command(Command.exec("bin/night")).cron("0 3 * * *"));
        if (rival.equals("jobs")) {
            app.job("scheduler", job -> job.command(Command.exec("bin/other")));
        } else {
            app.datastore("scheduler", store -> store.kind(Kind.POSTGRES));
        }

        assertThat(Made.of(app, "scheduler=supercronic")
                        .at("scheduler-2", "command")
                        .toString())
                .contains("0 3 * * * bin/night");
    }

    @Test
    void the_service_that_starts_jobs_has_room_for_the_largest_waits_for_what_they_need_and_reaches_it() {
        Made made = Made.of(
                App.builder("shop")
                        .job(
                                "small",
                                job -> job.command(Command.exec("bin/small"))
                                        .cron("5 * * * *")
                                        .memoryMiB(512))
                        .job(
                                "large",
                                job -> job.command(Command.exec("bin/large"))
                                        .cron("0 4 * * *")
                                        .memoryMiB(4096))
                        .job(
                                "other",
                                job -> job.command(Command.exec("bin/other")).memoryMiB(8192))
                        .job("lines", job -> job.command(Command.shell("a\nb")).cron("0 5 * * *"))
                        .release(Command.shell("bin/migrate"))
                        .datastore("db", db -> db.kind(Kind.POSTGRES)),
                "scheduler=supercronic");

        assertThat(made.at("scheduler", "deploy", "resources", "reservations", "memory"))
                .isEqualTo("4096M");
        assertThat(made.at("scheduler", "depends_on").toString()).contains("release=", "db=");
        assertThat(made.at("scheduler", "networks")).isEqualTo(List.of("default", "private"));
        assertThat(made.told(DefangFinding.JOB_NOT_SCHEDULED)).containsExactly("jobs.lines.trigger");
        assertThat(made.steps("freeze")).singleElement().asString().contains("scheduler");
    }

    @Test
    void it_is_told_from_when_the_clock_counts_an_interval() {
        Made made = Made.of(
                App.builder("shop")
                        .job(
                                "poll",
                                job -> job.command(Command.exec("bin/poll"))
                                        .trigger(new Trigger.Every(Duration.ofMinutes(10)))),
                "scheduler=supercronic");

        assertThat(made.translation().findings())
                .filteredOn(finding -> finding.code() == DefangFinding.JOB_SCHEDULED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("An interval is counted from midnight UTC there: '*/10 * * * *'."));
    }

    @Test
    void a_version_of_a_managed_server_that_is_the_one_it_has_is_not_told() {
        Made made = Made.of(App.builder("shop")
                .datastore("same", db -> db.kind(Kind.REDIS).version("7.0"))
                .datastore("other", db -> db.kind(Kind.REDIS).version("7.2")));

        assertThat(made.told(StoreFinding.VERSION_USUAL)).containsExactly("datastores.other.version");
    }

    @Test
    void arguments_of_a_build_are_plain_texts_without_references() {
        Made made = Made.of(App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile")
                        .arg("PLAIN", "a $5")
                        .arg("DOLLAR", "$HOME")
                        .variables(List.of("PLAIN", "UNKNOWN")))
                .process("web", web -> {}));

        assertThat(made.at("web", "build", "args")).isEqualTo(Map.of("PLAIN", "a $$5"));
        assertThat(made.told(DefangFinding.BUILD_ARG)).containsExactly("build.args.DOLLAR");
        assertThat(made.told(DefangFinding.BUILD_VARIABLE)).hasSize(1);
    }

    @Test
    void the_build_of_the_app_is_told_to_be_unused_where_everything_has_its_own() {
        App.Builder own = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile").target("last").variables(List.of("A")))
                .process("web", web -> web.build(build -> build.image("caddy:2")));
        App.Builder packs = App.builder("shop")
                .build(build -> build.buildpacks(List.of("heroku/ruby")).packages(List.of("ffmpeg")))
                .process("web", web -> web.build(build -> build.image("caddy:2")));
        App.Builder image = App.builder("shop")
                .build(build -> build.image("nginx"))
                .process("web", web -> web.build(build -> build.image("caddy:2")));
        App.Builder job = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile"))
                .process("web", web -> web.build(build -> build.image("caddy:2")))
                .job("job", one -> one.command(Command.exec("bin/job")));
        App.Builder process = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile"))
                .process("web", web -> web.build(build -> build.image("caddy:2")))
                .process("worker", worker -> {});

        assertThat(Made.of(own).told(DefangFinding.BUILD_UNUSED))
                .contains("build", "build.dockerfile", "build.target")
                .hasSize(4);
        assertThat(Made.of(packs).told(DefangFinding.BUILD_UNUSED))
                .contains("build")
                .hasSize(3);
        assertThat(Made.of(packs).steps("try-image")).isEmpty();
        assertThat(Made.of(image).told(DefangFinding.BUILD_UNUSED)).hasSize(2);
        assertThat(Made.of(job).told(DefangFinding.BUILD_UNUSED)).isEmpty();
        assertThat(Made.of(process).told(DefangFinding.BUILD_UNUSED)).isEmpty();
    }

    @Test
    void a_setting_says_whether_Railpack_or_a_Dockerfile_builds() {
        App.Builder unstated = App.builder("shop").process("web", web -> web.command(Command.exec("bin/web", "a b")));
        App.Builder packs = App.builder("shop")
                .build(build -> build.buildpacks(List.of("heroku/ruby")))
                .process("web", web -> web.command(Command.exec("bin/web", "a b")));

        assertThat(Made.of(unstated, "build=railpack").at("web", "command")).isEqualTo(List.of("bin/web 'a b'"));
        assertThat(Made.of(unstated).at("web", "command")).isEqualTo(List.of("bin/web", "a b"));
        assertThat(Made.of(packs).at("web", "command")).isEqualTo(List.of("bin/web 'a b'"));
        assertThat(Made.of(packs, "build=dockerfile").at("web", "command")).isEqualTo(List.of("bin/web", "a b"));
        assertThat(Made.of(packs, "build=dockerfile").at("web", "build", "dockerfile"))
                .isEqualTo("Dockerfile");
    }

    @Test
    void a_version_of_MySQL_that_begins_with_1_is_one_of_MariaDB() {
        Made made = Made.of(App.builder("shop")
                .datastore("sql", db -> db.kind(Kind.MYSQL).version("8.4").placement(Datastore.Placement.CREATE))
                .datastore("maria", db -> db.kind(Kind.MYSQL).version("10.11").placement(Datastore.Placement.CREATE)));

        assertThat(made.at("sql", "image")).isEqualTo("mysql:8.4");
        assertThat(made.at("maria", "image")).isEqualTo("mariadb:10.11");
    }

    @Test
    void Postgres_has_the_image_with_vectors_only_where_they_are_asked_for() {
        Made made = Made.of(App.builder("shop")
                .datastore("plain", db -> db.kind(Kind.POSTGRES).version("16").extensions(List.of("postgis")))
                .datastore(
                        "vectors",
                        db -> db.kind(Kind.POSTGRES).version("16").extensions(List.of("postgis", "vector"))));

        assertThat(made.at("plain", "image")).isEqualTo("postgres:16");
        assertThat(made.at("vectors", "image")).isEqualTo("pgvector/pgvector:pg16");
    }

    @Test
    void a_server_without_TLS_is_not_said_to_have_it() {
        Made made = Made.of(App.builder("shop")
                .datastore("db", db -> db.kind(Kind.POSTGRES).tls(true))
                .datastore("cache", db -> db.kind(Kind.REDIS).tls(true)));

        assertThat(made.told(StoreFinding.SERVER_DOES_IT)).containsExactly("datastores.db.tls");
        assertThat(made.told(StoreFinding.SERVER_HAS_NO_SUCH)).containsExactly("datastores.cache.tls");
    }
}
