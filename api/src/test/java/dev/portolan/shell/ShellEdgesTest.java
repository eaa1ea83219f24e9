package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where quotes, expansions and operators end, and which shell they need. */
class ShellEdgesTest {
    private static void goesToSh(String script, String withExec) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/sh", "-c", withExec);
    }

    private static void goesToBash(String script, String withExec) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/bash", "-c", withExec);
    }

    private static void isNotFollowed(String script) {
        goesToBash(script, script);
        assertThat(ShellScript.of(script).commands()).isEmpty();
    }

    private static List<String> words(String script) {
        assertThat(ShellScript.of(script).needsShell()).as(script).isFalse();
        return ShellScript.of(script).argv();
    }

    private static List<List<String>> commands(String script) {
        return ShellScript.of(script).commands();
    }

    @Test
    void arithmetic_goes_to_sh_unless_it_has_what_POSIX_lacks() {
        goesToSh("a $((1+2))", "exec a $((1+2))");
        goesToSh("a $(( (A+2)*-$B )) && c", "a $(( (A+2)*-$B )) && exec c");
        goesToBash("a $((A++))", "exec a $((A++))");
        goesToBash("a $((--A))", "exec a $((--A))");
        goesToBash("a $((2**3))", "exec a $((2**3))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a $((1", "a $((1)", "a $((A[0]))", "a $(($(b)))"})
    void arithmetic_that_is_open_or_has_more_in_it_than_numbers_and_names_is_not_followed(String script) {
        isNotFollowed(script);
    }

    @Test
    void an_expansion_ends_where_its_brace_closes() {
        goesToSh("a ${#} ${1} ${@} && b", "a ${#} ${1} ${@} && exec b");
        goesToSh("a ${B:-c d} && e", "a ${B:-c d} && exec e");
        goesToSh("a \"${B:-c}\" && d", "a \"${B:-c}\" && exec d");
        goesToSh("a ${B:-'}'} && c", "a ${B:-'}'} && exec c");
        goesToSh("a ${B:-\"{it's}\"} && c", "a ${B:-\"{it's}\"} && exec c");
        goesToBash("a ${B:-c\\}d} && e", "a ${B:-c\\}d} && exec e");
        goesToBash("a ${#B} && c", "a ${#B} && exec c");
        goesToBash("a ${!B} && c", "a ${!B} && exec c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ${b:-c",
                "a ${B:-'c}",
                "a \"${B:-'c'}\"",
                "a ${B:-{}}",
                "a ${@:2}",
                "a ${1x}",
                "a ${!}",
                "a ${#B",
                "a ${#B%c}"
            })
    void an_expansion_that_shells_read_in_several_ways_is_not_followed(String script) {
        isNotFollowed(script);
    }

    @Test
    void a_quote_of_the_kind_that_bash_added_ends_at_a_quote_without_a_backslash() {
        goesToBash("a $'b\\'c' && d", "a $'b\\'c' && exec d");
        isNotFollowed("a $'b");
        isNotFollowed("a $'b\\'");
    }

    @Test
    void a_substitution_in_backquotes_ends_at_the_next_one() {
        goesToSh("a `b \"c\"` && d", "a `b \"c\"` && exec d");
        goesToSh("a \"`b c`\" && d", "a \"`b c`\" && exec d");
        isNotFollowed("a `b \\$c`");
        isNotFollowed("a \"`b \"c\"`\"");
        isNotFollowed("a `b 'c` d'");
    }

    @Test
    void substitutions_are_followed_as_deep_as_anyone_writes_them() {
        String shallow = "a " + "$(b ".repeat(20) + ")".repeat(20);
        goesToSh(shallow, "exec " + shallow);
        isNotFollowed("a " + "$(b ".repeat(40) + ")".repeat(40));
        String beside = "a " + "$B".repeat(40);
        goesToSh(beside, "exec " + beside);
    }

    @Test
    void a_comment_ends_with_its_line_and_no_exec_is_put_into_such_a_text() {
        goesToSh("a $B # it's", "a $B # it's");
        goesToSh("a $B # it's\nc", "a $B # it's\nc");
        assertThat(commands("a # it's\nb")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void a_number_right_before_a_redirection_is_a_descriptor_and_no_word() {
        assertThat(commands("a 2>log b")).containsExactly(List.of("a", "b"));
        assertThat(commands("a 2 >log b")).containsExactly(List.of("a", "2", "b"));
        assertThat(commands("a b2>log '3'>log")).containsExactly(List.of("a", "b2", "3"));
        assertThat(commands("2>log a")).containsExactly(List.of("a"));
        goesToSh(">log a", ">log exec a");
        goesToBash("a 10>log", "exec a 10>log");
        isNotFollowed("a {fd}>log");
    }

    @Test
    void a_descriptor_that_is_closed_stands_alone() {
        goesToSh("a >&- b", "exec a >&- b");
        isNotFollowed("a >&-b");
    }

    @Test
    void an_operator_or_a_word_over_two_lines_is_not_followed() {
        isNotFollowed("a &&\\\nb");
        isNotFollowed("a b\\\nc");
        goesToSh("a $B \\\nc", "exec a $B \\\nc");
    }

    @Test
    void a_group_may_begin_right_behind_an_operator() {
        goesToSh("a &&(b)", "a &&(b)");
        isNotFollowed("a <(b)");
    }

    @Test
    void only_a_pattern_that_begins_with_a_dot_needs_bash() {
        goesToSh("a * b.* c/d*", "exec a * b.* c/d*");
        goesToBash("a .*", "exec a .*");
        goesToBash("a b/.*", "exec a b/.*");
        goesToBash("a [bc]", "exec a [bc]");
    }

    @Test
    void brackets_and_braces_that_are_no_patterns_are_words() {
        assertThat(words("a [ b")).containsExactly("a", "[", "b");
        assertThat(words("a [")).containsExactly("a", "[");
        assertThat(words("a [[ b")).containsExactly("a", "[[", "b");
        assertThat(words("a {b.c} d,e")).containsExactly("a", "{b.c}", "d,e");
    }

    @Test
    void a_tilde_is_a_home_only_where_a_word_begins() {
        assertThat(words("a b~c")).containsExactly("a", "b~c");
        goesToSh("a ~", "exec a ~");
        goesToSh("a ~/b", "exec a ~/b");
        goesToBash("a ~+", "exec a ~+");
        goesToBash("a ~1", "exec a ~1");
        goesToBash("a b:~/c", "exec a b:~/c");
    }

    @Test
    void a_dollar_that_stands_for_itself_is_quoted_for_sh() {
        goesToSh("a \"b$\" $C", "exec a \"b$\" $C");
        goesToBash("a b$ $C", "exec a b$ $C");
    }

    @Test
    void a_backslash_at_the_end_of_an_open_quote_is_not_followed() {
        isNotFollowed("a \"b\\");
        assertThat(words("a \"b\\c\\\nd\"")).containsExactly("a", "b\\cd");
    }
}
