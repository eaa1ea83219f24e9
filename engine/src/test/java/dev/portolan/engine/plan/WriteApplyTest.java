package dev.portolan.engine.plan;

import static dev.portolan.engine.plan.Folder.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document.Mode;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.output.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writing does where nothing goes wrong. */
class WriteApplyTest {
    @TempDir
    Path temporary;

    private Folder out;

    @BeforeEach
    void outIsNotThereYet() {
        out = new Folder(temporary.resolve("out"));
    }

    @Test
    void filesAreWrittenWithTheirFoldersAndARecord() {
        var result = out.plan(file("fly.toml", "a\n"), file("deploy/fly/run.sh", "b\n"))
                .apply();
        assertThat(result.written()).containsExactly("fly.toml", "deploy/fly/run.sh");
        assertThat(result.unchanged()).isEmpty();
        assertThat(result.kept()).isEmpty();
        assertThat(out.contents())
                .containsOnlyKeys(
                        ".portolan", ".portolan/written.json", "deploy", "deploy/fly", "deploy/fly/run.sh", "fly.toml")
                .containsEntry("fly.toml", "a\n")
                .containsEntry("deploy/fly/run.sh", "b\n");
    }

    @Test
    void theRecordIsSortedAndEndsWithALineFeed() {
        out.written(file("z", "a\n"), file("a", "a\n"));
        String hash = Sha256.of("a\n");
        assertThat(out.read(".portolan/written.json")).isEqualTo("""
                        {
                          "version": 1,
                          "targets": {
                            "fly": {
                              "a": "%s",
                              "z": "%s"
                            }
                          }
                        }
                        """.formatted(hash, hash));
    }

