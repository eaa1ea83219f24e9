package dev.portolan.engine.plan;

import static dev.portolan.engine.plan.Folder.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document.Mode;
import dev.portolan.engine.RenderedFile;
import dev.portolan.report.Finding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says of a folder, and that making one changes nothing. */
class WritePlanTest {
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

    private static String shown(WritePlan plan) {
        return plan.files().toString();
    }

    private void assertConflict(WritePlan plan, String code) {
        var before = out.contents();
        assertThat(shown(plan)).isEqualTo("[CONFLICT fly.toml]");
        assertThat(codes(plan)).containsExactly(code);
        assertThat(plan.conflicts()).isEqualTo(plan.files());
        assertThat(plan.apply().isDone()).isFalse();
        assertThat(plan.apply().conflicts().get(0).conflict()).isPresent();
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotThereIsCreated() {
        var plan = out.plan(file("fly.toml", "a\n"));
        assertThat(shown(plan)).isEqualTo("[CREATE fly.toml]");
        assertThat(plan.diff()).isEqualTo("""
                        diff --git a/fly.toml b/fly.toml
                        new file mode 100644
                        --- /dev/null
                        +++ b/fly.toml
                        @@ -0,0 +1,1 @@
                        +a
                        """);
        assertThat(plan.findings()).isEmpty();
        assertThat(plan.changesNothing()).isFalse();
    }

    @Test
    void aNewPrivateFileShowsNoLine() {
        var plan = out.plan(new RenderedFile("secrets", "KEY=value\n", Mode.PRIVATE));
        assertThat(plan.diff()).isEqualTo("Private files a/secrets and b/secrets differ\n");
    }

    @Test
    void gitMakesNewFilesOfTheirDifference() throws Exception {
        var plan = out.plan(
                file("a/with space", "one\ntwo"),
                file("empty", ""),
                new RenderedFile("run.sh", "#!/bin/sh\n", Mode.EXECUTABLE));
        var git = new ProcessBuilder("git", "apply", "-")
                .directory(out.path().toFile())
                .redirectErrorStream(true);
        Process process;
        try {
            process = git.start();
        } catch (IOException e) {
            assumeTrue(false, "there is no git");
            return;
        }
        try (var in = process.getOutputStream()) {
            in.write(plan.diff().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(out.path().resolve("a/with space")).hasContent("one\ntwo");
        assertThat(out.path().resolve("empty")).isEmptyFile();
        assertThat(out.path().resolve("run.sh")).isExecutable();
    }

    @Test
    void aFolderThatIsNotThereIsNoObstacle() {
        var plan = new Folder(out.path().resolve("x/y")).plan(file("a/b", "c\n"));
        assertThat(shown(plan)).isEqualTo("[CREATE a/b]");
        assertThat(out.path().resolve("x")).doesNotExist();
    }

    @Test
    void makingAPlanChangesNothing() {
        out.written(file("fly.toml", "a\n")).put("other", "b\n");
        var before = out.contents();
        out.plan(file("fly.toml", "c\n"), file("other", "d\n"), file("new/one", "e\n"));
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void whatWasWrittenIsUnchangedTheNextTime() {
        var plan = out.written(file("fly.toml", "a\n")).plan(file("fly.toml", "a\n"));
        assertThat(shown(plan)).isEqualTo("[UNCHANGED fly.toml]");
        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void whatWasWrittenAndNotEditedIsUpdated() {
        var plan = out.written(file("fly.toml", "a\n")).plan(file("fly.toml", "b\n"));
        assertThat(shown(plan)).isEqualTo("[UPDATE fly.toml]");
        assertThat(plan.diff()).isEqualTo("""
                        --- a/fly.toml
                        +++ b/fly.toml
                        @@ -1,1 +1,1 @@
                        -a
                        +b
                        """);
    }

    @Test
    void aFileOfSomebodyElseWithJustThatTextIsUnchanged() {
        var plan = out.put("fly.toml", "a\n").plan(file("fly.toml", "a\n"));
        assertThat(shown(plan)).isEqualTo("[UNCHANGED fly.toml]");
    }

    @Test
    void aFileOfSomebodyElseIsAConflictWithItsDifference() {
        var plan = out.put("fly.toml", "mine\n").plan(file("fly.toml", "a\n"));
        assertConflict(plan, "write/not-written-by-portolan");
        assertThat(plan.diff()).contains("-mine\n+a\n");
    }

    @Test
    void aFileThatWasEditedSinceIsAConflict() {
        out.written(file("fly.toml", "a\n")).put("fly.toml", "a\nmine\n");
        var plan = out.plan(file("fly.toml", "b\n"));
        assertConflict(plan, "write/edited-since");
        assertThat(plan.diff()).contains("-a\n-mine\n+b\n");
    }

    @Test
    void aFileThatWasEditedToWhatWouldBeWrittenIsUnchanged() {
        out.written(file("fly.toml", "a\n")).put("fly.toml", "b\n");
        assertThat(shown(out.plan(file("fly.toml", "b\n")))).isEqualTo("[UNCHANGED fly.toml]");
    }

    @Test
    void aFileThatTheUserDeletedIsCreatedAgain() throws IOException {
        Files.delete(out.written(file("fly.toml", "a\n")).path().resolve("fly.toml"));
        assertThat(shown(out.plan(file("fly.toml", "a\n")))).isEqualTo("[CREATE fly.toml]");
    }

    @Test
    void aLinkInThePlaceOfAFileIsAConflictEvenIfItLeadsToTheRightText() throws IOException {
        out.put("real", "a\n").link("fly.toml", Path.of("real"));
        var plan = out.plan(file("fly.toml", "a\n"));
        assertConflict(plan, "write/link-in-place");
        assertThat(plan.diff()).isEmpty();
        assertThat(plan.findings().get(0).message()).contains("It leads to real.");
    }

    @Test
    void aLinkThatLeadsNowhereIsAConflict() throws IOException {
        out.link("fly.toml", Path.of("gone"));
        assertConflict(out.plan(file("fly.toml", "a\n")), "write/link-in-place");
    }

    @Test
    void aFolderInThePlaceOfAFileIsAConflict() throws IOException {
        Files.createDirectory(out.path().resolve("fly.toml"));
        var plan = out.plan(file("fly.toml", "a\n"));
        assertConflict(plan, "write/not-a-file");
        assertThat(plan.findings().get(0).message()).startsWith("It is a folder.");
    }

    @Test
    void aPipeInThePlaceOfAFileIsAConflictAndIsNotRead() throws Exception {
        var mkfifo = new ProcessBuilder("sh", "-c", "mkfifo fly.toml")
                .directory(out.path().toFile())
                .start();
        assumeTrue(mkfifo.waitFor() == 0, "skipped: there is no mkfifo");
        assertConflict(out.plan(file("fly.toml", "a\n")), "write/not-a-file");
    }

    @Test
    void aFileInThePlaceOfAFolderIsAConflict() {
        var plan = out.put("deploy", "x\n").plan(file("deploy/fly/run.sh", "a\n"));
        assertThat(codes(plan)).containsExactly("write/not-a-file");
        assertThat(plan.findings().get(0).message()).startsWith("'deploy' is not a folder.");
    }

    @Test
    void aFileInThePlaceOfTheOutputFolderIsAConflict() {
        Path notAFolder = out.put("out", "x\n").path().resolve("out");
        var plan = new Folder(notAFolder).plan(file("fly.toml", "a\n"));
        assertThat(codes(plan)).contains("write/not-a-file");
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(out.contents()).containsOnlyKeys("out");
    }

    @Test
    void aFileFarAboveTheOutputFolderIsAConflict() {
        Path below = out.put("file", "x\n").path().resolve("file/a/b/c");
        var plan = new Folder(below).plan(file("fly.toml", "a\n"));
        assertThat(codes(plan)).contains("write/not-a-file");
        assertThat(plan.apply(true).isDone()).isFalse();
    }

    @Test
    void aLinkedFolderThatLeadsOutsideIsAConflict() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        var plan = out.link("deploy", outside).plan(file("deploy/run.sh", "a\n"));
        assertThat(codes(plan)).containsExactly("write/leads-outside");
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aLinkedFolderFurtherUpThatLeadsOutsideIsAConflict() throws IOException {
        Path outside = temporary.resolve("outside");
        Files.createDirectories(outside.resolve("fly"));
        var plan = out.link("deploy", outside).plan(file("deploy/fly/run.sh", "a\n"));
        assertThat(codes(plan)).containsExactly("write/leads-outside");
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(outside.resolve("fly")).isEmptyDirectory();
    }

    @Test
    void aLinkedFolderThatStaysInsideIsFollowed() throws IOException {
        Files.createDirectory(out.path().resolve("real"));
        out.link("deploy", Path.of("real")).written(file("deploy/run.sh", "a\n"));
        assertThat(out.read("real/run.sh")).isEqualTo("a\n");
    }

    @Test
    void theOutputFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), out.path());
        assertThat(new Folder(link).plan(file("a/b", "c\n")).apply().isDone()).isTrue();
        assertThat(out.read("a/b")).isEqualTo("c\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "a/../x", "/tmp/x", "..", ".", "", "./x", "a/./x", "a\0b"})
    void aPathThatIsNotPlainlyBelowTheFolderIsAConflict(String path) {
        var plan = out.plan(file(path, "a\n"));
        assertThat(codes(plan)).containsExactly("write/leads-outside");
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(new Folder(temporary).contents()).containsOnlyKeys("out");
    }

    @Test
    void aFileThatIsTooLargeToCompareIsAConflictAndIsNotRead() throws IOException {
        try (var sparse = new RandomAccessFile(out.path().resolve("fly.toml").toFile(), "rw")) {
            sparse.setLength(OutputFolder.LARGEST + 1);
        }
        var plan = out.plan(file("fly.toml", "a\n"));
        assertThat(codes(plan)).containsExactly("write/unreadable");
        assertThat(plan.apply(true).isDone()).isFalse();
    }

    @Test
    void filesKeepTheOrderInWhichTheyWereGiven() {
        assertThat(shown(out.plan(file("z", ""), file("a", ""), file("m", ""))))
                .isEqualTo("[CREATE z, CREATE a, CREATE m]");
    }

    @Test
    void aPrivateFileThatOthersMayReadIsUpdatedWithoutADifference() throws IOException {
        assumeTrue(Folder.knowsPermissions(out.path()), "skipped: no permissions here");
        out.put("secrets", "a\n");
        Files.setPosixFilePermissions(out.path().resolve("secrets"), PosixFilePermissions.fromString("rw-r--r--"));
        var plan = out.plan(file("secrets", "a\n", Mode.PRIVATE));
        assertThat(shown(plan)).isEqualTo("[UPDATE secrets]");
        assertThat(plan.diff()).isEmpty();
    }

    @Test
    void aScriptThatCannotBeRunIsUpdated() {
        assumeTrue(Folder.knowsPermissions(out.path()), "skipped: no permissions here");
        out.put("run.sh", "a\n");
        assertThat(shown(out.plan(file("run.sh", "a\n", Mode.EXECUTABLE)))).isEqualTo("[UPDATE run.sh]");
    }

    @Test
    void theLinesOfAPrivateFileAreNotShown() {
        out.put("secrets", "KEY=canary\n");
        var plan = out.plan(file("secrets", "KEY=another\n", Mode.PRIVATE));
        assertThat(plan.diff()).isEqualTo("Private files a/secrets and b/secrets differ\n");
        assertThat(plan.findings().toString()).doesNotContain("canary");
    }

    @Test
    void twoFilesWithOnePathAreRefused() {
        assertThatThrownBy(() -> out.plan(file("a", "1\n"), file("a", "2\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a is written twice");
    }

    @Test
    void aFileInThePlaceOfPortolansRecordOrOfItsFolderIsRefused() {
        assertThatThrownBy(() -> out.plan(file(".portolan/written.json", "{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(".portolan/written.json is written twice");
        assertThatThrownBy(() -> out.plan(file(".portolan", "1\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(".portolan is a file and a folder");
    }

    @Test
    void aFileThatIsAFolderOfAnotherIsRefused() {
        assertThatThrownBy(() -> out.plan(file("a/b/c", "1\n"), file("a/b", "2\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a/b is a file and a folder");
    }

    @Test
    void thePathOfTheRecordIsRefused() {
        assertThatThrownBy(() -> out.plan(file(".portolan/written.json", "1\n")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyConflictSaysWhatItMeansAndWhatToDo() {
        out.put("fly.toml", "mine\n");
        Finding finding = out.plan(file("fly.toml", "a\n")).findings().get(0);
        assertThat(finding)
                .hasToString("ERROR write/not-written-by-portolan (fly.toml): Portolan did not write this file for this"
                        + " target, so it is left alone. Look at the difference with --diff. Choose another folder with --out, or"
                        + " write with --force: the file that is there now then stays as NAME.orig.");
    }

    @Test
    void aFileOfAnotherStageIsReplacedAndTold() {
        out.written(file("RUNBOOK.md", "production\n"), file("fly.toml", "a\n"));

        var plan = out.planForStage("staging", file("RUNBOOK.md", "staging\n"), file("fly.staging.toml", "b\n"));

        assertThat(shown(plan)).isEqualTo("[UPDATE RUNBOOK.md, CREATE fly.staging.toml]");
        assertThat(codes(plan)).containsExactly("write/other-stage");
        assertThat(plan.notes().get(0).places()).hasToString("[RUNBOOK.md]");
        assertThat(plan.notes().get(0).detail()).isEqualTo("The other stage is production.");
        assertThat(plan.stale()).isEmpty();
        assertThat(plan.apply().isDone()).isTrue();
    }

    @Test
    void theOtherStageIsNamed() {
        out.planForStage("staging", file("RUNBOOK.md", "staging\n")).apply();

        assertThat(out.plan(file("RUNBOOK.md", "production\n")).notes().get(0).detail())
                .isEqualTo("The other stage is staging.");
    }

    @Test
    void eachStageGetsItsFilesBack() {
        out.written(file("RUNBOOK.md", "production\n"));
        out.planForStage("staging", file("RUNBOOK.md", "staging\n")).apply();

        var again = out.plan(file("RUNBOOK.md", "production\n"));

        assertThat(codes(again)).containsExactly("write/other-stage");
        assertThat(again.apply().isDone()).isTrue();
        assertThat(out.read("RUNBOOK.md")).isEqualTo("production\n");
        assertThat(codes(out.plan(file("RUNBOOK.md", "newer\n")))).isEmpty();
    }

    @Test
    void whatTwoStagesHaveInCommonIsToldByNeither() {
        out.written(file("deploy.yml", "a\n"));

        assertThat(codes(out.planForStage("staging", file("deploy.yml", "a\n"))))
                .isEmpty();
    }

    @Test
    void aFileOfAnotherStageThatWasEditedStays() {
        out.written(file("fly.toml", "a\n")).put("fly.toml", "mine\n");

        assertThat(shown(out.planForStage("staging", file("fly.toml", "b\n")))).isEqualTo("[CONFLICT fly.toml]");
    }
}
