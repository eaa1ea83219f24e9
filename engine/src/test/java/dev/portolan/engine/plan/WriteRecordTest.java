package dev.portolan.engine.plan;

import static dev.portolan.engine.plan.Folder.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.output.Sha256;
import dev.portolan.fact.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a record that others had their hands on. */
class WriteRecordTest {
    private static final String RECORD = ".portolan/written.json";

    @TempDir
    Path temporary;

    private Folder out;

    @BeforeEach
    void portolanWroteAFile() {
        out = new Folder(temporary.resolve("out")).written(file("fly.toml", "a\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"version\": 1}",
                "{\"version\": 1, \"targets\": []}",
                "{\"version\": 1, \"targets\": {\"fly\": 3}}",
                "{\"version\": 1, \"targets\": {\"fly\": {\"a\": \"short\"}}}",
                "{\"version\": 1, \"targets\": {\"fly\": {\"a\": 3}}}",
                "{\"version\": 1, \"targets\": {}, \"more\": 1}",
                "{\"version\": 1, \"version\": 1, \"targets\": {}}",
                "{\"version\": 1, \"targets\": {}} {}",
                "{\"version\": \"1\", \"targets\": {}}",
                "{\"version\": 2, \"targets\": {}}",
                "<<<<<<< HEAD\n{}\n",
                "\0\0\0"
            })
    void aBrokenRecordIsToldAndCountsAsNone(String broken) {
        out.put(RECORD, broken);
        var plan = out.plan(file("fly.toml", "b\n"));
        assertThat(plan.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("write/not-written-by-portolan", "write/record-unreadable");
        assertThat(plan.apply().isDone()).isFalse();
        assertThat(out.read(RECORD)).isEqualTo(broken);
    }

    @Test
    void theLineOfTheMistakeIsNamed() {
        out.put(RECORD, "{\n  \"version\": 1,\n<<<<<<< HEAD\n");
        var finding = out.plan().findings().get(0);
        assertThat(finding.places()).containsExactly(Origin.inFile(RECORD, 3, 0));
        assertThat(finding.detail()).isEqualTo("The reason: it is not JSON as Portolan writes it.");
    }

    @Test
    void aRecordOfANewerVersionIsNotGuessedAt() {
        out.put(RECORD, "{\"version\": 2, \"targets\": {}}");
        assertThat(out.plan().findings().get(0).detail())
                .isEqualTo("The reason: its version is 2 and not 1: another version of Portolan wrote it.");
    }

    @Test
    void aBrokenRecordIsReplacedAndACopyKept() {
        out.put(RECORD, "broken");
        var result = out.plan(file("fly.toml", "a\n")).apply();
        assertThat(result.isDone()).isTrue();
        assertThat(result.kept()).containsExactly(Map.entry(RECORD, RECORD + ".orig"));
        assertThat(out.read(RECORD + ".orig")).isEqualTo("broken");
        assertThat(out.plan(file("fly.toml", "b\n")).files()).hasToString("[UPDATE fly.toml]");
    }

    @Test
    void aRecordInAnotherOrderAndWithOtherSpacesIsRead() {
        out.put(RECORD, "{ \"targets\":{\"fly\":{\"fly.toml\":\"" + Sha256.of("a\n") + "\"}},\n\n\"version\":1 }");
        assertThat(out.plan(file("fly.toml", "b\n")).files()).hasToString("[UPDATE fly.toml]");
    }

    @Test
    void aRecordThatNamesPathsOutsideIsHarmless() throws IOException {
        Path outside = Files.writeString(temporary.resolve("x"), "mine\n");
        String hash = Sha256.of("mine\n");
        out.put(RECORD, "{\"version\":1,\"targets\":{\"fly\":{\"../x\":\"" + hash + "\",\"\":\"" + hash + "\"}}}");
        var plan = out.plan(file("fly.toml", "a\n"));
        assertThat(plan.stale()).isEmpty();
        assertThat(plan.apply().isDone()).isTrue();
        assertThat(outside).hasContent("mine\n");
        assertThat(out.read(RECORD)).doesNotContain("../x");
    }

    @Test
    void aLinkInThePlaceOfTheRecordIsAConflict() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "{}");
        Files.delete(out.path().resolve(RECORD));
        out.link(RECORD, elsewhere);
        var plan = out.plan(file("fly.toml", "a\n"));
        assertThat(plan.conflicts()).hasToString("[CONFLICT " + RECORD + "]");
        assertThat(plan.apply().isDone()).isFalse();
        assertThat(elsewhere).hasContent("{}");
    }

    @Test
    void aLinkedFolderOfTheRecordThatLeadsOutsideIsAConflict() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        var fresh = new Folder(Files.createDirectory(temporary.resolve("fresh"))).link(".portolan", outside);
        var plan = fresh.plan(file("fly.toml", "a\n"));
        assertThat(plan.findings().get(0).code().id()).isEqualTo("write/leads-outside");
        assertThat(plan.apply(true).isDone()).isFalse();
        assertThat(outside).isEmptyDirectory();
        assertThat(fresh.contents()).containsOnlyKeys(".portolan");
    }

    @Test
    void aFolderInThePlaceOfTheRecordIsAConflict() throws IOException {
        Files.delete(out.path().resolve(RECORD));
        Files.createDirectory(out.path().resolve(RECORD));
        assertThat(out.plan(file("fly.toml", "a\n")).apply(true).isDone()).isFalse();
    }
}
