package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TranslateCommandTests {
    @TempDir
    Path folder;

    @Test
    void it_writes_the_files_and_says_what_it_wrote() {
        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder.resolve("demo"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("created    fly.toml", "created    deploy/fly/RUNBOOK.md", "facts: ");
        assertThat(Run.read(folder.resolve("demo/fly.toml"))).contains("app = \"shop\"");
    }

    @Test
    void a_second_run_changes_nothing() {
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);
        Run again = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);

        assertThat(again.out()).contains("unchanged  fly.toml").doesNotContain("create", "update");
        assertThat(Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--check")
                        .code())
                .isZero();
    }

    @Test
    void a_file_of_an_earlier_run_that_goes_on_working_fails_the_check() {
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--set", "fly.ci=github");
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);
        Run check = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("stale      .github/workflows/deploy-production.yml");
        assertThat(check.err()).contains("warning write/still-in-force");
    }

    @Test
    void looking_writes_nothing() {
        for (String look : List.of("--dry-run", "--diff", "--check")) {
            Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder.resolve("none"), look);

            assertThat(run.code()).isEqualTo(look.equals("--check") ? 1 : 0);
            assertThat(folder.resolve("none")).doesNotExist();
        }
    }

    @Test
    void a_foreign_file_is_a_conflict_and_nothing_is_written() throws IOException {
        Files.writeString(folder.resolve("fly.toml"), "app = \"mine\"\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("conflict   fly.toml");
        assertThat(run.err()).contains("write/not-written-by-portolan");
        assertThat(Run.read(folder.resolve("fly.toml"))).isEqualTo("app = \"mine\"\n");
        assertThat(filesIn(folder)).containsExactly("fly.toml");
    }

    @Test
    void with_force_a_copy_of_a_foreign_file_is_kept() throws IOException {
        Files.writeString(folder.resolve("fly.toml"), "app = \"mine\"\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--force");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.read(folder.resolve("fly.toml.orig"))).isEqualTo("app = \"mine\"\n");
        assertThat(Run.read(folder.resolve("fly.toml"))).contains("app = \"shop\"");
    }

    @Test
    void an_edited_file_is_a_conflict_too() throws IOException {
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);
        Files.writeString(folder.resolve("fly.toml"), Run.read(folder.resolve("fly.toml")) + "# mine\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("write/edited-since");
    }

    @Test
    void of_a_target_that_is_not_written_no_file_is_said_to_be_written() throws IOException {
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder);
        Files.writeString(folder.resolve("fly.toml"), Run.read(folder.resolve("fly.toml")) + "# mine\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--set", "fly.region=fra");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("nothing was written: 1 file is in the way", "conflict   fly.toml", "--diff", "--force")
                .doesNotContain("update ", "updated", "RUNBOOK.md");
    }

    @Test
    void each_target_is_written_or_not_by_itself() throws IOException {
        Files.createDirectories(folder.resolve("kamal/config"));
        Files.writeString(folder.resolve("kamal/config/deploy.yml"), "mine: true\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly,kamal", "--out", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("created    deploy/fly/RUNBOOK.md", "conflict   config/deploy.yml")
                .doesNotContain("deploy/kamal/RUNBOOK.md");
        assertThat(folder.resolve("fly/fly.toml")).exists();
        assertThat(filesIn(folder.resolve("kamal"))).containsExactly("config/deploy.yml");
    }

    @Test
    void where_the_file_system_refuses_a_target_those_before_it_are_told() throws IOException {
        Path refuses = Path.of("/proc");
        assumeTrue(Files.isDirectory(refuses), "skipped: there is no folder here in which nobody can make a file");
        Files.createSymbolicLink(folder.resolve("kamal"), refuses);

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly,kamal", "--out", folder);
        Files.delete(folder.resolve("kamal"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("created    fly.toml").doesNotContain("Kamal");
        assertThat(run.err()).contains("could not be written to", "Nothing was changed.");
    }

    @Test
    void what_force_replaced_is_named_with_its_copy() throws IOException {
        Files.writeString(folder.resolve("fly.toml"), "app = \"mine\"\n");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--force");

        assertThat(run.out())
                .contains("replaced   fly.toml  what was there is now fly.toml.orig")
                .doesNotContain("conflict");
    }

    @Test
    void several_targets_get_a_folder_each() {
        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly,portolan-yaml", "--out", folder);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("fly/fly.toml")).exists();
        assertThat(folder.resolve("portolan-yaml/portolan.yaml")).exists();
    }

    @Test
    void what_portolan_yaml_carries_translates_to_the_same_files() {
        Run.of("translate", Run.fixture("rails"), "--to", "portolan-yaml,fly", "--out", folder, "--runbook", "none");
        Run.of(
                "translate",
                folder.resolve("portolan-yaml"),
                "--to",
                "fly",
                "--out",
                folder.resolve("again"),
                "--runbook",
                "none");

        assertThat(Run.read(folder.resolve("again/fly.toml"))).isEqualTo(Run.read(folder.resolve("fly/fly.toml")));
    }

    @Test
    void a_setting_changes_the_files() {
        Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--set", "fly.region=fra");

        assertThat(Run.read(folder.resolve("fly.toml"))).contains("primary_region = \"fra\"");
    }

    @Test
    void json_carries_everything_on_standard_output() {
        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{").contains("\"target\": \"fly\"", "\"path\": \"fly.toml\"", "\"coverage\"");
    }

    @Test
    void a_finding_fails_the_run_from_the_severity_that_was_asked_for() {
        assertThat(Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", folder, "--fail-on", "info")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void bad_usage_ends_with_2_and_a_hint() {
        assertBad(
                "There is no target 'flyy'; these are there: aws, defang, fly, kamal, portolan-yaml. Did you mean 'fly'?",
                "translate",
                ".",
                "--to",
                "flyy");
        assertBad("Missing required option: '--to", "translate", ".");
        assertBad("There is no option '--too'. Did you mean '--to'?", "translate", ".", "--to", "fly", "--too", "x");
        assertBad(
                "--set region=fra is not understood; expected TARGET.KEY=VALUE",
                "translate",
                Run.fixture("rails"),
                "--to",
                "fly",
                "--set",
                "region=fra");
        assertBad(
                "--set kamal.… is for a target that is not asked for; --to is fly.",
                "translate",
                Run.fixture("rails"),
                "--to",
                "fly",
                "--set",
                "kamal.hosts=a");
        assertBad(
                "There is no source 'herokuu'", "translate", Run.fixture("rails"), "--to", "fly", "--from", "herokuu");
        assertBad("are mutually exclusive", "translate", Run.fixture("rails"), "--to", "fly", "--diff", "--check");
        assertBad("Name a command: translate, inspect, compare, survey, snapshot, providers, explain or completion.");
    }

    @Test
    void input_that_cannot_be_read_ends_with_2_and_says_where() throws IOException {
        assertInput("engine/no-folder", folder.resolve("nowhere"));
        assertInput("engine/no-app", Files.createDirectory(folder.resolve("empty")));
        assertInput("the file of portolan-yaml", with("options", "portolan.yaml", "targets:\n  fly: { app: shop }\n"));
        assertInput("such as a mobile app made with Expo", with("expo", "app.json", "{\"expo\": {\"name\": \"x\"}}"));
        assertInput("portolan.yaml:3:1", with("yaml", "portolan.yaml", "app: x\nprocesses: [\n"));
        assertInput("did you mean 'processes'?", with("near", "portolan.yaml", "app: x\nproceses: {}\n"));
        assertInput(
                "engine/merge-markers", with("merge", "portolan.yaml", "app: x\n<<<<<<< HEAD\n=======\n>>>>>>> x\n"));
        assertInput("engine/too-large", with("large", "portolan.yaml", "app: " + "x".repeat(6 << 20)));
        assertInput("engine/too-deep", with("deep", "portolan.yaml", "app: " + "[".repeat(10_000)));
        assertInput("portolan.yaml", with("bomb", "portolan.yaml", bomb()));
    }

    @Test
    void an_output_folder_that_is_a_file_is_told_and_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Run run = Run.of("translate", Run.fixture("rails"), "--to", "fly", "--out", file);

        assertThat(run.code()).isIn(1, 2);
        assertThat(run.err()).contains("file").doesNotContain("Exception", "\tat ");
        assertThat(Run.read(file)).isEqualTo("mine");
    }

    @Test
    void a_symbolic_link_out_of_the_project_is_not_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "web: leaked\n");
        Path app = Files.createDirectory(folder.resolve("app"));
        Files.createSymbolicLink(app.resolve("Procfile"), secret);

        Run run = Run.of("translate", app, "--to", "fly", "--out", folder.resolve("out"));

        assertThat(run.err()).contains("engine/outside-folder").doesNotContain("leaked");
    }

    @Test
    void what_the_platform_said_may_lie_anywhere_and_is_shown_as_it_was_typed() throws IOException {
        Path live = Files.createDirectories(folder.resolve("live"));
        Files.writeString(live.resolve("formation.txt"), "web=2:Standard-1X\n");
        Files.writeString(live.resolve("other.txt"), "hello\n");
        Path typed = Path.of("").toAbsolutePath().relativize(live);
        Run run = Run.of(
                "translate", Run.fixture("worker-only"), "--to", "fly", "--dry-run", "--from", "heroku=" + typed);

        assertThat(run.err())
                .contains(typed + "/other.txt", "heroku/live-file-unknown", "heroku/live-topic-missing")
                .doesNotContain("heroku/live-state-missing");
    }

    @Test
    void a_folder_of_the_platform_that_is_not_there_is_told() {
        String none = folder.resolve("none").toString();
        assertBad(
                "--from heroku=" + none + ": there is no folder '" + none + "'.",
                "translate",
                Run.fixture("rails"),
                "--to",
                "fly",
                "--from",
                "heroku=" + none);
        assertBad("--from heroku=: ", "translate", Run.fixture("rails"), "--to", "fly", "--from", "heroku=");
        assertBad("expected SOURCE or SOURCE=DIR", "translate", Run.fixture("rails"), "--to", "fly", "--from", "=x");
        assertBad("There is no source 'her'", "translate", Run.fixture("rails"), "--to", "fly", "--from", "her=.");
    }

    private void assertInput(String expected, Path input) {
        Path out = folder.resolve("out");
        Run run = Run.of("translate", input, "--to", "fly", "--out", out);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("Exception", "\tat ");
        assertThat(out).doesNotExist();
    }

    private static void assertBad(String expected, Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
    }

    private Path with(String name, String file, String text) throws IOException {
        Path app = Files.createDirectory(folder.resolve(name));
        Files.writeString(app.resolve(file), text);
        return app;
    }

    private static String bomb() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        return text.toString();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
