package dev.portolan.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FactTests {
    private static final FactPath COUNT = FactPath.of("processes", "web", "count");
    private static final FactPath NAME = FactPath.of("processes", "web");
    private static final Origin PROCFILE = Origin.inFile("Procfile", 1, 1);

    @Test
    void a_value_made_of_a_fact_still_rests_on_it() {
        Fact<String> text = Fact.stated(COUNT, 2, PROCFILE).map(count -> "x" + count);

        assertThat(text.get()).isEqualTo("x2");
        assertThat(text.bases()).containsExactly(new Basis.Stated(COUNT, PROCFILE));
    }

    @Test
    void joining_two_facts_keeps_both() {
        Fact<String> both = Fact.stated(NAME, "web", PROCFILE)
                .with(Fact.stated(COUNT, 2, Origin.CODE), (name, count) -> name + "=" + count);

        assertThat(both.get()).isEqualTo("web=2");
        assertThat(both.bases())
                .containsExactly(new Basis.Stated(NAME, PROCFILE), new Basis.Stated(COUNT, Origin.CODE));
    }

    @Test
    void absent_stays_absent_whatever_is_made_of_it() {
        Fact<Integer> absent = Fact.absent(COUNT);

        assertThat(absent.map(count -> count + 1).isAbsent()).isTrue();
        assertThat(absent.with(Fact.stated(NAME, "web", PROCFILE), (a, b) -> b).isAbsent())
                .isTrue();
        assertThat(Fact.stated(NAME, "web", PROCFILE).with(absent, (a, b) -> a).isAbsent())
                .isTrue();
        assertThat(absent.from(Fact.stated(NAME, "web", PROCFILE)).bases()).isEmpty();
        assertThatThrownBy(absent::get)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("processes.web.count is not stated");
    }

    @Test
    void a_chosen_value_says_why() {
        assertThat(Fact.<Integer>absent(COUNT).orChosen(1, "one is enough").bases())
                .containsExactly(new Basis.Chosen("one is enough"));
    }

    @Test
    void two_facts_are_equal_by_path_and_value_wherever_they_were_stated() {
        assertThat(Fact.stated(COUNT, 2, PROCFILE)).isEqualTo(Fact.stated(COUNT, 2, Origin.CODE));
        assertThat(Fact.stated(COUNT, 2, PROCFILE)).isNotEqualTo(Fact.stated(COUNT, 3, PROCFILE));
        assertThat(Fact.stated(COUNT, 2, PROCFILE)).isNotEqualTo(Fact.absent(COUNT));
    }

    @Test
    void a_renamed_thing_takes_its_facts_along() {
        Fact<Integer> moved = Fact.stated(COUNT, 2, PROCFILE).rebased(NAME, FactPath.of("processes", "site"));

        assertThat(moved.path()).hasToString("processes.site.count");
        assertThat(moved.bases())
                .containsExactly(new Basis.Stated(FactPath.of("processes", "site", "count"), PROCFILE));
    }

    @Test
    void paths_are_printed_as_toml_prints_dotted_keys() {
        assertThat(FactPath.of("domains", "www.example.com", "tls")).hasToString("domains.\"www.example.com\".tls");
        assertThat(FactPath.of("a", "", "b\"\\\n")).hasToString("a.\"\".\"b\\\"\\\\\\u000A\"");
    }

    @Test
    void a_path_covers_itself_and_what_lies_below() {
        assertThat(NAME.covers(COUNT)).isTrue();
        assertThat(NAME.covers(NAME)).isTrue();
        assertThat(COUNT.covers(NAME)).isFalse();
        assertThat(FactPath.of("processes", "we").covers(COUNT)).isFalse();
        assertThat(FactPath.ROOT.covers(COUNT)).isTrue();
    }

    @Test
    void a_path_is_within_a_pattern_of_itself_or_of_what_it_belongs_to() {
        assertThat(COUNT.isWithin("processes.*.count")).isTrue();
        assertThat(COUNT.isWithin("processes.*")).isTrue();
        assertThat(COUNT.isWithin("processes.*.count.more")).isFalse();
        assertThat(COUNT.isWithin("processes.worker.count")).isFalse();
        assertThat(FactPath.of("domains", "www.example.com", "tls").isWithin("domains.*.tls"))
                .isTrue();
    }

    @Test
    void the_only_stated_one_of_several_facts_is_why_something_is_there() {
        Fact<Integer> two = Fact.stated(COUNT, 2, PROCFILE);

        assertThat(Fact.onlyOne(List.of(Fact.<Integer>absent(NAME), two))).isSameAs(two);
        assertThat(Fact.onlyOne(List.of(two, Fact.stated(NAME, 3, PROCFILE))).isAbsent())
                .isTrue();
        assertThat(Fact.onlyOne(List.<Fact<Integer>>of()).isAbsent()).isTrue();
    }

    @Test
    void a_value_of_another_type_is_absent() {
        Fact<Object> text = Fact.stated(NAME, "two", PROCFILE);

        assertThat(text.as(String.class).get()).isEqualTo("two");
        assertThat(text.as(Integer.class).isAbsent()).isTrue();
    }

    @Test
    void what_a_function_makes_nothing_of_is_absent_and_the_rest_rests_on_the_fact() {
        Fact<Integer> two = Fact.stated(COUNT, 2, PROCFILE);

        assertThat(two.mapOptional(value -> Optional.of(value + 1)).bases()).isEqualTo(two.bases());
        assertThat(two.mapOptional(value -> Optional.empty()).isAbsent()).isTrue();
    }

    @Test
    void texts_are_joined_and_rest_on_all_that_are_stated() {
        Fact<String> one = Fact.stated(NAME, "bin/a", PROCFILE);
        Fact<String> other = Fact.stated(COUNT, "bin/b", PROCFILE);
        Fact<String> all = Fact.joined(List.of(one, Fact.absent(FactPath.ROOT), other), " && ");

        assertThat(all.get()).isEqualTo("bin/a && bin/b");
        assertThat(all.bases()).hasSize(2);
        assertThat(Fact.joined(List.of(), " && ").isAbsent()).isTrue();
    }
}
