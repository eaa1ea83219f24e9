package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.read.YamlReader;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.InputNode;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files of an expert come out, with references back written out: what they say is compared, not how. */
class DefangGoldenTests {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "b", "c"})
    void theFileOfAnExpertComesOut(String name) throws IOException {
        Path golden = Run.root().resolveSibling("shared").resolve("goldens/defang/" + name + "/compose.yaml");
        assumeTrue(Files.exists(golden), () -> "skipped: no file " + golden);
        Portolan portolan = Portolan.load();
        Reading reading = portolan.read(
                ProjectFolder.ofMemory(Collections.singletonMap("portolan.yaml", yaml(name))), "production");
        assertThat(reading.findings()).isEmpty();

        Translation translation = portolan.translate(reading, "defang");

        assertThat(translation.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(flat(translation.files().get(0).content())).isEqualTo(flat(Run.read(golden)));
    }

    private static byte[] yaml(String name) throws IOException {
        try (InputStream in = DefangGoldenTests.class.getResourceAsStream("/goldens/defang-" + name + ".yaml")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Map<String, String> flat(String yaml) {
        var values = new TreeMap<String, String>();
        flat("", YamlReader.read("compose.yaml", yaml, DefangGoldenTests::fail).orElseThrow(), values);
        values.keySet().removeIf(path -> path.startsWith("/x-")); // what others refer back to is there in full
        return values;
    }

    private static void fail(Finding finding) {
        throw new AssertionError(finding.toString());
    }

    private static void flat(String path, InputNode node, Map<String, String> into) {
        if (node instanceof InputNode.Mapping mapping) {
            mapping.entries().forEach(entry -> flat(path + "/" + entry.key(), entry.value(), into));
        } else if (node instanceof InputNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                flat(path + "/" + i, sequence.items().get(i), into);
            }
        } else if (((InputNode.Scalar) node).type() != InputNode.Type.NULL) { // as good as an empty mapping
            into.put(path, ((InputNode.Scalar) node).type() + " " + ((InputNode.Scalar) node).text());
        }
    }
}
