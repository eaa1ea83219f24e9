package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadFindingTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeSaysInWholeSentencesWhatItMeansAndWhatToDo(ReadFinding code) {
        assertThat(code.id()).startsWith("engine/").matches("[a-z/-]+");
        assertThat(code.meaning()).matches("(?s)[A-Z].+\\.");
        assertThat(code.remedy()).matches("(?s)[A-Z].+\\.");
    }
}
