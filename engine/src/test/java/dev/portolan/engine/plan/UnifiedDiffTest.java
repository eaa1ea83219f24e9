package dev.portolan.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
    @TempDir
    Path folder;

    private static String diff(String before, String after) {
        return UnifiedDiff.of("f", before.getBytes(StandardCharsets.UTF_8), after);
    }

    @Test
    void aMissingLineEndIsShown() {
        assertThat(diff("a\nb", "a\nb\n")).isEqualTo("""
                        --- a/f
                        +++ b/f
                        @@ -1,2 +1,2 @@
                         a
                        -b
                        \\ No newline at end of file
                        +b
                        """);
    }

    @Test
    void equalTextsHaveNone() {
        assertThat(diff("a\n", "a\n")).isEmpty();
        assertThat(diff("", "")).isEmpty();
    }

    @Test
    void theLinesOfABinaryFileAreNotShown() {
        assertThat(UnifiedDiff.of("f", new byte[] {(byte) 0xFF, 0}, "a\n"))
                .isEqualTo("Binary files a/f and b/f differ\n");
        assertThat(diff("a\0b", "a\n")).isEqualTo("Binary files a/f and b/f differ\n");
    }

    @Test
    void aNameThatWouldBreakTheHeaderIsQuoted() {
        assertThat(UnifiedDiff.of("a\n+++ b/\"x", new byte[0], "a\n")).startsWith("--- \"a/a\\012+++ b/\\\"x\"\n");
    }

    @Test
    void aVeryLargeDifferenceIsShownAsAWhole() {
        String before = numbers(0, 30_000);
        String after = numbers(100_000, 130_000);
        assertThat(diff("same\n" + before + "end\n", "same\n" + after + "end\n").lines())
                .hasSize(2 + 1 + 2 + 60_000)
                .startsWith("--- a/f", "+++ b/f", "@@ -1,30002 +1,30002 @@", " same", "-0");
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }

    @Test
    void gitAppliesTheDifferencesOfRandomTexts() throws Exception {
        assumeTrue(run("git", "--version") == 0, "skipped: there is no git");
        var random = new Random(20261120);
        Path file = folder.resolve("f");
        for (int i = 0; i < 60; i++) {
            String before = randomText(random);
            String after = randomText(random);
            String diff = diff(before, after);
            Files.writeString(file, before);
            Files.writeString(folder.resolve("diff"), diff);
            if (!diff.isEmpty() && !after.isEmpty() && !before.isEmpty()) {
                assertThat(run("git", "apply", "--unidiff-zero", "--whitespace=nowarn", "diff"))
                        .as(diff)
                        .isZero();
                assertThat(Files.readString(file)).as(diff).isEqualTo(after);
            }
        }
    }

    private static String randomText(Random random) {
        String text = random.ints(random.nextInt(15), 0, 6)
                .mapToObj(n -> n == 0 ? "" : "line " + n)
                .collect(Collectors.joining("\n"));
        return random.nextInt(4) == 0 ? text : text + "\n";
    }

    private int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
