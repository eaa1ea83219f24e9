package dev.portolan.testkit.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code terraform} of this machine, which need not be there, at work in one folder. It asks no registry. */
public final class RealTerraform {
    private static final long SECONDS = 600;

    private final Path program;
    private final Path folder;
    private final List<ProviderSchema> providers;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private RealTerraform(Path program, Path folder, List<ProviderSchema> providers) {
        this.program = program;
        this.folder = folder;
        this.providers = List.copyOf(providers);
    }

    /**
     * What a run printed.
     *
     * @param succeeded whether it ended with 0
     * @param out its standard output
     * @param errors its standard error
     */
    public record Run(boolean succeeded, String out, String errors) {}

    /** Terraform in a folder, with stand-ins for these providers; empty, and a line printed, where it is not installed. */
    public static Optional<RealTerraform> in(Path folder, ProviderSchema... providers) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "terraform"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("skipped: terraform is not installed");
        }
        return found.map(program -> new RealTerraform(program, folder, List.of(providers)));
    }

    /** Sets a variable of its environment, such as a {@code PATH} whose first folder has programs that only record. */
    public RealTerraform with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs a command of it, such as {@code validate}. */
    public Run run(String... words) throws IOException, InterruptedException {
        List<StandInProvider> standIns = new ArrayList<>();
        try {
            for (ProviderSchema provider : providers) {
                standIns.add(new StandInProvider(provider));
            }
            return run(
                    standIns.stream().map(StandInProvider::reattach).collect(Collectors.joining(",", "{", "}")), words);
        } finally {
            for (StandInProvider standIn : standIns) {
                standIn.close();
            }
        }
    }

    private Run run(String reattach, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        Path work = Files.createTempDirectory("terraform");
        Path out = work.resolve("out");
        Path errors = work.resolve("errors");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TF_"));
        environment.putAll(variables);
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("TF_REATTACH_PROVIDERS", reattach);
        environment.put(
                "TF_CLI_CONFIG_FILE",
                Files.writeString(work.resolve("none.tfrc"), "").toString());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            return new Run(
                    ended && process.exitValue() == 0,
                    Files.readString(out),
                    ended ? Files.readString(errors) : command + " did not end");
        } finally {
            process.destroyForcibly().waitFor();
            for (String file : List.of("out", "errors", "none.tfrc")) {
                Files.deleteIfExists(work.resolve(file));
            }
            Files.deleteIfExists(work);
        }
    }
}
