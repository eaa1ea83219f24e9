package dev.portolan.defang;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.Command;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a rendered compose file as docker compose does, and as Defang does. */
final class DefangReader {
    private DefangReader() {}

    static RunningApp read(List<RenderedFile> files) {
        var running = new RunningApp();
        services(files).forEach((name, service) -> {
            if (isStore(service)) {
                return;
            }
            Started started = new Started(argv(service), environment(service));
            if ("no".equals(service.get("restart"))) {
                running.job(name, started);
            } else {
                running.process(name, started);
            }
        });
        return running;
    }

    /** The services of the compose file. */
    static Map<String, Map<String, Object>> services(List<RenderedFile> files) {
        String text = files.stream()
                .filter(file -> file.path().startsWith("compose."))
                .findFirst()
                .orElseThrow()
                .content();
        return map(map(parse(text)).get("services"));
    }

    static Object parse(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10_000);
        options.setCodePointLimit(100_000_000);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static boolean isStore(Map<String, Object> service) {
        boolean isContainer = !service.containsKey("build")
                && String.valueOf(service.get("image"))
                        .matches("(mysql|mariadb|mongo|memcached|rabbitmq|opensearchproject/opensearch):.*");
        return isContainer
                || service.keySet().stream()
                        .anyMatch(key -> List.of("x-defang-postgres", "x-defang-redis", "x-defang-mongodb")
                                .contains(key));
    }

    /** The words that start: Railpack's images have {@code bash -c} for their entrypoint. */
    private static List<String> argv(Map<String, Object> service) {
        List<String> words = list(service.get("command")).stream()
                .map(word -> Interpolation.byDocker(word, name -> ""))
                .toList();
        boolean isRailpack =
                service.containsKey("build") && !map(service.get("build")).containsKey("dockerfile");
        // Of several words Defang makes one script that quotes them.
        if (words.isEmpty() || !isRailpack || words.size() > 1) {
            return words;
        }
        return Command.shell(words.get(0)).toArgv();
    }

    private static Map<String, Optional<String>> environment(Map<String, Object> service) {
        var environment = new LinkedHashMap<String, Optional<String>>();
        map(service.get("environment")).forEach((name, value) -> {
            String text = (String) value;
            var first = new Interpolation();
            String once = first.replaced(text, any -> "");
            boolean isPlain = first.names().isEmpty();
            if (isPlain && !Interpolation.byDefang(text, any -> "?").equals(once)) {
                throw new IllegalStateException(name + " differs between docker compose and Defang: " + text);
            }
            environment.put(name, isPlain ? Optional.of(once) : Optional.empty());
        });
        return environment;
    }

    /** What stands under a key that has to be there. */
    static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    @SuppressWarnings("unchecked") // keys of a compose file are texts
    static <T> Map<String, T> map(@Nullable Object value) {
        return value == null ? new LinkedHashMap<>() : (Map<String, T>) value;
    }

    @SuppressWarnings("unchecked") // commands are lists of texts
    private static List<String> list(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
