package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Files that experts wrote, and what the model cannot say of them: that is what overlays are for. */
class GoldensTest {
    private static final FlyProvider FLY = new FlyProvider();

    @Test
    void theRailsFileNeedsConcurrencyFromTheUser() throws IOException {
        Settings settings = Settings.none("fly").with(FlySettings.REGION, "iad").with(FlySettings.STRATEGY, "rolling");
        assertThat(differences("rails.fly.toml", FlyApps.rails(), settings))
                .containsExactly(
                        "http_service.concurrency.hard_limit 25 -> null",
                        "http_service.concurrency.soft_limit 20 -> null",
                        "http_service.concurrency.type requests -> null");
    }

    @Test
    void thePhoenixFileNeedsConcurrencyAndSwapFromTheUser() throws IOException {
        Settings settings = Settings.none("fly").with(FlySettings.STRATEGY, "bluegreen");
        assertThat(differences("phoenix.fly.toml", FlyApps.phoenix(), settings))
                .containsExactly(
                        "http_service.concurrency.hard_limit 1000 -> null",
                        "http_service.concurrency.soft_limit 1000 -> null",
                        "http_service.concurrency.type connections -> null",
                        "swap_size_mb 512 -> null");
    }

    @Test
    void theTelemetryFileNeedsWhatTheModelHasNoPlaceFor() throws IOException {
        assertThat(differences("tcp-volume.fly.toml", FlyApps.telemetry(), Settings.none("fly")))
                .filteredOn(difference -> !difference.startsWith("vm[")) // one section for each group
                .containsExactly(
                        "http_service.checks[0].headers.X-Forwarded-Proto null -> https",
                        "metrics[0].path /metrics -> null",
                        "metrics[0].port 9091 -> null",
                        "metrics[0].processes [broker] -> null",
                        "mounts[0].auto_extend_size_increment 5GB -> null",
                        "mounts[0].auto_extend_size_limit 50GB -> null",
                        "mounts[0].auto_extend_size_threshold 80 -> null",
                        "mounts[0].snapshot_retention 14 -> null",
                        "services[0].concurrency.hard_limit 1000 -> null",
                        "services[0].concurrency.soft_limit 800 -> null",
                        "services[0].concurrency.type connections -> null",
                        "services[0].ports[1].handlers [tls] -> null",
                        "services[0].ports[1].port 8883 -> null",
                        "services[0].ports[1].tls_options.alpn [mqtt] -> null",
                        "services[0].ports[1].tls_options.versions [TLSv1.2, TLSv1.3] -> null");
    }

    private static List<String> differences(String golden, App app, Settings settings) throws IOException {
        Optional<Path> file = SharedFiles.find("goldens/fly/" + golden);
        assumeTrue(file.isPresent());
        String ours =
                DocumentWriter.write(FLY.translate(app, settings).documents().get(0));
        Map<String, Object> expected = flat(Files.readString(file.get()));
        Map<String, Object> written = flat(ours);
        var keys = new TreeMap<String, Object>(expected);
        keys.putAll(written);
        List<String> differences = new ArrayList<>();
        for (String key : keys.keySet()) {
            Object before = expected.get(key);
            Object after = written.get(key);
            if (before == null || !before.equals(after)) {
                differences.add(key + " " + before + " -> " + after);
            }
        }
        return differences;
    }

    private static Map<String, Object> flat(String text) {
        Map<String, Object> values = new TreeMap<>();
        flat("", Toml.parse(text), values);
        return values;
    }

    private static void flat(String path, Object value, Map<String, Object> into) {
        if (value instanceof TomlTable table) {
            for (String key : table.keySet()) {
                flat(path.isEmpty() ? key : path + "." + key, Objects.requireNonNull(table.get(List.of(key))), into);
            }
        } else if (value instanceof TomlArray array && !array.isEmpty() && array.get(0) instanceof TomlTable) {
            for (int i = 0; i < array.size(); i++) {
                flat(path + "[" + i + "]", array.get(i), into);
            }
        } else {
            into.put(path, value instanceof TomlArray array ? array.toList().toString() : value);
        }
    }
}
