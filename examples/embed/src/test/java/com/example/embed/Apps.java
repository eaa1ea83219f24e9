package com.example.embed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The apps that the tests send: the repository's fixtures, and real ones where they lie beside it. */
final class Apps {
    private static final List<String> NAMES =
            List.of("Procfile", "app.json", "heroku.yml", "portolan.yaml", "Aptfile", ".buildpacks", "Dockerfile");

    private Apps() {}

    /** The files that describe an app, for each app. */
    static List<Map<String, String>> all() {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        var apps = new ArrayList<Map<String, String>>();
        for (Path folder : sorted(root.resolve("fixtures"))) {
            add(folder.resolve("input"), apps);
        }
        Path corpus = root.resolveSibling("shared").resolve("corpus");
        sorted(corpus).forEach(folder -> add(folder, apps));
        return apps;
    }

    /** One app with processes, add-ons and secrets. */
    static Map<String, String> shop() {
        return Map.of(
                "Procfile", "web: bundle exec puma\nworker: bundle exec sidekiq\n",
                "app.json", "{\n  \"name\": \"shop\",\n  \"formation\": { \"worker\": { \"quantity\": 3 } }\n}\n");
    }

    /** The body of a request. */
    static String body(Map<String, String> files, List<String> targets) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("files");
            new TreeMap<>(files).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("targets");
            targets.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void add(Path folder, List<Map<String, String>> apps) {
        var files = new TreeMap<String, String>();
        for (Path file : sorted(folder)) {
            String name = file.getFileName().toString();
            try {
                if (NAMES.contains(name) && Files.isRegularFile(file)) {
                    files.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!files.isEmpty()) {
            apps.add(Collections.unmodifiableMap(files));
        }
    }

    private static List<Path> sorted(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
