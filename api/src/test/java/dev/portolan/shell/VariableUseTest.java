package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script needs from its environment, and which commands it runs. */
class VariableUseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "puma -p $PORT § PORT",
                "puma -p ${PORT} -e \"$RAILS_ENV:x\" -p $PORT § PORT RAILS_ENV",
                "web ${A:?missing} ${B%x} ${#C} ${!D} § A B C D",
                "NODE=$(mix gen $SEED) mix `cat $FILE` § SEED FILE",
                "x $((A + $B)) § A B",
                "x && { y $A; } || ( z $B ) | w $C & v $D § A B C D",
                "A=1 web $A § A",
                "A=$A web § A",
                "( x ) > $LOG § LOG",
                "bash -c 'puma -p $PORT' § PORT",
                "exec env B=1 sh -c 'x $A' § A",
                "if [ \"$A\" = x ]; then b $A; fi § A",
                "x ${A:-b}$C § C",
            })
    void variablesThatAScriptNeeds(String script, String names) {
        assertThat(shown(script)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "if [ \"$A\" = x ]; then b; fi § A?",
                "[ -n $A -a $B ] && test -z $C || d § A? B? C?",
                "x ${A:-$B} ${C:+$D} § B? D?",
                "bash -c '[ $A ] && b' § A?",
            })
    void variablesThatAScriptOnlyAsksFor(String script, String names) {
        assertThat(shown(script)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "x ${A:-b} ${A-b} ${A:+b} ${A+b}",
                "x \\$A '$A' \"\\$A\" $ \"$\" # $A",
                "x $? $$ $! $# $@ $* $1 $0 $- ${1} ${#}",
                "A=1; x $A",
                "A=1 B=$A x",
                "export A=1 B=2 && x $A $B",
                ": ${A:=5}; x $A",
                "for f in a b; do x $f; done",
                "cat list | while read -r line; do x $line; done",
                ". ./env && x $A",
                "eval `x`; y $A",
                "A=1 bash -c 'x $A'",
                "bash -c 'A=1; x $A'",
                "cd $PWD $OLDPWD; x $RANDOM $UID $BASH_VERSION $PPID",
            })
    void variablesThatAScriptHasOrSets(String script) {
        assertThat(ShellScript.of(script).variables()).isEmpty();
    }

    @Test
    void textThatIsNotFollowedNeedsNothing() {
        assertThat(ShellScript.of("x $A <<E\n$B\nE\n").variables()).isEmpty();
        assertThat(ShellScript.of("x $A <<E\n$B\nE\n").commands()).isEmpty();
    }

    @Test
    void commandsAreThoseOfTheWholeScript() {
        assertThat(ShellScript.of("A=1 bin/a \"b c\" $D >x && if e; then exec sh -c 'f | g'; fi; h=$(i j)")
                        .commands())
                .containsExactly(
                        List.of("i", "j"),
                        List.of("bin/a", "b c", "$D"),
                        List.of("e"),
                        List.of("exec", "sh", "-c", "f | g"),
                        List.of("f"),
                        List.of("g"));
    }

    private static String shown(String script) {
        return ShellScript.of(script).variables().stream()
                .map(use -> use.name() + (use.isTested() ? "?" : ""))
                .collect(Collectors.joining(" "));
    }
}
