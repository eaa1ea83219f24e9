package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.report.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class HerokuPlatformTest {
    private final Project project = Project.appJson("{'formation': {'worker': {'quantity': 3}}}");

    @Test
    void valueIsAskedByName() {
        assertThat(shown(List.of(project.read().platform().readValue("API_TOKEN"))))
                .containsExactly("heroku config:get API_TOKEN --app $HEROKU_APP");
    }

    @Test
    void secretThatABuildpackMadeIsAskedOfADyno() {
        assertThat(shown(List.of(SuppliedExamples.rails().read().platform().readValue("SECRET_KEY_BASE"))))
                .containsExactly("heroku run --no-tty --app $HEROKU_APP -- printenv SECRET_KEY_BASE");
        assertThat(shown(List.of(SuppliedExamples.rails()
                        .and("app.json", "{\"env\": {\"SECRET_KEY_BASE\": {}}}")
                        .read()
                        .platform()
                        .readValue("SECRET_KEY_BASE"))))
                .containsExactly("heroku config:get SECRET_KEY_BASE --app $HEROKU_APP");
    }

    @Test
    void freezingStopsRequestsAndWorkersAndThawingStartsThemAgain() {
        var platform = project.read().platform();
        assertThat(shown(platform.freeze()))
                .containsExactly(
                        "heroku maintenance:on --app $HEROKU_APP", "heroku ps:scale worker=0 --app $HEROKU_APP");
        assertThat(shown(platform.thaw()))
                .containsExactly(
                        "heroku maintenance:off --app $HEROKU_APP", "heroku ps:scale worker=3 --app $HEROKU_APP");
    }

    @Test
    void withoutWorkersMaintenanceIsEnough() {
        assertThat(Project.procfile("web: x\n").read().platform().freeze()).hasSize(1);
    }

    private static List<String> shown(List<List<Word>> commands) {
        return commands.stream()
                .map(words -> String.join(
                        " ", words.stream().map(HerokuPlatformTest::shown).toList()))
                .toList();
    }

    private static String shown(Word word) {
        if (word instanceof Word.Variable variable) {
            return "$" + variable.name();
        }
        return word instanceof Word.OfFact fact ? fact.fact().get().toString() : ((Word.Text) word).text();
    }
}
