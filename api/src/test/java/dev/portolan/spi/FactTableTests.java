package dev.portolan.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.spi.FactTable.Need;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FactTableTests {
    private static final List<FactTable.Row> SIZES = FactTable.rows(
            "sizes.csv",
            new ByteArrayInputStream("name,MiB,vcpus,also\nsmall,512,0.5,s;tiny\nlarge,2048,1,l\nhuge,8192,,\n"
                    .getBytes(StandardCharsets.UTF_8)));

    @Test
    void the_need_that_asks_for_the_larger_size_decides_alone() {
        Fact<Integer> memory = stated("memory", 600);
        FactTable.Size size = FactTable.enough(SIZES, new Need("MiB", memory), new Need("vcpus", stated("cpu", 0)));

        assertThat(size.row().get("name")).isEqualTo("large");
        assertThat(size.decisive()).isEqualTo(memory);
        assertThat(size.rounded()).isEqualTo(memory);
    }

    @Test
    void two_needs_for_the_same_size_hide_each_other_and_an_exact_one_is_not_rounded() {
        Need memory = new Need("MiB", stated("memory", 2048));
        FactTable.Size both = FactTable.enough(SIZES, memory, new Need("vcpus", stated("cpu", 1)));

        assertThat(both.decisive().isAbsent()).isTrue();
        assertThat(FactTable.enough(SIZES, memory).rounded().isAbsent()).isTrue();
    }

    @Test
    void without_a_need_it_is_the_smallest_and_with_too_great_a_one_the_largest() {
        assertThat(FactTable.enough(SIZES, new Need("MiB", Fact.absent(FactPath.ROOT)))
                        .row()
                        .get("name"))
                .isEqualTo("small");
        assertThat(FactTable.enough(SIZES, new Need("MiB", stated("memory", 9000)))
                        .row()
                        .get("name"))
                .isEqualTo("huge");
    }

    @Test
    void a_text_among_others_finds_what_another_column_says() {
        assertThat(FactTable.find(SIZES, "also", "tiny", "name")).contains("small");
        assertThat(FactTable.find(SIZES, "name", "huge", "also")).isEmpty();
        assertThat(FactTable.find(SIZES, "also", "none", "name")).isEmpty();
    }

    private static Fact<Integer> stated(String name, int value) {
        return Fact.stated(FactPath.of("processes", "web", name), value, Origin.CODE);
    }
}
