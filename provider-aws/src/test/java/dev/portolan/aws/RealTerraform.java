package dev.portolan.aws;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code terraform} and the provider of this machine, neither of which need be there. */
final class RealTerraform {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private final Path program;
    private final Path mirror;
    private final Path folder;

    private final Map<String, String> variables = new LinkedHashMap<>();

    private RealTerraform(Path program, Path mirror, Path folder) {
        this.program = program;
        this.mirror = mirror;
        this.folder = folder;
    }

    /** Terraform in a folder, with a mirror of the provider; empty, and a line printed, where either is missing. */
    static Optional<RealTerraform> in(Path folder) {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "terraform"))
                .filter(Files::isExecutable)
                .findFirst();
        Optional<Path> mirror = mirror();
        if (program.isEmpty() || mirror.isEmpty()) {
            System.out.println("skipped: there is no terraform, or no mirror of hashicorp/aws");
            return Optional.empty();
        }
        return Optional.of(new RealTerraform(program.get(), mirror.get(), folder));
    }

    /** Looks where mirrors of plugins usually are. */
    private static Optional<Path> mirror() {
        return Stream.of(
                        System.getProperty("user.home") + "/.terraform.d",
                        "/usr/share/terraform",
                        "/usr/local/share/terraform",
                        "/opt")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(RealTerraform::below)
                .filter(path -> path.endsWith(PROVIDER))
                .map(path -> path.resolve("../../..").normalize())
                .findFirst();
    }

    private static Stream<Path> below(Path root) {
        try (Stream<Path> paths = Files.walk(root, 5, new FileVisitOption[0])) {
            return paths.filter(Files::isDirectory).toList().stream();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Stream.empty();
        }
    }

    /** With a variable of the environment. */
    RealTerraform with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** With the programs of a folder before all others. */
    RealTerraform before(Path programs) {
        return with("PATH", programs + ":" + System.getenv().getOrDefault("PATH", ""));
    }

    /** Makes the folder ready; the provider's version does not matter. */
    void init() throws IOException, InterruptedException {
        Path main = folder.resolve("main.tf.json");
        Files.writeString(main, Files.readString(main).replace("~> 6.0", ">= 5.0"));
        run("init", "-backend=false", "-input=false", "-plugin-dir=" + mirror);
    }

    /** Runs it; answers what it prints on success, else throws with all that it printed. */
    String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        Path printed = folder.resolve("printed.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TF_"));
        environment.putAll(variables);
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put(
                "TF_CLI_CONFIG_FILE",
                Files.writeString(folder.resolve("none.tfrc"), "").toString());
        Process process = builder.start();
        if (!process.waitFor(900, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command + "\n" + Files.readString(printed));
        }
        return Files.readString(printed);
    }
}
