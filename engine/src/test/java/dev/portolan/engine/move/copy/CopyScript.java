package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.report.MoveFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a script that copies a datastore, in an environment of its own: a folder for its temporary files, and a folder of
 * programs that come before the machine's.
 */
final class CopyScript {
    private final String name;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private static final Path WRITTEN = written();

    private String shell = "dash";
    private int calls;

    /** The script of this name; what it and its stand-ins write goes below the folder. */
    CopyScript(String name, Path folder) throws IOException {
        this.name = name;
        this.folder = folder;
        Files.createDirectories(programs());
        Files.createDirectories(temporary());
        environment.put("TMPDIR", temporary().toString());
        environment.put("PATH", programs() + ":" + System.getenv("PATH"));
    }

    /** The script as it is written for a user. */
    static Path file(String name) {
        try {
            Path file = WRITTEN.resolve(name);
            if (!Files.exists(file)) {
                dev.portolan.report.CopyScript copy = Stream.of(dev.portolan.report.CopyScript.values())
                        .filter(one -> one.file().equals(name))
                        .findFirst()
                        .orElseThrow();
                Files.writeString(file, MoveFiles.script(copy));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written() {
        try {
            return Files.createTempDirectory("copy-scripts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CopyScript under(String shell) {
        this.shell = shell;
        return this;
    }

    CopyScript with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CopyScript before(String pathFolder) {
        return with("PATH", programs() + ":" + pathFolder + ":" + System.getenv("PATH"));
    }

    Path programs() {
        return folder.resolve("programs");
    }

    Path temporary() {
        return folder.resolve("temporary");
    }

    /** Where {@link #recorded} programs write their words. */
    Path record() {
        return folder.resolve("record");
    }

    /** A program that comes before the machine's. */
    CopyScript program(String program, String... lines) throws IOException {
        Path file = programs().resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Programs that write down their words and then are the real ones. */
    CopyScript recorded(Map<String, Path> real) throws IOException {
        for (Map.Entry<String, Path> each : real.entrySet()) {
            program(
                    each.getKey(),
                    "printf '%s\\n' \"$(basename \"$0\") $*\" >>'" + record() + "'",
                    "exec '" + each.getValue() + "' \"$@\"");
        }
        return this;
    }

    /** Runs it to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell, file(name).toString()));
        command.addAll(List.of(arguments));
        Path printed = folder.resolve("printed-" + calls++);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(printed.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), printed, temporary());
    }

    /** A script at work. */
    record Running(Process process, Path file, Path temporary) {
        Result await() throws IOException, InterruptedException {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), printed(), leftovers());
        }

        String printed() throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        private List<String> leftovers() throws IOException {
            try (Stream<Path> files = Files.list(temporary)) {
                return files.map(Path::toString).toList();
            }
        }
    }

    /** How it ended, what it printed, and what it left in the folder for temporary files. */
    record Result(int status, String printed, List<String> leftovers) {
        /** It did what it should, and left nothing behind. */
        Result succeeds() {
            assertThat(status).as(printed).isZero();
            assertThat(leftovers).isEmpty();
            return this;
        }

        /** It stopped by itself, said why in words, and left nothing behind. */
        Result stops(String... why) {
            assertThat(status).as(printed).isEqualTo(1);
            assertThat(printed).contains("stopped. ").contains(why);
            assertThat(leftovers).isEmpty();
            return this;
        }
    }
}
