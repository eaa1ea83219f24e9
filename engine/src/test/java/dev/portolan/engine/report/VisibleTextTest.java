package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {0, 0x1F, 0x7F, 0x85, 0x9F, 0xAD, 0x200B, 0x202E, 0x2028, 0x2029, 0xD800, 0xE000, 0xFEFF, 0x378})
    void whatHasNoLookIsHidden(int character) {
        assertThat(VisibleText.isHidden(character)).isTrue();
        assertThat(VisibleText.isVisible("a" + Character.toString(character))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', 'a', '~', 0xA0, 0xE9, 0x1F600})
    void whatIsPrintedIsNot(int character) {
        assertThat(VisibleText.isHidden(character)).isFalse();
        assertThat(VisibleText.isVisible("a" + Character.toString(character) + "é"))
                .isTrue();
    }

    @Test
    void aLineFeedIsSeen() {
        assertThat(VisibleText.isVisible("a\nb")).isTrue();
        assertThat(VisibleText.isVisible("é\nb")).isTrue();
        assertThat(VisibleText.isVisible("é\nb\t")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,a",
                "\"a\nb\",a\\nb",
                "\"\nb\",\\nb",
                "\"\t\",\\t",
                "é\u202E,é\\u202E",
                "\uDB40\uDC41,\\uDB40\\uDC41"
            })
    void aTextOnOneLineShowsAllThatIsInIt(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
    }

    @Test
    void sentencesOnOneLineLoseTheirLineFeeds() {
        assertThat(VisibleText.onOneLine("\na  \n  b\n\nc")).isEqualTo(" a b c");
        assertThat(VisibleText.onOneLine("a  b")).isEqualTo("a  b");
    }
}
