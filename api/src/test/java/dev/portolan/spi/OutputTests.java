package dev.portolan.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutputTests {
    private final Output.Builder out = Output.builder();

    @Test
    void a_step_about_a_thing_has_its_name_in_the_title_and_what_is_legal_of_it_in_the_id() {
        about("www.example.com");
        about("Ünder_score/x");
        List<Step> steps = out.build().steps();
        assertThat(steps)
                .extracting(Step::title)
                .containsExactly("Move a domain: www.example.com", "Move a domain: Ünder_score/x");
        assertThat(steps.get(0).id()).isEqualTo("domain.www.example.com");
        assertThat(steps.get(1).id()).matches("domain\\.[a-z0-9.-]+");
    }

    @Test
    void things_whose_names_differ_in_illegal_characters_only_have_steps_of_their_own() {
        about("a_b");
        about("a/b");
        assertThat(out.build().steps())
                .extracting(Step::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void two_steps_with_one_id_are_a_defect() {
        out.step("deploy", Phase.DEPLOY, "Deploy");
        assertThatIllegalStateException()
                .isThrownBy(() -> out.step("deploy", Phase.DEPLOY, "Deploy again"))
                .withMessageContaining("deploy");
    }

    private void about(String name) {
        Fact<String> fact = Fact.stated(FactPath.of("domains", name, "name"), name, Origin.CODE);
        out.step("domain", fact, Phase.CUT_OVER, "Move a domain").say("Point it there.");
    }
}
