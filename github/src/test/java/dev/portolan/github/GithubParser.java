package dev.portolan.github;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** GitHub's own reader of workflows, {@code @actions/workflow-parser}, run by node where both are there. */
final class GithubParser {
    private static final Path TOOL = Path.of("..", "target", "tools", "workflow-parser");

    private GithubParser() {}

    /**
     * What GitHub makes of a workflow.
     *
     * @param errors what is wrong with it
     * @param texts what each step runs or uses, then the names of its environment with their values
     */
    record Read(List<String> errors, List<String> texts) {}

    /** What it says of these files; nothing where it is not there. */
    static Optional<List<Read>> read(List<Path> files) {
        if (!Files.isDirectory(TOOL.resolve("node_modules/@actions/workflow-parser"))) {
            return Optional.empty();
        }
        try {
            Path script = Files.createTempFile("read-workflows", ".mjs");
            try (InputStream resource = GithubParser.class.getResourceAsStream("read-workflows.mjs")) {
                Files.write(script, Objects.requireNonNull(resource).readAllBytes());
                return run(script, files);
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<Read>> run(Path script, List<Path> files) throws IOException {
        Path output = Files.createTempFile("workflows", ".json");
        var command = new ArrayList<>(List.of("node", "--no-warnings", script.toString(), TOOL.toString()));
        files.forEach(file -> command.add(file.toString()));
        try {
            Process node = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!node.waitFor(2, TimeUnit.MINUTES)) {
                node.destroyForcibly();
                throw new IllegalStateException("node did not end");
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (node.exitValue() != 0) {
                throw new IllegalStateException(printed);
            }
            return Optional.of(parsed(printed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    private static List<Read> parsed(String printed) {
        var all = new ArrayList<Read>();
        for (String line : printed.lines().toList()) {
            if (line.equals("file")) {
                all.add(new Read(new ArrayList<>(), new ArrayList<>()));
                continue;
            }
            String[] words = line.split(" ", -1);
            Read last = all.get(all.size() - 1);
            (words[0].equals("error") ? last.errors() : last.texts())
                    .add(new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8));
        }
        return all;
    }
}
