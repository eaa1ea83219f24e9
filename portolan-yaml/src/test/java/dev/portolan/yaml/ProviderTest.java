package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.spi.Settings;
import org.junit.jupiter.api.Test;

class ProviderTest {
    @Test
    void whatCanBeSaidShortlyIs() {
        App app = App.builder("shop")
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web"))
                                .memoryMiB(1024)
                                .http(http -> http.port(3000).health("/up")))
                .process("worker", worker -> worker.command(Command.shell("bin/worker")))
                .process("idle", idle -> {})
                .release(Command.shell("bin/migrate"))
                .job("console", job -> job.command(Command.shell("bin/console")))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("KEY", EnvValue.optionalSecret())
                .domain("www.example.com")
                .build();
        assertThat(Yaml.write(app))
                .startsWith("# yaml-language-server: $schema=./portolan.schema.json\n")
                .contains("\n    http:\n      port: 3000\n      health: /up\n")
                .contains("\n  worker: bin/worker\n")
                .contains("\n  idle: {}\n")
                .contains("\nrelease: bin/migrate\n")
                .contains("\n  console: bin/console\n")
                .contains("\n  RAILS_ENV: production\n")
                .contains("\n  KEY:\n    secret: optional\n")
                .contains("\n  www.example.com: {}\n");
    }

    @Test
    void whatTheShortFormWouldAddIsWrittenInFull() {
        App app = App.builder("shop")
                .process("web", web -> web.service("http", http -> http.protocol(Service.Protocol.HTTP)))
                .process("image", image -> image.command(Command.ofImage()))
                .job("first", job -> job.command(Command.shell("a")))
                .job("release", job -> job.command(Command.shell("b")).trigger(new Trigger.EachRelease()))
                .build();
        assertThat(Yaml.write(app))
                .contains("\n    services:\n      http:\n        protocol: http\n")
                .contains("\n    command:\n      image: true\n")
                .contains("\n  release:\n    command: b\n    trigger: each-release\n")
                .doesNotContain("\nrelease:");
        assertThat(Yaml.app(Yaml.write(app))).isEqualTo(app);
    }

    @Test
    void itNeverHasAnythingToTellAndLeavesNothingToTheUser() {
        var provider = new PortolanYamlProvider();
        RandomApps.of(5, 50).forEach(app -> {
            var out = provider.translate(app, Settings.none("portolan-yaml"));
            assertThat(out.findings()).isEmpty();
            assertThat(out.steps()).isEmpty();
            assertThat(out.documents()).hasSize(1);
        });
        assertThat(provider.info().mayLeaveOut()).isEmpty();
        assertThat(provider.info().findingCodes()).isEmpty();
    }
}
