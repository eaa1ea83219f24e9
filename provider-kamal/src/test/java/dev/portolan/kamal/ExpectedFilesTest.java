package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.yaml.PortolanYamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures that come from a portolan.yaml, byte for byte, so that this module's own tests see every line it writes. */
class ExpectedFilesTest {
    private static final Portolan PORTOLAN =
            Portolan.of(List.of(new PortolanYamlSource()), List.of(new KamalProvider()));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "broker",
                "continuous-deployment",
                "hostile",
                "kitchen-sink-buildpacks",
                "kitchen-sink-dockerfile",
                "kitchen-sink-image",
                "node-mysql",
                "private-network",
                "rented-servers",
                "several-servers",
                "static-and-api",
                "two-stages"
            })
    void theFilesAreAsExpected(String fixture) throws IOException {
        Path folder = Path.of("..", "fixtures", fixture);
        Translation translation = PORTOLAN.translate(PORTOLAN.read(folder.resolve("input")), "kamal");
        var files = new ArrayList<>(translation.files());
        MoveFiles.of(translation).stream()
                .filter(file -> !MoveFiles.isFixed(file))
                .forEach(files::add);

        assertThat(files).isNotEmpty();
        for (RenderedFile file : files) {
            assertThat(file.content())
                    .as(file.path())
                    .isEqualTo(Files.readString(
                            folder.resolve("expected").resolve("kamal").resolve(file.path())));
        }
    }
}
