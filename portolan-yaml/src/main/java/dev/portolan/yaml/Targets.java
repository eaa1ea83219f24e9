package dev.portolan.yaml;

import dev.portolan.source.InputNode;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code targets}: settings and overlays, which are the targets' own to check. */
final class Targets {
    private static final String OVERLAY = "overlay";

    private Targets() {}

    static void read(At at, Map<String, TargetOptions> into) {
        at.things().forEach(target -> into.put(target.key(), options(target)));
    }

    private static TargetOptions options(At target) {
        var settings = new ArrayList<GivenSetting>();
        var overlays = new LinkedHashMap<String, InputNode.Mapping>();
        for (At option : target.things()) {
            if (option.key().equals(OVERLAY)) {
                readOverlays(option, overlays);
            } else {
                values(option)
                        .ifPresent(values -> settings.add(new GivenSetting(option.key(), values, option.origin())));
            }
        }
        return new TargetOptions(settings, overlays);
    }

    private static void readOverlays(At overlay, Map<String, InputNode.Mapping> into) {
        for (At file : overlay.things()) {
            if (file.node() instanceof InputNode.Mapping changes) {
                into.put(file.key(), changes);
            } else {
                file.wrong("a table of changes to the file");
            }
        }
    }

    private static Optional<List<String>> values(At option) {
        if (!option.isList()) {
            return option.text().map(List::of);
        }
        List<At> items = option.items();
        List<String> texts =
                items.stream().flatMap(item -> item.text().stream()).toList();
        return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
    }
}
