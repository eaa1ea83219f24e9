package dev.portolan.source;

import dev.portolan.model.App;
import dev.portolan.report.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source found.
 *
 * @param app the app, unless the files only configure targets or are too broken to make one of
 * @param targets what the files say about targets, by the target's id
 * @param findings what the user should know, what has no place in the model above all
 * @param platform how to ask the platform that the app runs on today
 */
public record Reading(
        Optional<App> app, Map<String, TargetOptions> targets, List<Finding> findings, SourcePlatform platform) {
    /** Copies the map, in its order, and the list. */
    public Reading {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        findings = List.copyOf(findings);
    }

    /** An app from a platform. */
    public static Reading of(App app, List<Finding> findings, SourcePlatform platform) {
        return new Reading(Optional.of(app), Collections.emptyMap(), findings, platform);
    }

    /** Nothing but findings. */
    public static Reading failed(List<Finding> findings) {
        return new Reading(Optional.empty(), Collections.emptyMap(), findings, SourcePlatform.NONE);
    }
}
