package dev.portolan.yaml;

import dev.portolan.document.Document;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts of portolan.yaml for tests: read, written, and those of the kitchen sinks. */
final class Yaml {
    private Yaml() {}

    static Reading read(String text) {
        return read(text, "production");
    }

    static Reading read(String text, String stage) {
        var files = ProjectFolder.ofMemory(Map.of("portolan.yaml", text.getBytes(StandardCharsets.UTF_8)));
        var reading = new PortolanYamlSource().read(files, stage);
        if (!files.findings().isEmpty()) {
            throw new IllegalArgumentException("no YAML: " + files.findings() + "\n" + text);
        }
        return reading;
    }

    static App app(String text) {
        var reading = read(text);
        return reading.app()
                .orElseThrow(() -> new IllegalArgumentException(
                        String.join(
                                        "\n",
                                        reading.findings().stream()
                                                .map(Finding::toString)
                                                .toList()) + "\n" + text));
    }

    static String write(App app) {
        return DocumentWriter.write(document(app));
    }

    static Document document(App app) {
        return new PortolanYamlProvider()
                .translate(app, Settings.none("portolan-yaml"))
                .documents()
                .get(0);
    }

    static List<Path> kitchenSinks() {
        return Stream.of("dockerfile", "buildpacks", "image")
                .map(build -> Path.of("..", "fixtures", "kitchen-sink-" + build, "input", "portolan.yaml"))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
