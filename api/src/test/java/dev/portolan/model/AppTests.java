package dev.portolan.model;

import static dev.portolan.model.Command.exec;
import static dev.portolan.model.Command.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AppTests {
    @Test
    void every_stated_fact_is_listed_once_under_the_path_that_portolan_yaml_has_for_it() {
        App app = App.builder("shop")
                .process(
                        "web",
                        web -> web.command(shell("bin/web"))
                                .http(http -> http.port(3000).health("/up")))
                .release(exec("bin/migrate"))
                .env("KEY", EnvValue.secret())
                .build();

        assertThat(app.facts())
                .extracting(fact -> fact.path().toString())
                .containsExactly(
                        "app",
                        "processes.web",
                        "processes.web.command",
                        "processes.web.services.http",
                        "processes.web.services.http.port",
                        "processes.web.services.http.protocol",
                        "processes.web.services.http.exposure",
                        "processes.web.services.http.health.probe",
                        "jobs.release",
                        "jobs.release.command",
                        "jobs.release.trigger",
                        "env.KEY");
    }

    @Test
    void what_is_stated_later_wins_and_brings_its_own_origin() {
        Origin file = Origin.inFile("app.json", 4, 7);
        App app = App.builder("shop")
                .at(Origin.defaultOf("Somewhere"))
                .process("web", web -> web.count(1))
                .at(file)
                .process("web", web -> web.count(3))
                .build();

        Fact<Integer> count = app.processes().get(0).count();
        assertThat(count.get()).isEqualTo(3);
        assertThat(count.bases()).containsExactly(new Basis.Stated(count.path(), file));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_place() {
        Origin place = Origin.inFile("portolan.yaml", 3, 5);
        App.Builder builder = App.builder("shop")
                .at(place)
                .process(
                        "we b",
                        web -> web.count(-1)
                                .memoryMiB(0)
                                .stopGrace(Duration.ofMillis(1500))
                                .vcpus(new BigDecimal("0.0001"))
                                .http(http -> http.port(70000).health("up")))
                .job("nightly", job -> job.cron("61 * * * *"))
                .env("1ST", EnvValue.literal("a\0b"))
                .env("DB", EnvValue.of(Ref.datastore("nowhere"), EnvValue.Attribute.URL))
                .domain("not a host");

        var problems =
                catchThrowableOfType(InvalidAppException.class, builder::build).problems();

        assertThat(problems).extracting(Problem::origin).containsOnly(place);
        assertThat(problems)
                .extracting(problem -> problem.path() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "processes.\"we b\" is 'we b', expected a name of 1 to 128 letters, digits, '_' or '-'",
                        "processes.\"we b\".count is '-1', expected a whole number of 0 or more",
                        "processes.\"we b\".memory is '0', expected a whole number of 1 or more",
                        "processes.\"we b\".cpu.vcpus is '0.0001', expected a number above 0, 1024 at most,"
                                + " with three decimals at most",
                        "processes.\"we b\".stop.grace is 'PT1.5S', expected whole seconds, 0 or more, 366 days at most",
                        "processes.\"we b\".services.http.port is '70000', expected a port from 1 to 65535",
                        "processes.\"we b\".services.http.health.probe is 'up', expected a path that begins with '/'",
                        "jobs.nightly.command is missing",
                        "jobs.nightly.trigger is 'cron 61 * * * *', expected five fields as in crontab(5): minute, hour,"
                                + " day of month, month, day of week",
                        "env.1ST is '1ST', expected a name of letters, digits and '_' that does not begin with a digit",
                        "env.1ST holds a NUL character, which no environment and no command line can hold",
                        "env.DB points to 'nowhere', but there is no datastores.nowhere",
                        "domains.\"not a host\" is 'not a host', expected a host name in small letters, in its ASCII form"
                                + " (xn--…), optionally with '*.' in front");
    }

    @Test
    void what_belongs_to_another_kind_of_build_is_a_problem() {
        assertThatThrownBy(() -> App.builder("shop")
                        .build(build ->
                                build.image("example/shop:1").target("web").packages(List.of("libpq5")))
                        .build())
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("build.target does not belong to a build by image")
                .hasMessageContaining("build.packages.libpq5 does not belong to a build by image");
    }

    @Test
    void there_is_one_job_for_each_release_at_most() {
        assertThatThrownBy(() -> App.builder("shop")
                        .release(shell("a"))
                        .job("other", job -> job.command(shell("b")).trigger(new Trigger.EachRelease()))
                        .build())
                .hasMessageContaining(
                        "jobs.other.trigger is the second job that runs for each release, after jobs.release");
    }

    @Test
    void the_release_job_that_is_not_there_states_nothing() {
        Job release = App.builder("shop").build().release();

        assertThat(release.command().isAbsent()).isTrue();
        assertThat(release.timeout().map(Duration::toSeconds).isAbsent()).isTrue();
    }

    @Test
    void a_process_and_a_job_cannot_share_a_name() {
        assertThatThrownBy(() -> App.builder("shop")
                        .process("console", console -> {})
                        .job("console", job -> job.command(shell("irb")))
                        .build())
                .hasMessageContaining("jobs.console is stated twice");
    }

    @Test
    void equal_statements_make_equal_apps_whoever_makes_them() {
        assertThat(App.builder("shop").region("eu").build())
                .isEqualTo(App.builder("shop")
                        .at(Origin.inFile("x", 1, 1))
                        .region("eu")
                        .build());
    }

    @Test
    void a_pointer_leads_to_the_thing() {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> http.port(80)))
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
                .env("URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
                .build();

        assertThat(app.resolve(Ref.datastore("db")).kind().is(Datastore.Kind.POSTGRES))
                .isTrue();
        assertThat(Ref.service("web", "http")).hasToString("web.http");
        assertThat(app.processOf(app.resolve(Ref.service("web", "http"))).name().get())
                .isEqualTo("web");
        assertThat(app.referencesTo(app.datastores().get(0)))
                .extracting(one -> one.name().get())
                .containsExactly("URL");
    }

    @ParameterizedTest
    @CsvSource({
        "1, * * * * *",
        "10, */10 * * * *",
        "7,",
        "60, 0 * * * *",
        "90,",
        "120, 0 */2 * * *",
        "300,",
        "1440, 0 0 * * *",
        "2880,"
    })
    void an_interval_has_a_line_of_crontab_where_it_divides_the_hour_or_the_day(int minutes, String fields) {
        assertThat(new Trigger.Every(Duration.ofMinutes(minutes)).crontab()).isEqualTo(Optional.ofNullable(fields));
    }

    @ParameterizedTest
    @CsvSource({
        "1, * * * * *",
        "10, */10 * * * *",
        "45, */30 * * * *",
        "59, */30 * * * *",
        "90, 0 * * * *",
        "120, 0 */2 * * *",
        "1380, 0 */12 * * *",
        "1500, 0 0 * * *",
        "10080, 0 0 * * 0",
        "99999999, 0 0 * * 0"
    })
    void an_interval_that_a_line_of_crontab_cannot_say_has_the_next_shorter_one(int minutes, String fields) {
        assertThat(new Trigger.Every(Duration.ofMinutes(minutes)).nearestCrontab())
                .isEqualTo(fields);
    }

    @Test
    void what_does_not_run_by_the_clock_has_no_line_of_crontab() {
        assertThat(new Trigger.OnDemand().crontab()).isEmpty();
        assertThat(new Trigger.EachRelease().crontab()).isEmpty();
        assertThat(new Trigger.FirstDeploy().crontab()).isEmpty();
        assertThat(new Trigger.Cron("7 4 * * 1").crontab()).contains("7 4 * * 1");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES, PGSSLMODE, require, true",
        "POSTGRES, PGSSLMODE, prefer, false",
        "POSTGRES, DATABASE_SSL_MODE, verify-full, true",
        "POSTGRES, DB_SSL, true, true",
        "POSTGRES, POSTGRES_SSL_ENABLED, 1, true",
        "POSTGRES, DB_SSL, false, false",
        "POSTGRES, FORCE_SSL, true, false",
        "REDIS, REDIS_TLS, true, true",
        "REDIS, PGSSLMODE, require, false",
        "MONGODB, MONGO_USE_TLS, yes, true",
        "MYSQL, DB_SSL, true, false"
    })
    void a_name_and_a_word_in_common_use_say_that_a_server_must_answer_by_TLS(
            Datastore.Kind kind, String name, String text, boolean insists) {
        App app = App.builder("shop").env(name, EnvValue.literal(text)).build();

        assertThat(app.env().get(0).insistsOnTls(kind)).isEqualTo(insists);
    }

    @Test
    void nobody_reads_a_secret_to_see_whether_it_asks_for_TLS() {
        App app = App.builder("shop").env("PGSSLMODE", EnvValue.secret()).build();

        assertThat(app.env().get(0).insistsOnTls(Datastore.Kind.POSTGRES)).isFalse();
    }
}
