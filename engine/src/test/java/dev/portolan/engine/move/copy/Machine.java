package dev.portolan.engine.move.copy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** What the machine has of servers and shells, and how a test starts them. */
final class Machine {
    private Machine() {}

    /** The shells that the scripts must run under, as far as they are there. */
    static List<String> shells() {
        return List.of("dash", "bash").stream()
                .filter(shell -> program(shell).isPresent())
                .toList();
    }

    /** A program of PATH. */
    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What {@code .ci/tools} unpacks: a folder of {@code target/tools} beside the parent pom. */
    static Path tool(String name, String program) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null
                && !Files.isRegularFile(
                        folder.resolve("target/tools").resolve(name).resolve(program))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw skip("there is no target/tools/" + name + "; .ci/tools fetches it");
        }
        return folder.resolve("target/tools").resolve(name);
    }

    /** What a test throws that cannot run here, after it said so. */
    static TestAbortedException skip(String why) {
        System.out.println("skipped: " + why);
        return new TestAbortedException("skipped: " + why);
    }

    /** A folder of an ordinary user, since servers refuse to run as root. */
    static Path folder(String name) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("portolan-" + name);
        if (isRoot()) {
            run(List.of("chown", "nobody", folder.toString()), Map.of());
            run(List.of("chmod", "755", folder.toString()), Map.of());
        }
        return folder;
    }

    /** A port that nobody uses at this moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A command as an ordinary user runs it. */
    static List<String> asOrdinaryUser(String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** What a command prints, both streams; it must succeed. */
    static String run(List<String> command, Map<String, String> environment, String... input)
            throws IOException, InterruptedException {
        Path in = Files.createTempFile("portolan", ".in");
        Path out = Files.createTempFile("portolan", ".out");
        try {
            Files.writeString(in, String.join("\n", input));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String printed = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + printed);
            }
            return printed;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    static void delete(Path folder) throws IOException, InterruptedException {
        run(List.of("rm", "-rf", folder.toString()), Map.of());
    }
}
