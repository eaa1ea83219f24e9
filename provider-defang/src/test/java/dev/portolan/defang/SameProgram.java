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

/** Runs scripts by {@code bash -c} in a folder where every program is a probe, and compares what the probes were given. */
final class SameProgram {
    private static final String PROBE = """
            #!/bin/sh
            printf '%s|' "$0" "$@" "$PORT" "$A" >>"$PROBE_OUT"
            echo >>"$PROBE_OUT"
            """;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_.][A-Za-z0-9_./-]*");
    /** What would reach beyond the folder, or never end. */
    private static final Pattern NOT_HARMLESS =
            Pattern.compile("(^|[\\s;&|(])(/|kill|rm|sleep\\s|yes\\s*$|while|wait)");

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
                // Programs that a pipe joins start in no order.
                boolean isOrdered = !stated.contains("|");
                assertThat(lines(seen(ours, stated), isOrdered))
                        .as(stated)
                        .isEqualTo(lines(seen(stated, stated), isOrdered));
                run++;
            }
        }
        System.out.println("defang: " + pairs.size() / 2 + " scripts for Railpack, " + run
                + " of them with an exec of ours: run by bash, the programs are given the same");
    }

    private static List<String> lines(String seen, boolean isOrdered) {
        return isOrdered ? seen.lines().toList() : seen.lines().sorted().toList();
    }

    private String seen(String script, String words) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "run");
        Path bin = Files.createDirectories(place.resolve("bin-of-path"));
        Path out = Files.createFile(place.resolve("out"));
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
        var builder = new ProcessBuilder("/bin/bash", "-c", script)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(java.util.Map.of(
                        "PATH", bin + ":/usr/bin:/bin", "PORT", "5000", "A", "two words", "PROBE_OUT", out.toString()));
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(script).isTrue();
        return Files.readString(out).replace(place.toString(), "");
    }
}
