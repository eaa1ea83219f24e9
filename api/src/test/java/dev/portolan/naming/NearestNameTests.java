package dev.portolan.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestNameTests {
    private static final List<String> KNOWN = List.of("region", "cpus", "kind-of-cpu", "exact-size", "web");

    @ParameterizedTest
    @CsvSource({
        "region, region", // as it is
        "regoin, region", // two letters swapped
        "regin, region", // one left out
        "regionn, region", // one too many
        "rexion, region", // another one
        "Kind_Of_Cpu, kind-of-cpu",
        "exact, exact-size", // a part of it
        "size, exact-size",
        "webserver, web", // more than it
        "wbe, web",
        "we, web",
        "cpu, cpus"
    })
    void the_name_that_was_probably_meant(String name, String meant) {
        assertThat(NearestName.of(name, KNOWN)).contains(meant);
        assertThat(NearestName.question(name, KNOWN)).isEqualTo(" Did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"memory", "rgoin", "rg", "reason-why", "bew1", "''", "si", "kubernetes"})
    void a_name_that_is_far_from_all_is_not_guessed(String name) {
        assertThat(NearestName.of(name, KNOWN)).isEmpty();
        assertThat(NearestName.question(name, KNOWN)).isEmpty();
    }

    @Test
    void of_several_the_nearest_is_meant_and_of_equals_the_first() {
        assertThat(NearestName.of("abcdef", List.of("abcxyf", "abcdxf", "abcdey")))
                .contains("abcdxf");
        assertThat(NearestName.of("a", List.of())).isEmpty();
    }
}
