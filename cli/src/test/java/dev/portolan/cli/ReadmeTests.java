package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the README says in code is so; {@link DocCommandsTests} runs its commands. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTests {
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
