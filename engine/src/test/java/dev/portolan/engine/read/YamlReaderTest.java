package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @Test
    void everyKeyAndValueKnowsItsPlace() {
        var told = Told.yaml("build:", "  docker: # why", "    web: 'Dockerfile'", "run: [😀, \"b\"]", "😀: |", "  x");
        assertThat(told.placed())
                .isEqualTo("1:1{1:1 build=2:3{2:3 docker=3:5{3:5 web=3:10 TEXT Dockerfile}}, "
                        + "4:1 run=4:6[4:7 TEXT 😀, 4:10 TEXT b], 5:1 😀=5:4 TEXT x}");
        assertThat(told.said()).isEmpty();
    }

    @Test
    void aValueWithoutQuotesIsWhatYaml12TakesItForAndStaysAsWritten() {
        assertThat(Told.yaml(
                                "[yes, no, on, off, y, True, false, 1_000, 22:22, 0777, 0o17, 0x1F, 1.20, 1e3, .inf, 2026-11-20]")
                        .plain())
                .isEqualTo("[TEXT yes, TEXT no, TEXT on, TEXT off, TEXT y, BOOLEAN True, BOOLEAN false, TEXT 1_000, "
                        + "TEXT 22:22, NUMBER 0777, NUMBER 0o17, NUMBER 0x1F, NUMBER 1.20, NUMBER 1e3, NUMBER .inf, "
                        + "TEXT 2026-11-20]");
        assertThat(Told.yaml("[~, null, '', '12', \"true\", !!str 12, !!int '12', a:, -]")
                        .plain())
                .isEqualTo("[NULL ~, NULL null, TEXT , TEXT 12, TEXT true, TEXT 12, NUMBER 12, {a=NULL }, TEXT -]");
    }

    @Test
    void anEmptyFileIsNothing() {
        assertThat(Told.yaml("# only a comment").placed()).isEqualTo("1:1 NULL ");
        assertThat(Told.yaml("\uFEFFa: 1\r\n").placed()).isEqualTo("1:1{1:1 a=1:4 NUMBER 1}");
    }

    @Test
    void aliasesAndMergeKeysAreResolvedAndOwnKeysWin() {
        var told = Told.yaml(
                "x: &x {a: 1, b: 2}", "y: &y {b: 3, c: 4}", "z:", "  b: 5", "  <<: [*x, *y]", "  c: 6", "w: *x");
        assertThat(told.placed())
                .endsWith("3:1 z=4:3{4:3 b=4:6 NUMBER 5, 1:8 a=1:11 NUMBER 1, 6:3 c=6:6 NUMBER 6}, "
                        + "7:1 w=1:4{1:8 a=1:11 NUMBER 1, 1:14 b=1:17 NUMBER 2}}");
        assertThat(Told.yaml("'<<': {a: 1}").plain()).isEqualTo("{<<={a=NUMBER 1}}");
    }

    @Test
    void noTagMakesAnObjectAndUnknownOnesAreTold() {
        var told = Told.yaml("a: !!javax.script.ScriptEngineManager [x]", "b: !reset null");
        assertThat(told.plain()).isEqualTo("{a=[TEXT x], b=TEXT null}");
        assertThat(told.said())
                .containsExactly(
                        "1:4 TAG_IGNORED The tag is 'tag:yaml.org,2002:javax.script.ScriptEngineManager'.",
                        "2:4 TAG_IGNORED The tag is '!reset'.");
    }

    @Test
    void keysThatStandTwiceAreErrorsAllToldAtOnce() {
        assertThat(Told.yaml("a: 1", "b: {c: 1, c: 2}", "a: 3").said())
                .containsExactly(
                        "2:11 SYNTAX_ERROR The key 'c' stands a second time in the same table. Expected each key once.",
                        "3:1 SYNTAX_ERROR The key 'a' stands a second time in the same table. Expected each key once.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a: 1\\n---\\nb: 2     | 2:1  | Found a second document, expected one.
                    a:\\n\\t- b           | 2:1  | Found a tab, expected spaces
                    a: b: c               | 1:5  | A text with ': ' inside stands in quotes
                    a: 1\\n b: 2          | 2:3  | the line is indented more or less than its neighbours.
                    a: @b                 | 1:4  | Such a text stands in quotes.
                    a: %b                 | 1:4  | Such a text stands in quotes.
                    a: "b                 | 1:6  | a text whose quote is not closed. What is being read began on line 1.
                    a: [b                 | 1:6  | A comma or the closing bracket is missing.
                    a: {b: c\\nd: 1       | 2:2  | A comma or the closing bracket is missing.
                    - a\\nb: 1            | 2:1  | a list cannot stand beside keys.
                    a: *b                 | 1:4  | whose anchor (&name) does not stand above it.
                    a: "\\\\d"            | 1:6  | Single quotes take it as it is.
                    a: "\\\\UFFFFFFFF"    | 1:7  | The YAML before this place cannot be read.
                    a: - b                | 1:4  | Found '- ' where no list can begin.
                    {{ a }}: 1            | 1:1  | A text that begins with '{' or '[' stands in quotes.
                    <<: 1                 | 1:5  | expected a table, an alias of one, or a list of these
                    a: !!int b            | 1:4  | The value is not what its tag says.
                    """)
    void aSyntaxErrorSaysWhereAndWhatToDo(String text, String place, String words) {
        var told = Told.yaml(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));
        assertThat(told.node()).isEmpty();
        assertThat(told.said())
                .singleElement()
                .satisfies(said ->
                        assertThat(said).startsWith(place + " SYNTAX_ERROR ").contains(words));
    }

    @Test
    void aControlCharacterIsToldWhereItStands() {
        assertThat(Told.yaml("a: 1", "b: x\u0001y").said())
                .containsExactly("2:5 SYNTAX_ERROR Found a control character, which YAML does not allow.");
    }

    @Test
    void marksOfAMergeAreToldInsteadOfASyntaxError() {
        assertThat(Told.yaml("a: 1", "<<<<<<< HEAD", "b: 1", "=======", "b: 2", ">>>>>>> topic")
                        .said())
                .containsExactly("2:1 MERGE_MARKERS The first mark stands on line 2.");
        assertThat(Told.yaml("a: |", "  =======", "  text").said()).isEmpty();
    }

    @Test
    void aHundredLevelsAreReadAndNotOneMore() {
        assertThat(Told.yaml("[".repeat(100) + "1" + "]".repeat(100)).said()).isEmpty();
        assertThat(Told.yaml("[".repeat(101) + "]".repeat(101)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.yaml("[".repeat(10_000)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.yaml("- ".repeat(10_000)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
    }

    @Test
    void levelsThatOnlyAliasesMakeCountToo() {
        var text = new StringBuilder("a0: &a0 [1]\n");
        for (int i = 1; i < 150; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(Told.yaml(text.toString()).said()).singleElement().asString().contains("TOO_DEEP");
    }

    @Test
    void levelsOfTablesThatOnlyAliasesMakeCountToo() {
        var text = new StringBuilder("a0: &a0 {k: 1}\n");
        for (int i = 1; i < 150; i++) {
            text.append("a%d: &a%d {k: *a%d}\n".formatted(i, i, i - 1));
        }
        assertThat(Told.yaml(text.toString()).said()).singleElement().asString().contains("TOO_DEEP");
    }

    @Test
    void aTagOfAKeyIsToldAsWell() {
        assertThat(Told.yaml("!x a: 1").said()).containsExactly("1:1 TAG_IGNORED The tag is '!x'.");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        var text = new StringBuilder("a0: &a0 [1, 2, 3]\n");
        for (int i = 1; i < 30; i++) {
            text.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
        }
        assertThat(Told.yaml(text.toString()).said()).singleElement().asString().contains("TOO_MANY_ALIASES");
        assertThat(Told.yaml("a: &a [*a]").said())
                .containsExactly("1:4 TOO_MANY_ALIASES An alias stands inside of what it repeats.");
    }

    @Test
    void mergeKeysThatMultiplyAreRefused() {
        var text = new StringBuilder("x: &x\n");
        for (int i = 0; i < 1000; i++) {
            text.append("  k%d: 1\n".formatted(i));
        }
        text.append("all:\n").append("  - <<: *x\n".repeat(1000));
        assertThat(Told.yaml(text.toString()).said()).singleElement().asString().contains("TOO_MANY_ALIASES");
    }

    @Test
    void aHundredServicesThatShareTheirSettingsAreNoBomb() {
        var text = new StringBuilder("x: &x {a: 1, b: [1, 2, 3], c: {d: e}}\n");
        for (int i = 0; i < 100; i++) {
            text.append("s%d:\n  <<: *x\n  own: %d\n".formatted(i, i));
        }
        var told = Told.yaml(text.toString());
        assertThat(told.said()).isEmpty();
        assertThat(told.plain())
                .endsWith("s99={a=NUMBER 1, b=[NUMBER 1, NUMBER 2, NUMBER 3], c={d=TEXT e}, own=NUMBER 99}}");
    }

    @Test
    void aLineThatWouldTakeMinutesIsRefused() {
        assertThat(Told.yaml("a: 1", "b: " + "x".repeat(600_000)).said())
                .containsExactly("2:1 TOO_LARGE Line 2 has 600003 characters; the limit is 524288.");
    }
}
