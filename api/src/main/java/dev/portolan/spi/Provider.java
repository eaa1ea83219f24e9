package dev.portolan.spi;

import dev.portolan.document.Document;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import java.util.List;

/**
 * Translates an app into a target's own files. Found by {@link java.util.ServiceLoader}; without state and safe for many
 * threads. It reads no file, no clock, no environment: the same app and settings give the same output.
 */
public interface Provider {
    /** What it is and what it declares. */
    ProviderInfo info();

    /**
     * The app for this target. Total: for a valid app it never throws; what the target cannot do is a finding.
     *
     * @param app a valid app
     * @param settings settings that {@link #info()} declares
     */
    Output translate(App app, Settings settings);

    /**
     * The target's own rules, held against documents alone: they may be {@link #translate}'s, or those with the user's
     * changes. No finding means that the target accepts them.
     */
    default List<Finding> check(List<Document> documents) {
        return List.of();
    }
}
