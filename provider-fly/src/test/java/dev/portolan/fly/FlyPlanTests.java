package dev.portolan.fly;

import static dev.portolan.fly.FlyAnswersTests.commands;
import static dev.portolan.fly.FlyAnswersTests.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import org.junit.jupiter.api.Test;

/** Names, the region, the process groups and the service on the usual ports: what is decided before a file is written. */
class FlyPlanTests {
    private static Output translate(App.Builder app) {
        return new FlyProvider().translate(app.build(), Settings.none("fly"));
    }

    private static String file(App.Builder app) {
        return DocumentWriter.write(translate(app).documents().get(0));
    }

    private static App.Builder app(String name) {
        return App.builder(name)
                .process("web", web -> web.command(Command.exec("web")).http(http -> {}));
    }

    @Test
    void a_name_that_Fly_takes_is_kept_and_another_one_is_made_legal() {
        assertThat(file(app("az-09"))).contains("app = \"az-09\"");
        assertThat(file(app("9shop"))).contains("app = \"9shop\"");
        assertThat(file(app("0shop"))).contains("app = \"0shop\"");
        assertThat(file(app("z{shop"))).contains("app = \"z-shop\"");
        assertThat(file(app("-shop"))).contains("app = \"shop\"");
    }

    @Test
    void a_group_has_the_letters_of_its_process() {
        App.Builder app = app("shop").process("azAZ_09-a", work -> work.command(Command.exec("work")));

        assertThat(file(app)).contains("azAZ_09-a = \"work\"");
    }

    @Test
    void a_process_never_has_a_name_that_Fly_keeps_for_its_own_machines() {
        App.Builder app = app("shop").process("fly_app_console", work -> work.command(Command.exec("work")));

        assertThat(file(app)).doesNotContain("fly_app_console =").containsPattern("fly_app_console_\\w+ = \"work\"");
        assertThat(told(translate(app), FlyFinding.NAME_CHANGED)).hasSize(1);
    }

    @Test
    void the_group_of_jobs_takes_no_other_groups_name() {
        App.Builder app = app("shop")
                .process("cron", cron -> cron.command(Command.exec("tick")))
                .job("nightly", job -> job.command(Command.exec("report")).cron("0 3 * * *"));

        assertThat(file(app)).contains("cron = \"tick\"", "cron-jobs = \"supercronic deploy/fly/crontab\"");
    }

    @Test
    void the_only_process_of_an_image_is_scaled_as_Flys_default_group() {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.command(Command.ofImage()).count(2).http(http -> {}));

        assertThat(commands(translate(app), "scale")).containsExactly("fly scale count app=2 -a shop --yes");
    }

    @Test
    void a_region_that_Fly_does_not_know_is_told_and_the_usual_one_is_taken() {
        Output output = translate(app("shop").region("mars"));

        assertThat(DocumentWriter.write(output.documents().get(0))).contains("primary_region = \"iad\"");
        assertThat(told(output, FlyFinding.REGION_UNKNOWN)).containsExactly("[region]");
        assertThat(told(translate(app("shop").region("frankfurt")), FlyFinding.REGION_UNKNOWN))
                .isEmpty();
    }

    @Test
    void only_a_job_on_demand_that_asks_for_no_machine_of_its_own_is_the_console() {
        assertThat(file(app("shop").job("console", job -> job.command(Command.exec("irb")))))
                .contains("console_command = \"irb\"");

        App.Builder large = app("shop")
                .job("console", job -> job.command(Command.exec("irb")).memoryMiB(1024));
        assertThat(file(large)).doesNotContain("console_command");
        assertThat(commands(translate(large), "job.console"))
                .containsExactly("fly console --vm-size shared-cpu-2x --vm-memory 1024 --command irb -a shop");

        App.Builder nightly = app("shop")
                .job("console", job -> job.command(Command.exec("irb")).cron("0 3 * * *"));
        assertThat(file(nightly)).doesNotContain("console_command");
        assertThat(translate(nightly).steps()).extracting(Step::id).doesNotContain("job.console");
    }

    @Test
    void a_service_that_states_port_80_is_the_one_on_the_usual_ports() {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).http(http -> http.publishedPort(80)));

        assertThat(file(app)).contains("[http_service]").doesNotContain("[[services]]");
    }

    @Test
    void the_URL_of_a_service_names_its_port_unless_it_is_the_usual_one() {
        App.Builder app = App.builder("shop")
                .process(
                        "web",
                        web -> web.command(Command.exec("web"))
                                .http(http -> {})
                                .service(
                                        "admin",
                                        admin -> admin.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.HTTP)
                                                .port(9000)
                                                .publishedPort(9443))
                                .service(
                                        "mqtt",
                                        mqtt -> mqtt.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.TCP)
                                                .port(1883)))
                .env("WEB", EnvValue.of(Ref.service("web", "http"), EnvValue.Attribute.URL))
                .env("ADMIN", EnvValue.of(Ref.service("web", "admin"), EnvValue.Attribute.URL))
                .env("MQTT", EnvValue.of(Ref.service("web", "mqtt"), EnvValue.Attribute.URL))
                .env("MQTT_PORT", EnvValue.of(Ref.service("web", "mqtt"), EnvValue.Attribute.PORT));

        assertThat(file(app))
                .contains(
                        "WEB = \"https://shop.fly.dev\"",
                        "ADMIN = \"https://shop.fly.dev:9443\"",
                        "MQTT = \"tcp://shop.fly.dev:1883\"",
                        "MQTT_PORT = \"1883\"");
    }
}
