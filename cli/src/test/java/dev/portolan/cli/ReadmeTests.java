package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** In a folder of its own, as it names folders by relative paths, which a running JVM could not choose. */
    @Test
    void the_embedding_example_writes_what_the_command_line_writes(@TempDir Path folder) throws Exception {
        Path input = Run.fixture("rails");
        try (Stream<Path> files = Files.walk(input)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(input.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path program = Files.writeString(folder.resolve("Example.java"), """
                import dev.portolan.engine.*;
                import dev.portolan.engine.plan.*;
                import dev.portolan.engine.report.*;
                import dev.portolan.report.*;
                import dev.portolan.source.*;
                import java.nio.file.Path;
                import java.util.List;

                class Example {
                    public static void main(String[] arguments) {
                %s
                    }
                }
                """.formatted(example()));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        DocCommandsTests.classPath(),
                        program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();

        assertThat(process.waitFor()).as(() -> Run.read(folder.resolve("log"))).isZero();
        assertThat(folder.resolve("target/demo/deploy/fly/RUNBOOK.md")).exists();
        Run again = Run.of("translate", folder, "--to", "fly", "--out", folder.resolve("target/demo"), "--check");
        assertThat(again.code()).as(again.out()).isZero();
        assertThat(again.out()).doesNotContain("stale");
    }

    private static String example() {
        String text = Run.read(Run.root().resolve("README.md"));
        int begin = text.indexOf("```java\n") + "```java\n".length();
        return text.substring(begin, text.indexOf("```", begin));
    }

    private static String count(String report, String label) {
        return report.lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length());
    }
}