    @Test
    void aSecondRunTouchesNothing() throws IOException {
        out.written(file("fly.toml", "a\n"));
        var longAgo = FileTime.fromMillis(1_000_000);
        Path record = out.path().resolve(".portolan/written.json");
        Files.setLastModifiedTime(record, longAgo);
        Files.setLastModifiedTime(out.path().resolve("fly.toml"), longAgo);
        var result = out.plan(file("fly.toml", "a\n")).apply();
        assertThat(result.written()).isEmpty();
        assertThat(result.unchanged()).containsExactly("fly.toml");
        assertThat(Files.getLastModifiedTime(record)).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(out.path().resolve("fly.toml"))).isEqualTo(longAgo);
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        out.written(file("a", "1\n"), file("b", "1\n"));
        var result =
                out.plan(file("a", "1\n"), file("b", "2\n"), file("c", "3\n")).apply();
        assertThat(result.written()).containsExactly("b", "c");
        assertThat(result.unchanged()).containsExactly("a");
    }

    @Test
    void modesAreThoseOfTheFiles() throws IOException {
        assumeTrue(Folder.knowsPermissions(temporary), "skipped: no permissions here");
        out.written(file("n", "", Mode.NORMAL), file("x", "", Mode.EXECUTABLE), file("p", "", Mode.PRIVATE));
        assertThat(permissions("p")).isEqualTo("rw-------");
        assertThat(permissions("x")).startsWith("rwx").contains("x");
        assertThat(permissions("n")).startsWith("rw-").doesNotContain("x");
    }

    @Test
    void aFileThatIsReplacedKeepsThePermissionsThatTheUserGaveIt() throws IOException {
        assumeTrue(Folder.knowsPermissions(temporary), "skipped: no permissions here");
        out.written(file("n", "1\n"));
        Files.setPosixFilePermissions(out.path().resolve("n"), PosixFilePermissions.fromString("rw-r-----"));
        out.written(file("n", "2\n"));
        assertThat(permissions("n")).isEqualTo("rw-r-----");
    }

    @Test
    void aScriptMayBeRunByWhoeverMayReadIt() throws IOException {
        assumeTrue(Folder.knowsPermissions(temporary), "skipped: no permissions here");
        out.put("x", "1\n").put("y", "1\n");
        Files.setPosixFilePermissions(out.path().resolve("x"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(out.path().resolve("y"), PosixFilePermissions.fromString("rw----r--"));
        out.written(file("x", "1\n", Mode.EXECUTABLE), file("y", "1\n", Mode.EXECUTABLE));
        assertThat(permissions("x")).isEqualTo("rwxr-x---");
        assertThat(permissions("y")).isEqualTo("rwx---r-x");
    }

    @Test
    void aPrivateFileLosesThePermissionsOfOthers() throws IOException {
        assumeTrue(Folder.knowsPermissions(temporary), "skipped: no permissions here");
        out.written(file("p", "1\n", Mode.PRIVATE));
        Files.setPosixFilePermissions(out.path().resolve("p"), PosixFilePermissions.fromString("rw-rw-rw-"));
        out.written(file("p", "1\n", Mode.PRIVATE));
        assertThat(permissions("p")).isEqualTo("rw-------");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(out.path().resolve(name)));
    }

    @Test
    void oneConflictKeepsEverythingFromBeingWritten() {
        out.put("b", "mine\n");
        var before = out.contents();
        var result =
                out.plan(file("a", "1\n"), file("b", "2\n"), file("c", "3\n")).apply();
        assertThat(result.isDone()).isFalse();
        assertThat(result.conflicts()).extracting(PlannedFile::path).containsExactly("b");
        assertThat(result.written()).isEmpty();
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void forceReplacesAFileAndKeepsACopy() {
        out.put("fly.toml", "mine\n");
        var result = out.plan(file("fly.toml", "a\n")).apply(true);
        assertThat(result.isDone()).isTrue();
        assertThat(result.kept()).containsExactly(Map.entry("fly.toml", "fly.toml.orig"));
        assertThat(out.read("fly.toml")).isEqualTo("a\n");
        assertThat(out.read("fly.toml.orig")).isEqualTo("mine\n");
    }

    @Test
    void theNextCopyGetsTheNextNumber() {
        out.put("d/f", "1\n").put("d/f.orig", "kept\n");
        assertThat(out.plan(file("d/f", "a\n")).apply(true).kept()).containsExactly(Map.entry("d/f", "d/f.orig-2"));
        out.put("d/f", "2\n");
        assertThat(out.plan(file("d/f", "a\n")).apply(true).kept()).containsExactly(Map.entry("d/f", "d/f.orig-3"));
        assertThat(out.read("d/f.orig")).isEqualTo("kept\n");
        assertThat(out.read("d/f.orig-2")).isEqualTo("1\n");
        assertThat(out.read("d/f.orig-3")).isEqualTo("2\n");
    }

    @Test
    void aCopyNeverTakesTheNameOfAFileThatIsWritten() {
        out.put("f", "mine\n");
        out.plan(file("f", "a\n"), file("f.orig", "b\n")).apply(true);
        assertThat(out.read("f.orig")).isEqualTo("b\n");
        assertThat(out.read("f.orig-2")).isEqualTo("mine\n");
    }

    @Test
    void forceReplacesALinkAndNotWhatItLeadsTo() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "mine\n");
        Files.createDirectory(out.path());
        out.link("fly.toml", elsewhere).plan(file("fly.toml", "a\n")).apply(true);
        assertThat(out.contents()).containsEntry("fly.toml", "a\n").containsEntry("fly.toml.orig", "@" + elsewhere);
        assertThat(elsewhere).hasContent("mine\n");
    }

    @Test
    void forceDoesNotReplaceAFolder() throws IOException {
        Files.createDirectories(out.path().resolve("fly.toml/inner"));
        var before = out.contents();
        assertThat(out.plan(file("fly.toml", "a\n"), file("b", "b\n"))
                        .apply(true)
                        .isDone())
                .isFalse();
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void aCopyIsNotMadeOfWhatPortolanWrote() {
        out.written(file("f", "1\n"));
        assertThat(out.plan(file("f", "2\n")).apply(true).kept()).isEmpty();
    }

    @Test
    void afterForceTheFileIsPortolansOwn() {
        out.put("f", "mine\n").plan(file("f", "a\n")).apply(true);
        assertThat(out.plan(file("f", "b\n")).files()).hasToString("[UPDATE f]");
    }

    @Test
    void twoTargetsShareAFolder() {
        out.written(file("fly.toml", "a\n"));
        out.planFor("kamal", file("config/deploy.yml", "b\n")).apply();
        assertThat(out.plan(file("fly.toml", "a2\n")).files()).hasToString("[UPDATE fly.toml]");
        assertThat(out.plan(file("fly.toml", "a\n")).stale()).isEmpty();
        assertThat(out.planFor("kamal", file("config/deploy.yml", "b2\n")).files())
                .hasToString("[UPDATE config/deploy.yml]");
        assertThat(out.read(".portolan/written.json")).containsSubsequence("\"fly\"", "\"kamal\"");
    }

    @Test
    void twoPlansThatWereMadeBeforeEitherWasAppliedBothEndInTheRecord() {
        var fly = out.plan(file("fly.toml", "a\n"));
        var kamal = out.planFor("kamal", file("config/deploy.yml", "b\n"));
        assertThat(fly.apply().isDone()).isTrue();
        assertThat(kamal.apply().isDone()).isTrue();
        assertThat(out.read(".portolan/written.json")).contains("fly.toml", "config/deploy.yml");
    }

    @Test
    void aFileOfAnotherTargetIsAConflictThatNamesIt() {
        out.planFor("aws", file("other", "c\n")).apply();
        out.written(file("Dockerfile", "a\n"));
        var plan = out.planFor("kamal", file("Dockerfile", "b\n"));
        assertThat(plan.findings().get(0).message()).startsWith("Portolan wrote it for the target fly.");
        assertThat(plan.apply().isDone()).isFalse();
    }

    @Test
    void aFileThatTwoTargetsWriteAlikeIsNoConflict() {
        out.written(file("Dockerfile", "a\n"));
        assertThat(out.planFor("kamal", file("Dockerfile", "a\n")).apply().isDone())
                .isTrue();
    }

    @Test
    void namesMayBeOfAnyScript() {
        List<RenderedFile> files = List.of(
                file("配置/ŝlosilo é.toml", "ü\n"), file("name with spaces & 'quotes'.sh", "a\n"), file("-n", "b\n"));
        assumeTrue(takesUnicode(), "skipped: this JVM's file names are not Unicode");
        assertThat(out.plan(files).apply().isDone()).isTrue();
        assertThat(out.read("配置/ŝlosilo é.toml")).isEqualTo("ü\n");
        assertThat(out.plan(files).changesNothing()).isTrue();
    }

    private static boolean takesUnicode() {
        try {
            return !Path.of("配置/ŝé").toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Test
    void textIsWrittenAsItIs() throws IOException {
        String text = "a\r\nb\u0000\uD83D\uDE00 no line end";
        out.written(file("f", text));
        assertThat(Files.readString(out.path().resolve("f"))).isEqualTo(text);
    }

    @Test
    void theNameMayBeAsLongAsTheFileSystemTakes() {
        String name = "n".repeat(255);
        assertThat(out.plan(file(name, "a\n")).apply().isDone()).isTrue();
        assertThat(out.contents()).containsEntry(name, "a\n");
    }

    @Test
    void aFolderThatIsGivenRelativelyIsTheCurrentOnes() {
        var plan = new Folder(Path.of("no-such-folder")).plan(file("a", ""));
        assertThat(plan.out()).isEqualTo(Path.of("no-such-folder").toAbsolutePath());
    }

    @Test
    void manyThreadsWriteToFoldersOfTheirOwn() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var runs = new ArrayList<Future<WriteResult>>();
            for (int i = 0; i < 64; i++) {
                var folder = new Folder(temporary.resolve("folder" + i % 32 + "/" + i));
                runs.add(pool.submit(() -> folder.plan(file("a/b", "x\n"), file("c", "y\n", Mode.EXECUTABLE))
                        .apply()));
            }
            for (Future<WriteResult> run : runs) {
                assertThat(run.get().written()).containsExactly("a/b", "c");
            }
        } finally {
            pool.shutdown();
        }
        assertThat(new Folder(temporary).contents().keySet()).noneMatch(name -> name.contains(".portolan-"));
    }

    @Test
    void nothingIsWrittenForNoFiles() {
        assertThat(out.plan().apply().isDone()).isTrue();
    }
}
