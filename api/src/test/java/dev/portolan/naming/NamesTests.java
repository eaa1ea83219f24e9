package dev.portolan.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTests {
    private static final NamePolicy POLICY = NamePolicy.dashed("a name", "https://example.com", 2, 20);

    @Test
    void a_legal_name_stays_as_it_is() {
        assertThat(POLICY.legal("shop-prod-2")).isEqualTo("shop-prod-2");
        assertThat(POLICY.legal("a--b")).isEqualTo("a--b");
    }

    @Test
    void another_name_becomes_the_nearest_legal_one() {
        assertThat(POLICY.legal("Vast Badlands")).isEqualTo("vast-badlands");
        assertThat(POLICY.legal("extra_worker")).isEqualTo("extra-worker");
        assertThat(POLICY.legal("It's naïve!")).isEqualTo("its-naive");
        assertThat(POLICY.legal("2048")).isEqualTo("x-2048");
        assertThat(POLICY.legal("a")).isEqualTo("ax");
    }

    @Test
    void two_long_names_stay_apart() {
        String one = POLICY.legal("a-very-long-name-that-ends-in-one");
        String two = POLICY.legal("a-very-long-name-that-ends-in-two");

        assertThat(one).hasSizeLessThanOrEqualTo(20).isNotEqualTo(two);
    }

    @Test
    void each_thing_gets_a_name_of_its_own_and_the_same_one_each_time() {
        var names = new Names(POLICY);

        Fact<String> dashed = names.of(name("extra-worker"));
        Fact<String> underscored = names.of(name("extra_worker"));

        assertThat(dashed.get()).isEqualTo("extra-worker");
        assertThat(underscored.get()).matches("extra-worker-[0-9a-f]{6}");
        assertThat(names.of(name("extra_worker"))).isEqualTo(underscored);
        assertThat(names.renamed()).containsExactly(name("extra_worker"));
    }

    @Test
    void whatever_the_name_the_result_is_legal() {
        var random = new Random(20261120);
        for (int i = 0; i < 10_000; i++) {
            String name = random.ints(random.nextInt(40), 0, 0x2ff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String legal = POLICY.legal(name);
            assertThat(legal).as(name).matches("[a-z][a-z0-9-]*").hasSizeBetween(2, 20);
            assertThat(POLICY.legal(legal)).isEqualTo(legal);
        }
    }

    private static Fact<String> name(String name) {
        return Fact.stated(FactPath.of("processes", name), name, Origin.CODE);
    }
}
