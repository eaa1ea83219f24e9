package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosixShellTest {
    @ParameterizedTest
    @ValueSource(strings = {"puma", "-t", "5:5", "config/puma.rb", "a,b", "--port=1", "A_1", "@x", "50%", "1+1"})
    void aPlainWordStaysBare(String word) {
        assertThat(PosixShell.quote(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a b,'a b'",
                "$A,'$A'",
                "it's,'it'\\''s'",
                "*,'*'",
                "~,'~'",
                "#a,'#a'",
                "é,'é'",
                "{a,'{a'",
                "a!,'a!'"
            })
    void anyOtherWordIsPutInSingleQuotes(String word, String quoted) {
        assertThat(PosixShell.quote(word)).isEqualTo(quoted);
    }

    @Test
    void anEmptyWordIsAPairOfQuotes() {
        assertThat(PosixShell.quote("")).isEqualTo("''");
    }

    @Test
    void aWordWithNulIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PosixShell.quote("a\0b"));
        assertThatIllegalArgumentException().isThrownBy(() -> PosixShell.join(List.of("a", "\0")));
    }

    @Test
    void wordsAreJoinedByBlanks() {
        assertThat(PosixShell.join(List.of("node", "--title", "my app", ""))).isEqualTo("node --title 'my app' ''");
        assertThat(PosixShell.join(List.of())).isEmpty();
    }

    @Test
    void aProgramIsNotTakenForAnAssignmentOrAReservedWord() {
        assertThat(PosixShell.join(List.of("A=1", "A=1"))).isEqualTo("'A=1' A=1");
        assertThat(PosixShell.join(List.of("if", "if"))).isEqualTo("'if' if");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash"})
    void shellsReadBackTheSameWords(String shell, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(shell)), "Skipped: no " + shell);
        Random random = new Random(7);
        String alphabet = "ab01 \t\n\r'\"\\$`!*?[]{}()<>|&;#~=%^-+,.:/@_é日\u0001\u007f\u001b\u0007\f\u00a0";
        List<String> words = new ArrayList<>(List.of("", "-n", "--", "'", "''", "\\", "if", "A=1"));
        for (int i = 0; i < 2_000; i++) {
            words.add(random.ints(random.nextInt(8), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining()));
        }
        Path script = Files.writeString(folder.resolve("script"), "printf '%s\\0' " + PosixShell.join(words));
        Process process = new ProcessBuilder(shell, script.toString()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(List.of(output.split("\0", -1)))
                .startsWith(words.toArray(String[]::new))
                .hasSize(words.size() + 1);
    }
}
