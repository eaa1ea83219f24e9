package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.heroku.supplied.SuppliedFinding;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What real apps have from dyno and buildpacks alone. The corpus holds few files of each repository, so the one by which
 * Heroku finds the language is put beside them.
 */
class SuppliedCorpusTest {
    private static final Pattern LANGUAGE = Pattern.compile("\"lang(?:uage)?\"\\s*:\\s*\"(\\w+)\"");
    private static final Map<String, List<String>> MARKS = Map.of(
            "ruby", List.of("Gemfile", "gem 'x'\n"),
            "node", List.of("package.json", "{\"dependencies\": {\"next\": \"1\"}}\n"),
            "python", List.of("requirements.txt", "x\n"),
            "java", List.of("pom.xml", "<project/>\n"),
            "php", List.of("composer.json", "{}\n"),
            "go", List.of("go.mod", "module x\n"));

    private final Map<String, Set<String>> appsByCode = new TreeMap<>();
    private final Map<String, Integer> stated = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void whatRealAppsHaveFromTheirBuildpacksIsStatedOrTold() throws IOException {
        try (Stream<Path> folders = Files.list(Shared.path("corpus"))) {
            folders.filter(Files::isDirectory).sorted().forEach(this::look);
        }
        appsByCode.forEach((code, apps) -> System.out.println("supplied: " + apps.size() + " apps with " + code));
        System.out.println(
                "supplied: " + stated.values().stream().mapToInt(n -> n).sum() + " variables stated " + stated);
        System.out.println("supplied: words told " + told);
        assertThat(appsByCode.keySet())
                .contains("UNDEFINED_VARIABLE", "BUILDPACK_PROGRAM", "SECOND_PROCFILE", "SIZE_VARIABLES");
        assertThat(stated.keySet()).contains("RAILS_ENV", "NODE_ENV", "PYTHONUNBUFFERED", "MIX_ENV");
    }

    private void look(Path folder) {
        Map<String, byte[]> files = files(folder);
        Matcher language = LANGUAGE.matcher(new String(files.remove("meta.json"), StandardCharsets.UTF_8));
        if (language.find() && MARKS.containsKey(language.group(1))) {
            List<String> mark = MARKS.get(language.group(1));
            files.putIfAbsent(mark.get(0), mark.get(1).getBytes(StandardCharsets.UTF_8));
        }
        Reading reading = new HerokuSource().read(ProjectFolder.ofMemory(files), "production");
        reading.app()
                .ifPresent(app -> app.env().stream()
                        .filter(variable -> variable.value().bases().toString().contains("the buildpack"))
                        .map(variable -> variable.name().get())
                        .forEach(name -> stated.merge(name, 1, Integer::sum)));
        for (Finding finding : reading.findings()) {
            if (finding.code() instanceof SuppliedFinding) {
                appsByCode
                        .computeIfAbsent(finding.code().name(), any -> new LinkedHashSet<>())
                        .add(folder.getFileName().toString());
                told.merge(finding.detail().split(" ", 2)[0], 1, Integer::sum);
                everyNameIsUndefined(folder, finding, reading);
            }
        }
    }

    /** Nothing is called undefined that the app states. */
    private static void everyNameIsUndefined(Path folder, Finding finding, Reading reading) {
        if (finding.code() == SuppliedFinding.UNDEFINED_VARIABLE) {
            assertThat(reading.app().orElseThrow().env())
                    .as(folder + " " + finding)
                    .extracting(EnvVariable::name)
                    .noneMatch(name -> finding.detail().startsWith("$" + name.get() + " "));
        }
    }

    private static Map<String, byte[]> files(Path folder) {
        var files = new LinkedHashMap<String, byte[]>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
