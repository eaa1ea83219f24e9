package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SourceTest {
    /** The example that the documentation begins with. */
    private static final String EXAMPLE = """
            # yaml-language-server: $schema=./portolan.schema.json
            app: vast-badlands
            build: { buildpacks: [heroku/ruby] }
            processes:
              web:
                command: bin/rails server -p $PORT -e $RAILS_ENV      # a string runs in a shell; a list is an argv
                count: 2
                memory: 512 MiB
                http: { port: 3000, health: /up }
              worker: bundle exec sidekiq
            release: bin/rails db:migrate
            jobs:
              nightly: { command: bin/rails reports:nightly, cron: "0 3 * * *" }
            env:
              RAILS_ENV: production
              SECRET_KEY_BASE: { secret: generated }
              STRIPE_KEY: { secret: required }
              DATABASE_URL: { from: db.url }
            datastores:
              db: { kind: postgres, version: 17, extensions: [vector] }
            domains: [www.example.com]
            targets:
              fly:   { region: iad, overlay: { fly.toml: { http_service: { concurrency: { type: requests, soft_limit: 200 } } } } }
              kamal: { hosts: [192.0.2.10], registry: ghcr.io, image: acme/vast-badlands }
            """;

    @Test
    void theExampleMeansWhatItSays() {
        App expected = App.builder("vast-badlands")
                .build(build -> build.buildpacks(List.of("heroku/ruby")))
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/rails server -p $PORT -e $RAILS_ENV"))
                                .count(2)
                                .memoryMiB(512)
                                .http(http -> http.port(3000).health("/up")))
                .process("worker", worker -> worker.command(Command.shell("bundle exec sidekiq")))
                .release(Command.shell("bin/rails db:migrate"))
                .job(
                        "nightly",
                        job -> job.command(Command.shell("bin/rails reports:nightly"))
                                .cron("0 3 * * *"))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("STRIPE_KEY", EnvValue.secret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES).version("17").extensions(List.of("vector")))
                .domain("www.example.com")
                .build();
        assertThat(Yaml.app(EXAMPLE)).isEqualTo(expected);
    }

    @Test
    void optionsOfTargetsKeepTheirOrderAndPlace() {
        var targets = Yaml.read(EXAMPLE).targets();
        assertThat(targets.keySet()).containsExactly("fly", "kamal");
        assertThat(options(targets, "fly").settings())
                .containsExactly(new GivenSetting("region", List.of("iad"), Origin.inFile("portolan.yaml", 23, 20)));
        assertThat(options(targets, "fly").overlays().keySet()).containsExactly("fly.toml");
        assertThat(options(targets, "kamal").settings())
                .extracting(GivenSetting::name, GivenSetting::values)
                .containsExactly(
                        tuple("hosts", List.of("192.0.2.10")),
                        tuple("registry", List.of("ghcr.io")),
                        tuple("image", List.of("acme/vast-badlands")));
    }

    private static TargetOptions options(Map<String, TargetOptions> targets, String target) {
        return Objects.requireNonNull(targets.get(target));
    }

    @Test
    void aFileOfTargetsOnlyIsNoApp() {
        var reading = Yaml.read("targets:\n  fly: { region: fra }\n");
        assertThat(reading.app()).isEmpty();
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.targets()).containsOnlyKeys("fly");
        assertThat(reading.platform()).isSameAs(SourcePlatform.NONE);
    }

    @Test
    void targetsAreReadBesideABrokenApp() {
        var reading = Yaml.read("app: [1]\ntargets:\n  fly: { region: fra }\n");
        assertThat(reading.findings()).hasSize(1);
        assertThat(reading.targets()).containsOnlyKeys("fly");
    }

    @Test
    void everyFactKnowsItsPlace() {
        App app = Yaml.app(EXAMPLE);
        assertThat(app.facts())
                .allSatisfy(fact -> assertThat(fact.bases())
                        .allSatisfy(basis -> assertThat(basis.toString()).contains("portolan.yaml")));
        assertThat(app.processes().get(0).count().bases().toString()).contains("portolan.yaml:7:12");
        assertThat(app.processes().get(0).services().get(0).protocol().bases().toString())
                .contains("portolan.yaml:9:5");
        assertThat(app.release().trigger().bases().toString()).contains("portolan.yaml:11:1");
    }

    @Test
    void numbersAndTruthValuesAreTextsWhereTextsBelong() {
        App app = Yaml.app("app: 12\nenv: { A: 1.20, B: yes, C: true, D: 0x1F }\nprocesses: { web: true }\n");
        assertThat(app.name().get()).isEqualTo("12");
        assertThat(app.env()).extracting(it -> it.literal().get()).containsExactly("1.20", "yes", "true", "0x1F");
        assertThat(app.processes().get(0).command().get()).isEqualTo(Command.shell("true"));
    }

    @Test
    void sizesAndTimesHaveMoreThanOneSpelling() {
        App app = Yaml.app("""
                app: shop
                processes:
                  a: { memory: 1.5 GiB, stop: { grace: 120s } }
                  b: { memory: 1536, stop: { grace: 2m } }
                  c: { memory: 1536MiB }
                """);
        assertThat(app.processes()).extracting(it -> it.memoryMiB().get()).containsOnly(1536);
        assertThat(app.processes().stream().limit(2))
                .extracting(it -> it.stopGrace().get())
                .containsOnly(Duration.ofMinutes(2));
        assertThat(Yaml.write(app)).contains("1536 MiB").contains("2m").doesNotContain("120s");
    }

    @Test
    void aFolderIsRecognisedByTheNameOfTheFile() {
        var source = new PortolanYamlSource();
        assertThat(source.recognises(ProjectFolder.ofMemory(Map.of("portolan.yaml", new byte[0]))))
                .isTrue();
        assertThat(source.recognises(ProjectFolder.ofMemory(Map.of("Procfile", new byte[0]))))
                .isFalse();
        assertThat(source.id()).isEqualTo("portolan-yaml");
    }
}
