package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    @Test
    void everyKeyAndValueKnowsItsPlaceAndNumbersStayAsWritten() {
        var told = Told.json("{\"a\": 1.20,", " \"b\": [true, null,\t\"x\\n\", -0.5e3]}");
        assertThat(told.placed())
                .isEqualTo("1:1{1:2 a=1:7 NUMBER 1.20, "
                        + "2:2 b=2:7[2:8 BOOLEAN true, 2:14 NULL null, 2:20 TEXT x\n, 2:27 NUMBER -0.5e3]}");
        assertThat(told.said()).isEmpty();
    }

    @Test
    void columnsCountCharactersAndLinesEndInAnyWay() {
        assertThat(Told.json("[\"😀😀\", 1,\r\n\"é\", 2,\r3]").placed())
                .isEqualTo("1:1[1:2 TEXT 😀😀, 1:8 NUMBER 1, 2:1 TEXT é, 2:6 NUMBER 2, 3:1 NUMBER 3]");
    }

    @Test
    void commentsAndTrailingCommasArePassedOverAndTold() {
        var told = Told.json("{ // why", "  \"a\": [1, /* two", "  lines */ 2,], # end", "}");
        assertThat(told.placed()).isEqualTo("1:1{2:3 a=2:8[2:9 NUMBER 1, 3:12 NUMBER 2]}");
        assertThat(told.said())
                .containsExactly(
                        "1:3 SYNTAX_TOLERATED Here is a comment.",
                        "2:12 SYNTAX_TOLERATED Here is a comment.",
                        "3:13 SYNTAX_TOLERATED This comma has nothing after it but ']'.",
                        "3:17 SYNTAX_TOLERATED Here is a comment.",
                        "3:15 SYNTAX_TOLERATED This comma has nothing after it but '}'.");
    }

    @Test
    void aCommentEndsWhereItIsClosed() {
        assertThat(Told.json("[/*/ 1, */ 2, /**/ 3]").plain()).isEqualTo("[NUMBER 2, NUMBER 3]");
    }

    @Test
    void coloursAndAdviceOfACommandArePassedOverAndToldOnce() {
        var told = Told.json(
                " \u001B[33m›\u001B[39m   Warning: update available from 11.8.0 to",
                " ›   11.9.0.",
                "\u001B[1m{\u001B[22m",
                "  \u001B[34m\"a\"\u001B[39m: \u001B[32mtrue\u001B[39m,",
                "  \"b\": \"[3m › {\"",
                "}");
        assertThat(told.placed()).isEqualTo("3:5{4:8 a=4:23 BOOLEAN true, 5:3 b=5:8 TEXT [3m › {}");
        assertThat(told.said())
                .containsExactly(
                        "1:1 TERMINAL_OUTPUT Lines of advice stand before the JSON.",
                        "3:1 TERMINAL_OUTPUT Here is the first sign of a colour.");
    }

    @Test
    void aSignOfAColourInsideATextIsAMistakeAndNoColour() {
        assertThat(Told.json("{\"a\": \"\u001B[31mred\"}").said())
                .singleElement()
                .asString()
                .contains("SYNTAX_ERROR");
    }

    @Test
    void adviceAloneIsNoJson() {
        assertThat(Told.json(" ›   Warning: x").said())
                .containsExactly("1:1 SYNTAX_ERROR The file is empty. Expected { … }.");
    }

    @Test
    void whatLooksLikeACommentInsideATextIsText() {
        var told = Told.json("{\"a\": \"http://x#y /* z */ \\\" // ,]\"}");
        assertThat(told.plain()).isEqualTo("{a=TEXT http://x#y /* z */ \" // ,]}");
        assertThat(told.said()).isEmpty();
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastCounts() {
        var told = Told.json("{\"a\": 1, \"b\": 2, \"a\": 3}");
        assertThat(told.placed()).isEqualTo("1:1{1:10 b=1:15 NUMBER 2, 1:18 a=1:23 NUMBER 3}");
        assertThat(told.said()).containsExactly("1:18 DUPLICATE_KEY Here 'a' stands again.");
    }

    @Test
    void aByteOrderMarkIsTold() {
        var told = Told.json("\uFEFF{\"a\": 1}");
        assertThat(told.placed()).isEqualTo("1:1{1:2 a=1:7 NUMBER 1}");
        assertThat(told.said()).containsExactly("1:1 BYTE_ORDER_MARK ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                      | 1:1  | The file is empty.
                    {"a": 1 "b": 2}         | 1:9  | A comma is missing after what ends on line 1
                    {"a": "say "hi" now"}   | 1:13 | a double quote inside, which is written \\".
                    {"a" 1}                 | 1:6  | Found '1', expected ':' and a value.
                    {"a": }                 | 1:7  | Found '}', expected a value.
                    {"a"}                   | 1:5  | The key before has no value.
                    [1,,2]                  | 1:4  | it is one too many.
                    [,]                     | 1:2  | it is one too many.
                    {"a": "b": 2}           | 1:10 | Perhaps a '{' is missing before the key
                    {"a": True}             | 1:7  | JSON knows true, false and null, in small letters.
                    {'a': 1}                | 1:2  | Keys and texts stand in double quotes.
                    {a: 1}                  | 1:2  | A key stands in double quotes.
                    {"a": b}                | 1:7  | A text stands in double quotes.
                    {"a": 007}              | 1:7  | A number is written like 30
                    {"a": "b}               | 1:7  | has no closing double quote on its line.
                    {"a": "C:\\dir"}        | 1:10 | A backslash inside a text is written \\\\.
                    {"a": [1}}              | 1:9  | The bracket to close is the '[' of line 1, with ']'.
                    {"a": {"b": 1}          | 1:15 | the '{' of line 1 is not closed. Expected '}'.
                    {"a": {"b": [1          | 1:15 | Expected ']', and 3 closing brackets in all.
                    {}}                     | 1:3  | one bracket too many above
                    {} /* x                 | 1:4  | The file goes on after its last bracket.
                    /* x                    | 1:1  | The comment that begins here has no end.
                    /*/                     | 1:1  | The comment that begins here has no end.
                    {"a": "\\n\\u00e9\\q"} | 1:16 | A backslash inside a text is written
                    {"a": "\\u12"}         | 1:8  | A backslash inside a text is written
                    {"a": "\\u00g0"}       | 1:8  | A backslash inside a text is written
                    {"a": "b\\\\" 1}        | 1:13 | A comma is missing after what ends on line 1
                    {"a": "b\\"            | 1:7  | has no closing double quote on its line.
                    """)
    void aSyntaxErrorSaysWhereAndWhatToDo(String text, String place, String words) {
        var told = Told.json(text);
        assertThat(told.node()).isEmpty();
        assertThat(told.said())
                .singleElement()
                .satisfies(said ->
                        assertThat(said).startsWith(place + " SYNTAX_ERROR ").contains(words));
    }

    @Test
    void aTabInsideATextIsToldWhereItStands() {
        assertThat(Told.json("{\"a\": \"b\tc\"}").said())
                .singleElement()
                .satisfies(said -> assertThat(said).startsWith("1:9 SYNTAX_ERROR Found a control character"));
    }

    @Test
    void anErrorIsToldAloneAndWithoutWhatMayBeASecret() {
        var told = Told.json("{\"a\": 1, \"a\": 2, // twice", "\"key\": sk_live_9f8e7d6c5b4a}");
        assertThat(told.said())
                .containsExactly(
                        "2:8 SYNTAX_ERROR Found something else, expected a value. A text stands in double quotes.");
    }

    @Test
    void marksOfAMergeAreToldInsteadOfASyntaxError() {
        var whole = Told.json("{", "<<<<<<< HEAD", "\"a\": 1", "=======", "\"a\": 2", ">>>>>>> topic", "}");
        assertThat(whole.said()).containsExactly("2:1 MERGE_MARKERS The first mark stands on line 2.");
        var part = Told.json("{", "\"a\": 1", ">>>>>>> topic", "}");
        assertThat(part.said()).containsExactly("3:1 MERGE_MARKERS The first mark stands on line 3.");
    }

    @Test
    void aHundredLevelsAreReadAndNotOneMore() {
        assertThat(Told.json("[".repeat(100) + "]".repeat(100)).said()).isEmpty();
        assertThat(Told.json("[" + "[], {}, ".repeat(200) + "1]").said()).isEmpty();
        assertThat(Told.json("[".repeat(101) + "]".repeat(101)).said())
                .containsExactly("1:101 TOO_DEEP Here is level 101 of 100.");
        assertThat(Told.json("{\"a\":".repeat(10_000)).said())
                .containsExactly("1:501 TOO_DEEP Here is level 101 of 100.");
    }

    @Test
    void ofManyFaultsOfAKindTwentyAreToldAndTheRestIsCounted() {
        var told = Told.json("[" + "//\n".repeat(50) + "]");
        assertThat(told.said()).hasSize(21).contains("file SYNTAX_TOLERATED The file has 30 more of this kind.");
    }
}
