package com.example.embed;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.UnknownTargetException;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.fact.Basis;
import dev.portolan.source.Reading;
import dev.portolan.spi.ProviderInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All that is done with Portolan: an upload becomes an answer, in memory. Safe for many threads, as Portolan is. */
final class Workbench {
    private static final JsonFactory JSON = new JsonFactory();
    /** One time for all entries: the same upload gives the same zip. It is the first that a zip can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Portolan portolan;

    Workbench(Portolan portolan) {
        this.portolan = portolan;
    }

    /** The targets that are there, as JSON: a list of {@code id} and {@code title}. */
    byte[] targets() {
        return json(json -> {
            json.writeStartArray();
            for (ProviderInfo provider : portolan.providers()) {
                json.writeStartObject();
                json.writeStringProperty("id", provider.id());
                json.writeStringProperty("title", provider.title());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * The translations, as JSON: {@code report} is Portolan's own report; {@code targets} has the files of each target,
     * every line of which names what it rests on by its index in {@code bases}.
     */
    byte[] translate(Upload upload) throws Refused {
        Reading reading = read(upload);
        List<Translation> translations = translations(reading, upload);
        return json(json -> {
            json.writeStartObject();
            json.writeName("report");
            json.writeRawValue(JsonReport.of(
                    reading.findings(),
                    translations.stream().map(TargetReport::of).toList()));
            json.writeArrayPropertyStart("targets");
            translations.forEach(translation -> target(json, translation));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The files of all targets, each target's in a folder of its name. A zip of the JDK's holds no modes. */
    byte[] zip(Upload upload) throws Refused {
        List<Translation> translations = translations(read(upload), upload);
        if (translations.isEmpty()) {
            throw new Refused(422, "There is no app in these files, and so nothing to pack.");
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Translation translation : translations) {
                for (RenderedFile file : files(translation)) {
                    var entry = new ZipEntry(translation.provider().id() + "/" + file.path());
                    entry.setTimeLocal(TIME);
                    zip.putNextEntry(entry);
                    zip.write(file.content().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private Reading read(Upload upload) throws Refused {
        var files = new LinkedHashMap<String, byte[]>();
        upload.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return portolan.read(ProjectFolder.ofMemory(files), upload.stage());
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "A file has " + e.getMessage() + ". Name it as seen from the app's root.");
        }
    }

    private List<Translation> translations(Reading reading, Upload upload) throws Refused {
        var translations = new ArrayList<Translation>();
        try {
            for (String target : upload.targets()) {
                portolan.provider(target);
                if (reading.app().isPresent()) {
                    translations.add(portolan.translate(reading, target));
                }
            }
        } catch (UnknownTargetException e) {
            throw new Refused(400, e.getMessage());
        }
        return translations;
    }

    private static List<RenderedFile> files(Translation translation) {
        var files = new ArrayList<>(translation.files());
        files.addAll(MoveFiles.of(translation));
        return files;
    }

    private static void target(JsonGenerator json, Translation translation) {
        var bases = new LinkedHashMap<Basis, Integer>();
        json.writeStartObject();
        json.writeStringProperty("id", translation.provider().id());
        json.writeArrayPropertyStart("files");
        for (RenderedFile file : files(translation)) {
            json.writeStartObject();
            json.writeStringProperty("path", file.path());
            json.writeStringProperty("content", file.content());
            json.writeArrayPropertyStart("lines");
            file.lines().forEach(line -> line(json, line, bases));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("bases");
        bases.keySet().forEach(basis -> basis(json, basis));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Set<Basis> line, Map<Basis, Integer> bases) {
        json.writeStartArray();
        for (Basis basis : line) {
            json.writeNumber(bases.computeIfAbsent(basis, added -> bases.size()));
        }
        json.writeEndArray();
    }

    private static void basis(JsonGenerator json, Basis basis) {
        json.writeStartObject();
        if (basis instanceof Basis.Stated stated) {
            json.writeStringProperty("path", stated.path().toString());
            json.writeStringProperty("origin", stated.origin().toString());
        } else if (basis instanceof Basis.Chosen chosen) {
            json.writeStringProperty("reason", chosen.reason());
        }
        json.writeEndObject();
    }

    private static byte[] json(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }
}
