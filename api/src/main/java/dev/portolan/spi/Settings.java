package dev.portolan.spi;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a user gave to a target's settings. Immutable. */
public final class Settings {
    private final String target;
    private final Map<String, Fact<?>> facts;

    private Settings(String target, Map<String, Fact<?>> facts) {
        this.target = target;
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Nothing is set for this target. */
    public static Settings none(String target) {
        return new Settings(target, Collections.emptyMap());
    }

    /**
     * These settings and one more; the later value of a setting wins.
     *
     * @throws IllegalArgumentException if the texts do not fit, with a message for the user
     */
    public Settings with(Setting<?> setting, List<String> texts, Origin origin) {
        var all = new LinkedHashMap<>(facts);
        all.put(setting.name(), fact(setting, texts, origin));
        return new Settings(target, all);
    }

    /** These settings and one more, set by code. */
    public <T> Settings with(Setting<T> setting, T value) {
        var all = new LinkedHashMap<>(facts);
        all.put(setting.name(), Fact.stated(path(setting), value, Origin.CODE));
        return new Settings(target, all);
    }

    /** The value of a setting, absent where nobody set it. */
    @SuppressWarnings("unchecked") // only the setting itself makes values under its name
    public <T> Fact<T> get(Setting<T> setting) {
        Fact<?> fact = facts.get(setting.name());
        return fact == null ? Fact.absent(path(setting)) : (Fact<T>) fact;
    }

    private <T> Fact<T> fact(Setting<T> setting, List<String> texts, Origin origin) {
        return Fact.stated(path(setting), setting.parse(texts), origin);
    }

    private FactPath path(Setting<?> setting) {
        return FactPath.of("targets", target, setting.name());
    }
}
