package dev.portolan.engine.plan;

import static dev.portolan.engine.plan.Folder.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portolan.document.Document;
import dev.portolan.document.Document.Mode;
import dev.portolan.engine.RenderedFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What writing leaves behind where the file system refuses, or where others write at the same time. */
class WriteFailureTest {
    private static final List<RenderedFile> FILES =
            List.of(file("a", "1\n"), file("deploy/b", "2\n"), file("deploy/fly/c", "3\n"));

    @TempDir
    Path temporary;

    private Folder out;

    @BeforeEach
    void somethingIsThereAlready() {
        out = new Folder(temporary.resolve("out")).put("mine", "mine\n");
    }

    /** What is refused, or happens, at the second call. */
    private enum At {
        FOLDER,
        TEMPORARY,
        FILL
    }

    /** Refuses, or lets something happen, when a method is called for the nth time. */
    private static final class Trouble extends Disk {
        private final List<String> calls = new ArrayList<>();
        private final String method;
        private final int nth;
        private final Action action;

        interface Action {
            void run() throws IOException;
        }

        Trouble(String method, int nth, Action action) {
            this.method = method;
            this.nth = nth;
            this.action = action;
        }

        private void called(String name) throws IOException {
            calls.add(name);
            if (name.equals(method) && calls.stream().filter(name::equals).count() == nth) {
                action.run();
            }
        }

        @Override
        void createFolder(Path folder) throws IOException {
            called("folder");
            super.createFolder(folder);
        }

        @Override
        Path createTemporary(Path folder, Document.Mode mode) throws IOException {
            called("temporary");
            return super.createTemporary(folder, mode);
        }

        @Override
        void fill(Path file, byte[] content, Document.Mode mode, @Nullable Set<PosixFilePermission> replaced)
                throws IOException {
            called("fill");
            super.fill(file, content, mode, replaced);
        }

        @Override
        void move(Path file, Path to) throws IOException {
            called("move");
            super.move(file, to);
        }

        @Override
        void remember(Path from, Path file) throws IOException {
            called("remember");
            super.remember(from, file);
        }

        @Override
        void keep(Path from, Path to) throws IOException {
            called("keep");
            super.keep(from, to);
        }
    }

    private static Trouble full(String method, int nth) {
        return new Trouble(method, nth, () -> {
            throw new FileSystemException("/some/file", null, "No space left on device");
        });
    }

    private WriteException failed(Disk disk) {
        var plan = WritePlan.of("fly", "production", FILES, Set.of(), out.path(), disk);
        return catchThrowableOfType(WriteException.class, plan::apply);
    }

