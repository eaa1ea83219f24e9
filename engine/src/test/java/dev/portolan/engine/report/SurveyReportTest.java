package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.read.ReadFinding;
import dev.portolan.engine.report.SurveyReport.Translated;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveyReportTest {
    private static final Reading READ = Reading.failed(List.of());
    private static final Reading NO_APP =
            Portolan.of(List.of(), List.of()).read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");
    private static final Reading BROKEN =
            Reading.failed(List.of(Finding.at(Origin.inFile("app.json", 1, 1), ReadFinding.SYNTAX_ERROR, "broken")));

    private final SurveyReport survey = new SurveyReport();
    private String lines = "";

    @BeforeEach
    void threeFolders() {
        var fly = Sample.translation(Sample.app(), Sample.HEROKU);
        var other = AllLines.translation();
        lines += survey.add(
                "shop",
                READ,
                List.of(new Translated(fly, Duration.ofMillis(3)), new Translated(other, Duration.ofMillis(1))));
        lines += survey.add("none", NO_APP, List.of());
        lines += survey.add("again", READ, List.of(new Translated(fly, Duration.ofMillis(4))));
    }

    @Test
    void eachFolderHasALine() {
        assertThat(lines).isEqualTo("""
                        shop                                      fly 1 error        new ok
                        none                                     no app
                        again                                     fly 1 error
                        """);
    }

    @Test
    void anAppThatCannotBeReadIsNotTakenForNone() {
        assertThat(survey.add("torn", BROKEN, List.of()))
                .isEqualTo("torn                                     cannot be read: 1 error\n");
        assertThat(survey.totals()).startsWith("4 folders, 1 without an app, 1 with an app that cannot be read\nfly ");
        assertThat(survey.json().replaceAll("\\s+", " "))
                .contains("{ \"app\": \"torn\", \"errors\": 1, \"targets\": [] }");
    }

    @Test
    void whatIsWrongWithOneOfTheFilesIsTold() {
        var fly = Sample.translation(Sample.app(), Sample.HEROKU);
        assertThat(survey.add("torn", BROKEN, List.of(new Translated(fly, Duration.ZERO))))
                .isEqualTo("torn                                      fly 1 error        read with 1 error\n");
        assertThat(survey.totals()).startsWith("4 folders, 1 without an app, 1 read with errors\nfly ");
    }

    @Test
    void theTotalsAddUp() {
        assertThat(survey.totals()).isEqualTo("""
                        3 folders, 1 without an app
                        fly      2 apps, 2 of them with errors by the rules of 2026.8
                                 facts: 2 carried, 6 adapted, 14 instructed, 0 implied, 2 left out, 0 unanswered
                                 3.5 ms an app
                        new      1 app, 0 of them with errors by the rules of 1
                                 facts: 0 carried, 0 adapted, 1 instructed, 0 implied, 0 left out, 0 unanswered
                                 1.0 ms an app
                        """);
    }

    @Test
    void aProgramReadsTheSame() {
        assertThat(survey.json().replaceAll("\\s+", " ").replace('"', '\'')).isEqualTo("""
                        { 'version': 1, 'apps': [\
                         { 'app': 'shop', 'errors': 0, 'targets': [\
                         { 'target': 'fly', 'errors': 1, 'counts': { 'carried': 1, 'adapted': 3, 'instructed': 7, 'left_out': 1 } },\
                         { 'target': 'new', 'errors': 0, 'counts': { 'instructed': 1 } } ] },\
                         { 'app': 'none', 'errors': 0, 'targets': [] },\
                         { 'app': 'again', 'errors': 0, 'targets': [\
                         { 'target': 'fly', 'errors': 1, 'counts': { 'carried': 1, 'adapted': 3, 'instructed': 7, 'left_out': 1 } }\
                         ] } ], 'totals': [\
                         { 'target': 'fly', 'rules': '2026.8', 'apps': 2, 'with_errors': 2, 'errors': 2,\
                         'counts': { 'carried': 2, 'adapted': 6, 'instructed': 14, 'left_out': 2 } },\
                         { 'target': 'new', 'rules': '1', 'apps': 1, 'with_errors': 0, 'errors': 0,\
                         'counts': { 'instructed': 1 } } ] }\
                        """ + " ");
    }
}
