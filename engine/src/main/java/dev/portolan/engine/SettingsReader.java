package dev.portolan.engine;

import dev.portolan.naming.NearestName;
import dev.portolan.report.Finding;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.function.Consumer;

/** Makes typed settings of what a user gave; the later value of a setting wins. */
final class SettingsReader {
    private SettingsReader() {}

    static Settings read(ProviderInfo provider, List<GivenSetting> given, Consumer<Finding> findings) {
        var settings = Settings.none(provider.id());
        for (GivenSetting one : given) {
            Setting<?> setting = provider.settings().stream()
                    .filter(candidate -> candidate.name().equals(one.name()))
                    .findFirst()
                    .orElse(null);
            if (setting == null) {
                findings.accept(Finding.at(one.origin(), EngineFinding.UNKNOWN_SETTING, unknown(provider, one)));
                continue;
            }
            try {
                settings = settings.with(setting, one.values(), one.origin());
            } catch (IllegalArgumentException e) {
                findings.accept(Finding.at(
                        one.origin(),
                        EngineFinding.INVALID_SETTING,
                        provider.id() + "." + one.name() + " is '" + String.join(", ", one.values()) + "': "
                                + e.getMessage() + "."));
            }
        }
        return settings;
    }

    private static String unknown(ProviderInfo provider, GivenSetting given) {
        List<String> names = provider.settings().stream().map(Setting::name).toList();
        return provider.title() + " has no setting '" + given.name() + "'; it has " + String.join(", ", names) + "."
                + NearestName.question(given.name(), names);
    }
}
