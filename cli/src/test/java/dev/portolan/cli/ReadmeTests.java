package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTests {
    private static final String PROMPT = "$ ./portolan ";

    @TempDir
    Path folder;

    @Test
    void the_command_prints_what_is_shown() {
        List<String> block = Arrays.stream(
                        Run.read(Run.root().resolve("README.md")).split("```", -1))
                .filter(text -> text.contains(PROMPT))
                .findFirst()
                .orElseThrow()
                .strip()
                .lines()
                .toList();
        String command = block.get(0).substring(PROMPT.length());
        Object[] words = Arrays.stream(command.split(" ", -1))
                .map(word ->
                        word.startsWith("fixtures/") ? Run.root().resolve(word).toString() : word)
                .map(word -> word.equals("target/demo") ? folder.resolve("demo").toString() : word)
                .toArray();

        assertThat(Run.of(words).out()).isEqualTo(String.join("\n", block.subList(1, block.size())) + "\n");
    }

    @Test
    void the_counts_in_the_embedding_example_are_those_of_the_fixture() {
        String report = Run.read(Run.root().resolve("fixtures/rails/expected/fly.report"));
        String counts = "{CARRIED=%s, INSTRUCTED=%s, IMPLIED=%s, LEFT_OUT=%s}"
                .formatted(
                        count(report, "carried: "),
                        count(report, "instructed: "),
                        count(report, "implied: "),
                        count(report, "left out: "));

        assertThat(Run.read(Run.root().resolve("README.md"))).contains(counts);
    }

    private static String count(String report, String label) {
        return report.lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length());
    }
}
