package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.report.Severity;
import dev.portolan.source.InputNode;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that experts wrote come out of a portolan.yaml, with an overlay for what no model of many targets can state. */
class GoldenTests {
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "fly,    fly.toml,          rails.fly.toml,      rails",
        "fly,    fly.toml,          phoenix.fly.toml,    phoenix",
        "fly,    fly.toml,          tcp-volume.fly.toml, tcp-volume",
        "kamal,  config/deploy.yml, a/config/deploy.yml, kamal-a",
        "kamal,  config/deploy.yml, b/config/deploy.yml, kamal-b",
        "defang, compose.yaml,      a/compose.yaml,      defang-a",
        "defang, compose.yaml,      b/compose.yaml,      defang-b",
        "defang, compose.yaml,      c/compose.yaml,      defang-c"
    })
    void theFileOfAnExpertComesOut(String target, String path, String experts, String source) throws IOException {
        Path golden = Run.root().resolveSibling("shared").resolve("goldens/" + target + "/" + experts);
        assumeTrue(Files.exists(golden), () -> "skipped: no file " + golden);
        Portolan portolan = Portolan.load();
        Reading reading = portolan.read(
                ProjectFolder.ofMemory(Collections.singletonMap("portolan.yaml", yaml(source))), "production");
        assertThat(reading.findings()).isEmpty();

        Translation translation = portolan.translate(reading, target);

        // The names of its secrets are the expert's own; nobody has written the file that holds them.
        assertThat(translation.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .filteredOn(finding -> !finding.code().id().equals("kamal/deploy-fails"))
                .isEmpty();
        String ours = translation.files().stream()
                .filter(file -> file.path().equals(path))
                .map(RenderedFile::content)
                .findFirst()
                .orElseThrow();
        assertThat(flat(path, ours)).isEqualTo(flat(path, Run.read(golden)));
    }

    private static byte[] yaml(String source) throws IOException {
        try (InputStream in = GoldenTests.class.getResourceAsStream("/goldens/" + source + ".yaml")) {
            return Objects.requireNonNull(in, source).readAllBytes();
        }
    }

    /** What a file says, whatever its layout; of a compose file with what others refer back to written out. */
    private static Map<String, String> flat(String path, String text) {
        var values = new TreeMap<String, String>();
        var files = ProjectFolder.ofMemory(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
        Optional<InputNode> root = path.endsWith(".toml") ? files.toml(path) : files.yaml(path);
        assertThat(files.findings()).isEmpty();
        flat("", root.orElseThrow(), values);
        if (path.equals("compose.yaml")) {
            values.keySet().removeIf(key -> key.startsWith("/x-"));
            values.values().removeIf(value -> value.startsWith("NULL ")); // as good as an empty mapping
        }
        return values;
    }

    private static void flat(String path, InputNode node, Map<String, String> into) {
        if (node instanceof InputNode.Mapping mapping) {
            mapping.entries().forEach(entry -> flat(path + "/" + entry.key(), entry.value(), into));
        } else if (node instanceof InputNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                flat(path + "/" + i, sequence.items().get(i), into);
            }
        } else {
            into.put(path, ((InputNode.Scalar) node).type() + " " + ((InputNode.Scalar) node).text());
        }
    }
}
