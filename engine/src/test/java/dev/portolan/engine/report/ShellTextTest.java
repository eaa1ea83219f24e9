package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    private static Fact<String> fact(String value) {
        return Fact.stated(FactPath.of("app"), value, Origin.CODE);
    }

    private static String command(SourcePlatform platform, UnaryOperator<Step.Builder> lines) {
        Step step = lines.apply(new Step.Builder("id", Phase.PREPARE, "t")).build();
        return ShellText.typed(platform).command((Line.Run) step.lines().get(0));
    }

    private static String run(Object... words) {
        return command(SourcePlatform.NONE, step -> step.run(words));
    }

    @Test
    void absentFactsVanishWithTheirFlag() {
        assertThat(run(
                        "fly",
                        Fact.absent(FactPath.of("x")),
                        Word.option("--region", Fact.absent(FactPath.of("y"))),
                        "go"))
                .isEqualTo("fly go");
    }

    @Test
    void aVariableIsExpandedInDoubleQuotes() {
        assertThat(run("fly", Word.option("--app", fact("a b")), Word.variable("ID")))
                .isEqualTo("fly --app 'a b' \"$ID\"");
    }

    @Test
    void aTextIsNeverExpanded() {
        assertThat(run("fly", "$(rm -rf /)", "`x`", "$HOME", "a|b", ">f"))
                .isEqualTo("fly '$(rm -rf /)' '`x`' '$HOME' 'a|b' '>f'");
    }

    @Test
    void aProgramThatLooksLikeAnAssignmentOrAReservedWordIsQuoted() {
        assertThat(run("A=1", "x")).isEqualTo("'A=1' x");
        assertThat(run("if", "x")).isEqualTo("'if' x");
    }

    @Test
    void aLongCommandIsContinuedBetweenWordsAndNotBetweenAFlagAndItsValue() {
        var words = new ArrayList<Object>(List.of("fly"));
        for (int i = 0; i < 12; i++) {
            words.add(Word.option("--option-" + i, fact("value-" + i)));
        }
        assertThat(run(words.toArray())).isEqualTo("""
                        fly --option-0 value-0 --option-1 value-1 --option-2 value-2 --option-3 value-3 --option-4 value-4 \\
                          --option-5 value-5 --option-6 value-6 --option-7 value-7 --option-8 value-8 --option-9 value-9 \\
                          --option-10 value-10 --option-11 value-11""".stripIndent());
    }

    @Test
    void aLineHasAHundredCharactersAtMost() {
        String fits = "x".repeat(96);
        assertThat(run("fly", fits)).isEqualTo("fly " + fits).hasSize(100);
        assertThat(run("fly", fits + "x")).isEqualTo("fly \\\n  " + fits + "x");
        assertThat(run("fly", "x".repeat(40), "y".repeat(55), "z")).endsWith("y \\\n  z");
        String fed = "y".repeat(100 - "printf %s a | fly ".length());
        assertThat(command(SourcePlatform.NONE, step -> step.feed(Word.text("a"), "fly", fed)))
                .isEqualTo("printf %s a | fly " + fed)
                .hasSize(100);
        assertThat(command(SourcePlatform.NONE, step -> step.feed(Word.text("a"), "fly", fed + "y")))
                .isEqualTo("printf %s a |\n  fly " + fed + "y");
    }

    @Test
    void aLongCommandThatIsFedIfThereIsAnyIsContinuedToo() {
        Word optional = Word.oldValueIfAny(fact("K"), Fact.absent(FactPath.ROOT));
        assertThat(command(SourcePlatform.NONE, step -> step.feed(optional, "fly", "x".repeat(100))))
                .isEqualTo("ask K |\n  if_any fly \\\n    " + "x".repeat(100));
    }

    @Test
    void aWordInAScriptWithADollarStandsInDoubleQuotes() {
        assertThat(ShellQuoting.inScript("it's $5")).isEqualTo("\"it's \\$5\"");
        assertThat(ShellQuoting.inScript("`\"\\")).isEqualTo("\"\\`\\\"\\\\\"");
        assertThat(ShellQuoting.inScript("a b")).isEqualTo("'a b'");
        assertThat(ShellQuoting.inScript("'$\t")).doesNotStartWith("\"'");
    }

    @Test
    void aValueOfTheOldPlatformGoesThroughAPipe() {
        assertThat(command(
                        Sample.HEROKU,
                        step -> step.feed(Word.oldValue(fact("K"), Fact.absent(FactPath.ROOT)), "fly", "set", "K=-")))
                .isEqualTo("printf %s \"$(heroku config:get K --app \"$HEROKU_APP\")\" | fly set K=-");
    }

    @Test
    void aValueThatMayBeMissingIsHandedOnOnlyIfItIsThere() {
        Word optional = Word.oldValueIfAny(fact("K"), Fact.absent(FactPath.ROOT));
        assertThat(command(Sample.HEROKU, step -> step.feed(optional, "fly", "set", "K=-")))
                .isEqualTo("heroku config:get K --app \"$HEROKU_APP\" | if_any fly set K=-");
        assertThat(command(SourcePlatform.NONE, step -> step.feed(optional, "fly", "set", "K=-")))
                .isEqualTo("ask K | if_any fly set K=-");
    }

    @Test
    void withoutAPlatformTheUserIsAsked() {
        assertThat(command(
                        SourcePlatform.NONE, step -> step.feed(Word.oldValue(fact("K"), fact("it's")), "fly", "K=-")))
                .isEqualTo("ask K 'it'\\''s' | fly K=-");
        assertThat(command(Sample.HEROKU, step -> step.feed(Word.askedValue(fact("the token")), "fly", "K=-")))
                .isEqualTo("ask 'the token' | fly K=-");
    }

    @Test
    void aRandomValueIsMadeOnTheWay() {
        assertThat(command(SourcePlatform.NONE, step -> step.feed(Word.randomValue(fact("K")), "fly", "K=-")))
                .isEqualTo("openssl rand -hex 64 | tr -d '\\n' | fly K=-");
    }

    @Test
    void aRandomValueThatIsThereAlreadyIsKept() {
        assertThat(command(Sample.HEROKU, step -> step.feed(Word.randomValue(fact("K")), "fly", "K=-")))
                .isEqualTo("printf %s \"$(heroku config:get K --app \"$HEROKU_APP\")\" | fly K=-");
    }

    @Test
    void aFreshValueAsksForNoEarlierOne() {
        assertThat(command(Sample.HEROKU, step -> step.feed(Word.freshValue(fact("K")), "fly", "K=-")))
                .isEqualTo("openssl rand -hex 64 | tr -d '\\n' | fly K=-");
    }

    @Test
    void whatACommandPrintsGoesIntoTheNextOne() {
        Word token = Word.printedBy("fly", "tokens", "create", Word.option("-a", fact("shop")));
        assertThat(command(SourcePlatform.NONE, step -> step.feed(token, "gh", "secret", "set", "T")))
                .isEqualTo("fly tokens create -a shop | gh secret set T");
    }

    @Test
    void anExportedValueIsTheShellsOwnAffair() {
        assertThat(command(Sample.HEROKU, step -> step.export(fact("K"), Word.oldValue(fact("K"), fact("d")))))
                .isEqualTo("export K=\"$(printf %s \"$(heroku config:get K --app \"$HEROKU_APP\")\")\"");
        assertThat(command(SourcePlatform.NONE, step -> step.export(fact("K"), Word.askedValue(fact("it")))))
                .isEqualTo("export K=\"${K:-$(ask it)}\"");
    }

    @Test
    void aTextAndAVariableCanFeedACommandToo() {
        assertThat(command(SourcePlatform.NONE, step -> step.feed(Word.text("a b"), "cat")))
                .isEqualTo("printf %s 'a b' | cat");
        assertThat(command(SourcePlatform.NONE, step -> step.feed(Word.variable("ID"), "cat")))
                .isEqualTo("printf %s \"$ID\" | cat");
    }

    @Test
    void aSecretValueAsAWordOfACommandIsRefused() {
        assertThatThrownBy(() -> run("fly", Word.oldValue(fact("K"), fact("d"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a secret value is never a word of a command");
        assertThatThrownBy(() -> run("fly", Word.randomValue(fact("K")))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u202E", "\u001b[31m", "\t", "\r", "a\u200Bb", "\u2028", "\u0085", "\uFEFF", "\uDB40\uDC41"})
    void whatCannotBeSeenIsWrittenAsDigits(String hidden) {
        assertThat(ShellQuoting.typed(hidden))
                .containsPattern("printf '(\\\\[0-7]{3})+'")
                .matches("[ -~]+");
    }

    @Test
    void everyWordIsReadBackByAShellUnchanged() throws Exception {
        assumeTrue(Shell.isThere(), "skipped: there is no sh");
        var random = new Random(20261120);
        String alphabet = "ab \t\n\r'\"\\$`!*?[]{}()<>|&;#~=%@-\u202E\u001b\u2028é\uD83D\uDE00\uFEFF0";
        int[] characters = alphabet.codePoints().toArray();
        var words = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            var word = new StringBuilder();
            random.ints(random.nextInt(8), 0, characters.length).forEach(n -> word.appendCodePoint(characters[n]));
            words.add(word.toString());
        }
        var script = new StringBuilder("export LC_ALL=C\n");
        words.forEach(word -> script.append("printf '%s\\0' ")
                .append(ShellQuoting.typed(word))
                .append('\n'));
        assertThat(Shell.run(script.toString()).split("\0", -1)).startsWith(words.toArray(String[]::new));
    }
}
