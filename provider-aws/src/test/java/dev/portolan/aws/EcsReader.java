package dev.portolan.aws;

import dev.portolan.engine.RenderedFile;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads task definitions as ECS does; those that stand alone and those in Terraform have to start the same. */
final class EcsReader {
    private static final String LAUNCHER = "/cnb/lifecycle/launcher";

    private EcsReader() {}

    static RunningApp read(List<RenderedFile> files) {
        Map<String, Started> alone = new LinkedHashMap<>();
        Map<String, Started> terraform = new LinkedHashMap<>();
        for (RenderedFile file : files) {
            if (file.path().contains("/ecs/task-definition.")) {
                Map<String, Object> definition = Json.object(file.content());
                Json.objects(definition.get("containerDefinitions"))
                        .forEach(container -> alone.put((String) container.get("name"), started(container)));
            } else if (file.path().endsWith("/tasks.tf.json")) {
                Map<String, Object> locals =
                        Json.object(Json.object(file.content()).get("locals"));
                locals.values()
                        .forEach(containers -> Json.objects(containers)
                                .forEach(container -> terraform.put(
                                        (String) Json.unescaped(container.get("name")),
                                        started(Json.unescaped(container)))));
            }
        }
        if (!alone.equals(terraform)) {
            throw new IllegalStateException("the task definitions differ:\n" + alone + "\n" + terraform);
        }
        var running = new RunningApp();
        alone.forEach((name, started) -> running.process(name, started).job(name, started));
        return running;
    }

    private static Started started(Map<String, Object> container) {
        List<String> argv = new ArrayList<>(Json.texts(container.get("entryPoint")));
        argv.addAll(Json.texts(container.get("command")));
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        for (Map<String, Object> variable : Json.objects(container.get("environment"))) {
            put(environment, Json.text(variable, "name"), Optional.of(Json.text(variable, "value")));
        }
        for (Map<String, Object> secret : Json.objects(container.get("secrets"))) {
            put(environment, Json.text(secret, "name"), Optional.empty());
        }
        return new Started(direct(argv), environment);
    }

    private static void put(Map<String, Optional<String>> environment, String name, Optional<String> value) {
        if (environment.put(name, value) != null) {
            throw new IllegalStateException(name + " stands twice: ECS refuses the task definition");
        }
    }

    /** The launcher starts what follows '--' as it is; 'timeout' starts what follows the time. */
    private static List<String> direct(List<String> argv) {
        if (argv.size() > 2 && argv.get(0).equals(LAUNCHER) && argv.get(1).equals("--")) {
            return direct(argv.subList(2, argv.size()));
        }
        return argv.size() > 2 && argv.get(0).equals("timeout") ? argv.subList(2, argv.size()) : argv;
    }
}
