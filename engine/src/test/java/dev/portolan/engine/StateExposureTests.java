package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateExposureTests {
    private static final String STATE = ".portolan/heroku/config.json";

    private static List<String> told(String... pathsAndTexts) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return StateExposure.findings(ProjectFolder.ofMemory(files), "heroku").stream()
                .map(finding -> finding.places().get(0) + " " + finding.code().name() + " " + finding.detail())
                .toList();
    }

    @Test
    void aProjectWithoutStateHasNothingToTell() {
        assertThat(told("Dockerfile", "FROM scratch\n")).isEmpty();
        assertThat(told(".portolan/heroku/.gitignore", "*\n", "Dockerfile", "FROM scratch\n"))
                .isEmpty();
        assertThat(told(".portolan/written.json", "{}", "Dockerfile", "FROM scratch\n"))
                .isEmpty();
    }

    @Test
    void stateThatNothingKeepsFromGitIsTold() {
        assertThat(told(STATE, "{}"))
                .containsExactly(".portolan/heroku STATE_IN_GIT No .gitignore passes over .portolan/heroku.");
    }

    @ParameterizedTest
    @CsvSource({
        ".portolan/heroku/.gitignore, *, true",
        ".portolan/heroku/.gitignore, config.json, false",
        ".portolan/.gitignore, heroku/, true",
        ".portolan/.gitignore, render/, false",
        ".gitignore, .portolan, true",
        ".gitignore, /.portolan/, true",
        ".gitignore, **/.portolan/**, true",
        ".gitignore, .portolan/heroku/*, true",
        ".gitignore, # .portolan, false",
        ".gitignore, portolan, false"
    })
    void aRuleOfGitCounts(String file, String rule, boolean isKept) {
        assertThat(told(STATE, "{}", file, "node_modules\n" + rule + " \n").isEmpty())
                .isEqualTo(isKept);
        assertThat(told(STATE, "{}", file, rule + "\n!.portolan/heroku/config.json\n"))
                .isNotEmpty();
    }

    @Test
    void trackedStateIsToldWhateverIsIgnored() {
        String index = "DIRC\0\u0001.gitignore\0\0.portolan/heroku/config.json\0\0.portolan/heroku/x.json\0";
        assertThat(told(STATE, "{}", ".gitignore", ".portolan\n", ".git/index", index))
                .containsExactly(STATE + " STATE_IN_GIT These files are tracked.");
        assertThat(told(STATE, "{}", ".gitignore", ".portolan\n", ".git/index", "DIRC\0.gitignore\0"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".portolan, true", ".portolan/heroku, true", "*, true", ".*, true", ".git, false", "'', false"})
    void stateThatAnImageWouldTakeAlongIsTold(String rule, boolean isKept) {
        String[] kept = {STATE, "{}", ".gitignore", ".portolan\n", "Dockerfile", "FROM scratch\n", ".dockerignore", rule
        };
        assertThat(told(kept)).isEqualTo(isKept ? List.of() : List.of(".portolan/heroku STATE_IN_IMAGE "));
    }

    @Test
    void withoutADockerfileThereIsNoImage() {
        assertThat(told(STATE, "{}", ".gitignore", ".portolan\n", "Procfile", "web: x\n"))
                .isEmpty();
        assertThat(told(STATE, "{}", ".gitignore", ".portolan\n", "web.Dockerfile", ""))
                .hasSize(1);
    }
}
