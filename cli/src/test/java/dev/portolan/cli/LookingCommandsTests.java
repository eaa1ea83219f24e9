package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look and write nothing: inspect, compare, survey. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookingCommandsTests {
    @TempDir
    private Path folder;

    private Path app(String name, String procfile) throws IOException {
        Path app = Files.createDirectories(folder.resolve(name));
        Files.writeString(app.resolve("Procfile"), procfile);
        return app;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void inspect_prints_each_value_with_its_place() throws IOException {
        Path app = app("shop", "web: bin/web\nworker: bin/work\n");
        List<Path> before = files(folder);
        Run run = Run.of("inspect", app);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("    command: bin/web # Procfile:1:6\n")
                .contains("    command: bin/work # Procfile:2:9\n")
                .contains("signal: SIGTERM # default of Heroku\n");
        assertThat(run.err()).contains("heroku/");
        assertThat(files(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rails", "hostile", "kitchen-sink-dockerfile", "several-servers"})
    void what_inspect_prints_is_the_app(String fixture) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.writeString(
                copy.resolve("portolan.yaml"),
                Run.of("inspect", Run.fixture(fixture)).out());
        Run.of("translate", Run.fixture(fixture), "--to", "portolan-yaml", "--out", folder.resolve("a"));
        Run again = Run.of("translate", copy, "--to", "portolan-yaml", "--out", folder.resolve("b"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder.resolve("b/portolan.yaml")).hasSameTextualContentAs(folder.resolve("a/portolan.yaml"));
    }

    @Test
    void compare_has_a_column_for_each_target_and_a_row_for_what_is_not_in_all_files() {
        Run run = Run.of("compare", Run.fixture("rails"), "--to", "fly,defang");
        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).matches("fact +fly +defang");
        assertThat(run.out())
                .contains("description ")
                .doesNotContain("processes.web.command")
                .containsPattern("= steps +[0-9]+ +[0-9]+\n");
        assertThat(Run.of("compare", Run.fixture("rails"), "--to", "fly,defang", "--all")
                        .out())
                .containsPattern("processes.web.command +in a file +in a file\n");
    }

    @Test
    void compare_takes_all_platforms_where_none_is_named() {
        assertThat(Run.of("compare", Run.fixture("rails")).out())
                .startsWith("fact ")
                .contains(" aws ", " defang ", " fly ", " kamal")
                .doesNotContain("portolan-yaml");
    }

    @Test
    void survey_counts_apps_and_facts() throws IOException {
        app("a", "web: bin/web\n");
        app("b", "worker: bin/work\n");
        Files.createDirectories(folder.resolve("empty"));
        Run run = Run.of("survey", folder, "--to", "fly");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("a +fly ok")
                .containsPattern("empty +no app")
                .contains("3 folders, 1 without an app")
                .containsPattern("fly +2 apps, 0 of them with errors by the rules of flyctl v[0-9.]+")
                .containsPattern("facts: [0-9]+ carried.*, 0 unanswered\n +[0-9.]+ ms an app");
    }

    @Test
    void survey_does_not_take_an_app_with_a_mistake_for_none() throws IOException {
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(
                folder.resolve("broken").resolve("portolan.yaml"), "app: a\nprocesses:\n  web: { comand: x }\n");
        Files.createDirectories(folder.resolve("empty"));
        Path partly = app("partly", "web: bin/web\n");
        Files.writeString(partly.resolve("app.json"), "{");

        assertThat(Run.of("survey", folder, "--to", "fly").out())
                .containsPattern("broken +cannot be read: [1-9] errors?\n")
                .containsPattern("partly +fly ok +read with 1 error\n")
                .contains("3 folders, 1 without an app, 1 with an app that cannot be read, 1 read with errors\n");
    }

    @Test
    void mistakes_are_told() {
        assertThat(Run.of("survey", folder.resolve("nowhere")).err()).contains("there is no folder");
        assertThat(Run.of("compare", folder, "--to", "flyy").err()).contains("Did you mean 'fly'?");
        for (String command : List.of("inspect", "compare")) {
            Run run = Run.of(command, folder);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("engine/no-app");
        }
    }
}
