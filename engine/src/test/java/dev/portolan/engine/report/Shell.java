package dev.portolan.engine.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs scripts of tests. */
final class Shell {
    private Shell() {}

    static boolean isThere() {
        return Files.isExecutable(Path.of("/bin/sh"));
    }

    /** What a script prints; both streams. */
    static String run(String script) throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-s"), script);
    }

    /** What a program prints that is fed this. */
    static String run(List<String> command, String input) throws IOException, InterruptedException {
        Path file = Files.createTempFile("portolan-test", ".in");
        try {
            Files.writeString(file, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(file.toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed;
        } finally {
            Files.delete(file);
        }
    }
}
