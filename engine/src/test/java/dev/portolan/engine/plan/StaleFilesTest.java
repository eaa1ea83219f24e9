package dev.portolan.engine.plan;

import static dev.portolan.engine.plan.Folder.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that an earlier run wrote and this one does not. */
class StaleFilesTest {
    private static final RenderedFile TOML = file("fly.toml", "a\n");
    private static final RenderedFile RUNBOOK = file("deploy/fly/RUNBOOK.md", "b\n");

    @TempDir
    Path temporary;

    private Folder out;

    @BeforeEach
    void outIsAFolderInATemporaryOne() throws IOException {
        out = new Folder(Files.createDirectory(temporary.resolve("out")));
    }

    private static List<String> codes(WritePlan plan) {
        return plan.findings().stream().map(finding -> finding.code().id()).toList();
    }

    @Test
    void aFileOfAnEarlierRunIsStaleAndStays() {
        out.written(file("fly.toml", "a\n"), file("old.sh", "b\n"));
        var plan = out.plan(file("fly.toml", "a\n"));
        assertThat(plan.stale()).containsExactly("old.sh");
        assertThat(plan.leftInForce()).containsExactly("old.sh");
        assertThat(codes(plan)).containsExactly("write/still-in-force");
        assertThat(plan.notes()).isEqualTo(plan.findings());
        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.isUpToDate()).isFalse();
        assertThat(plan.apply().isDone()).isTrue();
        assertThat(out.read("old.sh")).isEqualTo("b\n");
        assertThat(out.plan(file("fly.toml", "a\n")).stale()).containsExactly("old.sh");
    }

    @Test
    void aFileOfAnEarlierRunThatTheUserDeletedIsForgotten() throws IOException {
        out.written(file("fly.toml", "a\n"), file("old.sh", "b\n"));
        Files.delete(out.path().resolve("old.sh"));
        assertThat(out.plan(file("fly.toml", "a\n")).stale()).isEmpty();
        out.written(file("fly.toml", "a\n"));
        assertThat(out.read(".portolan/written.json")).doesNotContain("old.sh");
    }

    @Test
    void aStaleFileThatComesBackIsUpdated() {
        out.written(file("a", "1\n"), file("b", "1\n")).written(file("a", "1\n"));
        assertThat(out.plan(file("a", "1\n"), file("b", "2\n")).files().toString())
                .isEqualTo("[UNCHANGED a, UPDATE b]");
    }

    @Test
    void staleFilesAreSorted() {
        out.written(file("z", "1\n"), file("a", "1\n"), file("m/n", "1\n"));
        assertThat(out.plan().stale()).containsExactly("a", "m/n", "z");
    }

    @Test
    void aScriptOfTheMoveIsToldButNotInForce() {
        var script = file("deploy/fly/migrate/05-data.sh", "c\n");
        out.written(TOML, RUNBOOK, script, file("deploy/fly/crontab", "d\n"));

        var plan = out.plan(TOML, RUNBOOK);

        assertThat(plan.stale()).containsExactly("deploy/fly/crontab", "deploy/fly/migrate/05-data.sh");
        assertThat(plan.leftInForce()).containsExactly("deploy/fly/crontab");
        assertThat(codes(plan)).containsExactly("write/still-in-force", "write/no-longer-written");
    }

    @Test
    void aPartThatIsNotAskedForIsNotStale() {
        out.written(TOML, RUNBOOK, file("deploy/fly/AFTER.md", "c\n"));

        assertThat(out.plan(TOML).stale()).isEmpty();
        assertThat(WritePlan.of("fly", "production", List.of(RUNBOOK), Set.of("fly.toml"), out.path(), new Disk())
                        .stale())
                .containsExactly("deploy/fly/AFTER.md");
    }

    @Test
    void whatAnotherStageOrTargetHasWrittenSinceIsItsOwn() {
        out.written(TOML, file("shared.yml", "1\n"));
        assertThat(out.planForStage("staging", file("shared.yml", "2\n"))
                        .apply()
                        .isDone())
                .isTrue();

        assertThat(out.plan(TOML).stale()).isEmpty();
        assertThat(out.plan(TOML, file("shared.yml", "1\n")).files())
                .hasToString("[UNCHANGED fly.toml, UPDATE shared.yml]");
    }
}
