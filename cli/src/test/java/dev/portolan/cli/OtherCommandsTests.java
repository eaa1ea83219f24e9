package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.report.FindingCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherCommandsTests {
    @Test
    void providers_lists_the_targets() {
        assertThat(Run.of("providers").out()).containsSubsequence("fly", "Fly.io", "portolan-yaml");
    }

    @Test
    void providers_with_an_id_tells_settings_files_and_codes() {
        assertThat(Run.of("providers", "fly").out()).contains("fly.toml", "region", "fly/", "--set fly.NAME=VALUE");
    }

    @Test
    void every_finding_code_is_explained() {
        for (FindingCode code : ExplainCommand.codes(Portolan.load())) {
            Run run = Run.of("explain", code.id());
            assertThat(run.code()).as(code.id()).isZero();
            assertThat(run.out()).contains(code.meaning(), code.remedy());
        }
    }

    @Test
    void an_unknown_code_is_told_with_the_nearest_one() {
        Run run = Run.of("explain", "fly/name-chnged");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no finding code 'fly/name-chnged'. Did you mean 'fly/name-changed'?");
    }
}
