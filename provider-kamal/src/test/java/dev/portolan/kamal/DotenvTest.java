package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into a file of secrets is read back unchanged, or is not written. */
class DotenvTest {
    static final String LETTERS = "ab '\"\\$(){}#=\n\t`%<>éü漢;&|*~!rn0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a#b",
                "a #b",
                "p@$$w0rd",
                "it's",
                "it's $5 \"and\" \\n",
                "'",
                "${X}",
                "$(date)",
                "two\nlines\n",
                "\\$x",
                "'\\\\$y'"
            })
    void aValueComesBack(String value) {
        assertThat(read(Dotenv.quote(value).orElseThrow())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "it's $(date)", "ends in \\"})
    void whatNoQuotesHoldIsNotWritten(String value) {
        assertThat(Dotenv.quote(value)).isEmpty();
    }

    @Test
    void randomValuesComeBack() {
        var random = new Random(20_261_120L);
        int written = 0;
        for (int i = 0; i < 20_000; i++) {
            String value = value(random);
            Optional<String> quoted = Dotenv.quote(value);
            if (quoted.isPresent()) {
                written++;
                assertThat(read(quoted.get())).as(value).isEqualTo(value);
            }
        }
        assertThat(written).isGreaterThan(15_000);
    }

    @Test
    void aNameStandsForTheEnvironmentAsItIs() {
        Map<String, String> read = DotenvParser.parse("A=$A\nB=\"x:${A}@y\"\n", name -> "it's $(date) ${B} \\ #");
        assertThat(read).containsEntry("A", "it's $(date) ${B} \\ #").containsEntry("B", "x:it's $(date) ${B} \\ #@y");
    }

    static String value(Random random) {
        var value = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return value.toString();
    }

    private static String read(String written) {
        return DotenvParser.parse("BEFORE='x'\nK=" + written + "\nAFTER=\"y\"\n", name -> "")
                .getOrDefault("K", "");
    }
}