    @ParameterizedTest
    @EnumSource(At.class)
    void beforeTheFirstMoveAFailureLeavesTheFolderAsItWas(At at) {
        var before = out.contents();
        var failure = failed(full(at.name().toLowerCase(Locale.ROOT), 2));
        assertThat(failure.written()).isEmpty();
        assertThat(failure.getMessage()).contains("No space left on device. Nothing was changed.");
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void theMessageNamesTheFileTheReasonAndTheRemedy() {
        assertThat(failed(full("fill", 2)))
                .hasMessage(
                        "'deploy/b' could not be written to " + out.path() + ": No space left on device. Nothing was"
                                + " changed. Make room or make the folder writable, then run the command again; or choose"
                                + " another folder with --out.");
    }

    @Test
    void aFailureWithoutWordsOfItsOwnIsPutInWords() {
        var failure = failed(new Trouble("temporary", 1, () -> {
            throw new AccessDeniedException("/some/file");
        }));
        assertThat(failure).hasMessageContaining("'a' could not be written").hasMessageContaining("permission denied.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whicheverFileIsRefusedEverythingIsAsItWas(int move) {
        out.written(file("a", "old\n"), file("deploy/b", "old\n", Mode.EXECUTABLE));
        var before = out.contents();
        var failure = failed(full("move", move));
        assertThat(failure.written()).isEmpty();
        assertThat(failure).hasMessageContaining("No space left on device. Nothing was changed.");
        assertThat(out.contents()).isEqualTo(before);
        assertThat(out.plan(FILES).files()).hasToString("[UPDATE a, UPDATE deploy/b, CREATE deploy/fly/c]");
    }

    @Test
    void aFileThatIsPutBackHasItsPermissionsAgain() throws IOException {
        if (!Folder.knowsPermissions(temporary)) {
            return;
        }
        var old = PosixFilePermissions.fromString("rwxr-x---");
        out.written(file("a", "old\n"));
        Files.setPosixFilePermissions(out.path().resolve("a"), old);
        failed(full("move", 3));
        assertThat(Files.getPosixFilePermissions(out.path().resolve("a"))).isEqualTo(old);
    }

    @Test
    void whatForceReplacedIsPutBackAndItsCopyTakenAway() throws IOException {
        out.put("a", "mine\n").put("deploy/other", "mine\n").link("deploy/b", Path.of("other"));
        var before = out.contents();
        var plan = WritePlan.of("fly", "production", FILES, Set.of(), out.path(), full("move", 3));
        assertThatThrownBy(() -> plan.apply(true)).hasMessageContaining("Nothing was changed.");
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void whereTheOldFileCannotBeSetAsideNothingIsReplaced() {
        out.written(file("a", "old\n"), file("deploy/b", "old\n"));
        var before = out.contents();
        assertThat(failed(full("remember", 2)).written()).isEmpty();
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void afterAFailureTheSameRunDoesTheWork() {
        failed(full("move", 2));
        assertThat(out.plan(FILES).apply().written()).containsExactly("a", "deploy/b", "deploy/fly/c");
    }

    /** Nothing can be moved nor removed from one move on. */
    private static final class StaysFull extends Disk {
        private final int from;
        private int moves;

        StaysFull(int from) {
            this.from = from;
        }

        private void refuse() throws IOException {
            throw new FileSystemException("f", null, "No space left on device");
        }

        @Override
        void move(Path file, Path to) throws IOException {
            if (++moves >= from) {
                refuse();
            }
            super.move(file, to);
        }

        @Override
        void remove(Path file) throws IOException {
            refuse();
        }
    }

    @Test
    void whatCannotBePutBackIsNamed() {
        out.written(file("a", "old\n"));
        var failure = failed(new StaysFull(3));
        assertThat(failure.written()).containsExactly("a", "deploy/b");
        assertThat(failure)
                .hasMessageContaining("These files could not be put back and are the new ones: a, deploy/b.");
        assertThat(failure.getSuppressed()).hasSize(3);
        assertThat(out.contents()).containsEntry("a", "1\n").containsEntry("deploy/b", "2\n");
        assertThat(out.contents().keySet()).noneMatch(name -> name.contains(".portolan-"));
    }

    @Test
    void whatCannotBePutBackIsRecorded() {
        out.written(file("a", "old\n"));
        var failure = failed(new Disk() {
            private int moves;

            @Override
            void move(Path file, Path to) throws IOException {
                moves++;
                if (moves == 2 || moves == 3) {
                    throw new FileSystemException("f", null, "No space left on device");
                }
                super.move(file, to);
            }
        });
        assertThat(failure.written()).containsExactly("a");
        assertThat(out.plan(file("a", "new\n")).files()).hasToString("[UPDATE a]");
    }

    @Test
    void theCopyOfWhatCannotBePutBackStays() {
        out.put("a", "mine\n");
        var plan = WritePlan.of("fly", "production", FILES, Set.of(), out.path(), new StaysFull(2));
        assertThatThrownBy(() -> plan.apply(true)).hasMessageContaining("are the new ones: a.");
        assertThat(out.read("a.orig")).isEqualTo("mine\n");
    }

    @Test
    void aCopyThatCannotBeMadeKeepsTheFileFromBeingReplaced() {
        out.put("a", "mine\n");
        var before = out.contents();
        var plan = WritePlan.of("fly", "production", FILES, Set.of(), out.path(), full("keep", 1));
        assertThat(catchThrowableOfType(WriteException.class, () -> plan.apply(true))
                        .written())
                .isEmpty();
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void copiesThatWereMadeBeforeAFailureAreTakenBack() {
        out.put("a", "mine\n").put("deploy/b", "mine\n");
        var before = out.contents();
        var plan = WritePlan.of("fly", "production", FILES, Set.of(), out.path(), full("keep", 2));
        assertThatThrownBy(() -> plan.apply(true)).isInstanceOf(WriteException.class);
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void aNameThatTheFileSystemDoesNotTakeIsToldWithoutAnythingWritten() {
        var before = out.contents();
        var plan = out.plan(file("a", "1\n"), file("x".repeat(400), "2\n"));
        try {
            assertThat(plan.apply().isDone()).isFalse();
        } catch (WriteException e) {
            assertThat(e).hasMessageContaining("Nothing was changed.");
        }
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void aFileThatAppearsBetweenPlanAndWritingIsAConflict() {
        var plan = out.plan(FILES);
        out.put("deploy/b", "another's\n");
        var before = out.contents();
        var result = plan.apply();
        assertThat(result.conflicts()).hasToString("[CONFLICT deploy/b]");
        assertThat(result.conflicts().get(0).conflict().orElseThrow().code()).isEqualTo(WriteFinding.CHANGED_MEANWHILE);
        assertThat(out.contents()).isEqualTo(before);
    }

    @Test
    void aFileThatIsEditedBetweenPlanAndWritingIsAConflict() {
        out.written(file("a", "0\n"));
        var plan = out.plan(FILES);
        out.put("a", "edited\n");
        assertThat(plan.apply().conflicts()).hasToString("[CONFLICT a]");
        assertThat(out.read("a")).isEqualTo("edited\n");
    }

    @Test
    void aFileThatVanishesBetweenPlanAndWritingIsAConflict() throws IOException {
        out.written(file("a", "0\n"));
        var plan = out.plan(FILES);
        Files.delete(out.path().resolve("a"));
        assertThat(plan.apply().conflicts()).hasToString("[CONFLICT a]");
    }

    @Test
    void aFileThatAppearsWithJustTheRightTextIsNone() {
        var plan = out.plan(FILES);
        out.put("a", "1\n");
        assertThat(plan.apply().isDone()).isTrue();
    }

    @Test
    void aFileThatAppearsWhileTheOthersAreBeingPreparedIsAConflict() {
        var plan = WritePlan.of(
                "fly",
                "production",
                FILES,
                Set.of(),
                out.path(),
                new Trouble("fill", 3, () -> out.put("a", "another's\n")));
        assertThat(plan.apply().conflicts()).hasToString("[CONFLICT a]");
        assertThat(out.contents()).containsOnlyKeys("a", "mine").containsEntry("a", "another's\n");
    }

    @Test
    void forceDoesNotReplaceWhatAppearsWhileTheOthersAreBeingPrepared() {
        var plan = WritePlan.of(
                "fly",
                "production",
                FILES,
                Set.of(),
                out.path(),
                new Trouble("fill", 3, () -> out.put("a", "another's\n")));
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(out.read("a")).isEqualTo("another's\n");
    }

    @Test
    void forceKeepsACopyOfWhatAppearedAfterThePlan() {
        var plan = out.plan(FILES);
        out.put("a", "another's\n");
        assertThat(plan.apply(true).kept()).containsExactly(Map.entry("a", "a.orig"));
        assertThat(out.read("a.orig")).isEqualTo("another's\n");
    }

    @Test
    void aFolderThatBecomesALinkToOutsideIsAConflict() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        var plan = out.plan(FILES);
        out.link("deploy", outside);
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aPrivateTextIsNeverInAFileThatOthersMayRead() throws IOException {
        if (!Folder.knowsPermissions(temporary)) {
            return;
        }
        var seen = new ArrayList<String>();
        var watching = new Disk() {
            @Override
            void fill(Path file, byte[] content, Mode mode, @Nullable Set<PosixFilePermission> replaced)
                    throws IOException {
                seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                super.fill(file, content, mode, replaced);
                seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        };
        var secret = List.of(file("secrets", "KEY=$(op read x)\n", Mode.PRIVATE));
        WritePlan.of("fly", "production", secret, Set.of(), out.path(), watching)
                .apply();
        assertThat(seen.subList(0, 2)).containsOnly("rw-------");
    }

    @Test
    void aSecondWriterLosesNothingOfTheFirst() throws Exception {
        var plans = new ArrayList<WritePlan>();
        for (int i = 0; i < 8; i++) {
            plans.add(out.planFor("target" + i, file("file" + i, i + "\n")));
        }
        for (WritePlan plan : plans) {
            plan.apply();
        }
        Map<String, String> contents = out.contents();
        for (int i = 0; i < 8; i++) {
            assertThat(contents).containsEntry("file" + i, i + "\n");
            assertThat(contents.get(".portolan/written.json")).contains("\"target" + i + "\"");
        }
    }
}
