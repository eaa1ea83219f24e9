package dev.portolan.aws;

import dev.portolan.engine.Portolan;
import dev.portolan.model.App;
import dev.portolan.yaml.PortolanYamlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The apps that together state every leaf of the model. */
final class KitchenSinks {
    private KitchenSinks() {}

    static List<App> all() {
        Portolan portolan = Portolan.of(List.of(new PortolanYamlSource()), List.of());
        return Stream.of("dockerfile", "buildpacks", "image")
                .map(build -> Path.of("..", "fixtures", "kitchen-sink-" + build, "input"))
                .map(folder -> portolan.read(folder).app().orElseThrow())
                .toList();
    }
}
