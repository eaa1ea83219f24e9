package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.report.Runbook;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Trigger;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.time.Duration;
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

    @Test
    void the_trial_runs_what_users_come_to_as_the_target_would() {
        assertThat(page("old", app -> app.build(build -> build.buildpacks(List.of("heroku/ruby")))))
                .contains("""
                        docker run --detach --name portolan-trial --env PORT=8080 --publish 8080:8080 --entrypoint launcher \\
                          portolan-trial serve
                        sleep 20
                        docker logs portolan-trial
                        """, "You should see: it listens on port 8080, or names the secret that it misses\n");
    }

    @Test
    void an_image_that_is_there_is_run_and_not_built() {
        assertThat(page("old", app -> app.build(build -> build.image("registry.example.com/shop:1"))))
                .contains(" --publish 8080:8080 \\\n  registry.example.com/shop:1 serve\n")
                .doesNotContain("Build the image as");
        assertThat(page("old", app -> app)).contains("Build the image as `portolan-trial`.\n");
    }

    @Test
    void where_nobody_listens_the_first_process_is_tried() {
        App bot = App.builder("bot")
                .process("worker", worker -> worker.command(Command.exec("work", "hard")))
                .process("clock", clock -> clock.command(Command.exec("tick")))
                .build();
        assertThat(page("old", bot))
                .contains(
                        "docker run --detach --name portolan-trial portolan-trial work hard\n",
                        "You should see: it begins to work, or names the secret that it misses\n");
    }

    @Test
    void vendors_are_asked_for_accounts() {
        assertThat(page("old", app -> app.externalService("papertrail", service -> {})))
                .contains(
                        "Ask the vendor of `papertrail` to turn it into an account of yours, or open one and copy.\n");
        assertThat(page("old", app -> app)).doesNotContain("Get accounts of your own");
    }

    @Test
    void the_records_of_each_name_are_written_down() {
        assertThat(page(
                        "old",
                        app -> app.domain("www.example.com", domain -> {}).domain("*.example.org", domain -> {})))
                .contains("""
                        dig +noall +answer www.example.com A
                        dig +noall +answer www.example.com AAAA
                        dig +noall +answer www.example.com CNAME
                        dig +noall +answer www.example.com MX
                        dig +noall +answer www.example.com TXT
                        dig +noall +answer www.example.com CAA
                        dig +noall +answer example.org A
                        """, "Set the TTL of those that will change to 60 seconds");
        assertThat(page("old", app -> app)).doesNotContain("Write down the DNS records");
    }

    @Test
    void schedules_are_turned_off_where_the_app_ran() {
        assertThat(page(
                        "old",
                        app -> app.job(
                                        "nightly",
                                        job -> job.command(Command.exec("n")).trigger(new Trigger.Cron("0 3 * * *")))
                                .job(
                                        "often",
                                        job -> job.command(Command.exec("o"))
                                                .trigger(new Trigger.Every(Duration.ofHours(1))))
                                .job(
                                        "now",
                                        job -> job.command(Command.exec("x")).trigger(new Trigger.OnDemand()))
                                .job("later", job -> job.command(Command.exec("x")))))
                .contains(
                        "Turn the schedule of `nightly` off where the app runs today.\n",
                        "Turn the schedule of `often` off where the app runs today.\n")
                .doesNotContain("schedule of `now`", "schedule of `later`");
        assertThat(page("old", app -> app)).doesNotContain("Turn the schedule");
    }

    @Test
    void the_platform_is_asked_before_and_once_more_before_the_app_is_stopped() {
        assertThat(page("", app -> app)).contains("### 1. Ask what runs today", """
                        ```sh
                        portolan snapshot
                        ```

                        Then translate again, as before, and go on with the new page.
                        """);
        assertThat(page("old", app -> app))
                .contains("old ps\n")
                .contains("portolan snapshot\n```\n\nGive what follows --from and --out, if they were given when"
                        + " the files were written."
                        + "\n\n```sh\nportolan translate --to new --check\n");
    }

    @Test
    void a_copy_is_rehearsed_and_said_what_the_platform_says_of_it() {
        assertThat(page("old", App.builder("data").build()))
                .contains("Rehearse the copy", "Do the steps that copy once", "Old data is slow.\n");
        assertThat(page("old", app -> app)).doesNotContain("Rehearse the copy");
    }

    @Test
    void one_looks_first_then_follows_the_target_then_does_the_rest() {
        List<String> titles = page("", app -> app.domain("www.example.com", domain -> {}))
                .lines()
                .filter(line -> line.startsWith("### "))
                .toList();
        assertThat(titles)
                .containsExactly(
                        "### 1. Ask what runs today",
                        "### 2. Sign in",
                        "### 3. Run the image here",
                        "### 4. Look for files that the app writes",
                        "### 5. Write down what runs today",
                        "### 6. Write down the DNS records, and lower their TTL",
                        "### 7. Go",
                        "### 8. See that nothing has changed since the files were written",
                        "### 9. Stop the app where it ran",
                        "### 10. Know what the way back loses");
    }

    @Test
    void without_a_platform_or_without_steps_nothing_is_put_around() {
        Portolan portolan = Portolan.of(List.of(), List.of(new OneStep()));
        App app = App.builder("shop").build();
        assertThat(portolan.translate(Reading.of(app, List.of(), SourcePlatform.NONE), "new")
                        .steps())
                .extracting(Step::id)
                .containsExactly("sign-in", "go");
        assertThat(portolan.translate(Reading.of(App.builder("none").build(), List.of(), new OldPlace("old")), "new")
                        .steps())
                .isEmpty();
    }

    private static String page(String name, App app) {
        Portolan portolan = Portolan.of(List.of(), List.of(new OneStep()));
        return Runbook.of(portolan.translate(Reading.of(app, List.of(), new OldPlace(name)), "new"));
    }

    private static String page(String name, UnaryOperator<App.Builder> facts) {
        App app = facts.apply(App.builder("shop")
                        .process(
                                "web",
                                web -> web.command(Command.exec("serve"))
                                        .count(1)
                                        .http(http -> http.port(80))))
                .build();
        return page(name, app);
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
        public List<String> beforeCopy() {
            return List.of("Old data is slow.");
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
            if (app.name().is("none")) {
                return out.build();
            }
            if (app.name().is("data")) {
                out.step("copy", Phase.DATA, "Copy").run("copy");
            }
            out.step("sign-in", Phase.PREPARE, "Sign in").run("login");
            out.step("go", Phase.DEPLOY, "Go").run("go");
            return out.build();
        }
    }
}
