package dev.portolan.engine.plan;

import java.util.List;

/**
 * What writing did. Where there are conflicts nothing at all was written.
 *
 * @param written the paths of the files that were created or replaced
 * @param unchanged the paths of the files that were as they should be
 * @param kept the paths of the copies of what was replaced although Portolan had not written it
 * @param conflicts the files that were in the way
 */
public record WriteResult(
        List<String> written, List<String> unchanged, List<String> kept, List<PlannedFile> conflicts) {
    /** Copies the lists. */
    public WriteResult {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        kept = List.copyOf(kept);
        conflicts = List.copyOf(conflicts);
    }

    static WriteResult refused(List<PlannedFile> conflicts) {
        return new WriteResult(List.of(), List.of(), List.of(), conflicts);
    }

    /** Whether everything is now as planned. */
    public boolean isDone() {
        return conflicts.isEmpty();
    }
}
