package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement of the app.json of a real app is in the app, or a finding names its place. */
class AppJsonCorpusTest {
    private static final List<String> KINDS =
            List.of("env", "addons", "formation", "buildpacks", "scripts", "cron", "healthchecks");

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void everyStatementIsAnswered() throws IOException {
        try (Stream<Path> folders = Files.list(Shared.path("corpus"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                look(folder.getFileName().toString(), ProjectFolder.open(folder));
            }
        }
        System.out.println("corpus, answered: " + counts);
        KINDS.forEach(kind -> assertThat(counts).containsKey(kind));
    }

    private void look(String name, ProjectFolder folder) {
        InputNode json = folder.exists("app.json") ? folder.json("app.json").orElse(null) : null;
        if (folder.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            count("broken files", 1);
        }
        if (!(json instanceof Mapping root) || !new HerokuSource().recognises(folder) || AppJson.isForeign(root)) {
            return;
        }
        Reading reading = new HerokuSource().read(folder, "production");
        Set<Integer> answered = answered(reading);
        Set<String> names = names(reading.app().orElseThrow());
        for (String kind : KINDS) {
            for (InputNode.Entry entry : statements(root, kind)) {
                count(kind, 1);
                assertThat(names.contains(kind + " " + entry.key()) || isAnswered(entry, answered))
                        .as("%s: %s %s", name, kind, entry.key())
                        .isTrue();
            }
        }
    }

    /** By its own place, or by those of all that stands below it. */
    private static boolean isAnswered(InputNode.Entry entry, Set<Integer> answered) {
        if (answered.contains(line(entry.origin()))) {
            return true;
        }
        List<InputNode.Entry> below = switch (entry.value().kind()) {
            case "a table" -> ((Mapping) entry.value()).entries();
            case "a list" ->
                ((InputNode.Sequence) entry.value())
                        .items().stream()
                                .map(item -> new InputNode.Entry("an item", item.origin(), item))
                                .toList();
            default -> List.of();
        };
        return !below.isEmpty() && below.stream().allMatch(child -> isAnswered(child, answered));
    }

    private static List<InputNode.Entry> statements(Mapping root, String kind) {
        InputNode node = root.get(kind).orElse(null);
        if (node instanceof Mapping table) {
            return table.entries();
        }
        List<InputNode> items = node == null ? List.of() : AppJson.asList(node);
        return items.stream()
                .map(item -> new InputNode.Entry("an item", item.origin(), item))
                .toList();
    }

    /** An add-on's name of the environment is in the app, at the add-on's place. */
    private static Set<String> names(App app) {
        var names = new LinkedHashSet<String>();
        app.env().forEach(variable -> names.add("env " + variable.name().get()));
        return names;
    }

    private static Set<Integer> answered(Reading reading) {
        Stream<Origin> stated = reading.app().orElseThrow().facts().stream()
                .map(Fact::bases)
                .flatMap(List::stream)
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin());
        Stream<Origin> told = reading.findings().stream().map(Finding::origins).flatMap(List::stream);
        Set<Integer> lines = new LinkedHashSet<>();
        Stream.concat(stated, told)
                .filter(origin ->
                        origin instanceof Origin.InFile place && place.file().equals("app.json"))
                .forEach(origin -> lines.add(line(origin)));
        return lines;
    }

    private static int line(Origin origin) {
        return origin instanceof Origin.InFile place ? place.line() : 0;
    }

    private void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }
}
