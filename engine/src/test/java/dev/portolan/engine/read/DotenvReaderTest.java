package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotenvReaderTest {
    @Test
    void quotesCommentsAndExportAreUnderstoodAndNothingIsExpanded() {
        var told = Told.dotenv(
                "# comment",
                "A=1",
                "  export B = 'x \\n $A' # why",
                "",
                "C=\"a\\nb\\\"\\$D \\d $E\"",
                "D=x y # z",
                "E=x#y",
                "F=",
                "G= # empty",
                "H=\"two",
                "lines\"",
                "export=1");
        assertThat(told.placed())
                .isEqualTo("1:1{2:1 A=2:3 TEXT 1, 3:10 B=3:14 TEXT x \\n $A, 5:1 C=5:3 TEXT a\nb\"$D \\d $E, "
                        + "6:1 D=6:3 TEXT x y, 7:1 E=7:3 TEXT x#y, 8:1 F=8:3 TEXT , 9:1 G=9:4 TEXT , "
                        + "10:1 H=10:3 TEXT two\nlines, 12:1 export=12:8 TEXT 1}");
        assertThat(told.said()).isEmpty();
    }

    @Test
    void aNameHasLettersDigitsDotsAndDashes() {
        assertThat(Told.dotenv("AZaz_0.9-x=1").plain()).isEqualTo("{AZaz_0.9-x=TEXT 1}");
        for (String other : new String[] {"A@", "A[", "A`", "A{", "A/", "A:"}) {
            assertThat(Told.dotenv(other + "B=1").node()).as(other).isEmpty();
        }
    }

    @Test
    void ofANameThatStandsTwiceTheLastCounts() {
        var told = Told.dotenv("A=1", "B=2", "A=3");
        assertThat(told.plain()).isEqualTo("{B=TEXT 2, A=TEXT 3}");
        assertThat(told.said()).containsExactly("3:1 DUPLICATE_KEY Here 'A' stands again.");
    }

    @Test
    void errorsAreAllToldAndNoneShowsAValue() {
        var told = Told.dotenv("1A=hunter2", "hunter2", "B='hunter2' hunter2", "C=\"hunter2\\\"");
        assertThat(told.node()).isEmpty();
        assertThat(told.said())
                .containsExactly(
                        "1:1 SYNTAX_ERROR Expected NAME=value, a comment after '#', or an empty line.",
                        "2:1 SYNTAX_ERROR Expected NAME=value, a comment after '#', or an empty line.",
                        "3:13 SYNTAX_ERROR Found more after the closing quote of 'B', expected the line's end.",
                        "4:3 SYNTAX_ERROR The quote that opens here is not closed.");
    }
}
