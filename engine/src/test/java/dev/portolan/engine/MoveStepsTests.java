package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Datastore;
import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Output;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoveStepsTests {
    private static final App BOT = App.builder("bot")
            .build(build -> build.buildpacks(List.of("vendor/python")).builder("vendor/builder:1"))
            .process("worker", worker -> worker.count(1))
            .process("clock", clock -> {})
            .build();

    @Test
    void an_app_of_which_nothing_is_copied_is_stopped_as_the_last_thing_of_the_move() {
        var out = Output.builder();
        out.step("domain", Phase.CUT_OVER, "Move a domain").run("dig");

        assertThat(steps(out))
                .filteredOn(step -> step.phase() == Phase.CUT_OVER)
                .extracting(Step::id)
                .containsExactly("move.drift", "move.schedules", "domain", "move.stop");
    }

    @Test
    void an_app_that_was_stopped_for_a_copy_is_not_stopped_again() {
        var out = Output.builder();
        out.step("freeze", Phase.DATA, "Stop all writes").source(Line.Source.FREEZE);

        assertThat(steps(out)).extracting(Step::id).doesNotContain("move.stop");
    }

    @Test
    void what_changed_is_looked_for_before_the_app_is_stopped_since_its_counts_are_others_then() {
        var out = Output.builder();
        out.step("freeze", Phase.DATA, "Stop all writes").source(Line.Source.FREEZE);

        assertThat(steps(out))
                .filteredOn(step -> step.phase() == Phase.DATA)
                .extracting(Step::id)
                .containsExactly("move.rehearse", "move.drift", "move.schedules", "freeze");
    }

    @Test
    void an_app_whose_server_stays_is_stopped_before_the_new_one_works_on_the_same_data() {
        App app = App.builder("shop")
                .process("worker", worker -> worker.count(1))
                .datastore("db", db -> db.kind(Datastore.Kind.MYSQL).placement(Datastore.Placement.KEEP))
                .build();

        List<Step> steps = steps(app, deploying());

        assertThat(steps)
                .filteredOn(step -> step.phase() == Phase.DEPLOY || step.phase() == Phase.CUT_OVER)
                .extracting(Step::id)
                .containsExactly("move.drift", "move.schedules", "move.stop", "deploy");
        assertThat(lineOf(steps, "move.stop", 0)).contains("db");
        assertThat(lineOf(steps, "move.losses", 3)).contains("db");
    }

    @Test
    void an_app_that_does_nothing_by_itself_serves_until_users_are_sent_over_whatever_stays() {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> http.port(8080)))
                .datastore("db", db -> db.kind(Datastore.Kind.MYSQL).placement(Datastore.Placement.KEEP))
                .build();

        assertThat(steps(app, deploying()))
                .filteredOn(step -> step.id().equals("move.stop"))
                .extracting(Step::phase)
                .containsExactly(Phase.CUT_OVER);
    }

    @Test
    void what_changed_is_looked_for_in_the_stage_that_was_translated() {
        App app = App.builder("shop").stage("staging").build();

        assertThat(lineOf(steps(app, deploying()), "move.drift", 2))
                .containsExactly("portolan", "translate", "--to", "demo", "--stage", "staging", "--check");
    }

    @Test
    void what_changed_is_looked_for_with_the_settings_that_stand_in_no_file() {
        List<GivenSetting> settings = List.of(
                new GivenSetting("region", List.of("fra"), Origin.inFile("portolan.yaml", 1, 1)),
                new GivenSetting("hosts", List.of("a", "b"), Origin.setting("hosts")));

        assertThat(lineOf(steps(BOT, deploying(), settings), "move.drift", 2))
                .containsExactly("portolan", "translate", "--to", "demo", "--set", "demo.hosts=a,b", "--check");
    }

    @Test
    void what_the_platform_starts_by_itself_is_stopped_by_hand_and_comes_back_by_hand() {
        assertThat(lineOf(steps(deploying()), "move.schedules", 0)).containsExactly("Remove the jobs of the timer.");
        assertThat(lineOf(steps(deploying()), "move.losses", 3))
                .containsExactly("Schedules that were turned off are turned on again by hand.");
    }

    @Test
    void the_image_is_tried_with_the_buildpacks_that_are_stated() {
        assertThat(lineOf(steps(deploying()), "move.try-image", 0))
                .containsSubsequence("pack", "build", "--builder", "vendor/builder:1", "--buildpack", "vendor/python");
    }

    @Test
    void no_image_of_buildpacks_is_tried_where_the_target_builds_another() {
        var out = deploying();
        out.report(Told.NO_BUILDPACKS, ((Build.Buildpacks) BOT.build()).builder());

        assertThat(steps(out)).extracting(Step::id).contains("move.disk").doesNotContain("move.try-image");
    }

    @Test
    void the_way_back_names_the_processes_of_which_no_file_says_how_many_ran() {
        assertThat(lineOf(steps(deploying()), "move.losses", 4))
                .startsWith("No file says how many run of ")
                .contains("clock")
                .doesNotContain("worker");
    }

    private static Output.Builder deploying() {
        var out = Output.builder();
        out.step("deploy", Phase.DEPLOY, "Deploy").run("deploy");
        return out;
    }

    private static List<Step> steps(Output.Builder out) {
        return steps(BOT, out);
    }

    private static List<Step> steps(App app, Output.Builder out) {
        return steps(app, out, List.of());
    }

    private static List<Step> steps(App app, Output.Builder out, List<GivenSetting> settings) {
        Output output = out.build();
        var options = new TargetOptions(settings, Collections.emptyMap());
        return MoveSteps.around(output.steps(), app, Coverage.of(app, output), new Elsewhere(), "demo", options);
    }

    /** The words of a line of a step, as text. */
    private static List<String> lineOf(List<Step> steps, String id, int line) {
        Step step =
                steps.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return step.lines().get(line).words().stream()
                .flatMap(MoveStepsTests::texts)
                .toList();
    }

    private static Stream<String> texts(Word word) {
        if (word instanceof Word.Text text) {
            return Stream.of(text.text());
        }
        if (word.facts()[0].isAbsent()) {
            return Stream.of();
        }
        String value = word.facts()[0].get().toString();
        return word instanceof Word.Option option ? Stream.of(option.flag(), value) : Stream.of(value);
    }

    private enum Told implements FindingCode {
        NO_BUILDPACKS;

        @Override
        public Declaration declaration() {
            return new Declaration("demo", Severity.WARNING, Effect.LEFT_OUT, "It runs no buildpacks.", "Look.");
        }
    }

    private static final class Elsewhere implements SourcePlatform {
        @Override
        public String title() {
            return "Elsewhere";
        }

        @Override
        public Map<String, String> variables() {
            return Collections.emptyMap();
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
            return List.of(List.of(Word.text("count")));
        }

        @Override
        public List<List<Word>> capture() {
            return List.of(List.of(Word.text("capture")));
        }

        @Override
        public List<String> startsByItself() {
            return List.of("Remove the jobs of the timer.");
        }
    }
}
