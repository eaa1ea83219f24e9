package dev.portolan.engine.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What writing did. Where there are conflicts nothing at all was written.
 *
 * @param written the paths of the files that were created or replaced
 * @param unchanged the paths of the files that were as they should be
 * @param kept what was replaced although Portolan had not written it: by its path, the path of the copy that was kept
 * @param conflicts the files that were in the way
 */
public record WriteResult(
        List<String> written, List<String> unchanged, Map<String, String> kept, List<PlannedFile> conflicts) {
    /** Copies the lists and the map. */
    public WriteResult {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
        conflicts = List.copyOf(conflicts);
    }

    static WriteResult refused(List<PlannedFile> conflicts) {
        return new WriteResult(List.of(), List.of(), Collections.emptyMap(), conflicts);
    }

    /** Whether everything is now as planned. */
    public boolean isDone() {
        return conflicts.isEmpty();
    }
}
