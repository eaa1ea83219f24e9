package dev.portolan.source;

import dev.portolan.fact.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the files of a project say about one target.
 *
 * @param settings values of the target's settings, not checked yet
 * @param overlays changes to the target's files, by the file's path
 */
public record TargetOptions(List<GivenSetting> settings, Map<String, InputNode.Mapping> overlays) {
    /** Copies the list, and the map in its order. */
    public TargetOptions {
        settings = List.copyOf(settings);
        overlays = Collections.unmodifiableMap(new LinkedHashMap<>(overlays));
    }

    /**
     * A value that somebody gave to a setting.
     *
     * @param name the setting's name, without the target's
     * @param values one text, or the items of a list
     * @param origin who gave it
     */
    public record GivenSetting(String name, List<String> values, Origin origin) {
        /** Copies the values. */
        public GivenSetting {
            values = List.copyOf(values);
        }
    }
}
