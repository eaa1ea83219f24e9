package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which ports services listen and are reached, and how they are asked whether they work. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefangPortsTest {
    @ParameterizedTest
    @CsvSource({"8080, 8080", "32767, 32767", "32768, 3000", "99999, 3000", "many, 3000", "0, 3000", "080, 3000"})
    void a_process_listens_on_the_port_that_the_app_states_if_Defang_takes_it(String stated, int port) {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .env("A_NUMBER", EnvValue.literal("4000"))
                .env("PORT", EnvValue.literal(stated)));

        assertThat(made.at("web", "ports").toString()).contains("target=" + port + ",");
        assertThat(made.environment("web"))
                .containsEntry("PORT", Integer.toString(port))
                .containsEntry("A_NUMBER", "4000");
        assertThat(made.told(DefangFinding.PORT_NOT_A_PORT))
                .isEqualTo(stated.equals("" + port) ? List.of() : List.of("env.PORT"));
    }

    @Test
    void a_port_that_is_secret_stays_a_secret() {
        Made made = Made.of(
                App.builder("shop").process("web", web -> web.http(http -> {})).env("PORT", EnvValue.secret()));

        assertThat(made.environment("web")).containsEntry("PORT", "${PORT}");
        assertThat(made.told(DefangFinding.PORT_NOT_A_PORT)).containsExactly("env.PORT");
    }

    @Test
    void a_port_that_nobody_asks_for_may_be_any_text() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.service("http", http -> http.port(8080)))
                .env("PORT", EnvValue.literal("many")));

        assertThat(made.environment("web")).containsEntry("PORT", "many");
        assertThat(made.told(DefangFinding.PORT_NOT_A_PORT)).isEmpty();
    }

    @Test
    void of_two_services_on_one_port_the_first_is_written() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.service("first", first -> first.port(4000))
                                .service("second", second -> second.port(4000))
                                .service("third", third -> third.port(4001))));

        assertThat(targets(made)).containsExactly(4000, 4001);
        assertThat(made.told(DefangFinding.PORT_TAKEN)).containsExactly("processes.web.services.second");
    }

    @Test
    void a_private_service_leaves_its_port_to_a_public_one() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.service("inner", inner -> inner.port(4000))
                                .service("outer", outer -> outer.port(4000).exposure(Service.Exposure.PUBLIC))));

        assertThat(targets(made)).containsExactly(4000);
        assertThat(made.told(DefangFinding.PORT_BESIDE_PUBLIC)).containsExactly("processes.web.services.inner");
        assertThat(made.told(DefangFinding.PORT_TAKEN)).isEmpty();
    }

    @Test
    void the_greatest_port_is_32767_and_a_higher_one_opens_nothing() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.service("inner", inner -> inner.port(4000))
                                .service("high", high -> high.port(32_768).exposure(Service.Exposure.PUBLIC)))
                .process(
                        "api",
                        api -> api.service("inner", inner -> inner.port(4000))
                                .service("outer", outer -> outer.port(32_767).exposure(Service.Exposure.PUBLIC))));

        assertThat(targets(made)).containsExactly(4000);
        assertThat(made.at("api", "ports").toString()).contains("target=32767").doesNotContain("4000");
        assertThat(made.told(DefangFinding.PORT_TOO_HIGH)).containsExactly("processes.web.services.high");
        assertThat(made.told(DefangFinding.PORT_BESIDE_PUBLIC)).containsExactly("processes.api.services.inner");
    }

    @ParameterizedTest
    @CsvSource({"HTTP, 80, true", "HTTP, 443, true", "HTTP, 8443, false", "TCP, 5000, true", "TCP, 443, false"})
    void a_published_port_is_told_where_Defang_has_another(Service.Protocol protocol, int published, boolean isSo) {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.service(
                                "main",
                                main -> main.port(5000)
                                        .protocol(protocol)
                                        .exposure(Service.Exposure.PUBLIC)
                                        .publishedPort(published))));

        assertThat(made.told(DefangFinding.PUBLISHED_PORT))
                .isEqualTo(isSo ? List.of() : List.of("processes.web.services.main.published-port"));
    }

    @Test
    void a_second_port_behind_a_load_balancer_is_told_where_the_cloud_has_none() {
        App.Builder app = App.builder("shop")
                .process("one", one -> one.http(http -> {}))
                .process(
                        "two",
                        two -> two.http(http -> {})
                                .service("more", more -> more.port(4000).exposure(Service.Exposure.PUBLIC)))
                .process("raw", raw -> raw.service("a", a -> a.port(4001)).service("b", b -> b.port(4002)));

        assertThat(Made.of(app).told(CloudFinding.SEVERAL_PORTS)).isEmpty();
        assertThat(Made.of(app, "cloud=gcp").told(CloudFinding.SEVERAL_PORTS))
                .containsExactly("processes.two.services.http", "processes.two.services.more");
    }

    @ParameterizedTest
    @CsvSource({
        "  4,  ,    5s,    ", "  5,  ,    5s,    ", "300,  ,  300s,    ", "301,  ,  300s,    ",
        "   , 1,      ,  2s", "   , 2,      ,  2s", "   , 29,     , 29s", "   , 30,  31s, 30s",
        "   , 60,  61s, 60s", "   , 61,  61s, 60s", " 20, 19,  20s, 19s", " 20, 20,  20s, 19s"
    })
    void times_of_a_check_are_within_what_a_load_balancer_takes(
            @Nullable Integer interval, @Nullable Integer timeout, @Nullable String asked, @Nullable String answered) {
        Made made = checked(check -> {
            check.probe(Probe.http("/up"));
            if (interval != null) {
                check.interval(Duration.ofSeconds(interval));
            }
            if (timeout != null) {
                check.timeout(Duration.ofSeconds(timeout));
            }
        });

        assertThat(made.at("web", "healthcheck", "interval")).isEqualTo(asked == null ? "" : asked);
        assertThat(made.at("web", "healthcheck", "timeout")).isEqualTo(answered == null ? "" : answered);
        assertThat(made.told(DefangFinding.CHECK_TIME).size())
                .isEqualTo(isOther(interval, asked) + isOther(timeout, answered));
    }

    @Test
    void each_time_and_number_of_a_check_that_is_changed_is_told() {
        Made made = checked(check -> check.probe(Probe.http("/up"))
                .interval(Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(90))
                .grace(Duration.ofSeconds(301))
                .unhealthyThreshold(11));
        Made asStated = checked(check ->
                check.probe(Probe.http("/up")).grace(Duration.ofMinutes(5)).unhealthyThreshold(10));

        String health = "processes.web.services.http.health.";
        assertThat(made.told(DefangFinding.CHECK_TIME))
                .containsExactlyInAnyOrder(
                        health + "interval", health + "timeout", health + "grace", health + "unhealthy-threshold");
        assertThat(asStated.told(DefangFinding.CHECK_TIME)).isEmpty();
        assertThat(asStated.at("web", "healthcheck", "retries")).isEqualTo(10);
    }

    @Test
    void all_of_a_second_check_of_a_process_is_told() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.http(http -> {})
                                .service(
                                        "more",
                                        more -> more.port(4000)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .health(check -> check.probe(Probe.http("/more"))
                                                        .interval(Duration.ofSeconds(30))
                                                        .healthyThreshold(2)))));

        assertThat(made.told(DefangFinding.CHECK_SECOND))
                .containsExactly(
                        "processes.web.services.more.health.probe",
                        "processes.web.services.more.health.interval",
                        "processes.web.services.more.health.healthy-threshold");
    }

    @Test
    void only_a_path_of_its_own_is_told_to_be_passed_over_on_GCP() {
        assertThat(checked(check -> check.probe(Probe.http("/"))).told(CloudFinding.CHECK_PATH_ON_GCP))
                .isEmpty();
        assertThat(checked(check -> check.probe(Probe.http("/up")), "cloud=gcp").told(CloudFinding.CHECK_PATH_ON_GCP))
                .containsExactly("processes.web.services.http.health.probe");
        assertThat(checked(check -> check.probe(Probe.http("/")), "cloud=gcp").told(CloudFinding.CHECK_PATH_ON_GCP))
                .isEmpty();
    }

    @Test
    void a_command_has_the_address_that_the_load_balancer_asks_in_its_words_or_in_a_comment() {
        Made without = checked(check -> check.probe(Probe.exec(Command.exec("bin/probe", "it's"))));
        Made with = checked(check -> check.probe(Probe.exec(Command.exec("get", "http://localhost:3000/up"))));

        assertThat(without.at("web", "healthcheck", "test"))
                .isEqualTo(List.of("CMD-SHELL", "bin/probe 'it'\\''s' # http://localhost:3000/"));
        assertThat(with.at("web", "healthcheck", "test")).isEqualTo(List.of("CMD", "get", "http://localhost:3000/up"));
    }

    @Test
    void a_quote_in_a_path_stays_a_text_of_the_program_that_asks() {
        Made made = checked(check -> check.probe(Probe.http("/it's")), "health-tool=python");

        assertThat(((List<?>) made.at("web", "healthcheck", "test")).get(3))
                .isEqualTo("import urllib.request; urllib.request.urlopen('http://localhost:3000/it\\'s')");
    }

    private static Made checked(Consumer<HealthCheck.Builder> check, String... settings) {
        return Made.of(App.builder("shop").process("web", web -> web.http(http -> http.health(check))), settings);
    }

    private static int isOther(@Nullable Integer stated, @Nullable String written) {
        return stated == null || (stated + "s").equals(written) ? 0 : 1;
    }

    private static List<Object> targets(Made made) {
        return ((List<?>) made.at("web", "ports"))
                .stream().map(port -> (Object) ((Map<?, ?>) port).get("target")).toList();
    }
}
