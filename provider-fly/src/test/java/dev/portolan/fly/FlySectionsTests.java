package dev.portolan.fly;

import static dev.portolan.fly.FlyAnswersTests.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What stands in the sections of fly.toml, and what is told of them. */
class FlySectionsTests {
    private static Output translate(App.Builder app) {
        return new FlyProvider().translate(app.build(), Settings.none("fly"));
    }

    private static Output built(Consumer<Build.Builder> facts) {
        return translate(App.builder("shop")
                .build(facts)
                .process("web", web -> web.command(Command.exec("web")).http(http -> {})));
    }

    /** A process with a public service on the usual ports, and one beside it on a port of its own. */
    private static Output withAdmin(Consumer<Service.Builder> facts) {
        return translate(App.builder("shop")
                .process(
                        "web",
                        web -> web.command(Command.exec("web")).http(http -> {}).service("admin", admin -> {
                            admin.protocol(Service.Protocol.HTTP).port(9000).publishedPort(9443);
                            facts.accept(admin);
                        })));
    }

    private static App.Builder web(Consumer<ProcessType.Builder> facts) {
        return App.builder("shop").process("web", web -> {
            web.command(Command.exec("web"));
            facts.accept(web);
        });
    }

    private static String file(Output output) {
        return DocumentWriter.write(output.documents().get(0));
    }

    @Test
    void a_build_in_another_folder_is_told_and_one_in_the_apps_own_is_not() {
        assertThat(told(built(build -> build.dockerfile("Dockerfile").context("src")), FlyFinding.BUILD_CONTEXT))
                .containsExactly("[build.context]");
        assertThat(told(built(build -> build.dockerfile("Dockerfile").context(".")), FlyFinding.BUILD_CONTEXT))
                .isEmpty();
    }

    @Test
    void a_buildpack_at_a_web_address_is_told_and_one_with_an_id_is_not() {
        Output output = built(build -> build.buildpacks(List.of("https://example.com/older.git", "acme/ruby")));

        assertThat(told(output, FlyFinding.BUILDPACK_BY_ADDRESS))
                .containsExactly("[build.buildpacks.\"https://example.com/older.git\"]");
    }

    @Test
    void the_check_of_a_private_service_asks_for_its_path() {
        Output output = translate(web(web -> web.service(
                "rpc", rpc -> rpc.port(7000).protocol(Service.Protocol.HTTP).health("/ok"))));

        assertThat(file(output)).contains("[checks.web-rpc]", "type = \"http\"", "method = \"GET\"", "path = \"/ok\"");
    }

    @Test
    void a_check_by_TCP_is_no_check_of_the_HTTP_service_and_stands_beside_it() {
        Output output = translate(web(web -> web.http(http -> http.health(health -> health.probe(Probe.tcp())))));

        assertThat(file(output)).contains("[checks.web-http]", "type = \"tcp\"").doesNotContain("http_service.checks");
        assertThat(told(output, FlyFinding.CHECK_ONLY_SHOWN)).hasSize(1);
    }

    @Test
    void a_release_command_that_needs_bash_is_told() {
        Output output = translate(web(web -> web.http(http -> {})).release(Command.shell("[[ -n $A ]] && migrate")));

        assertThat(told(output, FlyFinding.NEEDS_BASH)).containsExactly("[jobs.release.command]");
    }

    @Test
    void a_server_that_speaks_HTTP_2_without_TLS_is_asked_in_it() {
        assertThat(file(translate(web(web -> web.http(http -> http.protocol(Service.Protocol.H2C))))))
                .contains("h2_backend = true");
        assertThat(file(translate(web(web -> web.http(http -> {}))))).doesNotContain("h2_backend");
    }

    @Test
    void what_runs_0_times_has_no_floor() {
        assertThat(file(translate(web(web -> web.count(2).http(http -> {}))))).contains("min_machines_running = 2");
        assertThat(file(translate(web(web -> web.count(0).http(http -> {})))))
                .contains("auto_stop_machines = \"off\"")
                .doesNotContain("min_machines_running");
    }

    @Test
    void a_service_on_a_port_of_its_own_has_the_options_of_HTTP_too() {
        Output output = withAdmin(admin -> admin.exposure(Service.Exposure.PUBLIC)
                .idleTimeout(Duration.ofSeconds(90))
                .requestTimeout(Duration.ofSeconds(30))
                .stickySessions(true));

        assertThat(file(output)).contains("port = 9443", "idle_timeout = 90");
        assertThat(told(output, FlyFinding.REQUEST_TIMEOUT))
                .containsExactly("[processes.web.services.admin.request-timeout]");
        assertThat(told(output, FlyFinding.STICKY_SESSIONS))
                .containsExactly("[processes.web.services.admin.sticky-sessions]");
    }

    @Test
    void jobs_share_the_greatest_memory_and_the_others_are_told_so() {
        Output output = translate(web(web -> web.http(http -> {}))
                .job(
                        "large",
                        job -> job.command(Command.exec("a")).cron("0 3 * * *").memoryMiB(1024))
                .job(
                        "small",
                        job -> job.command(Command.exec("b")).cron("0 4 * * *").memoryMiB(512))
                .job("any", job -> job.command(Command.exec("c")).cron("0 5 * * *")));

        assertThat(told(output, FlyFinding.GREATEST_TAKEN))
                .hasSize(1)
                .first()
                .asString()
                .contains("jobs.small");
    }
}
