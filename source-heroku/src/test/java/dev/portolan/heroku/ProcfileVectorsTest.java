package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.heroku.ProcfileLine.Kind;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What seven readers of a Procfile make of 31 texts, computed with their real rules; two of them are Heroku's. */
class ProcfileVectorsTest {
    @TestFactory
    Stream<DynamicTest> classicRule() {
        return vectors()
                .map(vector -> dynamicTest(
                        text(vector, "name"),
                        () -> assertThat(commands(ClassicProcfile.lines(text(vector, "input"))))
                                .containsExactlyEntriesOf(
                                        texts(vector.get("heroku_classic").orElseThrow()))));
    }

    @TestFactory
    Stream<DynamicTest> ruleOfCloudNativeBuildpacks() {
        return vectors()
                .map(vector -> dynamicTest(text(vector, "name"), () -> {
                    List<ProcfileLine> lines = CnbProcfile.lines(text(vector, "input"));
                    boolean fails = lines.stream().anyMatch(line -> line.kind() == Kind.UNMATCHED);
                    if (vector.get("cnb_v4").orElseThrow() instanceof Mapping expected) {
                        assertThat(fails).isFalse();
                        assertThat(commands(lines))
                                .containsExactlyEntriesOf(
                                        texts(expected.get("processes").orElseThrow()));
                        assertThat(warnings(lines)).isEqualTo(Integer.parseInt(text(expected, "warnings")));
                    } else {
                        assertThat(fails).isTrue();
                    }
                }));
    }

    private static int warnings(List<ProcfileLine> lines) {
        int entries = (int) lines.stream().filter(ProcfileLine::isEntry).count();
        int renamed = (int) lines.stream().filter(CnbProcfile::isRenamed).count();
        return renamed + entries - commands(lines).size();
    }

    private static Stream<Mapping> vectors() {
        var folder = ProjectFolder.open(Shared.path("vectors"));
        var vectors = (InputNode.Sequence) folder.json("procfile-vectors.json").orElseThrow();
        assertThat(vectors.items()).hasSize(31);
        return vectors.items().stream().map(Mapping.class::cast);
    }

    private static Map<String, String> commands(List<ProcfileLine> lines) {
        var commands = new LinkedHashMap<String, String>();
        Procfile.of(Procfile.PATH, lines).entries().forEach((name, line) -> commands.put(name, line.command()));
        return commands;
    }

    private static Map<String, String> texts(InputNode node) {
        var texts = new LinkedHashMap<String, String>();
        ((Mapping) node).entries().forEach(entry -> texts.put(entry.key(), ((Scalar) entry.value()).text()));
        return texts;
    }

    private static String text(Mapping table, String key) {
        return ((Scalar) table.get(key).orElseThrow()).text();
    }
}
