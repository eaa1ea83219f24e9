package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
    static List<BadFile> badFiles() {
        return BadFile.all();
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void everyMistakeIsToldOnceWithItsPlace(BadFile file) {
        Reading reading = Yaml.read(file.text());
        assertThat(reading.findings().stream().map(BadFile::line).collect(Collectors.joining()))
                .isEqualTo(file.mistakes())
                .isNotEmpty();
        assertThat(reading.app()).isEmpty();
    }

    @Test
    void everyCodeIsEmitted() {
        var emitted = new ArrayList<>(BadFile.all().stream()
                .flatMap(file -> Yaml.read(file.text()).findings().stream())
                .map(Finding::code)
                .distinct()
                .toList());
        emitted.add(PortolanYamlFinding.OTHER_STAGE);
        assertThat(emitted).containsExactlyInAnyOrder(PortolanYamlFinding.values());
    }

    @Test
    void theMessageSaysWhereWhatWasFoundWhatWasExpectedAndWhatToDo() {
        Finding finding = Yaml.read("app: shop\nprocesses:\n  web: { count: two }\n")
                .findings()
                .get(0);
        assertThat(finding)
                .hasToString(
                        "ERROR portolan-yaml/wrong-value (portolan.yaml:3:17): 'processes.web.count' holds the text"
                                + " 'two', expected a whole number. The value is not what belongs in this place."
                                + " Write it as expected.");
    }

    @Test
    void anotherStageThanTheFileDescribesIsAMistake() {
        assertThat(Yaml.read("app: shop\nstage: staging\n", "review").findings().stream()
                        .map(BadFile::line))
                .containsExactly(
                        "2:8 other-stage The file describes the stage 'staging', but 'review' was asked for.\n");
        assertThat(Yaml.read("app: shop\n", "staging").app()).isEmpty();
        assertThat(Yaml.read("app: shop\nstage: staging\n", "staging").app()).isPresent();
        assertThat(Yaml.read("app: shop\nstage: staging\n", "production").app()).isPresent();
    }

    @Test
    void aFileThatIsNoYamlIsToldByWhoeverParsesIt() {
        assertThat(new PortolanYamlSource()
                        .read(
                                ProjectFolder.ofMemory(Map.of("portolan.yaml", new byte[] {'a', ':', ' ', '['})),
                                "production"))
                .isEqualTo(Reading.failed(List.of()));
    }
}
