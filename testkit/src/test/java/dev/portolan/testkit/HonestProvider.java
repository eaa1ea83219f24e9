package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.engine.RenderedFile;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Named;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A small provider that keeps every promise: one file with each fact under its path, one with what is started. Those that
 * break a promise are made of it.
 */
class HonestProvider implements Provider {
    @Override
    public ProviderInfo info() {
        return new ProviderInfo("honest", "Honest", "1", List.of(), List.of("*.json"), List.of(), List.of());
    }

    @Override
    public Output translate(App app, Settings settings) {
        var out = Output.builder();
        Mapping facts = out.add(Document.json("facts.json")).root();
        app.facts().forEach(fact -> fact(facts, fact));
        Mapping run = out.add(Document.json("run.json")).root();
        app.processes().forEach(process -> start(run.mapping("processes"), process, process.command(), app));
        app.jobs().forEach(job -> start(run.mapping("jobs"), job, job.command(), app));
        more(app, out);
        return out.build();
    }

    /** Writes a fact under its path. */
    void fact(Mapping facts, Fact<?> fact) {
        facts.put(fact.path().toString(), fact.map(Object::toString));
    }

    /** Writes what is started and with which texts in its environment. */
    void start(Mapping into, Named thing, Fact<Command> command, App app) {
        Mapping entry = into.mapping(thing.name().key()).evenIfEmpty();
        entry.put("argv", command.map(this::argv));
        Mapping environment = entry.mapping("env").evenIfEmpty();
        app.env().forEach(variable -> environment(environment, thing, variable));
    }

    void environment(Mapping environment, Named thing, EnvVariable variable) {
        environment.put(variable.name().get(), variable.literal());
    }

    List<String> argv(Command command) {
        return command.toArgv();
    }

    /** Whatever a provider that breaks a promise does besides. */
    void more(App app, Output.Builder out) {}

    /** Reads {@code run.json} back. */
    static RunningApp readBack(List<RenderedFile> files) {
        var running = new RunningApp();
        files.stream()
                .filter(file -> file.path().equals("run.json"))
                .findFirst()
                .map(file -> parsed(file.content()))
                .ifPresent(root -> {
                    started(root, "processes").forEach(running::process);
                    started(root, "jobs").forEach(running::job);
                });
        return running;
    }

    private static Map<String, RunningApp.Started> started(Map<?, ?> root, String key) {
        var started = new LinkedHashMap<String, RunningApp.Started>();
        map(root.get(key)).forEach((name, entry) -> {
            var environment = new LinkedHashMap<String, String>();
            map(map(entry).get("env")).forEach((variable, text) -> environment.put((String) variable, (String) text));
            var argv = new ArrayList<String>();
            if (map(entry).get("argv") instanceof List<?> words) {
                words.forEach(word -> argv.add((String) word));
            }
            started.put((String) name, RunningApp.Started.of(argv, environment));
        });
        return started;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<?, ?> parsed(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return map(Optional.ofNullable(value(parser)).orElse(Map.of()));
        }
    }

    private static Object value(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            var map = new LinkedHashMap<String, Object>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                map.put(key, value(parser));
            }
            return map;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            var list = new ArrayList<Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        return parser.getString();
    }
}
