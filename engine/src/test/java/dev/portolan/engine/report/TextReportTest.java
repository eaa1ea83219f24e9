package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
    @Test
    void findingsAreGroupedErrorsFirst() {
        var findings =
                new ArrayList<>(Sample.translation(Sample.app(), Sample.HEROKU).findings());
        Finding zero = findings.get(1);
        findings.add(
                new Finding(zero.code(), List.of(), List.of(Origin.inFile("Procfile", 7, 1)), "There is another."));
        findings.add(new Finding(zero.code(), List.of(), List.of(), "And one without a place."));
        assertThat(TextReport.plain().findings(findings)).isEqualTo("""
                        error fly/not-there
                          The target has no such thing.
                          Do without it.
                            code  description = old-account

                        warning fly/count-zero  3 times
                          No machine runs.
                          See https://fly.io/docs/apps/scale-count/ and scale by hand.
                            Procfile:3:9  processes.worker.count = 0
                              It was 0 on purpose.
                            Procfile:7:1  There is another.
                            And one without a place.

                        info fly/region-guessed
                          The region is the nearest one.
                          Choose with `--set fly.region`.
                            app.json:4:13  region = us

                        5 findings: 1 error, 3 warnings, 1 info
                        """);
    }

    @Test
    void filesAreListedWithWhatBecomesOfThem(@TempDir Path folder) throws IOException {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var old = new RenderedFile("deploy/old.sh", "old\n", Document.Mode.NORMAL);
        var edited = new RenderedFile("deploy/fly/RUNBOOK.md", "old\n", Document.Mode.NORMAL);
        WritePlan.of(translation, List.of(old, edited), folder).apply();
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        var files = new ArrayList<>(translation.files());
        Runbook.file(translation).ifPresent(files::add);
        files.add(new RenderedFile("new", "", Document.Mode.NORMAL));
        var report = TargetReport.of(translation, WritePlan.of(translation, files, folder));
        assertThat(TextReport.plain().files(report)).isEqualTo("""
                        fly  Fly.io
                          conflict   fly.toml
                          update     deploy/fly/RUNBOOK.md
                          create     new
                          stale      deploy/old.sh
                          12 facts: 1 carried, 3 adapted, 7 in the runbook, 1 left out
                          next: 10 steps in deploy/fly/RUNBOOK.md: prepare 3, secrets 1, deploy 2, data 2, roll back 2
                        """);
    }

    @Test
    void whereNothingIsWrittenTheFilesAreNamedAlone() {
        assertThat(TextReport.plain().files(TargetReport.of(Sample.translation(Sample.app(), Sample.HEROKU))))
                .isEqualTo("""
                        fly  Fly.io
                          fly.toml
                          12 facts: 1 carried, 3 adapted, 7 in the runbook, 1 left out
                          next: 10 steps: prepare 3, secrets 1, deploy 2, data 2, roll back 2
                        """);
    }

    @Test
    void onceTheyAreWrittenItSaysWhatWasDone(@TempDir Path folder) throws IOException {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var old = new RenderedFile("deploy/fly/RUNBOOK.md", "old\n", Document.Mode.NORMAL);
        WritePlan.of(translation, List.of(old), folder).apply();
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        Files.writeString(folder.resolve("same"), "same\n");
        var files = new ArrayList<>(translation.files());
        Runbook.file(translation).ifPresent(files::add);
        files.add(new RenderedFile("new", "", Document.Mode.NORMAL));
        files.add(new RenderedFile("same", "same\n", Document.Mode.NORMAL));
        var plan = WritePlan.of(translation, files, folder);
        assertThat(TextReport.plain().files(TargetReport.of(translation, plan, plan.apply(true))))
                .startsWith("""
                        fly  Fly.io
                          replaced   fly.toml  what was there is now fly.toml.orig
                          updated    deploy/fly/RUNBOOK.md
                          created    new
                          unchanged  same
                          12 facts: 1 carried, 3 adapted, 7 in the runbook, 1 left out
                          next: 10 steps in deploy/fly/RUNBOOK.md""");
    }

    @Test
    void whereSomethingIsInTheWayItSaysThatNothingWasWrittenAndWhatToDo(@TempDir Path folder) throws IOException {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        Files.createDirectories(folder.resolve("deploy/fly/RUNBOOK.md"));
        var plan = WritePlan.of(translation, MoveFiles.all(translation), folder);
        assertThat(TextReport.plain().files(TargetReport.of(translation, plan, plan.apply())))
                .isEqualTo("""
                        fly  Fly.io
                          nothing was written: 2 files are in the way
                          conflict   fly.toml
                            Portolan did not write this file for this target, so it is left alone.
                            Look at the difference with --diff. Choose another folder with --out, or write with --force:\
                         the file that is there now then stays as NAME.orig.
                          conflict   deploy/fly/RUNBOOK.md  It is a folder.
                            Something that is not an ordinary file stands in the way.
                            Move it away, or choose another folder with --out.
                          12 facts: 1 carried, 3 adapted, 7 in the runbook, 1 left out
                        """);
    }

    @Test
    void scriptsAreCountedAndOnlyOneThatIsInTheWayIsNamed(@TempDir Path folder) throws IOException {
        var translation = AllLines.translation();
        Path script = folder.resolve("deploy/new/migrate/01-prepare.sh");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "mine\n");
        var plan = WritePlan.of(translation, MoveFiles.of(translation), folder);
        assertThat(TextReport.plain().files(TargetReport.of(translation, plan))).isEqualTo("""
                        new  New_place
                          create     deploy/new/RUNBOOK.md
                          create     deploy/new/AFTER.md
                          conflict   deploy/new/migrate/01-prepare.sh
                          create     deploy/new/migrate/  9 files
                          1 fact: 1 in the runbook
                          next: 8 steps in deploy/new/RUNBOOK.md: prepare 4, secrets 1, data 2, roll back 1
                        """);
    }

    @Test
    void whereTheRunbookIsNotWrittenItIsNotNamed(@TempDir Path folder) {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var report = TargetReport.of(translation, WritePlan.of(translation, translation.files(), folder));
        assertThat(TextReport.plain().files(report)).contains("  next: 10 steps: prepare 3,");
    }

    @Test
    void whatBecomesOfAFileHasItsColour(@TempDir Path folder) {
        var old = new RenderedFile("old", "a\n", Document.Mode.NORMAL);
        var same = new RenderedFile("same", "a\n", Document.Mode.NORMAL);
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        WritePlan.of(translation, List.of(old, same), folder).apply();
        var changed = new RenderedFile("old", "b\n", Document.Mode.NORMAL);
        var fresh = new RenderedFile("fresh", "b\n", Document.Mode.NORMAL);
        var plan = WritePlan.of(translation, List.of(changed, same, fresh), folder);
        var report = TargetReport.of(translation, plan);
        assertThat(TextReport.coloured().files(report).replace("\u001B", "E"))
                .contains("E[33mupdate   E[0m  old", "E[2munchangedE[0m  same", "E[32mcreate   E[0m  fresh");
    }

    @Test
    void oneFindingNeedsNoSum() {
        var findings = Sample.translation(Sample.app(), Sample.HEROKU).findings();
        assertThat(TextReport.plain().findings(findings.subList(0, 1))).doesNotContain("finding");
        assertThat(TextReport.plain().findings(findings.subList(0, 2))).endsWith("\n2 findings: 1 warning, 1 info\n");
    }

    @Test
    void aListOfOursThatCouldNotBeReadAndWasReplacedIsNamed(@TempDir Path folder) throws IOException {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        Files.createDirectory(folder.resolve(".portolan"));
        Files.writeString(folder.resolve(".portolan/written.json"), "{");
        var plan = WritePlan.of(translation, translation.files(), folder);
        assertThat(TextReport.plain().files(TargetReport.of(translation, plan, plan.apply())))
                .contains("  replaced   .portolan/written.json  what was there is now .portolan/written.json.orig\n");
    }

    @Test
    void aDifferenceIsPaintedForEyesAndLeftAloneForGit(@TempDir Path folder) throws IOException {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var old = new RenderedFile("run.sh", "a\nb\n", Document.Mode.NORMAL);
        WritePlan.of(translation, List.of(old), folder).apply();
        var changed = new RenderedFile("run.sh", "a\n\tc\u001B[2J\n", Document.Mode.NORMAL);
        var secret = new RenderedFile("secrets", "KEY=value\n", Document.Mode.PRIVATE);
        var plan = WritePlan.of(translation, List.of(changed, secret), folder);
        assertThat(TextReport.plain().diff(plan)).isEqualTo(plan.diff()).contains("+\tc\u001B[2J\n");
        assertThat(TextReport.coloured().diff(plan)).isEqualTo("""
                        E[1m--- a/run.shE[0m
                        E[1m+++ b/run.shE[0m
                        E[36m@@ -1,2 +1,2 @@E[0m
                         a
                        E[31m-bE[0m
                        E[32m+\tc\\u001B[2JE[0m
                        E[1mPrivate files a/secrets and b/secrets differE[0m
                        """.replace("E[", "\u001B["));
    }

    @Test
    void nothingIsSaidWhereThereIsNoFinding() {
        assertThat(TextReport.plain().findings(List.of())).isEmpty();
    }

    @Test
    void coloursAreOnlyThereOnRequest() {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        String plain = TextReport.plain().findings(translation.findings())
                + TextReport.plain().files(TargetReport.of(translation));
        String coloured = TextReport.coloured().findings(translation.findings())
                + TextReport.coloured().files(TargetReport.of(translation));
        assertThat(plain).doesNotContain("\u001B");
        assertThat(coloured).contains("\u001B[31merror\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void noTextOfTheAppCommandsTheTerminal() {
        var translation =
                Sample.translation(Sample.app("a", "b", "\u001B]0;owned\u0007\u009B31m\u202Etxt"), Sample.HEROKU);
        assertThat(TextReport.plain().findings(translation.findings()))
                .contains("description = \\u001B]0;owned\\u0007\\u009B31m\\u202Etxt")
                .matches("(?s)[ -~\n]*");
    }

    @Test
    void aLongValueIsCutAndSaysHowLongItIs() {
        var translation = Sample.translation(Sample.app("a", "b", "😀".repeat(5000)), Sample.HEROKU);
        assertThat(TextReport.plain().findings(translation.findings()))
                .contains("description = " + "😀".repeat(100) + "… (10000 characters)")
                .hasSizeLessThan(2000);
    }
}
