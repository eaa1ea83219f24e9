package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.read.TomlReader;
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

/** Files that experts wrote come out of a portolan.yaml, with an overlay for what no model of many targets can state. */
class GoldenTests {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rails", "phoenix", "tcp-volume"})
    void theFileOfAnExpertComesOut(String name) throws IOException {
        Path golden = Run.root().resolveSibling("shared").resolve("goldens/fly/" + name + ".fly.toml");
        assumeTrue(Files.exists(golden), () -> "skipped: no file " + golden);
        Portolan portolan = Portolan.load();
        Reading reading = portolan.read(
                ProjectFolder.ofMemory(Collections.singletonMap("portolan.yaml", yaml(name))), "production");
        assertThat(reading.findings()).isEmpty();

        Translation translation = portolan.translate(reading, "fly");

        assertThat(translation.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(flat(translation.files().get(0).content())).isEqualTo(flat(Run.read(golden)));
    }

    private static byte[] yaml(String name) throws IOException {
        try (InputStream in = GoldenTests.class.getResourceAsStream("/goldens/" + name + ".yaml")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Map<String, String> flat(String toml) {
        var values = new TreeMap<String, String>();
        flat("", TomlReader.read("fly.toml", toml, GoldenTests::fail).orElseThrow(), values);
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
        } else {
            into.put(path, ((InputNode.Scalar) node).type() + " " + ((InputNode.Scalar) node).text());
        }
    }
}
