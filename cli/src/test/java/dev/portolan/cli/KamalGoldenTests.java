package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.read.YamlReader;
import dev.portolan.report.Finding;
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

/** Deployments that experts wrote for Kamal come out of a portolan.yaml, with an overlay for what the model cannot state. */
class KamalGoldenTests {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "b"})
    void theFileOfAnExpertComesOut(String name) throws IOException {
        Path golden = Run.root().resolveSibling("shared").resolve("goldens/kamal/" + name + "/config/deploy.yml");
        assumeTrue(Files.exists(golden), () -> "skipped: no file " + golden);
        Portolan portolan = Portolan.load();
        Reading reading = portolan.read(
                ProjectFolder.ofMemory(Collections.singletonMap("portolan.yaml", yaml(name))), "production");
        assertThat(reading.findings()).isEmpty();

        Translation translation = portolan.translate(reading, "kamal");

        String ours = translation.files().stream()
                .filter(file -> file.path().equals("config/deploy.yml"))
                .map(RenderedFile::content)
                .findFirst()
                .orElseThrow();
        assertThat(flat(ours)).isEqualTo(flat(Run.read(golden)));
    }

    private static byte[] yaml(String name) throws IOException {
        try (InputStream in = KamalGoldenTests.class.getResourceAsStream("/goldens/kamal-" + name + ".yaml")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Map<String, String> flat(String text) {
        var values = new TreeMap<String, String>();
        flat("", YamlReader.read("deploy.yml", text, KamalGoldenTests::fail).orElseThrow(), values);
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
