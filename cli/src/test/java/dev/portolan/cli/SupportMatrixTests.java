package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.testkit.Sample;
import dev.portolan.testkit.SampleApps;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/support-matrix.md} shows what translations do, and no opinion of anybody. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupportMatrixTests {
    private static final DocPage PAGE = DocPage.of("docs/support-matrix.md");

    @Test
    void the_matrix_is_what_the_translations_of_the_contracts_apps_show() {
        var matrix = new SupportMatrix();
        PAGE.holds("matrix", matrix.markdown());
        assertThat(matrix.translations()).isEqualTo((SampleApps.all().size() + 1) * SupportMatrix.TARGETS.size());
    }

    @Test
    void portolan_yaml_carries_every_fact_as_the_page_says() {
        var portolan = Portolan.load();
        for (Sample sample : SampleApps.all()) {
            assertThat(portolan.translate(sample.app(), "portolan-yaml")
                            .coverage()
                            .counts()
                            .keySet())
                    .as(sample.name())
                    .isEqualTo(Set.of(Outcome.CARRIED));
        }
    }
}
