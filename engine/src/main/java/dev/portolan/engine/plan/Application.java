package dev.portolan.engine.plan;

import dev.portolan.document.Document;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan, once: first everything to temporary files beside the places where it belongs, then each is moved there
 * in one step. What was there lies beside it until the last one is in place, and is moved back where one is refused.
 */
final class Application {
    private final String target;
    private final OutputFolder folder;
    private final Disk disk;
    private final boolean force;
    private final List<Staged> staged = new ArrayList<>();
    private final List<Path> createdFolders = new ArrayList<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    Application(String target, OutputFolder folder, Disk disk, boolean force) {
        this.target = target;
        this.folder = folder;
        this.disk = disk;
        this.force = force;
    }

    /** A file on its way, and a copy of what it replaces; null where there is nothing. */
    private record Staged(
            PlannedFile file, Path temporary, @Nullable Path old) {
        Stream<Path> temporaries() {
            return Stream.concat(Stream.of(temporary), Stream.ofNullable(old));
        }
    }

    /** The copy that stays of what was somebody else's. */
    private record Kept(String name, Path copy) {}

    WriteResult apply(List<PlannedFile> planned) {
        RecordFile recordFile = RecordFile.read(folder);
        PlannedFile record = recordFile.with(target, hashes(recordFile.record(), planned));
        var all = new ArrayList<>(planned.stream().map(this::asItIsNow).toList());
        all.add(record);
        List<PlannedFile> refused = all.stream().filter(this::isRefused).toList();
        if (!refused.isEmpty()) {
            return WriteResult.refused(refused);
        }
        List<PlannedFile> writes =
                all.stream().filter(file -> file.action() != Action.UNCHANGED).toList();
        var toKeep = new ArrayList<>(
                writes.stream().filter(file -> file.action() == Action.CONFLICT).toList());
        if (recordFile.isBroken()) {
            toKeep.add(record);
        }
        List<PlannedFile> changed = prepare(writes, toKeep);
        if (!changed.isEmpty()) {
            return WriteResult.refused(changed);
        }
        moveAll(recordFile);
        List<String> written = paths(writes);
        written.remove(WrittenRecord.PATH);
        var unchanged = paths(planned);
        unchanged.removeAll(written);
        var copies = new LinkedHashMap<String, String>();
        kept.forEach((path, copy) -> copies.put(path, copy.name()));
        return new WriteResult(written, unchanged, copies, List.of());
    }

    /** Does all that can be taken back. Answers what changed at the last moment; then everything was taken back. */
    private List<PlannedFile> prepare(List<PlannedFile> writes, List<PlannedFile> toKeep) {
        boolean ready = false;
        PlannedFile current = null;
        try {
            for (PlannedFile file : writes) {
                current = file;
                stage(file);
            }
            List<PlannedFile> changed = writes.stream()
                    .map(this::asItIsNow)
                    .filter(file -> file.action() == Action.CONFLICT && !writes.contains(file))
                    .toList();
            if (!changed.isEmpty()) {
                return changed;
            }
            for (PlannedFile file : toKeep) {
                current = file;
                keep(file);
            }
            ready = true;
            return List.of();
        } catch (IOException e) {
            throw failure(current == null ? "" : current.path(), e, List.of());
        } finally {
            if (!ready) {
                takeBack(kept.values().stream().map(Kept::copy));
                takeBackTemporaries();
                takeBackFolders();
            }
        }
    }

    private void moveAll(RecordFile recordFile) {
        var moved = new ArrayList<Staged>();
        for (Staged one : staged) {
            try {
                disk.move(one.temporary(), one.file().place().path());
                moved.add(one);
            } catch (IOException e) {
                var suppressed = new ArrayList<IOException>();
                List<PlannedFile> stuck = moveBack(moved, suppressed);
                var stuckPaths = paths(stuck);
                takeBack(kept.entrySet().stream()
                        .filter(entry -> !stuckPaths.contains(entry.getKey()))
                        .map(entry -> entry.getValue().copy()));
                takeBackTemporaries();
                takeBackFolders();
                var failure = failure(one.file().path(), e, stuckPaths);
                suppressed.forEach(failure::addSuppressed);
                recordWhatIsThere(recordFile, stuck, failure);
                throw failure;
            }
        }
        takeBackTemporaries();
    }

