package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.heroku.live.LiveVariable;
import dev.portolan.heroku.report.Findings;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 26 values as two versions of {@code heroku config --shell} quote them, computed with their own code. */
class ShellQuotingTest {
    private record Shell(List<String> values, List<Finding> told) {}

    @Test
    void everyValueOfThePresentVersionIsReadBack() {
        Shell all = read(column("cli_ge_11_9_0"));
        assertThat(all.values()).isEqualTo(column("value")).isEqualTo(column("decoded"));
        assertThat(all.told()).isEmpty();
    }

    @Test
    void everyValueOfAnEarlierVersionIsReadBackOrToldToBeInDoubt() {
        List<String> values = column("value");
        List<String> quoted = column("cli_lt_11_9_0");
        Shell all = read(quoted);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!all.values().get(i).equals(values.get(i))) {
                wrong.add("V" + i);
            }
        }
        assertThat(wrong).hasSize(2);
        assertThat(all.told()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(LiveFinding.LIVE_CONFIG_QUOTING);
            assertThat(finding.detail()).isEqualTo(String.join(", ", wrong) + ".");
        });
    }

    @Test
    void oneBackslashInSingleQuotesTellsThatNoneIsDoubled() {
        Shell shell = read(List.of("'a\\b c'", "'a\\\\b c'"));
        assertThat(shell.values()).containsExactly("a\\b c", "a\\\\b c");
        assertThat(shell.told()).isEmpty();
    }

    /** As a file that a user takes, each value under a name of its own. */
    private static Shell read(List<String> quoted) {
        var text = new StringBuilder();
        for (int i = 0; i < quoted.size(); i++) {
            text.append('V').append(i).append('=').append(quoted.get(i)).append('\n');
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        var findings = new Findings();
        List<LiveVariable> config = LiveReader.read(
                        ProjectFolder.ofMemory(Map.of(".portolan/heroku/config", file)),
                        "production",
                        Origin.inFile("Procfile", 0, 0),
                        findings)
                .config()
                .orElseThrow();
        return new Shell(
                config.stream().map(variable -> variable.value().orElseThrow()).toList(),
                findings.all().stream()
                        .filter(finding -> finding.code() != LiveFinding.LIVE_TOPIC_MISSING)
                        .toList());
    }

    private static List<String> column(String name) {
        var folder = ProjectFolder.open(Shared.path("vectors"));
        var vectors = (Sequence) folder.json("heroku-config-shell-vectors.json").orElseThrow();
        assertThat(vectors.items()).hasSize(26);
        return vectors.items().stream()
                .map(vector -> ((Scalar) ((Mapping) vector).get(name).orElseThrow()).text())
                .toList();
    }
}
