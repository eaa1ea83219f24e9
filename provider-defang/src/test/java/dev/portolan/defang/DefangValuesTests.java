package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefangValuesTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "$", "a$", "$1", "$-x", "$ x", "$@", "$[", "$`", "$/{"})
    void a_value_without_a_reference_stays_in_the_file(String value) {
        assertThat(ComposeDialect.isStable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$", "${A}", "$a", "$z", "$A", "$Z", "$_", "$1$x", "$\u212A", "$\u017F"})
    void a_value_that_Defang_would_read_as_a_reference_does_not(String value) {
        assertThat(ComposeDialect.isStable(value)).isFalse();
    }

    @Test
    void regions_are_found_by_their_own_names_and_by_those_of_other_platforms() {
        assertThat(Regions.of(Cloud.AWS, "Virginia")).contains("us-east-1");
        assertThat(Regions.of(Cloud.GCP, "iad")).contains("us-east1");
        assertThat(Regions.of(Cloud.GCP, "us-east1")).contains("us-east1");
        assertThat(Regions.of(Cloud.GCP, "us-east-1")).isEmpty();
        assertThat(Regions.usual(Cloud.AZURE)).isEqualTo("eastus");
    }
}
