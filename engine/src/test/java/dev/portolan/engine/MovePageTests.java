package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.report.Runbook;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Phase;
import dev.portolan.report.Word;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MovePageTests {
    @Test
    void the_trial_is_built_by_the_same_buildpacks_with_what_they_read() {
        String page = page(
                "old",
                app -> app.env("YARN", EnvValue.literal("true"))
                        .env("TOKEN", EnvValue.secret())
                        .build(build -> build.buildpacks(List.of("heroku/nodejs", "heroku/ruby"))
                                .variables(List.of("YARN", "TOKEN"))));

        assertThat(page).contains("""
                        pack build portolan-trial --builder heroku/builder:24 --buildpack heroku/nodejs \\
                          --buildpack heroku/ruby --env YARN=true
                        """);
    }

    @Test
    void the_trial_is_built_to_the_same_stage_with_the_same_arguments() {
        String page = page(
                "old",
                app -> app.build(build ->
                        build.dockerfile("Dockerfile.prod").target("app").arg("RUBY", "3.4")));

        assertThat(page)
                .contains(
                        "docker build --file Dockerfile.prod --target app --build-arg RUBY=3.4 --tag portolan-trial .\n");
    }

    @Test
    void where_nobody_has_asked_the_platform_that_comes_before_all_else() {
        assertThat(page("", app -> app)).contains("### 1. Ask what runs today\n");
        assertThat(page("old", app -> app)).doesNotContain("Ask what runs today");
    }

    @Test
    void without_a_domain_users_have_to_be_told() {
        assertThat(page("old", app -> app)).contains(". Send users over\n");
        assertThat(page("old", app -> app.domain("www.example.com", domain -> {})))
                .doesNotContain("Send users over");
    }

    @Test
    void a_count_that_nobody_states_is_not_guessed_in_silence() {
        String said = "No file says how many run of `worker`";
        assertThat(page("old", app -> app.process("worker", worker -> worker.command(Command.exec("work")))))
                .contains(said);
        assertThat(page(
                        "old",
                        app -> app.process(
                                "worker",
                                worker -> worker.command(Command.exec("work")).count(2))))
                .doesNotContain(said);
    }

    private static String page(String name, UnaryOperator<App.Builder> facts) {
        App app = facts.apply(App.builder("shop")
                        .process(
                                "web",
                                web -> web.command(Command.exec("serve"))
                                        .count(1)
                                        .http(http -> http.port(80))))
                .build();
        Portolan portolan = Portolan.of(List.of(), List.of(new OneStep()));
        return Runbook.of(portolan.translate(Reading.of(app, List.of(), new OldPlace(name)), "new"));
    }

    private record OldPlace(String name) implements SourcePlatform {
        @Override
        public String title() {
            return "Oldplace";
        }

        @Override
        public Map<String, String> variables() {
            return Map.of("OLD_APP", name);
        }

        @Override
        public List<Word> readValue(String name) {
            return List.of();
        }

        @Override
        public List<List<Word>> freeze() {
            return List.of();
        }

        @Override
        public List<List<Word>> thaw() {
            return List.of();
        }

        @Override
        public List<List<Word>> quantities() {
            return List.of(List.of(Word.text("old"), Word.text("ps")));
        }

        @Override
        public List<List<Word>> capture() {
            return List.of(List.of(Word.text("portolan"), Word.text("snapshot")));
        }
    }

    private static final class OneStep implements Provider {
        @Override
        public ProviderInfo info() {
            return new ProviderInfo("new", "Newplace", "1", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public Output translate(App app, Settings settings) {
            Output.Builder out = Output.builder();
            out.step("go", Phase.DEPLOY, "Go").run("go");
            return out.build();
        }
    }
}
