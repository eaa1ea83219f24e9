package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scripts of a move in a folder where every other program is a fake that records what it is given. */
final class Rehearsal {
    /** One line a call: name, words, and what stood on standard input; a file a call, so that no two can mix. */
    private static final String RECORDER = """
            #!/bin/sh
            set -eu
            state=${0%/bin/*}
            if [ "${0##*/} ${1-}" = 'sleep 3' ]; then
              # The script gives a tunnel its time: until it is open, or has failed.
              tries=0
              until [ -f "$state/open" ] || [ -f "$state/failed" ] || [ "$tries" -gt 200 ]; do
                /bin/sleep 0.1
                tries=$((tries + 1))
              done
              exec /bin/sleep 0.3
            fi
            [ "${0##*/}" != sleep ] || exit 0
            name=${0##*/}
            number=$(ls "$state/calls" | wc -l)
            call=$(printf '%s/calls/%04d' "$state" "$number")
            {
              printf '%s' "$name"
              for word; do printf ' <%s>' "$word"; done
            } >"$call.argv"
            cat >"$call"
            [ ! -f "$state/prints" ] || cat "$state/prints"
            if [ -f "$state/fails" ] && grep -qxF "$name ${1-}" "$state/fails"; then
              : >"$state/failed"
              exit 3
            fi
            if [ "$name ${1-}" = 'fly proxy' ]; then
              : >"$state/open"
              exec /bin/sleep 60
            fi
            if [ "$name ${1-}" = 'heroku config:get' ]; then
              [ ! -f "$state/values/$2" ] || cat "$state/values/$2"
              echo
            fi
            """;

    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    static Rehearsal of(Path folder, Translation translation, String... programs) throws IOException {
        var rehearsal = new Rehearsal(folder);
        for (String name : List.of("bin", "calls", "values", "app")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (String program : programs) {
            Path file = Files.writeString(folder.resolve("bin").resolve(program), RECORDER);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        for (RenderedFile file : MoveFiles.of(translation)) {
            Path path = folder.resolve("app").resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
        }
        return rehearsal;
    }

    /** A value that the old platform has. */
    Rehearsal value(String name, String value) throws IOException {
        Files.writeString(folder.resolve("values").resolve(name), value);
        return this;
    }

    /** Lets calls fail that begin with a program and its first word; none from then on where there are none. */
    Rehearsal fails(String... calls) throws IOException {
        Files.writeString(folder.resolve("fails"), String.join("\n", calls));
        return this;
    }

    /**
     * How a script ended.
     *
     * @param status its exit status
     * @param said all that it wrote
     */
    record Ended(int status, String said) {}

    /** Runs a script, with what a person would type. */
    Ended run(String shell, String typed, String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(shell, "deploy/fly/migrate/" + script));
        command.addAll(List.of(arguments));
        Path input = Files.writeString(folder.resolve("typed"), typed);
        Path output = folder.resolve("said");
        var builder = new ProcessBuilder(command)
                .directory(folder.resolve("app").toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(script).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** The calls so far, each as its name and words. */
    List<String> calls() throws IOException {
        return read(".argv");
    }

    /** What stood on standard input of each call. */
    List<String> inputs() throws IOException {
        return read("");
    }

    private List<String> read(String suffix) throws IOException {
        var texts = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".argv") == !suffix.isEmpty()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    /** Everything that the scripts left in the app's folder. */
    String left() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("app"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /** The log of all scripts, without the times. */
    List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("app/deploy/fly/migrate/move.log")).stream()
                .map(line -> line.substring(line.indexOf("  ") + 2))
                .toList();
    }
}
