package dev.portolan.engine.plan;

import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.output.MovePaths;
import dev.portolan.engine.output.Sha256;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that an earlier run wrote for a target and a stage, and that it would not write today.
 *
 * @param inForce those that tools read by themselves, sorted
 * @param ofMove the pages and scripts of the move, sorted
 */
record StaleFiles(List<String> inForce, List<String> ofMove) {
    /**
     * Looks for them. A part that is not asked for is not stale: what stands in {@code others}, and the files of the move
     * where none of them is to be written.
     */
    static StaleFiles in(
            OutputFolder folder, WrittenRecord record, String key, List<RenderedFile> files, Set<String> others) {
        String target = WrittenRecord.target(key);
        var expected = new LinkedHashSet<>(others);
        files.forEach(file -> expected.add(file.path()));
        boolean isMoveAsked = expected.stream().anyMatch(path -> MovePaths.contain(target, path));
        List<String> stale = record.paths(key).keySet().stream()
                .filter(path -> !expected.contains(path) && isLeft(folder.look(path), path, record, key))
                .toList();
        return new StaleFiles(
                stale.stream().filter(path -> !MovePaths.contain(target, path)).toList(),
                stale.stream()
                        .filter(path -> isMoveAsked && MovePaths.contain(target, path))
                        .toList());
    }

    /** Whether it is still there, and no other target's or stage's by now. */
    private static boolean isLeft(Place place, String path, WrittenRecord record, String key) {
        return place.kind() == Place.Kind.FILE && !record.isOfAnother(key, path, Sha256.of(place.content()));
    }

    List<String> all() {
        return Stream.concat(inForce.stream(), ofMove.stream()).sorted().toList();
    }

    List<Finding> findings() {
        return Stream.concat(
                        inForce.stream().map(path -> finding(WriteFinding.STILL_IN_FORCE, path)),
                        ofMove.stream().map(path -> finding(WriteFinding.NO_LONGER_WRITTEN, path)))
                .toList();
    }

    private static Finding finding(WriteFinding code, String path) {
        return Finding.at(Origin.inFile(path, 0, 0), code, "");
    }
}
