package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.Line;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told, and which commands are named, where fly.toml alone cannot say it. */
class FlyAnswersTests {
    private static final FlyProvider FLY = new FlyProvider();
    private static final Settings NONE = Settings.none("fly");
    private static final Settings BY_STEPS = NONE.with(FlySettings.SCHEDULE, "steps");

    private static App.Builder shop() {
        return App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).http(http -> {}));
    }

    private static String file(Output output) {
        return DocumentWriter.write(output.documents().get(0));
    }

    /** What is told with this code: the facts' paths and the detail. */
    static List<String> told(Output output, FlyFinding code) {
        return output.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(finding -> finding.facts().stream()
                                .map(fact -> fact.path().toString())
                                .toList()
                        + " "
                        + finding.detail())
                .map(String::trim)
                .toList();
    }

    @Test
    void a_literal_whose_name_looks_like_a_secrets_is_told_and_an_identifier_of_a_key_is_not() {
        Output output = FLY.translate(
                shop().env("STRIPE_API_KEY", EnvValue.literal("abc"))
                        .env("AWS_ACCESS_KEY_ID", EnvValue.literal("abc"))
                        .env("LANG", EnvValue.literal("C"))
                        .env("SESSION_SECRET", EnvValue.secret())
                        .build(),
                NONE);
        assertThat(told(output, FlyFinding.ENV_LOOKS_SECRET)).containsExactly("[env.STRIPE_API_KEY]");
        assertThat(file(output)).doesNotContain("SESSION_SECRET");
    }

    @Test
    void a_port_that_is_none_is_told_and_the_usual_one_is_written() {
        Output output =
                FLY.translate(shop().env("PORT", EnvValue.literal("70000")).build(), NONE);
        assertThat(file(output)).contains("PORT = \"8080\"", "internal_port = 8080");
        assertThat(told(output, FlyFinding.PORT_NOT_A_PORT)).containsExactly("[env.PORT] PORT is 8080.");
    }

    @Test
    void the_last_port_of_all_is_a_port() {
        Output output =
                FLY.translate(shop().env("PORT", EnvValue.literal("65535")).build(), NONE);
        assertThat(file(output)).contains("PORT = \"65535\"", "internal_port = 65535");
        assertThat(told(output, FlyFinding.PORT_NOT_A_PORT)).isEmpty();
    }

    @Test
    void a_secret_port_is_not_written_and_what_it_must_hold_is_told() {
        Output output = FLY.translate(shop().env("PORT", EnvValue.secret()).build(), NONE);
        assertThat(file(output)).doesNotContain("PORT =").contains("internal_port = 8080");
        assertThat(told(output, FlyFinding.PORT_NOT_A_PORT))
                .containsExactly("[env.PORT] As a secret it has to hold 8080.");
    }

    @Test
    void a_secret_port_that_no_service_asks_for_is_not_told() {
        App app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).http(http -> http.port(3000)))
                .env("PORT", EnvValue.secret())
                .build();
        assertThat(told(FLY.translate(app, NONE), FlyFinding.PORT_NOT_A_PORT)).isEmpty();
    }

    @Test
    void a_job_that_no_line_of_a_crontab_can_hold_is_told() {
        App app = shop().job(
                        "lines", job -> job.command(Command.exec("say", "a\nb")).cron("0 3 * * *"))
                .job("image", job -> job.command(Command.ofImage()).cron("0 3 * * *"))
                .job("fine", job -> job.command(Command.exec("fine")).cron("0 3 * * *"))
                .build();
        Output output = FLY.translate(app, NONE);
        assertThat(told(output, FlyFinding.JOB_NOT_SCHEDULED)).containsExactly("[jobs.lines]", "[jobs.image]");
        assertThat(DocumentWriter.write(output.documents().get(1)))
                .contains("0 3 * * * fine")
                .doesNotContain("say");
    }

    @Test
    void an_interval_that_a_crontab_cannot_say_is_told_and_one_that_it_can_is_not() {
        App.Builder app = shop();
        int[] minutes = {30, 45, 60, 90, 120, 300, 1440, 1500, 10_080, 20_160};
        for (int each : minutes) {
            app.job(
                    "every-" + each,
                    job -> job.command(Command.exec("a")).trigger(new Trigger.Every(Duration.ofMinutes(each))));
        }
        assertThat(told(FLY.translate(app.build(), NONE), FlyFinding.INTERVAL_ROUNDED))
                .containsExactly(
                        "[jobs.every-45.trigger] The line says */30 * * * *.",
                        "[jobs.every-90.trigger] The line says 0 * * * *.",
                        "[jobs.every-300.trigger] The line says 0 */4 * * *.",
                        "[jobs.every-1500.trigger] The line says 0 0 * * *.",
                        "[jobs.every-20160.trigger] The line says 0 0 * * 0.");
    }

    @Test
    void the_times_of_a_crontab_are_those_of_UTC_and_its_Sunday_is_0_which_is_all_that_supercronic_takes() {
        App app = shop().job("weekend", job -> job.command(Command.exec("tidy")).cron("0 22 * * 5-7"))
                .env("TZ", EnvValue.literal("Europe/Berlin"))
                .build();

        assertThat(DocumentWriter.write(FLY.translate(app, NONE).documents().get(1)))
                .contains("\nCRON_TZ=UTC\n# weekend: cron 0 22 * * 5-7\n0 22 * * 5,6,0 tidy\n");
    }

    @Test
    void without_supercronic_a_machine_is_started_for_each_job_that_Fly_has_a_word_for() {
        App app = shop().job(
                        "nightly",
                        job -> job.command(Command.exec("report", "--all"))
                                .cron("15 4 * * *")
                                .memoryMiB(512)
                                .timeout(Duration.ofMinutes(5)))
                .job(
                        "hourly",
                        job -> job.command(Command.exec("poll")).trigger(new Trigger.Every(Duration.ofMinutes(60))))
                .job("often", job -> job.command(Command.exec("poll")).cron("*/10 * * * *"))
                .job("image", job -> job.command(Command.ofImage()).cron("15 4 * * *"))
                .build();
        Output output = FLY.translate(app, BY_STEPS);
        assertThat(output.documents()).extracting(document -> document.path()).containsExactly("fly.toml");
        assertThat(told(output, FlyFinding.JOB_NOT_SCHEDULED)).containsExactly("[jobs.often]", "[jobs.image]");
        assertThat(told(output, FlyFinding.SCHEDULE_FUZZY))
                .containsExactly(
                        "[jobs.nightly.trigger] It is started daily.", "[jobs.hourly.trigger] It is started hourly.");
        assertThat(commands(output, "job.nightly"))
                .containsExactly("fly machine run -a shop --region iad --vm-size shared-cpu-1x --vm-memory 512"
                        + " --schedule daily $IMAGE -- timeout 300 report --all");
    }

    @Test
    void each_part_of_the_address_of_a_Redis_is_set_or_asked_for() {
        App app = shop().datastore("cache", cache -> cache.kind(Datastore.Kind.REDIS))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("cache"), EnvValue.Attribute.URL))
                .env("REDIS_HOST", EnvValue.of(Ref.datastore("cache"), EnvValue.Attribute.HOST))
                .build();
        assertThat(commands(FLY.translate(app, NONE), "redis.cache.address"))
                .containsExactly(
                        "fly secrets set REDIS_URL=- --stage -a shop", "fly secrets set REDIS_HOST=- --stage -a shop");
    }

    @Test
    void no_two_services_are_allotted_one_port() {
        App app = App.builder("shop")
                .process(
                        "web",
                        web -> web.command(Command.exec("web"))
                                .http(http -> {})
                                .service(
                                        "a",
                                        a -> a.protocol(Service.Protocol.TCP)
                                                .port(443)
                                                .exposure(Service.Exposure.PUBLIC))
                                .service(
                                        "b",
                                        b -> b.protocol(Service.Protocol.TCP)
                                                .port(8443)
                                                .exposure(Service.Exposure.PUBLIC))
                                .service(
                                        "c",
                                        c -> c.protocol(Service.Protocol.UDP)
                                                .port(443)
                                                .exposure(Service.Exposure.PUBLIC)))
                .build();
        assertThat(file(FLY.translate(app, NONE)).lines().filter(line -> line.contains(" port = ")))
                .containsExactly("    port = 8443", "    port = 8444", "    port = 443");
    }

    private static App.Builder withAdmin() {
        return shop().process(
                        "admin",
                        admin -> admin.command(Command.exec("admin"))
                                .service(
                                        "http",
                                        http -> http.protocol(Service.Protocol.HTTP)
                                                .port(3000)
                                                .publishedPort(8080)
                                                .exposure(Service.Exposure.PUBLIC)))
                .env("ADMIN_URL", EnvValue.of(Ref.service("admin", "http"), EnvValue.Attribute.URL));
    }

    @Test
    void a_domain_without_a_certificate_opens_the_service_that_it_leads_to_and_no_other() {
        Output output = FLY.translate(
                withAdmin()
                        .domain("example.org", domain -> domain.service("web", "http"))
                        .domain(
                                "admin.example.org",
                                domain -> domain.service("admin", "http").tls(Domain.Tls.NONE))
                        .build(),
                NONE);

        assertThat(file(output))
                .contains("force_https = true", "handlers = [\"http\"]", "ADMIN_URL = \"http://shop.fly.dev:8080\"");
        assertThat(told(output, FlyFinding.CERTIFICATES_MIXED)).isEmpty();
    }

    @Test
    void domains_with_and_without_a_certificate_on_one_service_are_told() {
        Output output = FLY.translate(
                withAdmin()
                        .domain("a.example.org", domain -> domain.service("web", "http"))
                        .domain("b.example.org", domain -> domain.tls(Domain.Tls.NONE))
                        .domain("c.example.org", domain -> domain.service("admin", "http"))
                        .domain(
                                "d.example.org",
                                domain -> domain.service("admin", "http").tls(Domain.Tls.NONE))
                        .build(),
                NONE);

        assertThat(file(output))
                .contains("force_https = false", "handlers = [\"tls\", \"http\"]", "https://shop.fly.dev:8080");
        assertThat(told(output, FlyFinding.CERTIFICATES_MIXED))
                .containsExactly("[domains.\"b.example.org\".tls]", "[domains.\"d.example.org\".tls]");
    }

    /** The commands of a step, as they are typed. */
    static List<String> commands(Output output, String step) {
        return output.steps().stream()
                .filter(one -> one.id().equals(step))
                .flatMap(one -> one.lines().stream())
                .filter(Line.Run.class::isInstance)
                .map(line -> line.words().stream()
                        .map(FlyAnswersTests::typed)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    static String typed(Word word) {
        if (word instanceof Word.Text plain) {
            return plain.text();
        }
        if (word instanceof Word.OfFact stated) {
            return stated.fact().map(Object::toString).orElse("");
        }
        if (word instanceof Word.Option option) {
            return option.fact().map(value -> option.flag() + " " + value).orElse("");
        }
        return word instanceof Word.Variable variable ? "$" + variable.name() : word.toString();
    }
}
