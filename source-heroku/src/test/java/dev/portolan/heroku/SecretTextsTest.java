package dev.portolan.heroku;

import static dev.portolan.heroku.Project.appJson;
import static dev.portolan.heroku.Project.procfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.SecretFinding;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Secrets inside texts are told without their values, and go nowhere that they did not stand before. */
class SecretTextsTest {
    @TestFactory
    Stream<DynamicTest> secretsStandInCommandsOnly() {
        return Stream.of(SecretExamples.TOKEN, SecretExamples.KNOWN)
                .flatMap(secret -> SecretExamples.everywhere(secret).entrySet().stream()
                        .map(example -> dynamicTest(example.getKey() + ": " + secret, () -> {
                            Reading reading = example.getValue().read();
                            assertThat(reading.findings())
                                    .noneMatch(finding -> finding.toString().contains(secret));
                            assertThat(reading.app().orElseThrow().facts())
                                    .filteredOn(fact -> (fact.path() + " " + fact).contains(secret))
                                    .isNotEmpty()
                                    .allMatch(fact -> fact.get() instanceof Command);
                        })));
    }

    @Test
    void commandStaysAsItIs() {
        var project = procfile("web: API_TOKEN=4c0ffee4711b bin/web\n");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("API_TOKEN=4c0ffee4711b bin/web"));
        assertThat(told(project)).containsExactly("processes.web.command is 'API_TOKEN=… bin/web'.");
        assertThat(project.finding(SecretFinding.SECRET_IN_TEXT).origins())
                .containsExactly(Origin.inFile("Procfile", 1, 6));
    }

    @Test
    void jobsAndScriptsAreLookedThrough() {
        var project = appJson("""
                        {'scripts': {'postdeploy': 'seed --password hunter22',
                                     'test': 'test --token=%s'},
                         'cron': [{'command': 'call %s', 'schedule': '0 0 * * *'}]}
                        """.formatted(SecretExamples.TOKEN, SecretExamples.TOKEN));
        assertThat(told(project))
                .containsExactly(
                        "'test' is 'test --token=…'.",
                        "jobs.postdeploy.command is 'seed --password …'.",
                        "jobs.call.command is 'call …'.");
        assertThat(project.finding(HerokuFinding.SCRIPT_LEFT).detail()).isEqualTo("'test' is 'test --token=…'.");
    }

    @Test
    void descriptionLosesItsSecretOnTheWay() {
        var project = appJson("{'description': 'Call with %s.'}".formatted(SecretExamples.TOKEN));
        assertThat(project.app().description().get()).isEqualTo("Call with ….");
        assertThat(told(project)).containsExactly("description is 'Call with ….'.");
    }

    @Test
    void plainValueThatHoldsASecretIsOneItself() {
        var project = appJson("""
                        {'env': {'API_TOKEN': '%s', 'CALLBACK': 'https://example.com/%s',
                                 'NODE_OPTIONS': '--require x --token=%s'}}
                        """.formatted(SecretExamples.KNOWN, SecretExamples.KNOWN, SecretExamples.TOKEN));
        assertThat(project.env("CALLBACK").value().get()).isEqualTo(EnvValue.secret());
        assertThat(project.env("NODE_OPTIONS").value().get()).isEqualTo(EnvValue.secret());
        assertThat(project.finding(HerokuFinding.SECRET_VALUES_LEFT).detail())
                .isEqualTo("API_TOKEN, CALLBACK, NODE_OPTIONS.");
    }

    @Test
    void wordThatIsKeptOutIsNotLookedForElsewhere() {
        var project = appJson("{'env': {'SESSION_STORE': 'database', 'BIND': '0.0.0.0:80 --quiet'}}")
                .and("Procfile", "web: bin/web --store database --bind 0.0.0.0:80 --quiet\n");
        assertThat(project.env("SESSION_STORE").value().get()).isEqualTo(EnvValue.secret());
        assertThat(told(project)).isEmpty();
    }

    @Test
    void longTextIsShownAroundItsSecret() {
        String words = "word ".repeat(100);
        var project = procfile("web: " + words + SecretExamples.TOKEN + " " + words + "\n");
        assertThat(told(project))
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .contains("word … word");
    }

    @Test
    void findingThatQuotesASecretIsMaskedAndTheSecretTold() {
        var project = procfile("web: x\nother:bin/other " + SecretExamples.TOKEN + "\n");
        assertThat(project.finding(HerokuFinding.NO_SPACE_AFTER_COLON).detail())
                .isEqualTo("The line says 'other:bin/other …'.");
        assertThat(project.finding(SecretFinding.SECRET_IN_TEXT).origins())
                .containsExactly(Origin.inFile("Procfile", 2, 1));
    }

    @Test
    void nameThatIsASecretIsLeftOutWithAllThatItNames() {
        var project = procfile("web: x\n" + SecretExamples.TOKEN + ": y\n");
        assertThat(project.app().processes()).hasSize(1);
        assertThat(project.finding(HerokuFinding.FACT_REFUSED).detail())
                .isEqualTo("processes.… has a secret for its name.");
    }

    @Test
    void eachLineIsToldOnce() {
        var project = procfile("web: y " + SecretExamples.TOKEN + "\nweb x " + SecretExamples.TOKEN + "\n");
        assertThat(project.codes()).contains(HerokuFinding.NO_COLON, HerokuFinding.DUPLICATE_PROCESS);
        assertThat(told(project)).hasSize(1);
    }

    private static List<String> told(Project project) {
        return project.read().findings().stream()
                .filter(finding -> finding.code() == SecretFinding.SECRET_IN_TEXT)
                .map(Finding::detail)
                .toList();
    }
}
