package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void twoThousandRandomAppsAreReadBackEqual() {
        RandomApps.of(20_261_120, 2000).forEach(app -> {
            String written = Yaml.write(app);
            assertThat(Yaml.app(written)).as(written).isEqualTo(app);
        });
    }

    @Test
    void noFactOfARandomAppIsLeftOutOfTheDocument() {
        RandomApps.of(3, 300).forEach(app -> {
            Set<FactPath> carried = new LinkedHashSet<>();
            collect(Yaml.document(app).root(), carried);
            assertThat(app.facts().stream().map(Fact::path)).allMatch(carried::contains);
        });
    }

    private static void collect(Node node, Set<FactPath> into) {
        node.bases().forEach(basis -> {
            if (basis instanceof Basis.Stated stated) {
                into.add(stated.path());
            }
        });
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(child -> collect(child, into));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(child -> collect(child, into));
        }
    }
}
