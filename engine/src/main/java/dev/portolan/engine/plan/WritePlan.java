package dev.portolan.engine.plan;

import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What writing a target's files would change in a folder. Making a plan only reads; {@link #apply()} writes all of it or
 * nothing. No file of the user's is ever deleted, and nothing is written outside the folder.
 *
 * <p>What Portolan wrote before is known by {@code .portolan/written.json} in the folder. A file that Portolan did not
 * write, or that was edited since, is a conflict; one of another stage of the app is replaced, and told.
 */
public final class WritePlan {
    private final String target;
    private final String key;
    private final OutputFolder folder;
    private final Disk disk;
    private final List<PlannedFile> files;
    private final StaleFiles stale;
    private final List<Finding> notes;
    private final List<PlannedFile> conflicts;

    private WritePlan(
            String target,
            String key,
            OutputFolder folder,
            Disk disk,
            List<PlannedFile> files,
            StaleFiles stale,
            List<Finding> notes,
            List<PlannedFile> conflicts) {
        this.target = target;
        this.key = key;
        this.folder = folder;
        this.disk = disk;
        this.files = List.copyOf(files);
        this.stale = stale;
        this.notes = List.copyOf(notes);
        this.conflicts = List.copyOf(conflicts);
    }

    /**
     * Looks at a folder, which need not be there yet. Whatever is wrong with it is a conflict, never an exception. What was
     * written for another stage of the app is replaced, and told; what an earlier run wrote for the same target and stage,
     * and the translation no longer has, is stale.
     *
     * @param translation of which target and which stage the files are
     * @param files what is to be written: {@link dev.portolan.engine.report.MoveFiles#all} as a rule, which has the runbook
     *     too
     * @param out the folder
     * @throws IllegalArgumentException if two files have one path, one is a folder of another, or one has the path of
     *     Portolan's own record
     */
    public static WritePlan of(Translation translation, List<RenderedFile> files, Path out) {
        String stage = translation.app().stage().orElse("production");
        Set<String> others = translation.files().stream()
                .map(RenderedFile::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return of(translation.provider().id(), stage, files, others, out, new Disk());
    }

    static WritePlan of(
            String target, String stage, List<RenderedFile> files, Set<String> others, Path out, Disk disk) {
        String key = WrittenRecord.key(target, stage);
        checkPaths(files);
        var folder = new OutputFolder(out);
        var notes = new ArrayList<Finding>();
        RecordFile recordFile = RecordFile.read(folder);
        recordFile.problem().ifPresent(notes::add);
        WrittenRecord record = recordFile.record();
        List<PlannedFile> planned = files.stream()
                .map(file -> PlannedFile.of(key, file, folder.look(file.path()), record))
                .toList();
        replaced(planned, key, record).ifPresent(notes::add);
        StaleFiles stale = StaleFiles.in(folder, record, key, files, others);
        notes.addAll(stale.findings());
        List<PlannedFile> conflicts = Stream.concat(planned.stream(), recordFile.obstacle().stream())
                .filter(file -> file.action() == Action.CONFLICT)
                .toList();
        return new WritePlan(target, key, folder, disk, planned, stale, notes, conflicts);
    }

    /** The files of another stage that these replace, told once. */
    private static Optional<Finding> replaced(List<PlannedFile> files, String key, WrittenRecord record) {
        List<PlannedFile> replacing = files.stream()
                .filter(file -> file.replacedStage(key, record).isPresent())
                .toList();
        return replacing.stream().findFirst().map(first -> {
            List<Origin> places = replacing.stream()
                    .<Origin>map(file -> Origin.inFile(file.path(), 0, 0))
                    .toList();
            String stage = first.replacedStage(key, record).orElseThrow();
            return new Finding(WriteFinding.OTHER_STAGE, List.of(), places, "The other stage is " + stage + ".");
        });
    }

    private static void checkPaths(List<RenderedFile> files) {
        var paths = new LinkedHashSet<>(List.of(WrittenRecord.PATH));
        for (RenderedFile file : files) {
            if (!paths.add(file.path())) {
                throw new IllegalArgumentException(file.path() + " is written twice");
            }
        }
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (paths.contains(path.substring(0, slash))) {
                    throw new IllegalArgumentException(path.substring(0, slash) + " is a file and a folder");
                }
            }
        }
    }

    /** The target's id. */
    public String target() {
        return target;
    }

    /** The folder, as an absolute path. */
    public Path out() {
        return folder.root();
    }

    /** The files, in the order in which they were given. */
    public List<PlannedFile> files() {
        return files;
    }

    /** The files in whose place something else is; Portolan's own record may be among them. */
    public List<PlannedFile> conflicts() {
        return conflicts;
    }

    /** The paths of files that an earlier run wrote and that this one does not, sorted. They stay where they are. */
    public List<String> stale() {
        return stale.all();
    }

    /** Those of {@link #stale()} that tools read by themselves, so that they go on working; not the files of the move. */
    public List<String> leftInForce() {
        return stale.inForce();
    }

    /** What the user should know: conflicts, stale files, a record that cannot be read. */
    public List<Finding> findings() {
        return Stream.concat(conflicts.stream().flatMap(file -> file.conflict().stream()), notes.stream())
                .toList();
    }

    /** What the user should know whether or not the files are written: stale files, a record that cannot be read. */
    public List<Finding> notes() {
        return notes;
    }

    /** Whether every file is there as it should be. */
    public boolean changesNothing() {
        return files.stream().allMatch(file -> file.action() == Action.UNCHANGED);
    }

    /** Whether every file is there as it should be, and none of an earlier run goes on working. */
    public boolean isUpToDate() {
        return changesNothing() && leftInForce().isEmpty();
    }

    /** The differences of all files, one after the other. */
    public String diff() {
        return files.stream().map(PlannedFile::diff).collect(Collectors.joining());
    }

    /**
     * Writes the files, unless there is a conflict. Where the file system refuses one, those before it are put back as
     * they were; only a process that is ended meanwhile leaves a part of the files, and temporary ones.
     *
     * @throws WriteException if the file system refuses; its message is for users
     */
    public WriteResult apply() {
        return apply(false);
    }

    /**
     * Writes the files. Looks again right before: what changed since the plan was made is a conflict.
     *
     * @param force whether files and links in the way are replaced; a copy stays beside them as {@code NAME.orig}.
     *     Whatever cannot be copied stays a conflict
     * @throws WriteException if the file system refuses; its message is for users
     */
    public WriteResult apply(boolean force) {
        return new Application(key, folder, disk, force).apply(files);
    }
}
