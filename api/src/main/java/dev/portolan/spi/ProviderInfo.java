package dev.portolan.spi;

import dev.portolan.report.FindingCode;
import java.util.List;

/**
 * What a provider is and what it declares.
 *
 * @param id unique among all providers: small letters, digits and {@code -}, such as {@code fly}
 * @param title what users call the target
 * @param targetVersion which version of the target's tools its rules were read from
 * @param settings what a user may set
 * @param filePatterns the paths that it may write, with {@code *} for any part of a name and {@code **} for any folders
 * @param findingCodes every code that its findings have
 * @param mayLeaveOut the paths of facts that it may leave out, with {@code *} for any one step; a path covers what is
 *     below it
 */
public record ProviderInfo(
        String id,
        String title,
        String targetVersion,
        List<Setting<?>> settings,
        List<String> filePatterns,
        List<FindingCode> findingCodes,
        List<String> mayLeaveOut) {
    /** Copies the lists. */
    public ProviderInfo {
        settings = List.copyOf(settings);
        filePatterns = List.copyOf(filePatterns);
        findingCodes = List.copyOf(findingCodes);
        mayLeaveOut = List.copyOf(mayLeaveOut);
    }
}
