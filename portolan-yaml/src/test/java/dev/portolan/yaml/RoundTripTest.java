package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    static Stream<Path> kitchenSinks() {
        return Yaml.kitchenSinks().stream();
    }

    @ParameterizedTest
    @MethodSource("kitchenSinks")
    void aKitchenSinkIsReadBackEqual(Path file) {
        App app = Yaml.app(Yaml.text(file));
        String written = Yaml.write(app);
        assertThat(Yaml.app(written)).as(written).isEqualTo(app);
        assertThat(Yaml.write(Yaml.app(written))).isEqualTo(written);
    }
}
