package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source the app comes from, and in which stage it is read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadOptionsTests {
    @TempDir
    Path folder;

    private Path app;
    private Path out;

    @BeforeEach
    void an_app_of_Heroku() throws IOException {
        app = Files.createDirectories(folder.resolve("app"));
        out = folder.resolve("out");
        Files.writeString(app.resolve("Procfile"), "web: bin/web\n");
        Files.createDirectories(folder.resolve("live"));
        Files.writeString(folder.resolve("live/formation.txt"), "web=2:Standard-1X\n");
    }

    @Test
    void a_source_that_is_named_leaves_the_settings_and_overlays_of_portolan_yaml_as_they_are() throws IOException {
        portolanYaml("targets:\n  fly:\n    region: fra\n    overlay:\n      fly.toml:\n        swap_size_mb: 512\n");

        for (String from : List.of("heroku", "heroku=" + folder.resolve("live"))) {
            Run run = translate("--from", from, "--force");

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Run.read(out.resolve("fly.toml"))).contains("\"fra\"", "swap_size_mb = 512");
        }
    }

    @Test
    void a_source_that_is_named_tells_of_the_app_though_portolan_yaml_has_one() throws IOException {
        portolanYaml("app: other\nprocesses:\n  ours:\n    command: bin/ours\n");

        Run run = Run.of("inspect", app, "--from", "heroku");

        assertThat(run.out()).contains("web:", "bin/web").doesNotContain("ours");
        assertThat(Run.of("inspect", app, "--from", "portolan-yaml").out())
                .contains("ours:")
                .doesNotContain("bin/web");
    }

    @Test
    void what_is_lost_with_the_app_of_a_platform_is_a_warning() throws IOException {
        portolanYaml("app: other\njobs:\n  nightly:\n    command: bin/nightly\n    trigger: on-demand\n");

        Run run = translate();

        assertThat(run.err())
                .contains("warning engine/app-passed-over", "Found by heroku only: processes web.", "Procfile:1");
    }

    @Test
    void a_platform_whose_app_is_stated_in_full_is_a_note() throws IOException {
        portolanYaml("app: other\nprocesses:\n  web:\n    command: bin/other\n");

        assertThat(translate().err()).contains("info engine/source-passed-over");
    }

    @Test
    void a_stage_that_no_app_can_have_is_refused_and_nothing_is_written() {
        translate();
        String before = Run.read(out.resolve("fly.toml"));
        for (String stage : List.of("Staging", "qa_1", "../staging", "-x", "")) {
            Run run = Run.of("translate", app, "--to", "fly", "--out", out, "--stage=" + stage, "--force");

            assertThat(run.code()).as(stage).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("portolan: --stage " + stage + ": no stage may be called that; expected 1 to 63 small"
                            + " letters, digits or '-'");
            assertThat(Run.read(out.resolve("fly.toml"))).isEqualTo(before);
        }
        for (String command : List.of("inspect", "compare")) {
            assertThat(Run.of(command, app, "--stage", "Staging").code())
                    .as(command)
                    .isEqualTo(2);
        }
    }

    private Run translate(String... more) {
        var words = new Object[5 + more.length];
        System.arraycopy(new Object[] {"translate", app, "--to", "fly", "--out=" + out}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return Run.of(words);
    }

    private void portolanYaml(String text) throws IOException {
        Files.writeString(app.resolve("portolan.yaml"), text);
    }
}
