package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is told of what AWS does otherwise or not at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AwsFindingsTest {
    @Test
    void a_region_that_no_one_knows_is_told_and_us_east_1_is_taken() {
        Made mars = Made.of(App.builder("shop").region("mars").process("web", web -> {}));
        Made set = Made.of(
                App.builder("shop").region("mars").process("web", web -> {}),
                Made.NONE.with(AwsSettings.REGION, "eu-north-1"));
        Made known = Made.of(App.builder("shop").region("frankfurt").process("web", web -> {}));

        assertThat(mars.told(AwsFinding.REGION_UNKNOWN)).containsExactly("region");
        assertThat(mars.file("infra/main.tf.json")).contains("us-east-1");
        assertThat(set.told(AwsFinding.REGION_UNKNOWN)).isEmpty();
        assertThat(set.file("infra/main.tf.json")).contains("eu-north-1");
        assertThat(known.told(AwsFinding.REGION_UNKNOWN)).isEmpty();
        assertThat(known.file("infra/main.tf.json")).contains("eu-central-1");
    }

    @Test
    void what_a_build_cannot_have_is_told() {
        Made docker = Made.of(App.builder("shop")
                .build(build ->
                        build.dockerfile("Dockerfile").arg("GIVEN", "1").variables(List.of("GIVEN", "KEY", "PLAIN")))
                .process("web", web -> {})
                .env("KEY", EnvValue.secret())
                .env("PLAIN", EnvValue.literal("red")));
        Made packs = Made.of(App.builder("shop")
                .build(build -> build.buildpacks(List.of("acme/ruby", "https://example.com/a", "git@example.com:b"))
                        .variables(List.of("KEY", "PLAIN")))
                .process("web", web -> {})
                .env("KEY", EnvValue.secret())
                .env("PLAIN", EnvValue.literal("red")));

        assertThat(docker.told(AwsFinding.BUILD_ARGUMENT_GIVEN)).containsExactly("build.variables.GIVEN");
        assertThat(docker.told(AwsFinding.BUILD_SECRET)).containsExactly("build.variables.KEY");
        assertThat(docker.file("build.sh"))
                .contains("--build-arg=GIVEN=1", "--build-arg=PLAIN=red", "--secret=id=KEY,env=KEY")
                .doesNotContain("id=GIVEN");
        assertThat(packs.told(AwsFinding.BUILD_SECRET)).containsExactly("build.variables.KEY");
        assertThat(packs.messages(AwsFinding.BUILDPACK_BY_ADDRESS)).hasSize(2);
        assertThat(packs.file("build.sh")).contains("--env=KEY ", "--env=PLAIN=red ");
    }

    @Test
    void a_text_that_Terraform_changes_and_values_for_nobody_are_told() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .env("JOINED", EnvValue.literal("\u00e9"))
                .env("APART", EnvValue.literal("e\u0301")));

        assertThat(made.told(AwsFinding.TEXT_NORMALIZED)).containsExactly("env.APART");
        assertThat(made.told(AwsFinding.NOTHING_RUNS)).isEmpty();
        assertThat(Made.of(App.builder("shop").env("COLOUR", EnvValue.literal("red")))
                        .told(AwsFinding.NOTHING_RUNS))
                .containsExactly("env.COLOUR");
    }

    @Test
    void a_value_of_PORT_that_is_no_port_is_told_where_a_service_listens_on_it() {
        assertThat(port(EnvValue.literal("9000"), http -> {})).isEmpty();
        assertThat(port(EnvValue.literal("many"), http -> http.port(4000))).isEmpty();
        assertThat(port(EnvValue.optionalSecret(), http -> {})).isEmpty();
        assertThat(port(EnvValue.literal("many"), http -> {}))
                .singleElement()
                .asString()
                .contains("PORT is 8080 where a service listens on it.");
        assertThat(port(EnvValue.secret(), http -> {}))
                .singleElement()
                .asString()
                .contains("As a secret it has to hold 8080.");
    }

    @Test
    void ten_names_have_room_in_a_certificate_and_a_name_without_a_service_is_told() {
        App.Builder ten = App.builder("shop").process("web", web -> web.http(http -> {}));
        App.Builder eleven = App.builder("shop").process("web", web -> web.http(http -> {}));
        for (int i = 0; i < 11; i++) {
            eleven.domain("d" + i + ".example.com");
            if (i < 10) {
                ten.domain("d" + i + ".example.com");
            }
        }

        assertThat(Made.of(ten).told(AwsFinding.MANY_DOMAINS)).isEmpty();
        assertThat(Made.of(eleven).told(AwsFinding.MANY_DOMAINS)).hasSize(1);
        assertThat(Made.of(ten).told(AwsFinding.DOMAIN_UNSERVED)).isEmpty();
        assertThat(Made.of(App.builder("shop").process("worker", worker -> {}).domain("example.com"))
                        .told(AwsFinding.DOMAIN_UNSERVED))
                .containsExactly("domains.\"example.com\"");
    }

    @Test
    void a_domain_that_names_the_first_service_leads_there_anyway_unless_it_is_a_rule_of_its_own() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process("api", api -> api.http(http -> {}))
                .domain("example.com", domain -> domain.service("web", "http"))
                .domain("api.example.com", domain -> domain.service("api", "http"))
                .domain(
                        "plain.example.com",
                        domain -> domain.service("web", "http").tls(Domain.Tls.NONE)));

        assertThat(made.told(AwsFinding.DOMAIN_OF_FRONT)).containsExactly("domains.\"example.com\".service");
    }

    @Test
    void HTTP_2_needs_TLS() {
        App.Builder app =
                App.builder("shop").process("web", web -> web.http(http -> http.protocol(Service.Protocol.H2C)));

        assertThat(Made.of(app).told(AwsFinding.HTTP2_NEEDS_TLS))
                .containsExactly("processes.web.services.http.protocol");
        assertThat(Made.of(app.domain("example.com")).told(AwsFinding.HTTP2_NEEDS_TLS))
                .isEmpty();
    }

    @Test
    void a_port_of_the_load_balancer_that_is_not_the_stated_one_is_told() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> http.publishedPort(443)))
                .process(
                        "raw",
                        raw -> raw.service(
                                        "a",
                                        a -> a.port(5000)
                                                .protocol(Service.Protocol.TCP)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .publishedPort(6000))
                                .service(
                                        "b",
                                        b -> b.port(5001)
                                                .protocol(Service.Protocol.TCP)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .stickySessions(false)
                                                .publishedPort(6000))));

        assertThat(made.told(AwsFinding.PUBLISHED_PORT_CHOSEN))
                .containsExactly("processes.raw.services.b", "processes.raw.services.b.published-port");
        assertThat(made.told(AwsFinding.SERVER_DOES_IT))
                .contains("processes.web.services.http.published-port", "processes.raw.services.b.sticky-sessions");
    }

    @Test
    void only_sticky_sessions_that_are_asked_for_are_missed_inside_the_network() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "api",
                        api -> api.service("yes", yes -> yes.port(4000).stickySessions(true))
                                .service("no", no -> no.port(4001).stickySessions(false))));

        assertThat(made.told(AwsFinding.SERVICE_SETTING)).containsExactly("processes.api.services.yes.sticky-sessions");
        assertThat(made.told(AwsFinding.SERVER_DOES_IT))
                .contains("processes.api.services.no.sticky-sessions")
                .doesNotContain("processes.api.services.yes.sticky-sessions");
    }

    @Test
    void a_check_that_the_load_balancer_makes_otherwise_or_at_other_times_is_told() {
        String health = "processes.web.services.http.health.";
        Made tcp = checked(check -> check.probe(Probe.tcp())
                .interval(Duration.ofSeconds(10))
                .timeout(Duration.ofSeconds(10))
                .healthyThreshold(99));
        Made command = checked(
                check -> check.probe(Probe.exec(Command.exec("bin/check"))).interval(Duration.ofSeconds(1)));
        Made fits = checked(check ->
                check.probe(Probe.http("/up")).interval(Duration.ofSeconds(10)).timeout(Duration.ofSeconds(9)));
        Made longer = checked(check ->
                check.probe(Probe.http("/up")).interval(Duration.ofSeconds(10)).timeout(Duration.ofSeconds(999)));

        assertThat(tcp.told(AwsFinding.CHECK_OTHERWISE)).containsExactly(health + "probe");
        assertThat(tcp.told(AwsFinding.CHECK_TIME)).containsExactly(health + "timeout", health + "healthy-threshold");
        assertThat(command.told(AwsFinding.CHECK_OTHERWISE)).containsExactly(health + "probe");
        assertThat(command.told(AwsFinding.CHECK_TIME)).containsExactly(health + "interval");
        assertThat(fits.told(AwsFinding.CHECK_OTHERWISE)).isEmpty();
        assertThat(fits.told(AwsFinding.CHECK_TIME)).isEmpty();
        assertThat(longer.told(AwsFinding.CHECK_TIME)).containsExactly(health + "timeout");
    }

    @Test
    void a_limit_for_a_command_that_nobody_states_and_times_that_cannot_be_said_are_told() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .job("image", job -> job.command(Command.ofImage()).timeout(Duration.ofMinutes(5)))
                .job("known", job -> job.command(Command.exec("bin/job")).timeout(Duration.ofMinutes(5)))
                .job("never", job -> job.command(Command.exec("bin/never")).cron("0 3 */2 * mon"))
                .job(
                        "release",
                        job -> job.command(Command.ofImage())
                                .timeout(Duration.ofMinutes(5))
                                .trigger(new Trigger.EachRelease())));

        assertThat(made.told(AwsFinding.TIMEOUT_OF_IMAGE)).containsExactly("jobs.image.timeout");
        assertThat(made.told(AwsFinding.JOB_NOT_SCHEDULED)).containsExactly("jobs.never.trigger");
    }

    @Test
    void requests_are_no_measure_where_no_load_balancer_counts_them() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "web",
                        web -> web.autoscaling(1, 3)
                                .scaleOn(Autoscaling.Metric.REQUESTS, 10)
                                .http(http -> {}))
                .process(
                        "api",
                        api -> api.autoscaling(1, 3)
                                .scaleOn(Autoscaling.Metric.REQUESTS, 10)
                                .service("inner", inner -> inner.port(4000))));

        assertThat(made.told(AwsFinding.SCALING_MEASURE)).containsExactly("processes.api.autoscaling.metric");
    }

    private static List<String> port(EnvValue value, Consumer<Service.Builder> service) {
        return Made.of(App.builder("shop")
                        .process("web", web -> web.http(service))
                        .env("PORT", value))
                .messages(AwsFinding.PORT_NOT_A_PORT);
    }

    private static Made checked(Consumer<HealthCheck.Builder> check) {
        return Made.of(App.builder("shop").process("web", web -> web.http(http -> http.health(check))));
    }
}
