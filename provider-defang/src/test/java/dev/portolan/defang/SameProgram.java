package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs scripts by {@code bash -c} in a folder where every program is a probe, and compares what the probes were given. */
final class SameProgram {
    /** Writes what it was given into a file of its own, so that probes that run side by side do not mix theirs. */
    private static final String PROBE = """
            #!/bin/sh
            number=1000
            until (set -C; : >"$PROBE_OUT/$number") 2>/dev/null; do number=$((number + 1)); done
            printf '%s|' "$0" "$@" "$PORT" "$A" >"$PROBE_OUT/$number"
            """;

    private static final Pattern WORD = Pattern.compile("[A-Za-z_.][A-Za-z0-9_./-]*");
    /** What would reach beyond the folder, or never end. */
    private static final Pattern NOT_HARMLESS =
            Pattern.compile("(^|[\\s;&|(])(/|kill|rm|sleep\\s|yes\\s*$|while|wait)");

    /** Programs that a pipe joins, or that run in the background, start in no order. */
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("[|&]|[<>]\\(");

    private static final Set<String> BUILTINS = new LinkedHashSet<>(List.of(
            "if", "then", "else", "fi", "exec", "cd", "echo", "export", "set", "test", "true", "false", "printf",
            "eval", "source"));

    private final Path folder;

    SameProgram(Path folder) {
        this.folder = folder;
    }

    /** Holds each script against the next one, pair by pair. */
    void check(List<String> pairs) throws IOException, InterruptedException {
        int run = 0;
        for (int i = 0; i < pairs.size(); i += 2) {
            String ours = pairs.get(i);
            String stated = pairs.get(i + 1);
            if (!ours.equals(stated) && !NOT_HARMLESS.matcher(stated).find()) {
                assertThat(seen(ours, stated)).as(stated).isEqualTo(seen(stated, stated));
                run++;
            }
        }
        System.out.println("defang: " + pairs.size() / 2 + " scripts for Railpack, " + run
                + " of them with an exec of ours: run by bash, the programs are given the same");
    }

    /** What each probe was given, in the order of their start where there is one. */
    private List<String> seen(String script, String words) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "run");
        Path bin = Files.createDirectories(place.resolve("bin-of-path"));
        Path out = Files.createDirectories(place.resolve("out-of-probes"));
        Matcher matcher = WORD.matcher(words);
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(matcher.group());
        }
        for (String name : names) {
            boolean isPath = name.contains("/");
            Path path = (isPath ? place.resolve(name) : bin.resolve(name)).normalize();
            if (!BUILTINS.contains(name) && !name.startsWith(".") && path.startsWith(place) && !Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, PROBE);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        run(script, place, List.of("PATH=" + bin + ":/usr/bin:/bin", "PORT=5000", "A=two words", "PROBE_OUT=" + out));
        List<String> seen = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.sorted().toList()) {
                seen.add(Files.readString(file).replace(place.toString(), ""));
            }
        }
        return SIDE_BY_SIDE.matcher(words).find() ? seen.stream().sorted().toList() : seen;
    }

    /** Runs a script until the last program has ended, those in the background as well: cat reads a pipe that all of them hold open. */
    private static void run(String script, Path place, List<String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
        command.addAll(environment);
        command.addAll(
                List.of("/bin/sh", "-c", "/bin/bash -c \"$1\" 9>&1 >/dev/null 2>&1 </dev/null | cat", "sh", script));
        Process process = new ProcessBuilder(command).directory(place.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(script).isTrue();
        assertThat(process.getInputStream().readAllBytes()).as(script).isEmpty();
    }
}
