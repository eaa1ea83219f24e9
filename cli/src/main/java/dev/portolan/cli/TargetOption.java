package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.spi.ProviderInfo;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** Targets to look at; all of them where none is named. */
final class TargetOption {
    @Option(
            names = "--to",
            split = ",",
            paramLabel = "TARGET",
            description = "The targets, such as fly, separated by commas; all platforms where none is named.")
    private List<String> targets = List.of();

    /** The ids; one that is not there is a mistake of the user. */
    List<String> of(Portolan portolan) {
        if (targets.isEmpty()) {
            // portolan.yaml is no platform: it has everything anyway.
            return portolan.providers().stream()
                    .map(ProviderInfo::id)
                    .filter(id -> !id.equals(InspectCommand.TARGET))
                    .toList();
        }
        targets.forEach(portolan::provider);
        return List.copyOf(new LinkedHashSet<>(targets));
    }
}
