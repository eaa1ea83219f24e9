package dev.portolan.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswersTests {
    private static final App SHOP = App.builder("shop")
            .description("Sells charts")
            .region("eu")
            .process(
                    "web", web -> web.command(Command.shell("bin/web")).count(2).memoryMiB(512))
            .build();

    private enum Code implements FindingCode {
        LEFT_OUT(Effect.LEFT_OUT),
        ADAPTED(Effect.ADAPTED),
        IMPLIED(Effect.IMPLIED),
        NOTE(Effect.NOTE);

        private final Effect effect;

        Code(Effect effect) {
            this.effect = effect;
        }

        @Override
        public Declaration declaration() {
            return new Declaration("test", Severity.INFO, effect, "It means this.", "Do that.");
        }
    }

    @Test
    void what_no_file_no_step_and_no_finding_answers_is_unanswered() {
        var out = Output.builder();
        out.add(Document.yaml("file.yaml"))
                .root()
                .put("command", SHOP.processes().get(0).command().map(Object::toString));
        out.step("name", Phase.PREPARE, "Name it").say(SHOP.name());
        out.report(Code.LEFT_OUT, SHOP.description()).report(Code.NOTE, SHOP.region());

        assertThat(out.unanswered(SHOP))
                .extracting(fact -> fact.path().toString())
                .containsExactlyInAnyOrder("region", "processes.web.count", "processes.web.memory");
    }

    @Test
    void what_is_told_of_after_the_question_is_answered() {
        var out = Output.builder();
        out.unanswered(SHOP).forEach(fact -> out.report(Code.LEFT_OUT, fact));

        assertThat(out.unanswered(SHOP)).isEmpty();
    }

    @Test
    void what_is_left_out_as_a_whole_is_left_out_with_all_that_belongs_to_it() {
        var out = Output.builder();
        out.report(Code.LEFT_OUT, SHOP.processes().get(0).name());
        Answers answers = Answers.of(out.build());

        assertThat(answers.isLeftOut(FactPath.of("processes", "web", "count"))).isTrue();
        assertThat(answers.isAnswered(FactPath.of("processes", "web", "count"))).isTrue();
        assertThat(answers.isAnswered(FactPath.of("region"))).isFalse();
    }

    @Test
    void each_way_to_answer_a_fact_is_told_apart() {
        var out = Output.builder();
        out.add(Document.yaml("file.yaml")).from(SHOP.name()).root().list("all").add(SHOP.region());
        out.add(Document.text("lines")).text().line("# ", SHOP.description());
        var web = SHOP.processes().get(0);
        out.report(Code.ADAPTED, web.memoryMiB()).report(Code.IMPLIED, web.count());
        Answers answers = Answers.of(out.build());

        assertThat(SHOP.facts())
                .filteredOn(fact -> answers.isCarried(fact.path()))
                .containsExactly(SHOP.name(), SHOP.description(), SHOP.region());
        assertThat(SHOP.facts())
                .filteredOn(fact -> answers.isAdapted(fact.path()))
                .contains(web.memoryMiB());
        assertThat(answers.isAdapted(web.count().path())).isFalse();
        assertThat(answers.isImplied(web.count().path())).isTrue();
        assertThat(answers.isImplied(web.memoryMiB().path())).isFalse();
        assertThat(answers.isAnswered(web.memoryMiB().path())).isFalse();
        assertThat(answers.isLeftOut(web.count().path())).isFalse();
    }

    @Test
    void what_holds_something_that_is_left_out_is_answered_and_its_other_parts_are_not() {
        var web = SHOP.processes().get(0);
        Answers answers =
                Answers.of(Output.builder().report(Code.LEFT_OUT, web.count()).build());

        assertThat(answers.isLeftOut(web.name().path())).isTrue();
        assertThat(answers.isLeftOut(web.memoryMiB().path())).isFalse();
    }

    @Test
    void a_list_of_facts_is_told_of_as_one_finding() {
        var out = Output.builder().report(Code.NOTE, java.util.List.of(SHOP.region(), SHOP.name()));

        assertThat(out.build().findings()).hasSize(1);
    }
}
