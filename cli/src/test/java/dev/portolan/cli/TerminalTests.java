package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cli.Terminal.Colour;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours, progress, and what is told to whoever mistypes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalTests {
    private static final String ESCAPE = "\u001B[";

    @TempDir
    private Path folder;

    @Test
    void colours_are_for_the_output_that_a_person_sees() {
        var seen = new Terminal(Colour.AUTO, "err", "");
        assertThat(seen.hasColours("err")).isTrue();
        assertThat(seen.hasColours("out")).isFalse();
        assertThat(new Terminal(Colour.AUTO, "out,err", "").hasColours("out")).isTrue();
        assertThat(new Terminal(Colour.AUTO, "", "").hasColours("err")).isFalse();
    }

    @Test
    void no_color_takes_them_away_and_the_option_says_otherwise() {
        assertThat(new Terminal(Colour.AUTO, "out,err", "1").hasColours("out")).isFalse();
        assertThat(new Terminal(Colour.ALWAYS, "", "1").hasColours("out")).isTrue();
        assertThat(new Terminal(Colour.NEVER, "out,err", "").hasColours("out")).isFalse();
    }

    @Test
    void the_option_may_stand_before_or_after_the_command() {
        String app = Run.fixture("rails").toString();
        String out = folder.toString();
        for (Run run : new Run[] {
            Run.of("--color", "always", "translate", app, "--to", "fly", "--out", out, "--diff"),
            Run.of("translate", app, "--to", "fly", "--out", out, "--diff", "--color=always")
        }) {
            assertThat(run.out()).contains(ESCAPE + "1mdiff --git", ESCAPE + "32m+", ESCAPE + "32mcreate");
            assertThat(run.err()).contains(ESCAPE + "33mwarning");
        }
        assertThat(Run.of("translate", app, "--to", "fly", "--out", out, "--diff")
                        .out())
                .doesNotContain(ESCAPE)
                .contains("\n+++ b/fly.toml\n")
                .containsPattern("(?s)diff --git.*\n\nfly  Fly.io\n  create     fly.toml\n");
    }

    @Test
    void progress_is_one_line_that_goes_away_and_no_folder_writes_to_the_terminal() {
        var err = new StringWriter();
        var progress = new Progress(new PrintWriter(err), true, 2);
        progress.at("shop\u001B[2J");
        progress.gone();
        progress.at("b");
        progress.gone();
        String erase = "\r" + ESCAPE + "K";
        assertThat(err).hasToString(erase + "1 of 2  shop?[2J" + erase + erase + "2 of 2  b" + erase);
    }

    @Test
    void where_nobody_looks_there_is_no_progress() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        assertThat(Run.of("survey", folder).err()).isEmpty();
    }

    @Test
    void what_is_mistyped_is_told_with_what_was_probably_meant() {
        says("There is no command 'translat'. Did you mean 'translate'?", "translat");
        says("There is no option '--too'. Did you mean '--to'?", "translate", "--too", "fly");
        says("There is no option '--dryrun'. Did you mean '--dry-run'?", "translate", "--to", "fly", "--dryrun");
        says("There is no option '--hepl'. Did you mean '--help'?", "--hepl");
        says(
                "--runbook onyl is not understood; expected one of with, only, none. Did you mean 'only'?",
                "translate",
                "--to",
                "fly",
                "--runbook",
                "onyl");
        says("basg is not understood; expected one of bash, zsh, fish. Did you mean 'bash'?", "completion", "basg");
        says("'more' is one word too many.", "translate", ".", "more", "--to", "fly");
        says("There is no target 'flyy'; these are there:", "providers", "flyy");
        says("Did you mean 'heroku'?", "translate", "--from", "herku", "--to", "fly");
        says("--to is fly. Did you mean 'fly'?", "translate", "--to", "fly", "--set", "flyy.region=fra");
    }

    @Test
    void a_stage_and_a_setting_are_told_with_the_nearest_one() throws IOException {
        Files.writeString(folder.resolve("Procfile"), "web: bin/web\n");
        Files.writeString(folder.resolve("app.json"), "{\"environments\": {\"staging\": {\"env\": {\"A\": \"b\"}}}}\n");
        Run run =
                Run.of("translate", folder, "--to", "fly", "--stage", "stagin", "--set", "fly.regio=fra", "--dry-run");
        assertThat(run.err()).contains("'stagin'. Did you mean 'staging'?").contains("Did you mean 'region'?");
    }

    private static void says(String message, Object... words) {
        Run run = Run.of(words);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("portolan: ").contains(message);
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
    }
}
