package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the files of real apps. */
class CorpusTest {
    private int apps;
    private int lines;
    private int processes;
    private int jobs;
    private int variables;
    private int datastores;
    private int secretValues;
    private int findings;
    private int refused;
    private int manifestKeys;

    @Test
    void everyAppIsReadAndNothingIsLostOrLeaked() throws IOException {
        try (Stream<Path> folders = Files.list(Shared.path("corpus"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                look(folder.getFileName().toString(), ProjectFolder.open(folder));
            }
        }
        System.out.printf(
                "corpus: %d apps, %d Procfile lines, %d processes, %d jobs, %d variables, %d datastores,"
                        + " %d planted secrets kept out, %d findings, %d facts refused, %d heroku.yml keys read or told%n",
                apps, lines, processes, jobs, variables, datastores, secretValues, findings, refused, manifestKeys);
        assertThat(apps).isGreaterThan(80);
        assertThat(secretValues).isPositive();
        assertThat(manifestKeys).isPositive();
    }

    private void look(String name, ProjectFolder folder) {
        var source = new HerokuSource();
        if (!source.recognises(folder)) {
            return;
        }
        Reading reading = source.read(folder, "production");
        assertThat(reading.app()).as(name).isPresent();
        App app = reading.app().orElseThrow();
        apps++;
        processes += app.processes().size();
        jobs += app.jobs().size();
        variables += app.env().size();
        datastores += app.datastores().size();
        findings += reading.findings().size();
        refused += (int) reading.findings().stream()
                .filter(finding -> finding.code() == HerokuFinding.FACT_REFUSED)
                .count();
        everyLineIsAnswered(name, folder, reading);
        everyKeyOfTheManifestIsAnswered(name, folder, reading);
        noSecretLeaks(name, folder, reading);
    }

    private void everyLineIsAnswered(String name, ProjectFolder folder, Reading reading) {
        Set<Integer> answered = answeredLines(reading, "Procfile");
        String[] texts = folder.text("Procfile").orElse("").split("\r\n|\r|\n", -1);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isBlank() && !texts[i].strip().startsWith("#")) {
                lines++;
                assertThat(answered.contains(i + 1) || isCommandOf(reading, texts[i]))
                        .as(name + " Procfile:" + (i + 1) + " " + texts[i])
                        .isTrue();
            }
        }
    }

    /** A line that another file says as well, in the same words, is in the app by that file. */
    private static boolean isCommandOf(Reading reading, String line) {
        App app = reading.app().orElseThrow();
        return app.processes().stream()
                        .anyMatch(process -> line.strip()
                                .equals(process.name().get() + ": "
                                        + process.command().orElse(Command.ofImage())))
                || app.jobs().stream()
                        .anyMatch(job -> line.strip()
                                .equals(job.name().get() + ": " + job.command().get()));
    }

    private void everyKeyOfTheManifestIsAnswered(String name, ProjectFolder folder, Reading reading) {
        if (folder.exists("heroku.yml") && folder.yaml("heroku.yml").orElseThrow() instanceof Mapping root) {
            Set<Integer> answered = answeredLines(reading, "heroku.yml");
            root.entries().forEach(entry -> answered(name + " heroku.yml: " + entry.key(), entry, answered, reading));
        }
    }

    /** A key is answered by its own line, by those of all that stands below it, or by the line of a key above it. */
    private void answered(String path, InputNode.Entry entry, Set<Integer> answered, Reading reading) {
        manifestKeys++;
        if (answered.contains(line(entry.origin())) || isCommandOf(reading, commandOf(entry))) {
            manifestKeys += below(entry.value());
            return;
        }
        List<InputNode.Entry> inside = entry.value() instanceof Mapping table ? table.entries() : List.of();
        List<InputNode> items =
                entry.value() instanceof InputNode.Sequence list ? list.items() : List.of(entry.value());
        assertThat(!inside.isEmpty() || items.stream().allMatch(item -> answered.contains(line(item.origin()))))
                .as(path)
                .isTrue();
        inside.forEach(child -> answered(path + "." + child.key(), child, answered, reading));
    }

    private static String commandOf(InputNode.Entry entry) {
        return entry.key() + ": " + (entry.value() instanceof InputNode.Scalar text ? text.text() : "");
    }

    private static int below(InputNode node) {
        return node instanceof Mapping table
                ? table.entries().stream()
                        .mapToInt(entry -> 1 + below(entry.value()))
                        .sum()
                : 0;
    }

    private static int line(Origin origin) {
        return origin instanceof Origin.InFile place ? place.line() : 0;
    }

    private static Set<Integer> answeredLines(Reading reading, String file) {
        Stream<Origin> stated = reading.app().orElseThrow().facts().stream()
                .flatMap(fact -> fact.bases().stream())
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin());
        Stream<Origin> told = reading.findings().stream().map(Finding::origins).flatMap(List::stream);
        Set<Integer> lines = new LinkedHashSet<>();
        Stream.concat(stated, told)
                .filter(origin ->
                        origin instanceof Origin.InFile place && place.file().equals(file))
                .forEach(origin -> lines.add(line(origin)));
        return lines;
    }

    /** Each name that a real app declares, with a value that is a secret beyond doubt. */
    private void noSecretLeaks(String name, ProjectFolder folder, Reading reading) {
        InputNode env = folder.json("app.json")
                .filter(Mapping.class::isInstance)
                .flatMap(root -> ((Mapping) root).get("env"))
                .orElse(null);
        if (!(env instanceof Mapping table)) {
            return;
        }
        String canary = "https://canary:7hXq2vL9@example.com/";
        for (InputNode.Entry entry : table.entries()) {
            for (String json : List.of("'%s'", "{'value': '%s'}", "{'default': '%s', 'generator': 'secret'}")) {
                var project = Project.appJson("{'env': {'" + entry.key() + "': " + json.formatted(canary) + "}}");
                assertThat(project.read().toString())
                        .as(name + " " + entry.key())
                        .doesNotContain("7hXq2vL9");
                secretValues++;
            }
        }
        for (EnvVariable variable : reading.app().orElseThrow().env()) {
            variable.literal()
                    .ifPresent(value -> assertThat(
                                    SecretRule.isSecret(variable.name().get(), value))
                            .as(name + " " + variable)
                            .isFalse());
        }
    }
}