    /** Puts back what was there, the last one first. Answers the files that the file system did not let go. */
    private List<PlannedFile> moveBack(List<Staged> moved, List<IOException> failures) {
        var stuck = new ArrayList<PlannedFile>();
        for (int i = moved.size() - 1; i >= 0; i--) {
            Staged one = moved.get(i);
            Path place = one.file().place().path();
            try {
                if (one.old() == null) {
                    disk.remove(place);
                } else {
                    disk.move(one.old(), place);
                }
            } catch (IOException e) {
                stuck.add(0, one.file());
                failures.add(e);
            }
        }
        return stuck;
    }

    /** What could not be taken back after a failure is Portolan's all the same; the next run should know it. */
    private void recordWhatIsThere(RecordFile recordFile, List<PlannedFile> stuck, WriteException failure) {
        if (stuck.isEmpty() || recordFile.isBroken()) {
            return;
        }
        PlannedFile record = recordFile.with(target, hashes(recordFile.record(), stuck));
        try {
            staged.clear();
            stage(record);
            disk.move(staged.get(0).temporary(), record.place().path());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        takeBackTemporaries();
    }

    private PlannedFile asItIsNow(PlannedFile file) {
        return file.now(folder.look(file.path()));
    }

    private boolean isRefused(PlannedFile file) {
        return file.action() == Action.CONFLICT && !(force && file.place().canBeKept());
    }

    /** The hashes of the target's files that are there from earlier runs, and of these. */
    private Map<String, String> hashes(WrittenRecord before, List<PlannedFile> files) {
        var hashes = new LinkedHashMap<String, String>();
        before.paths(target).forEach((path, hash) -> {
            if (folder.look(path).kind() == Place.Kind.FILE) {
                hashes.put(path, hash);
            }
        });
        files.forEach(file -> hashes.put(file.path(), file.sha256()));
        return hashes;
    }

    private void stage(PlannedFile file) throws IOException {
        Path path = file.place().path();
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("it has no folder");
        }
        createFolders(parent);
        Path temporary = disk.createTemporary(parent, file.mode());
        staged.add(new Staged(file, temporary, null));
        disk.fill(temporary, file.content(), file.mode(), file.place().permissions());
        if (file.place().kind() != Place.Kind.FREE) {
            Path old = disk.createTemporary(parent, Document.Mode.PRIVATE);
            staged.set(staged.size() - 1, new Staged(file, temporary, old));
            disk.remember(path, old);
        }
    }

    private void createFolders(Path wanted) throws IOException {
        var missing = new ArrayList<Path>();
        for (Path one = wanted; one != null && !Files.isDirectory(one); one = one.getParent()) {
            missing.add(0, one);
        }
        for (Path one : missing) {
            try {
                disk.createFolder(one);
                createdFolders.add(one);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(one)) {
                    throw e;
                }
            }
        }
    }

    private void keep(PlannedFile file) throws IOException {
        for (int number = 1; ; number++) {
            String name = file.path() + ".orig" + (number == 1 ? "" : "-" + number);
            boolean planned = staged.stream().anyMatch(one -> one.file().path().equals(name));
            Path copy = file.place().path().resolveSibling(lastStep(name));
            if (planned || Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            disk.keep(file.place().path(), copy);
            kept.put(file.path(), new Kept(name, copy));
            return;
        }
    }

    private static String lastStep(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> paths(Collection<PlannedFile> files) {
        return new ArrayList<>(files.stream().map(PlannedFile::path).toList());
    }

    /** Only what this run created itself is ever taken back. */
    private static void takeBack(Stream<Path> created) {
        created.forEach(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException ignored) {
                // The failure that led here is the one to tell.
            }
        });
    }

    private void takeBackTemporaries() {
        takeBack(staged.stream().flatMap(Staged::temporaries));
    }

    /** The innermost first; one that holds something by now stays. */
    private void takeBackFolders() {
        var innermostFirst = new ArrayList<Path>();
        createdFolders.forEach(created -> innermostFirst.add(0, created));
        takeBack(innermostFirst.stream());
    }

    private WriteException failure(String path, IOException cause, List<String> stuck) {
        String already = stuck.isEmpty()
                ? "Nothing was changed."
                : "These files could not be put back and are the new ones: " + String.join(", ", stuck) + ".";
        String message = "'" + path + "' could not be written to " + folder.root() + ": "
                + OutputFolder.reason(cause) + ". " + already
                + " Make room or make the folder writable, then run the command again; or choose another folder with"
                + " --out.";
        return new WriteException(message, stuck, cause);
    }
}
