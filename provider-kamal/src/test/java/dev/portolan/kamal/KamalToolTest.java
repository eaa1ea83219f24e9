package dev.portolan.kamal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Kamal, where {@code -Dportolan.kamal} names its command. */
class KamalToolTest {
    private static final int CASES = 2_000;

    @TempDir
    Path folder;

    @Test
    void itAcceptsEveryFixture() throws Exception {
        String kamal = kamal();
        List<Path> expected;
        try (Stream<Path> all = Files.list(Path.of("..", "fixtures"))) {
            expected = all.map(fixture -> fixture.resolve("expected").resolve("kamal"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
        assertThat(expected).hasSizeGreaterThan(5);
        for (Path files : expected) {
            Optional<String> stage = stage(files.resolve("config"));
            List<String> command = new ArrayList<>(List.of(kamal, "config", "--version=x"));
            stage.ifPresent(name -> command.addAll(List.of("-d", name)));
            assertThat(run(files, command))
                    .as(files.toString())
                    .contains(":roles:")
                    .doesNotContain("ERROR");
        }
        System.out.println("kamal config: " + expected.size() + " fixtures accepted");
    }

    @Test
    void itReadsBackEveryValueThatIsWritten() throws Exception {
        String kamal = kamal();
        var random = new Random(20_261_120L);
        Map<String, String> values = new LinkedHashMap<>();
        var file = new StringBuilder();
        while (values.size() < CASES) {
            String value = DotenvTest.value(random);
            String name = "K" + values.size();
            Dotenv.quote(value).ifPresent(quoted -> {
                values.put(name, value);
                file.append(name).append('=').append(quoted).append('\n');
            });
        }
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve(".kamal"));
        Files.writeString(folder.resolve(".kamal/secrets"), file);
        Files.writeString(folder.resolve("config/deploy.yml"), """
                service: x
                image: x
                servers: [192.0.2.1]
                registry: { server: "localhost:5555" }
                builder: { arch: amd64 }
                """);
        var printed = new StringBuilder();
        values.forEach((name, value) ->
                printed.append(name).append('=').append(value).append(value.endsWith("\n") ? "" : "\n"));
        assertThat(run(folder, List.of(kamal, "secrets", "print"))).isEqualTo(printed.toString());
        assertThat(DotenvParser.parse(file.toString(), name -> "")).isEqualTo(values);
        System.out.println("kamal secrets print: " + values.size() + " values came back");
    }

    private static String kamal() {
        String command = System.getProperty("portolan.kamal", "");
        if (command.isEmpty()) {
            System.out.println("skipped: -Dportolan.kamal names no kamal command");
        }
        assumeTrue(!command.isEmpty());
        return command;
    }

    private static Optional<String> stage(Path config) throws IOException {
        try (Stream<Path> files = Files.list(config)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("deploy\\..+\\.yml"))
                    .map(name -> name.substring("deploy.".length(), name.length() - ".yml".length()))
                    .findFirst();
        }
    }

    private static String run(Path where, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
