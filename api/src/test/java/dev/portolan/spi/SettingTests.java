package dev.portolan.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portolan.fact.Origin;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingTests {
    private static final Setting<Integer> NUMBER = Setting.number("size", "How large.", 2, 40);

    @Test
    void a_text_is_one_line_without_blanks_around_it() {
        Setting<String> text = Setting.text("name", "What it is called.");
        assertThat(text.parse(List.of(" a b "))).isEqualTo("a b");
        assertThat(text.expected()).isEqualTo("a text");
        for (String wrong : List.of("", "  ", "a\nb", "a\u0007b")) {
            refused(text, "one line of text is expected", wrong);
        }
    }

    @Test
    void a_choice_is_one_of_its_texts() {
        Setting<String> choice = Setting.choice("kind", "Which kind.", List.of("a", "b"));
        assertThat(choice.parse(List.of("b"))).isEqualTo("b");
        refused(choice, "one of a, b is expected", "c");
    }

    @Test
    void a_number_is_whole_and_within_its_bounds() {
        assertThat(NUMBER.parse(List.of("2"))).isEqualTo(2);
        assertThat(NUMBER.parse(List.of("40"))).isEqualTo(40);
        for (String wrong : List.of("1", "41", "-2", "+2", "2.0", "", "x", "9999999999")) {
            refused(NUMBER, "a whole number from 2 to 40 is expected", wrong);
        }
    }

    @Test
    void a_flag_is_true_or_false() {
        Setting<Boolean> flag = Setting.flag("on", "Whether it is on.");
        assertThat(flag.parse(List.of("true"))).isTrue();
        assertThat(flag.parse(List.of("false"))).isFalse();
        refused(flag, "true or false is expected", "yes");
    }

    @Test
    void only_a_list_takes_several_values_and_nothing_takes_none() {
        assertThat(Setting.list("zones", "Where it runs.").parse(List.of("a", "b")))
                .containsExactly("a", "b");
        assertThat(Setting.list("zones", "Where it runs.").isList()).isTrue();
        refused(NUMBER, "a whole number from 2 to 40 is expected, not 2 values", "3", "4");
        refused(NUMBER, "a whole number from 2 to 40 is expected, not 0 values");
        refused(Setting.list("zones", "Where it runs."), "a list of texts is expected, not 0 values");
    }

    @Test
    void what_was_set_last_counts_and_says_where_it_was_set() {
        Origin file = Origin.inFile("portolan.yaml", 3, 5);
        Settings settings = Settings.none("demo").with(NUMBER, List.of("3"), file);

        assertThat(settings.get(NUMBER).get()).isEqualTo(3);
        assertThat(settings.get(NUMBER).path()).hasToString("targets.demo.size");
        assertThat(settings.with(NUMBER, 7).get(NUMBER).get()).isEqualTo(7);
        assertThat(settings.get(NUMBER).get()).isEqualTo(3);
        assertThat(Settings.none("demo").get(NUMBER).isAbsent()).isTrue();
        assertThat(Settings.none("demo").get(NUMBER).path()).hasToString("targets.demo.size");
    }

    private static void refused(Setting<?> setting, String message, String... texts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.parse(List.of(texts)))
                .withMessage(message);
    }
}
