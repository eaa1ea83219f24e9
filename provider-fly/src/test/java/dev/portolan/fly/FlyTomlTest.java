package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlyTomlTest {
    private static final FlyProvider FLY = new FlyProvider();

    private static Output translate(App app) {
        return FLY.translate(app, Settings.none("fly"));
    }

    private static String file(App app) {
        return DocumentWriter.write(translate(app).documents().get(0));
    }

    @Test
    void aRailsAppIsWrittenAsAnExpertWould() {
        assertThat(file(FlyApps.rails()))
                .contains("""
                        app = "shop-prod"
                        primary_region = "sjc"
                        """)
                .contains(
                        "kill_signal = \"SIGTERM\"\nkill_timeout = \"30s\"\nconsole_command = \"bin/rails console\"\n")
                .contains("release_command = \"bin/rails db:migrate\"\n")
                .contains("release_command_timeout = \"10m\"")
                .contains("web = \"bundle exec puma -C config/puma.rb\"\n")
                .contains("worker = \"/bin/sh -c 'exec bundle exec sidekiq -c ${SIDEKIQ_CONCURRENCY:-10}'\"\n")
                .contains("path = \"/up\"")
                .contains("X-Forwarded-Proto = \"https\"")
                .doesNotContain("RAILS_MASTER_KEY", "DATABASE_URL", "REDIS_URL");
    }

    @Test
    void oneProcessWithTheImagesOwnCommandIsTheDefaultGroup() {
        assertThat(file(FlyApps.phoenix()))
                .contains("primary_region = \"fra\"")
                .contains("PORT = \"8080\"")
                .doesNotContain("[processes]", "processes =");
    }

    @Test
    void rawPortsAndVolumesAreWritten() {
        assertThat(file(FlyApps.telemetry()))
                .contains("[[mounts]]", "source = \"broker_data\"", "initial_size = \"10gb\"")
                .contains("[[services]]", "protocol = \"tcp\"", "port = 1883", "[[services.tcp_checks]]")
                .contains("auto_stop_machines = \"stop\"", "size = \"performance-1x\"")
                .doesNotContain("handlers");
    }

    @Test
    void jobsByTheClockGetAGroupAndACrontab() {
        List<Document> documents = translate(FlyApps.scheduled()).documents();
        assertThat(documents).extracting(Document::path).containsExactly("fly.toml", "deploy/fly/crontab");
        assertThat(DocumentWriter.write(documents.get(0)))
                .contains("cron = \"supercronic deploy/fly/crontab\"")
                .contains("web = \"\"");
        assertThat(DocumentWriter.write(documents.get(1)))
                .contains("0 3 * * * timeout 300 /bin/sh -c 'bin/report --all | mail $TO'")
                .contains("*/30 * * * * bin/poll ");
    }

    @Test
    void eachStageHasAFileOfItsOwn() {
        Output output = translate(FlyApps.buildpacks());
        assertThat(output.documents()).extracting(Document::path).containsExactly("fly.staging.toml");
        assertThat(output.steps().toString()).contains("fly.staging.toml");
    }

    @Test
    void commandsOfImagesThatBuildpacksMakeGoThroughTheLauncher() {
        assertThat(file(FlyApps.buildpacks()))
                .contains("entrypoint = [\"/cnb/lifecycle/launcher\"]")
                .contains("release_command = \"-- bin/migrate\"")
                .contains("worker = \"-- bin/worker\"");
        assertThat(file(FlyApps.imageOnly())).contains("builder = ").doesNotContain("entrypoint", "[processes]");
    }

    @Test
    void valuesOfSecretsGoThroughPipesOnly() {
        List<Step> steps = translate(FlyApps.rails()).steps();
        assertThat(steps)
                .extracting(Step::id)
                .contains(
                        "app",
                        "postgres.db",
                        "postgres.db.attach",
                        "redis.redis",
                        "secrets",
                        "secrets.random",
                        "deploy",
                        "scale",
                        "freeze",
                        "postgres.db.copy",
                        "look",
                        "domain.shop.example.com",
                        "roll-back")
                .doesNotHaveDuplicates();
        assertThat(steps.toString()).contains("RAILS_MASTER_KEY=-", "SECRET_KEY_BASE=-", "web=2", "worker=1");
    }

    @Test
    void referencesToServicesAreKnownBeforehand() {
        App app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).http(http -> {}))
                .process(
                        "api",
                        api -> api.command(Command.exec("api"))
                                .service("rpc", rpc -> rpc.port(7000).protocol(Service.Protocol.HTTP)))
                .env("API_URL", EnvValue.of(Ref.service("api", "rpc"), EnvValue.Attribute.URL))
                .env("SELF", EnvValue.of(Ref.service("web", "http"), EnvValue.Attribute.URL))
                .build();
        assertThat(file(app))
                .contains("API_URL = \"http://api.process.shop.internal:7000\"")
                .contains("SELF = \"https://shop.fly.dev\"");
    }

    @Test
    void whatIsWrittenIsAcceptedByItsOwnRules() {
        assertThat(FlyApps.all())
                .allSatisfy(app -> assertThat(FLY.check(translate(app).documents()))
                        .filteredOn(finding -> finding.severity() == Severity.ERROR)
                        .extracting(Finding::message)
                        .isEmpty());
    }
}
