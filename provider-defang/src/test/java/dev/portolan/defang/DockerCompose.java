package dev.portolan.defang;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The program docker compose of version 2, which reads a file without an engine. */
final class DockerCompose {
    private final String program;

    private DockerCompose(String program) {
        this.program = program;
    }

    /** The program that a system property names, one on PATH, or the one that {@code .ci/tools} fetched. */
    static Optional<DockerCompose> find() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getProperty("portolan.docker-compose"))
                .map(Path::of)
                .ifPresent(places::add);
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "docker-compose"))
                .forEach(places::add);
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            places.add(folder.resolve("target/tools/docker-compose"));
        }
        Optional<DockerCompose> found = places.stream()
                .filter(Files::isExecutable)
                .map(path -> new DockerCompose(path.toString()))
                .filter(DockerCompose::isNewEnough)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("skipped: no docker compose of version 2 (see .ci/tools)");
        }
        return found;
    }

    private boolean isNewEnough() {
        try {
            return run(List.of("version", "--short"), Path.of(""), Map.of()).startsWith("2.");
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** The services as it would start them, with these variables in its environment. */
    Map<String, Map<String, Object>> services(List<Path> files, Map<String, String> variables) throws IOException {
        List<String> words = new ArrayList<>();
        files.forEach(file -> words.addAll(List.of("-f", file.toString())));
        words.addAll(List.of("--profile", "*", "config", "--format", "json"));
        String json = run(words, Objects.requireNonNull(files.get(0).getParent()), variables);
        return DefangReader.map(
                DefangReader.<Object>map(DefangReader.parse(plain(json))).get("services"));
    }

    /** JSON in the letters of ASCII, which a reader of YAML reads as well: it takes some others for line ends. */
    private static String plain(String json) {
        var plain = new StringBuilder();
        json.chars().forEach(c -> plain.append(c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return plain.toString();
    }

    /** What it prints is a compose file again, in which a dollar sign is written twice. */
    static String text(Object printed) {
        return String.valueOf(printed).replace("$$", "$");
    }

    private String run(List<String> words, Path folder, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(words);
        Path errors = Files.createTempFile("docker-compose", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(errors.toFile());
        builder.environment().put("COMPOSE_DISABLE_ENV_FILE", "1");
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(errors));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.delete(errors);
        return output;
    }
}
