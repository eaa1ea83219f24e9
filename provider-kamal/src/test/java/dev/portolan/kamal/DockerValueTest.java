package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is called exact only if it arrives in the container as it is. */
class DockerValueTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"it's \"$x\" $(y) `z` \\ é", "0755", "<%= x %>", " a ", "a#b", "${unclosed", "漢$漢{", "!x", "$"})
    void thesePassDockersCommandLine(String value) {
        assertThat(DockerValue.isExactPlain(value)).isTrue();
        assertThat(plain(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u0085", "a ${HOME}", "#{x}", "#$x", "#@x", "a\nb", "a\tb", "\u007f"})
    void theseDoNot(String value) {
        assertThat(DockerValue.isExactPlain(value)).isFalse();
    }

    @Test
    void exactIsExact() {
        var random = new Random(20_261_120L);
        for (int i = 0; i < 5_000; i++) {
            String value = DotenvTest.value(random);
            if (DockerValue.isExactPlain(value)) {
                assertThat(plain(value)).isEqualTo(value);
            }
            if (DockerValue.isExactSecret(value)) {
                assertThat(RubyText.inEnvFile(value)).isEqualTo(value);
            }
        }
    }

    private static String plain(String value) {
        List<String> words = KamalReader.Shell.words("docker --env K=" + RubyText.escaped(value));
        return words.get(2).substring("K=".length());
    }
}
