package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlReaderTest {
    @Test
    void everyKeyAndValueKnowsItsPlaceAndNumbersStayAsWritten() {
        var told = Told.toml(
                "app = 'x' # why",
                "n = [1_000, 1.20, 0x1F]",
                "[t.u]",
                "\"😀\" = \"😀\"",
                "i = { a = true, b.c = inf }");
        assertThat(told.placed())
                .isEqualTo("1:1{1:1 app=1:7 TEXT x, "
                        + "2:1 n=2:5[2:6 NUMBER 1_000, 2:13 NUMBER 1.20, 2:19 NUMBER 0x1F], "
                        + "3:1 t=3:1{3:1 u=3:1{4:1 😀=4:7 TEXT 😀, "
                        + "5:1 i=5:5{5:7 a=5:11 BOOLEAN true, 5:17 b=5:17{5:17 c=5:23 NUMBER inf}}}}}");
        assertThat(told.said()).isEmpty();
    }

    @Test
    void listsOfTablesStandWhereEachBegins() {
        assertThat(Told.toml("[[vm]]", "cpus = 1", "[[vm]]", "cpus = 2").placed())
                .isEqualTo("1:1{1:1 vm=1:1[1:1{2:1 cpus=2:8 NUMBER 1}, 3:1{4:1 cpus=4:8 NUMBER 2}]}");
    }

    @Test
    void datesAreTextsAsTheyAreWritten() {
        assertThat(Told.toml(
                                "a = 1979-05-27 07:32:00 # x",
                                "b = [07:32:00, 1979-05-27T07:32:00.5-07:00]",
                                "c=2026-11-20")
                        .plain())
                .isEqualTo("{a=TEXT 1979-05-27 07:32:00, b=[TEXT 07:32:00, TEXT 1979-05-27T07:32:00.5-07:00], "
                        + "c=TEXT 2026-11-20}");
    }

    @Test
    void aNumberOrADateEndsWhereItIsWrittenToEnd() {
        assertThat(Told.toml("a = 0xAFaf_09", "b = 1979-05-27T07:32:00Z", "c = [1979-05-27 , 1]", "d = 1979-05-27 ")
                        .plain())
                .isEqualTo("{a=NUMBER 0xAFaf_09, b=TEXT 1979-05-27T07:32:00Z, c=[TEXT 1979-05-27, NUMBER 1],"
                        + " d=TEXT 1979-05-27}");
    }

    @Test
    void anEmptyFileIsAnEmptyTableAndAByteOrderMarkDoesNoHarm() {
        assertThat(Told.toml("").placed()).isEqualTo("1:1{}");
        assertThat(Told.toml("\uFEFFa = 1\r\nb = 2\r\n").placed())
                .isEqualTo("1:1{1:1 a=1:5 NUMBER 1, 2:1 b=2:5 NUMBER 2}");
    }

    @Test
    void allErrorsAreToldAtOnce() {
        var told = Told.toml("a = ", "b = 3 4", "[x", "b = 1", "'😀' = 1 2");
        assertThat(told.node()).isEmpty();
        assertThat(told.said())
                .contains(
                        "1:5 SYNTAX_ERROR Unexpected end of line, expected a value.",
                        "2:7 SYNTAX_ERROR Unexpected '4', expected a newline or end-of-input.",
                        "5:9 SYNTAX_ERROR Unexpected '2', expected a newline or end-of-input.");
        assertThat(Told.toml("a = 1", "a = 2").said())
                .containsExactly("2:1 SYNTAX_ERROR a previously defined at line 1, column 1.");
    }

    @Test
    void marksOfAMergeAreToldInsteadOfSyntaxErrors() {
        assertThat(Told.toml("<<<<<<< HEAD", "a = 1", "=======", "a = 2", ">>>>>>> topic")
                        .said())
                .containsExactly("1:1 MERGE_MARKERS The first mark stands on line 1.");
    }

    @Test
    void aHundredLevelsAreReadAndNotOneMore() {
        assertThat(Told.toml("a = " + "[".repeat(99) + "]".repeat(99)).said()).isEmpty();
        assertThat(Told.toml("a = " + "[".repeat(100) + "]".repeat(100)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.toml("a = " + "[".repeat(10_000)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.toml("a = " + "{a=".repeat(10_000)).said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.toml("a" + ".a".repeat(10_000) + " = 1").said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
        assertThat(Told.toml("[a" + ".a".repeat(10_000) + "]").said())
                .singleElement()
                .asString()
                .contains("TOO_DEEP");
    }
}
