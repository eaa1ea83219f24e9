package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.source.Reading;
import dev.portolan.spi.ProviderInfo;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServingTest {
    private static final List<String> TARGETS = List.of("fly", "kamal", "defang", "aws");

    @Test
    void two_hundred_requests_at_once_are_each_answered_as_if_alone() throws Exception {
        List<Map<String, String>> apps = Apps.all();
        var alone = new Workbench(Portolan.load());
        try (Client client = new Client()) {
            var expected = new ArrayList<byte[]>();
            var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
            var bodies = new ArrayList<String>();
            for (int i = 0; i < 200; i++) {
                // Each app in turn, for one target or two, as files or as a zip.
                List<String> targets = List.of(TARGETS.get(i % 4), TARGETS.get(i / 7 % 4));
                bodies.add(Apps.body(apps.get(i % apps.size()), targets));
                Upload upload = Upload.parse(bodies.get(i).getBytes(StandardCharsets.UTF_8));
                expected.add(i % 5 == 0 && isApp(upload) ? alone.zip(upload) : alone.translate(upload));
            }
            for (int i = 0; i < 200; i++) {
                boolean zip = expected.get(i)[0] == 'P';
                answers.add(client.http()
                        .sendAsync(
                                client.upload(zip ? "/zip" : "/translate", bodies.get(i)), BodyHandlers.ofByteArray()));
            }
            for (int i = 0; i < 200; i++) {
                HttpResponse<byte[]> answer = answers.get(i).get();
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).as("request %d: %s", i, bodies.get(i)).isEqualTo(expected.get(i));
            }
            assertThat(expected.stream().map(String::new).distinct().count()).isGreaterThan(50);
        }
    }

    private static boolean isApp(Upload upload) throws Refused {
        return !new String(new Workbench(Portolan.load()).translate(upload), StandardCharsets.UTF_8)
                .contains("\"targets\":[]");
    }

    @Test
    void every_fact_that_is_in_a_file_or_in_the_runbook_lights_up_a_line() throws Exception {
        Portolan portolan = Portolan.load();
        int lines = 0;
        for (Map<String, String> app : Apps.all()) {
            var files = new LinkedHashMap<String, byte[]>();
            app.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
            Reading reading = portolan.read(ProjectFolder.ofMemory(files), "production");
            if (reading.app().isEmpty()) {
                continue;
            }
            for (ProviderInfo provider : portolan.providers()) {
                Translation translation = portolan.translate(reading, provider.id());
                Set<FactPath> lit = lit(translation);
                lines += lit.size();
                Coverage coverage = translation.coverage();
                for (Outcome outcome : List.of(Outcome.CARRIED, Outcome.INSTRUCTED)) {
                    assertThat(coverage.facts(outcome).stream().map(Fact::path))
                            .as("%s: %s for %s", reading.app().get().name(), outcome, provider.id())
                            .allMatch(path -> lit.stream().anyMatch(path::covers));
                }
            }
        }
        assertThat(lines).isGreaterThan(5000);
    }

    private static Set<FactPath> lit(Translation translation) {
        var all = new ArrayList<>(translation.files());
        all.addAll(MoveFiles.of(translation));
        var paths = new LinkedHashSet<FactPath>();
        for (RenderedFile file : all) {
            assertThat(file.lines().size()).isIn(0, file.content().split("\n", -1).length - 1);
            file.lines().stream()
                    .flatMap(Set::stream)
                    .filter(Basis.Stated.class::isInstance)
                    .forEach(basis -> paths.add(((Basis.Stated) basis).path()));
        }
        return paths;
    }

    @Test
    void the_zip_has_the_files_of_each_target_in_a_folder() throws Exception {
        try (Client client = new Client()) {
            byte[] body = client.send(client.upload("/zip", Apps.body(Apps.shop(), List.of("fly", "kamal"))))
                    .body();
            var names = new ArrayList<String>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                    assertThat(zip.readAllBytes()).as(entry.getName()).isNotEmpty();
                }
            }
            assertThat(names)
                    .contains("fly/fly.toml", "fly/deploy/fly/RUNBOOK.md", "kamal/config/deploy.yml")
                    .allMatch(name -> name.startsWith("fly/") || name.startsWith("kamal/"));
        }
    }
}
