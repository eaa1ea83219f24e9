package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Datastore.Purpose;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single lines of Kamal's files, and what is told of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KamalFilesTest {
    @ParameterizedTest
    @CsvSource({
        "POSTGRES, 100, -c max_connections=101",
        "MYSQL, 151, --max_connections=152",
        "REDIS, 10000, --maxclients 10001",
        "MEMCACHED, 1024, memcached -c 1025"
    })
    void a_server_is_told_how_many_may_connect_where_they_are_more_than_it_takes_by_itself(
            Kind kind, int usual, String told) {
        assertThat(store(kind, usual).deploy()).doesNotContain("max_connections", "maxclients", "memcached -c");
        assertThat(store(kind, usual + 1).deploy()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL, 8.4, mysql:8.4",
        "MYSQL, 9, mysql:9",
        "MYSQL, 10.11, mariadb:10.11",
        "REDIS, 7.2, redis:7.2",
        "REDIS, 8, valkey/valkey:8",
        "REDIS, latest, valkey/valkey:",
        "POSTGRES, 16, postgres:16"
    })
    void the_version_tells_the_product(Kind kind, String version, String image) {
        assertThat(Made.of(App.builder("shop")
                                .datastore("db", db -> db.kind(kind).version(version)))
                        .deploy())
                .contains("image: \"" + image);
    }

    @Test
    void extensions_of_Postgres_have_images_of_their_own() {
        Made made = Made.of(App.builder("shop")
                .datastore(
                        "map",
                        db -> db.kind(Kind.POSTGRES).version("16").extensions(List.of("hstore", "postgis_topology")))
                .datastore("near", db -> db.kind(Kind.POSTGRES).version("16").extensions(List.of("hstore", "vector")))
                .datastore("plain", db -> db.kind(Kind.POSTGRES).version("16").extensions(List.of("hstore"))));

        assertThat(made.deploy())
                .contains(
                        "\"postgis/postgis:16-3.5\"",
                        "\"pgvector/pgvector:pg16-bookworm\"",
                        "\"postgres:16-bookworm\"");
    }

    @Test
    void an_alias_has_a_name_that_Kamal_has_no_command_for_and_takes() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .job("deploy", job -> job.command(Command.exec("bin/deploy")))
                .job("logs", job -> job.command(Command.exec("bin/logs")))
                .job("CleanUp", job -> job.command(Command.exec("bin/clean")))
                .job("9-up_2-date", job -> job.command(Command.exec("bin/date"))));

        assertThat(made.told(KamalFinding.NAME_CHANGED)).containsExactly("jobs.deploy", "jobs.logs", "jobs.CleanUp");
        assertThat(made.deploy()).contains("  \"9-up_2-date\": ").doesNotContain("  deploy: ", "  CleanUp: ");
    }

    @Test
    void a_folder_of_the_build_and_a_buildpack_in_a_repository_are_told() {
        App.Builder root = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile").context("."));
        App.Builder folder = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile").context("app"));
        App.Builder packs = App.builder("shop")
                .build(build -> build.buildpacks(List.of("heroku/ruby", "https://github.com/acme/pack")));

        assertThat(Made.of(root).told(KamalFinding.BUILD_CONTEXT)).isEmpty();
        assertThat(Made.of(folder).told(KamalFinding.BUILD_CONTEXT)).containsExactly("build.context");
        assertThat(Made.of(packs).messages(KamalFinding.BUILDPACK_BY_ADDRESS)).hasSize(1);
    }

    @Test
    void the_role_of_cron_has_room_for_the_largest_job() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .job(
                        "small",
                        job -> job.command(Command.exec("bin/small"))
                                .cron("0 3 * * *")
                                .memoryMiB(256))
                .job(
                        "large",
                        job -> job.command(Command.exec("bin/large"))
                                .cron("0 4 * * *")
                                .memoryMiB(1024))
                .job("any", job -> job.command(Command.exec("bin/any")).cron("0 5 * * *")));

        assertThat(made.deploy()).contains("memory: \"1g\"");
    }

    @Test
    void a_role_without_servers_is_allowed_where_there_is_one() {
        App.Builder off = App.builder("shop").process("web", web -> {}).process("off", process -> process.count(0));

        assertThat(Made.of(off).deploy()).contains("allow_empty_roles: true");
        assertThat(Made.of(App.builder("shop").process("web", web -> {})).deploy())
                .doesNotContain("allow_empty_roles");
    }

    @Test
    void a_value_of_PORT_that_is_no_port_is_told() {
        assertThat(port(EnvValue.literal("8080")).messages(KamalFinding.PORT_NOT_A_PORT))
                .isEmpty();
        assertThat(port(EnvValue.literal("many")).messages(KamalFinding.PORT_NOT_A_PORT))
                .singleElement()
                .asString()
                .contains("PORT is 3000.");
        assertThat(port(EnvValue.secret()).messages(KamalFinding.PORT_NOT_A_PORT))
                .singleElement()
                .asString()
                .contains("As a secret it has to hold 3000.");
        assertThat(Made.of(App.builder("shop").process("worker", worker -> {}).env("PORT", EnvValue.secret()))
                        .messages(KamalFinding.PORT_NOT_A_PORT))
                .isEmpty();
    }

    @Test
    void an_address_past_a_pooler_is_told_to_be_the_same() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .env("DIRECT_URL", EnvValue.of(Ref.datastore("db"), Attribute.DIRECT_URL))
                .env("URL", EnvValue.of(Ref.datastore("db"), Attribute.URL)));

        assertThat(made.told(KamalFinding.SAME_ADDRESS)).containsExactly("env.DIRECT_URL");
    }

    @Test
    void users_of_a_domain_without_TLS_are_not_sent_to_TLS() {
        App.Builder both = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .domain("example.com")
                .domain("plain.example.com", domain -> domain.tls(Domain.Tls.NONE));
        App.Builder one = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .domain("example.com", domain -> domain.tls(Domain.Tls.MANAGED));
        App.Builder plain = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .domain("plain.example.com", domain -> domain.tls(Domain.Tls.NONE));

        assertThat(Made.of(both).deploy()).contains("ssl: true", "ssl_redirect: false");
        assertThat(Made.of(one).deploy()).contains("ssl: true").doesNotContain("ssl_redirect");
        assertThat(Made.of(plain).deploy()).doesNotContain("ssl: true");
    }

    @Test
    void an_address_of_a_service_says_https_only_where_users_connect_by_TLS() {
        assertThat(addressed(Domain.Tls.NONE)).contains("http://example.com").doesNotContain("https://example.com");
        assertThat(addressed(Domain.Tls.MANAGED)).contains("https://example.com");
    }

    @Test
    void a_check_of_docker_is_only_for_what_the_proxy_does_not_ask() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.http(http -> {})
                                .service(
                                        "inner",
                                        inner -> inner.port(7000)
                                                .health(check -> check.probe(Probe.exec(Command.exec("bin/inner"))))))
                .process(
                        "queue",
                        queue -> queue.service(
                                "inner",
                                inner -> inner.port(7000)
                                        .health(check -> check.probe(Probe.exec(Command.exec("bin/queue")))))));

        assertThat(made.deploy()).contains("health-cmd: bin/queue").doesNotContain("bin/inner");
        assertThat(made.told(KamalFinding.CHECK_NOT_HTTP)).containsExactly("processes.web.services.inner.health.probe");
    }

    @Test
    void a_port_of_the_server_that_is_not_the_stated_one_is_told() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "one",
                        one -> one.service(
                                "a",
                                a -> a.port(5000)
                                        .protocol(Service.Protocol.TCP)
                                        .exposure(Service.Exposure.PUBLIC)
                                        .publishedPort(6000)))
                .process(
                        "two",
                        two -> two.service(
                                "b",
                                b -> b.port(5000)
                                        .protocol(Service.Protocol.TCP)
                                        .exposure(Service.Exposure.PUBLIC)
                                        .publishedPort(6000))));

        assertThat(made.deploy()).contains("6000:5000");
        assertThat(made.told(KamalFinding.PORT_CHOSEN)).containsExactly("processes.two.services.b.published-port");
    }

    @Test
    void a_check_that_docker_would_change_is_told_and_not_written() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "queue",
                        queue -> queue.service(
                                "inner",
                                inner -> inner.port(7000)
                                        .health(check -> check.probe(Probe.exec(Command.exec("bin/queue", "${X}")))))));

        assertThat(made.told(KamalFinding.CHECK_COMMAND))
                .containsExactly("processes.queue.services.inner.health.probe");
        assertThat(made.deploy()).doesNotContain("health-cmd");
    }

    @Test
    void a_job_of_several_lines_does_not_stand_in_a_crontab() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .job("lines", job -> job.command(Command.shell("bin/a\nbin/b")).cron("0 4 * * *"))
                .job("line", job -> job.command(Command.exec("bin/c")).cron("0 5 * * *")));

        assertThat(made.file("deploy/kamal/crontab")).contains("0 5 * * *").doesNotContain("0 4 * * *", "bin/b");
    }

    @Test
    void what_a_server_has_no_setting_for_is_told() {
        Made made = Made.of(App.builder("shop")
                .datastore("db", db -> db.kind(Kind.POSTGRES).purpose(Purpose.CACHE))
                .datastore("events", events -> events.kind(Kind.MONGODB).connections(9)));

        assertThat(made.told(KamalFinding.SERVER_HAS_NO_SUCH))
                .containsExactly("datastores.db.purpose", "datastores.events.connections");
    }

    @Test
    void addresses_of_servers_are_names_or_numbers() {
        assertThat(KamalSettings.HOSTS.parse(List.of("a.example.com", "203.0.113.10", "2001:db8::1")))
                .hasSize(3);
        assertThatThrownBy(() -> KamalSettings.HOSTS.parse(List.of("a.example.com", "b c")))
                .hasMessageContaining("'b c'");
    }

    private static Made store(Kind kind, int connections) {
        return Made.of(App.builder("shop")
                .datastore("db", db -> db.kind(kind).connections(connections).purpose(Purpose.DURABLE)));
    }

    private static Made port(EnvValue value) {
        return Made.of(
                App.builder("shop").process("web", web -> web.http(http -> {})).env("PORT", value));
    }

    private static String addressed(Domain.Tls tls) {
        return Made.of(App.builder("shop")
                        .process("web", web -> web.http(http -> {}))
                        .domain("example.com", domain -> domain.tls(tls))
                        .env("WEB_URL", EnvValue.of(Ref.service("web", "http"), Attribute.URL)))
                .deploy();
    }
}
