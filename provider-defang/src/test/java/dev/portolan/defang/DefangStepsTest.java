package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Datastore.Placement;
import dev.portolan.model.Datastore.Purpose;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which steps a move has, what they name, and what of the app as a whole is told. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefangStepsTest {
    @Test
    void only_databases_that_are_more_than_a_cache_are_copied() {
        Made made = Made.of(App.builder("shop")
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .datastore("scratch", db -> db.kind(Kind.POSTGRES).purpose(Purpose.CACHE))
                .datastore("queue", db -> db.kind(Kind.REDIS))
                .datastore("cache", db -> db.kind(Kind.REDIS).purpose(Purpose.CACHE)));

        assertThat(ids(made, id -> id.startsWith("copy"))).containsExactly("copy.db", "copy.queue");
        assertThat(made.steps("copy.queue")).singleElement().asString().contains("script=REDIS");
    }

    @Test
    void what_is_let_go_is_told_once_databases_only_after_writes_have_stopped() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .datastore("sql", db -> db.kind(Kind.MYSQL).placement(Placement.CREATE))
                .datastore("queue", db -> db.kind(Kind.RABBITMQ).placement(Placement.CREATE))
                .datastore("cache", db -> db.kind(Kind.MEMCACHED).placement(Placement.CREATE)));

        assertThat(ids(made, id -> id.matches("copy.*|freeze|start")))
                .containsExactly("copy.queue", "freeze", "copy.sql", "start");
    }

    @Test
    void a_database_whose_address_no_variable_has_is_asked_for() {
        Made made = Made.of(App.builder("shop").datastore("db", db -> db.kind(Kind.POSTGRES)));

        assertThat(made.steps("copy.db")).singleElement().asString().contains("the URL of db where it is now");
    }

    @Test
    void a_domain_that_no_service_answers_has_no_steps() {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process("api", api -> api.service("inner", inner -> inner.port(4000)))
                .domain("*.example.com")
                .domain("example.com")
                .domain("inner.example.com", domain -> domain.service("api", "inner"));
        Made made = Made.of(app);

        assertThat(made.told(StoreFinding.DOMAIN_WITHOUT_SERVICE)).containsExactly("domains.\"inner.example.com\"");
        assertThat(ids(made, id -> id.startsWith("domain")))
                .containsExactly("domain.-.example.com", "domain.example.com");
        assertThat(made.steps("answers")).singleElement().asString().doesNotContain("inner.example.com");
        assertThat(made.steps("roll-back")).singleElement().asString().doesNotContain("inner.example.com");
        assertThat(made.at("web", "domainname")).isEqualTo("example.com");
        assertThat(made.at("web", "networks", "default", "aliases")).isEqualTo(List.of("*.example.com"));
    }

    @Test
    void domains_belong_to_the_first_process_behind_a_load_balancer() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .process("web", web -> web.http(http -> {}))
                .domain("example.com"));

        assertThat(made.at("worker", "domainname")).isEqualTo("");
        assertThat(made.at("web", "domainname")).isEqualTo("example.com");
    }

    @Test
    void a_region_is_that_of_a_setting_else_the_nearest_else_the_usual_one() {
        assertThat(stack(App.builder("shop").region("frankfurt"), "region=eu-north-1"))
                .contains("eu-north-1");
        assertThat(stack(App.builder("shop").region("frankfurt"))).contains("eu-central-1");
        assertThat(stack(App.builder("shop").region("mars"))).contains(Regions.usual(Cloud.AWS));
        assertThat(Made.of(App.builder("shop").region("mars")).told(DefangFinding.REGION_UNKNOWN))
                .containsExactly("region");
        assertThat(Made.of(App.builder("shop").region("frankfurt")).told(DefangFinding.REGION_UNKNOWN))
                .isEmpty();
    }

    @Test
    void nobody_asks_a_process_that_is_off() {
        Made made = Made.of(
                App.builder("shop")
                        .process("web", web -> web.http(http -> http.health("/up")))
                        .process("old", old -> old.count(0).http(http -> http.health("/old"))),
                "cloud=gcp");

        assertThat(made.steps("look"))
                .singleElement()
                .asString()
                .contains("/up")
                .doesNotContain("/old");
        assertThat(made.told(CloudFinding.COUNT_ON_GCP)).containsExactly("processes.web");
    }

    @Test
    void names_are_long_from_17_letters_on() {
        String fits = "n".repeat(15);
        String longer = "m".repeat(16);
        Made made = Made.of(App.builder("a".repeat(16))
                .process("p" + fits, process -> {})
                .process("p" + longer, process -> {})
                .job("j" + fits, job -> job.command(Command.exec("bin/job")))
                .job("j" + longer, job -> job.command(Command.exec("bin/job")))
                .datastore("d" + fits, db -> db.kind(Kind.POSTGRES))
                .datastore("d" + longer, db -> db.kind(Kind.POSTGRES))
                .datastore("k" + longer, db -> db.kind(Kind.POSTGRES).placement(Datastore.Placement.KEEP)));

        assertThat(made.told(DefangFinding.NAME_LONG))
                .containsExactly("processes.p" + longer, "jobs.j" + longer, "datastores.d" + longer);
        assertThat(Made.of(App.builder("a".repeat(17))).told(DefangFinding.NAME_LONG))
                .containsExactly("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-0", "0-a", "z-9", "9-z"})
    void a_project_may_begin_and_end_with_each_letter_and_digit(String name) {
        assertThat(Made.of(App.builder(name)).told(DefangFinding.NAME_CHANGED)).isEmpty();
    }

    @Test
    void the_image_is_tried_with_a_process_that_it_is_for() {
        Made made = Made.of(App.builder("shop")
                .build(build -> build.buildpacks(List.of("heroku/ruby")))
                .process(
                        "proxy",
                        proxy -> proxy.build(build -> build.image("caddy:2"))
                                .command(Command.exec("proxy"))
                                .http(http -> {}))
                .process("web", web -> web.command(Command.exec("bin/web")).http(http -> {})));

        assertThat(made.steps("try-image"))
                .singleElement()
                .asString()
                .contains("bin/web")
                .doesNotContain("proxy");
    }

    private static String stack(App.Builder app, String... settings) {
        return Made.of(app, settings).steps("stack").get(0);
    }

    private static List<String> ids(Made made, Predicate<String> wanted) {
        return made.translation().steps().stream()
                .map(step -> step.id())
                .filter(wanted)
                .toList();
    }
}
