package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefangRunbookTest {
    @Test
    void the_address_of_a_server_that_stays_is_among_the_names_that_have_to_be_there() {
        App app = App.builder("shop")
                .process("web", web -> {})
                .datastore("queue", queue -> queue.kind(Datastore.Kind.RABBITMQ))
                .env("AMQP_URL", EnvValue.of(Ref.datastore("queue"), EnvValue.Attribute.URL))
                .build();

        assertThat(step(app, "secrets.names").lines().get(0))
                .isInstanceOfSatisfying(
                        Line.Names.class,
                        line -> assertThat(line.names()).extracting(Fact::get).containsExactly("AMQP_URL"));
    }

    @Test
    void a_long_name_is_told_once() {
        App app = App.builder("a-shop-with-a-long-name")
                .process("a-worker-with-a-long-name", worker -> {})
                .build();

        assertThat(translated(app).findings())
                .filteredOn(finding -> finding.message().contains("longer than 16 characters"))
                .allMatch(finding -> finding.code() == DefangFinding.NAME_LONG)
                .hasSize(2);
    }

    @Test
    void an_image_of_buildpacks_is_tried_as_railpack_builds_it_and_its_bash_takes_one_word() {
        App app = App.builder("shop")
                .build(build -> build.buildpacks(List.of("vendor/node")))
                .process(
                        "web",
                        web -> web.command(Command.shell("node server.js --port $PORT"))
                                .http(http -> {}))
                .build();

        assertThat(commands(step(app, "try-image")))
                .contains(List.of("railpack", "build", "--name", "portolan-trial", "."))
                .anyMatch(words -> words.get(words.size() - 1).equals("node server.js --port $PORT"));
    }

    @Test
    void while_data_is_copied_nothing_of_the_app_runs_on_defang_and_afterwards_it_runs_again() {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process("worker", worker -> {})
                .process("idle", idle -> idle.count(0))
                .release(Command.shell("bin/migrate"))
                .datastore("postgres", postgres -> postgres.kind(Datastore.Kind.POSTGRES))
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("postgres"), EnvValue.Attribute.URL))
                .build();

        for (String id : List.of("freeze", "start")) {
            assertThat(said(step(app, id)))
                    .as(id)
                    .contains("profiles: [\"off\"]", "web", "worker", "release")
                    .doesNotContain("idle");
            assertThat(commands(step(app, id))).anyMatch(words -> words.containsAll(List.of("compose", "up")));
        }
        assertThat(translated(app).steps().stream()
                        .map(Step::id)
                        .filter(List.of("freeze", "copy.postgres", "start")::contains))
                .containsExactly("freeze", "copy.postgres", "start");
    }

    private static String said(Step step) {
        return step.lines().stream()
                .filter(Line.Say.class::isInstance)
                .flatMap(line -> ((Line.Say) line).words().stream())
                .map(word -> word instanceof Word.Text text
                        ? text.text()
                        : word instanceof Word.OfFact of
                                ? String.valueOf(of.fact().get())
                                : "")
                .collect(Collectors.joining());
    }

    private static Step step(App app, String id) {
        return translated(app).steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Translation translated(App app) {
        return Portolan.of(List.of(), List.of(new DefangProvider())).translate(app, "defang");
    }

    private static List<List<String>> commands(Step step) {
        var commands = new ArrayList<List<String>>();
        for (Line line : step.lines()) {
            if (line instanceof Line.Run run) {
                commands.add(run.words().stream()
                        .map(word -> word instanceof Word.Text text ? text.text() : "")
                        .toList());
            }
        }
        return commands;
    }
}
