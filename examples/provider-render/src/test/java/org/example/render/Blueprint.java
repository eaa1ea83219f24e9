package org.example.render;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.Command;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A Blueprint that was read back, and what Render would start from it. */
record Blueprint(Map<?, ?> root) {
    static Blueprint of(List<RenderedFile> files) {
        String text = files.stream()
                .filter(file -> file.path().startsWith("render."))
                .findFirst()
                .orElseThrow()
                .content();
        return new Blueprint(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    RunningApp running() {
        var running = new RunningApp();
        for (Map<?, ?> service : maps(root, "services")) {
            var started = new Started(words(service, "startCommand", "dockerCommand"), environment(service));
            switch (String.valueOf(service.get("type"))) {
                case "cron" -> running.job(name(service), started);
                case "keyvalue" -> {}
                default -> running.process(name(service), started);
            }
            for (String hook : List.of("preDeployCommand", "initialDeployHook")) {
                if (service.containsKey(hook)) {
                    running.job(hook, new Started(words(service, hook), environment(service)));
                }
            }
        }
        return running;
    }

    private static String name(Map<?, ?> service) {
        return String.valueOf(service.get("name"));
    }

    /** Read by a shell, the line is what it says: it holds nothing but quoted words. */
    private static List<String> words(Map<?, ?> service, String... keys) {
        for (String key : keys) {
            if (service.get(key) instanceof String line) {
                return Command.shell(line).toArgv();
            }
        }
        return List.of();
    }

    private Map<String, Optional<String>> environment(Map<?, ?> service) {
        var environment = new LinkedHashMap<String, Optional<String>>();
        for (Map<?, ?> entry : maps(service, "envVars")) {
            if (entry.get("fromGroup") instanceof String name) {
                maps(root, "envVarGroups").stream()
                        .filter(group -> name(group).equals(name))
                        .flatMap(group -> maps(group, "envVars").stream())
                        .forEach(shared -> put(environment, shared));
            }
        }
        // What a service says for itself wins over a group.
        maps(service, "envVars").stream().filter(entry -> entry.containsKey("key")).forEach(entry -> put(environment, entry));
        return environment;
    }

    private static void put(Map<String, Optional<String>> environment, Map<?, ?> entry) {
        environment.put((String) entry.get("key"), Optional.ofNullable((String) entry.get("value")));
    }

    @SuppressWarnings("unchecked") // the list's items are checked where they are read
    static List<Map<?, ?>> maps(Map<?, ?> table, String key) {
        return table.get(key) instanceof List<?> list ? (List<Map<?, ?>>) list : List.of();
    }
}
