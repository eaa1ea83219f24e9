package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.InputNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real files of real apps, the broken ones included. */
class CorpusTest {
    private static Path corpus = Path.of("");

    @BeforeAll
    static void findTheCorpus() {
        Path house = Path.of("").toAbsolutePath();
        while (house != null && !Files.exists(house.resolve("portolan"))) {
            house = house.getParent();
        }
        corpus = house == null ? Path.of("") : house.resolveSibling("shared").resolve("corpus");
        if (!Files.isDirectory(corpus)) {
            System.out.println("skipped: there is no corpus of real apps beside the project");
        }
        assumeTrue(Files.isDirectory(corpus));
    }

    @Test
    void everyAppJsonIsReadOrRefusedWhereItIsBroken() throws IOException {
        for (Path app : apps()) {
            var folder = ProjectFolder.open(app);
            if (!folder.exists("app.json")) {
                continue;
            }
            boolean broken = folder.text("meta.json").orElse("").contains("\"aj-invalid\"");
            boolean read = folder.json("app.json").isPresent();
            boolean right = folder.findings().stream().allMatch(finding -> finding.code() == ReadFinding.DUPLICATE_KEY);
            assertThat(right).as("%s %s", app, folder.findings()).isEqualTo(!broken);
            checkFindings(app, "app.json", folder, read);
        }
    }

    @Test
    void everyOtherFileIsReadOrRefusedWhereItIsBroken() throws IOException {
        var counts = new TreeMap<String, List<Integer>>();
        for (Path app : apps()) {
            for (String path : files(app)) {
                var folder = ProjectFolder.open(app);
                String ending = path.substring(path.lastIndexOf('.') + 1);
                Optional<InputNode> node = read(folder, path, ending);
                checkFindings(app, path, folder, node.isPresent());
                count(counts, ending, node.isEmpty() ? 2 : folder.findings().isEmpty() ? 0 : 1);
            }
        }
        System.out.println("read, tolerated, refused: " + counts);
        assertThat(counts).containsKeys("json", "toml", "yml");
    }

    private static Optional<InputNode> read(ProjectFolder folder, String path, String ending) {
        return switch (ending) {
            case "json" -> folder.json(path);
            case "toml" -> folder.toml(path);
            default -> folder.yaml(path);
        };
    }

    private static void checkFindings(Path app, String path, ProjectFolder folder, boolean read) {
        long lines = folder.text(path).orElse("").lines().count() + 1;
        List<Finding> errors = folder.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertThat(errors.isEmpty()).as("%s/%s %s", app, path, errors).isEqualTo(read);
        assertThat(errors).as("%s/%s", app, path).hasSizeLessThanOrEqualTo(path.endsWith(".toml") ? 20 : 1);
        assertThat(errors)
                .as("%s/%s", app, path)
                .allSatisfy(error -> assertThat(((Origin.InFile) error.places().get(0)).line())
                        .isBetween(1, (int) lines));
    }

    private static void count(Map<String, List<Integer>> counts, String ending, int outcome) {
        var of = counts.computeIfAbsent(ending, any -> new ArrayList<>(List.of(0, 0, 0)));
        of.set(outcome, of.get(outcome) + 1);
    }

    private static List<Path> apps() throws IOException {
        try (Stream<Path> folders = Files.list(corpus)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<String> files(Path app) throws IOException {
        try (Stream<Path> files = Files.walk(app)) {
            return files.map(file -> app.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.matches(".*\\.(json|ya?ml|toml)") && !path.equals("meta.json"))
                    .sorted()
                    .toList();
        }
    }
}
