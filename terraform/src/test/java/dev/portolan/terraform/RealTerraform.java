package dev.portolan.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code terraform} of this machine, which need not be there. */
final class RealTerraform {
    private final Path program;
    private final Path folder;

    private RealTerraform(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Terraform in a folder; empty, and a line printed, where it is not installed. */
    static Optional<RealTerraform> in(Path folder) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "terraform"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("skipped: terraform is not installed");
        }
        return found.map(program -> new RealTerraform(program, folder));
    }

    /** Runs it; answers what it prints on success, else throws with all that it printed. */
    String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        Path errors = folder.resolve("errors.txt");
        Path printed = folder.resolve("printed.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TF_"));
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put(
                "TF_CLI_CONFIG_FILE",
                Files.writeString(folder.resolve("none.tfrc"), "").toString());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command + "\n" + Files.readString(printed) + Files.readString(errors));
        }
        return Files.readString(printed);
    }
}
