package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "bundle exec puma -t 5:5 § bundle|exec|puma|-t|5:5",
                "rails server -b 'ssl://[::]:50?key=a&cert=b' § rails|server|-b|ssl://[::]:50?key=a&cert=b",
                "mix run --erl \"-kernel inet_dist_listen_min 9000\" § mix|run|--erl|-kernel inet_dist_listen_min 9000",
                "env A=1 node x.js § env|A=1|node|x.js",
                "celery worker # --beat § celery|worker",
                "a\\ b 'c'\"d\"e '' \"\\n\\$\" § a b|cde||\\n$",
                "echoo a#b a!b {} {a} @{1} 50% a=b $% \"$\" § echoo|a#b|a!b|{}|{a}|@{1}|50%|a=b|$%|$",
                "web; § web",
            })
    void theWordsOfOneProgramAreItsArgv(String script, String words) {
        assertThat(ShellScript.of(script).argv()).containsExactly(words.split("\\|", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "puma -p $PORT § exec puma -p $PORT",
                "puma -p ${PORT:-3000} § exec puma -p ${PORT:-3000}",
                "A=1 B='x y' puma § A=1 B='x y' exec puma",
                "NODE=$(mix phx.gen.secret) mix phx.server § NODE=$(mix phx.gen.secret) exec mix phx.server",
                "puma >log 2>&1 § exec puma >log 2>&1",
                "bin/migrate && bin/web § bin/migrate && exec bin/web",
                "cd Frontend/; ./Frontend --urls http://*:$PORT § cd Frontend/; exec ./Frontend --urls http://*:$PORT",
                "export A=1; set -e; a || b; c § export A=1; set -e; a || b; exec c",
                "java -jar target/*.war § exec java -jar target/*.war",
            })
    void execLetsSignalsReachTheLastProgram(String script, String withExec) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/sh", "-c", withExec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a || b",
                "a | b",
                "a 2>&1 | tee -a log",
                "if true; then a; fi",
                "a && { b; }",
                "(a); (b)",
                "A=$B # c\n",
                "exec a",
                "a && cd b",
                "echo a",
                "$A b",
                "! a",
                "for i in 1 2; do a $i; done",
                "a & b",
                "a & b; c",
                "[ -n \"$A\" ] && exit 0",
            })
    void whereExecCouldDoHarmTheTextStays(String script) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/sh", "-c", script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ -n $A ]] && a",
                "a <(b)",
                "a {b,c}",
                "a {1..3}",
                "a $'\\n'",
                "a $\"b\"",
                "source a",
                ". a",
                "A=(1 2)",
                "a ${A//b/c}",
                "a ${A^^}",
                "a ${A:0:3}",
                "a ${!A}",
                "wait -n",
                "function a { b; }",
                "((A++))",
                "a &> b",
                "a |& b",
                "a <<< b",
                "let A=1",
                "declare A",
                "local A",
                "set -o pipefail; a",
                "echo -e a",
                "echo $A",
                "a ${PIPESTATUS[0]}",
                "a $RANDOM",
                "a $UID",
                "a $HOSTNAME",
                "[ a == b ]",
                "kill -SIGTERM 1",
                "a a=~/b",
                "trap 'a' EXIT; b",
                "export A=$B",
                "a </dev/tcp/$H/5432",
                "A+=1",
                "time a",
                "cat <<E\na\nE",
                "a[1]=b",
                "exit 4 5",
                "a ${#B}",
                "a $0",
                "a ?",
                "case a in a) b ;; esac",
                "a $[1+1]",
                "coproc a",
                "UID=1 a",
            })
    void whatOnlyBashDoesGoesToBash(String script) {
        ShellScript it = ShellScript.of(script);
        assertThat(it.argv()).startsWith("/bin/bash", "-c").hasSize(3);
        assertThat(it.isPosix()).isFalse();
    }

    @Test
    void bashGetsExecToo() {
        assertThat(ShellScript.of("A=1 a {b,c} $RANDOM").argv())
                .containsExactly("/bin/bash", "-c", "A=1 exec a {b,c} $RANDOM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trap 'c' EXIT; a", ". ./env && a", "eval b; a", "read x; a", "set -m; a", "exec 2>log; a"})
    void nothingThatWaitsForTheEndOfTheShellIsLost(String script) {
        assertThat(ShellScript.of(script).argv().get(2)).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 'b", "a \"b", "a `b", "a $(b", "a ${b", "a \\", "a &&", "&& a", "a ;; b", "a )", "a\0b", "a\u0001",
                "-x a", "a (b)",
            })
    void whatCannotBeReadGoesToBashUnchanged(String script) {
        assertThat(ShellScript.of(script).argv().get(2)).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "# only a comment"})
    void anEmptyScriptIsLeftToTheShell(String script) {
        assertThat(ShellScript.of(script).argv()).containsExactly("/bin/sh", "-c", script);
    }

    @Test
    void severalProcessesAreNoticed() {
        assertThat(ShellScript.of("a & b & wait -n").startsSeveralProcesses()).isTrue();
        assertThat(ShellScript.of("if a; then b & fi").startsSeveralProcesses()).isTrue();
        assertThat(ShellScript.of("a 2>&1 && b '&'").startsSeveralProcesses()).isFalse();
    }

    @Test
    void aScriptTellsWhatItNeeds() {
        ShellScript plain = ShellScript.of("bin/web");
        assertThat(plain.needsShell()).isFalse();
        assertThat(plain.isPosix()).isTrue();
        assertThat(plain.text()).isEqualTo("bin/web").isEqualTo(plain.toString());
        assertThat(ShellScript.of("bin/web $PORT").needsShell()).isTrue();
    }

    @Test
    void everyTextGetsAnAnswer() {
        Random random = new Random(11);
        String alphabet = "ab '\"\\$`{}()[]<>|&;#!~*?=\n\t\r\0\u0001\ud83d09_:-/é";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(24), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            List<String> argv = ShellScript.of(text.toString()).argv();
            assertThat(argv).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(", "${a:-", "`", "'", "\"", "(", "$((", "\"$(", "a ", "{a,", "${a:-\"", "a;", "&", "\\", "$(a ",
                "x=", "a|", "$", "${a:-x}", "`a`", "$(a)", "[", "2>&1 ", "# ", "a\n", "$'",
            })
    void aLongTextTakesLinearTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        // A million characters take a fraction of a second; anything quadratic would take hours.
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(ShellScript.of(text).argv()).isNotEmpty());
    }
}
