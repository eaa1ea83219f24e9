package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Kamal deploys to servers that only write down what they are told, with the hooks as they are. */
class KamalDeployTest {
    /** Writes a line at once, so that no line is torn; answers as if all went well, but for the release. */
    private static final String RECORDER = """
            #!/bin/sh
            printf '%s\\n' "$(basename "$0") $*" >> "$PORTOLAN_LOG"
            case "$(basename "$0") $*" in
              "kamal app exec "*) exit "$RELEASE" ;;
              "ssh -n "*) ;;
              ssh*) cat > /dev/null ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void theReleaseRunsOnceWithTheNewVersionBeforeAnyContainerOfIt() throws Exception {
        assertThat(deploy("0")).isZero();
        List<String> log = Files.readAllLines(folder.resolve("log"));
        List<String> release =
                log.stream().filter(line -> line.startsWith("kamal app exec")).toList();
        assertThat(release)
                .containsExactly(
                        "kamal app exec --skip-hooks --primary --roles=web --version=abc123 bin/rails db:migrate");
        List<String> started = log.stream()
                .filter(line -> line.contains("docker run --detach"))
                .toList();
        assertThat(started).hasSizeGreaterThan(5).allMatch(line -> line.contains("acme/tickets:abc123"));
        assertThat(log.indexOf(release.get(0))).isLessThan(log.indexOf(started.get(0)));
        System.out.println("kamal deploy: one release, then " + started.size() + " containers on three servers");
    }

    @Test
    void aFailingReleaseEndsTheDeployAndNoContainerIsStarted() throws Exception {
        assertThat(deploy("1")).isNotZero();
        assertThat(Files.readAllLines(folder.resolve("log")))
                .noneMatch(line -> line.contains("docker run --detach"))
                .anyMatch(line -> line.startsWith("kamal app exec"));
    }

    private int deploy(String release) throws IOException, InterruptedException {
        String kamal = System.getProperty("portolan.kamal", "");
        if (kamal.isEmpty()) {
            System.out.println("skipped: -Dportolan.kamal names no kamal command");
        }
        assumeTrue(!kamal.isEmpty());
        Path app = copy(Path.of("..", "fixtures", "several-servers", "expected", "kamal"));
        Files.createFile(app.resolve("Dockerfile"));
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String name : List.of("kamal", "ssh", "docker")) {
            executable(Files.writeString(programs.resolve(name), RECORDER));
        }
        Path script = Path.of("src/test/resources/dev/portolan/kamal/deploy.rb").toAbsolutePath();
        var builder = new ProcessBuilder(kamal, "deploy", "--skip-push", "--version=abc123")
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "RUBYOPT", "-r" + script,
                        "PATH", programs + ":" + System.getenv("PATH"),
                        "PORTOLAN_LOG", folder.resolve("log").toString(),
                        "RELEASE", release,
                        "KAMAL_REGISTRY_PASSWORD", "r",
                        "DB_PASSWORD", "a",
                        "QUEUE_PASSWORD", "b",
                        "SECRET_KEY_BASE", "c"));
        return builder.start().waitFor();
    }

    private Path copy(Path from) throws IOException {
        Path to = folder.resolve("app");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    if (file.toString().contains("/hooks/")) {
                        executable(copy);
                    }
                }
            }
        }
        return to;
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
