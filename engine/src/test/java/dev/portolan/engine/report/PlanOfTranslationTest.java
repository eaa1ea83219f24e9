package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.plan.WritePlan;
import dev.portolan.model.App;
import dev.portolan.source.SourcePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOfTranslationTest {
    @Test
    void theRunbookAndItsScriptsAreAmongTheFiles(@TempDir Path folder) {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        assertThat(WritePlan.of(translation, MoveFiles.all(translation), folder).files())
                .extracting(file -> file.path())
                .contains("fly.toml", "deploy/fly/RUNBOOK.md", "deploy/fly/migrate/move.sh");
    }

    @Test
    void whatTheSamePlanWroteIsNeitherStaleNorChanged(@TempDir Path folder) {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        assertThat(WritePlan.of(translation, MoveFiles.all(translation), folder)
                        .apply()
                        .isDone())
                .isTrue();
        var again = WritePlan.of(translation, MoveFiles.all(translation), folder);
        assertThat(again.changesNothing()).isTrue();
        assertThat(again.stale()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRecordedForTheStageOfTheApp(@TempDir Path folder) throws IOException {
        App app = App.builder("shop").stage("staging").process("web", web -> {}).build();
        var staged = Sample.translation(app, SourcePlatform.NONE);
        WritePlan.of(staged, MoveFiles.all(staged), folder).apply();
        assertThat(Files.readString(folder.resolve(".portolan/written.json"))).contains("staging");
    }
}
