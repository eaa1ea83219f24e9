package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Command;
import dev.portolan.report.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcfileReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    web:npm start        | NO_SPACE_AFTER_COLON | web:npm start
                    web node server.js   | NO_COLON             | web node server.js
                    web : npm start      | SPACE_BEFORE_COLON   | web : npm start
                    // for Aptible       | UNMATCHED_LINE       | // for Aptible
                    http://example.com/  | UNMATCHED_LINE       | http://example.com/
                    web:                 | EMPTY_COMMAND        | web:
                    Web: npm start       | WRONG_CASE           | Web: npm start
                    RELEASE: rake        | WRONG_CASE           | RELEASE: rake
                    web: npm start \\    | TRAILING_BACKSLASH   | web: npm start \\
                    <<<<<<< HEAD         | MERGE_MARKER         | <<<<<<< HEAD
                    =======              | MERGE_MARKER         | =======
                    """)
    void lineIsToldWithItsPlaceAndItsWords(String line, HerokuFinding code, String quoted) {
        var finding = Project.procfile("worker: bin/worker\n" + line + "\n").finding(code);
        assertThat(finding.detail()).isEqualTo("The line says '" + quoted + "'.");
        assertThat(finding.origins()).containsExactly(Origin.inFile("Procfile", 2, 1));
    }

    @Test
    void ordinaryProcfileHasNothingToTellOfItsLines() {
        assertThat(Project.procfile("# a remark\n\nweb: bin/web # not a remark for Heroku\nrelease: bin/release\n")
                        .codes())
                .containsExactly(LiveFinding.LIVE_STATE_MISSING, HerokuFinding.NAME_UNKNOWN);
    }

    @Test
    void lineThatHerokuPassesOverRunsNothing() {
        var project = Project.procfile("web:npm start\n");
        assertThat(project.app().processes()).isEmpty();
        assertThat(project.finding(HerokuFinding.NO_SPACE_AFTER_COLON).severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void laterOfTwoLinesWinsAndTheEarlierIsQuoted() {
        var project = Project.procfile("web: old\nworker: w\nweb: new\n");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("new"));
        assertThat(project.finding(HerokuFinding.DUPLICATE_PROCESS).detail())
                .isEqualTo("Line 3 wins over line 1, which says 'web: old'.");
        assertThat(project.app().processes().get(0).name().is("web")).isTrue();
    }

    @Test
    void byteOrderMarkDoesNotHideTheFirstLine() {
        var project = Project.procfile("\uFEFFweb: bin/web\n");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("bin/web"));
        assertThat(project.codes()).contains(HerokuFinding.BYTE_ORDER_MARK);
    }

    @Test
    void blanksAndCarriageReturnsAreNoPartOfTheCommand() {
        var project = Project.procfile("web: bin/web  \r\nworker:\tbin/worker\r\n");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("bin/web"));
        assertThat(project.process("worker").command().get()).isEqualTo(Command.shell("bin/worker"));
        assertThat(project.codes())
                .contains(HerokuFinding.CARRIAGE_RETURNS, HerokuFinding.TRAILING_BLANKS, HerokuFinding.TABS);
    }

    @Test
    void commandKnowsItsColumn() {
        var command = Project.procfile("web:   bin/web\n").process("web").command();
        assertThat(command.bases().toString()).contains("Procfile:1:8");
    }

    @Test
    void cloudNativeAppIsReadByItsOwnRule() {
        var project = Project.procfile("web:npm start\nExtra_Worker: w\nnothing here\n")
                .and("app.json", "{\"stack\": \"cnb\"}");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("npm start"));
        assertThat(project.process("extra-worker").command().get()).isEqualTo(Command.shell("w"));
        assertThat(project.codes())
                .contains(HerokuFinding.CNB_RENAMED, HerokuFinding.CNB_LINE_REFUSED)
                .doesNotContain(HerokuFinding.NO_SPACE_AFTER_COLON);
    }

    @Test
    void timeIsLinearInTheLength() {
        String line = "a".repeat(1_000_000) + " ".repeat(1_000_000) + "\n";
        assertTimeout(Duration.ofSeconds(5), () -> ClassicProcfile.lines(line.repeat(3)));
    }
}
