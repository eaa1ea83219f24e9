package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which builtins, redirections and separators every shell takes alike, and which are bash's. */
class ShellCommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "while a; do break; done",
                "pwd",
                "test -n a",
                "[ a = b ]",
                "cd b",
                "command -v a",
                "echo a b",
                "printf abc",
                "printf '%s %d\\n\\t\\\\%%q' a 1",
                "kill -TERM 1",
                "read A B",
                "read -r A",
                "set -e",
                "wait 1",
                "exit 2",
                "export A B=1",
                "ulimit -n 4",
                "A=1 echo b",
            })
    void what_every_shell_does_alike_goes_to_sh(String script) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/sh", "-c", script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while a; do break 2; done",
                "pwd -P",
                "test a == b",
                "test",
                "[ ! a = b ]",
                "[ a = b",
                "cd -P b",
                "cd a b",
                "command a",
                "command -v a b",
                "echo -n a",
                "echo '\\n'",
                "printf",
                "printf -v A b",
                "printf $A",
                "printf 'a\\x41'",
                "printf %q a",
                "printf %",
                "kill -n 9 1",
                "kill -SIGINT 1",
                "read",
                "read -r",
                "read -n 1 A",
                "set",
                "set -o posix",
                "wait -n",
                "exit 3",
                "exec -a b c",
                "export",
                "export 1=2",
                "ulimit -c 4",
                "A=1 exit 0",
                "A=1 export B=1",
                "umask",
            })
    void what_other_shells_do_otherwise_goes_to_bash(String script) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/bash", "-c", script);
        assertThat(ShellScript.of(script).commands()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a >",
                "a > && b",
                "!",
                "a; !",
                "! ! a",
                "! && a",
                "%1",
                "A=$(b) c >d",
                "A=`b` c >d",
                "for 1 in a; do b; done",
                "a() { b; }",
                "A=1 if b"
            })
    void what_is_wrong_or_odd_is_not_followed(String script) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/bash", "-c", script);
        assertThat(ShellScript.of(script).commands()).isEmpty();
    }

    @Test
    void a_redirection_that_only_bash_understands_goes_to_bash() {
        assertThat(ShellScript.of("a >$B <&3 2>&-").argv()).containsExactly("/bin/sh", "-c", "exec a >$B <&3 2>&-");
        assertThat(ShellScript.of("a >&b").argv()).containsExactly("/bin/bash", "-c", "exec a >&b");
        assertThat(ShellScript.of("a >b*").argv()).containsExactly("/bin/bash", "-c", "exec a >b*");
        assertThat(ShellScript.of("a $(<b)").argv()).containsExactly("/bin/bash", "-c", "exec a $(<b)");
        assertThat(ShellScript.of("a <b").argv()).containsExactly("/bin/sh", "-c", "exec a <b");
    }

    @Test
    void an_assignment_that_runs_something_is_fine_without_a_redirection() {
        assertThat(ShellScript.of("A=$(b) c").argv()).containsExactly("/bin/sh", "-c", "A=$(b) exec c");
        assertThat(ShellScript.of("A=b c >d").argv()).containsExactly("/bin/sh", "-c", "A=b exec c >d");
    }

    @Test
    void a_line_is_a_command_and_an_empty_one_is_none() {
        ShellScript script = ShellScript.of("a\n\nb $C\n");

        assertThat(script.commands()).containsExactly(List.of("a"), List.of("b", "$C"));
        assertThat(script.argv()).containsExactly("/bin/sh", "-c", "a\n\nexec b $C\n");
    }

    @Test
    void who_waits_has_several_processes() {
        assertThat(ShellScript.of("a; wait").startsSeveralProcesses()).isTrue();
        assertThat(ShellScript.of("a; waiter").startsSeveralProcesses()).isFalse();
    }

    @Test
    void a_name_begins_with_no_digit_and_may_have_some_in_it() {
        assertThat(ShellScript.of("1A=b c").argv()).containsExactly("1A=b", "c");
        assertThat(ShellScript.of("x $aZ09 $Az_9 $_z0").variables())
                .extracting(VariableUse::name)
                .containsExactly("aZ09", "Az_9", "_z0");
    }
}
