package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.testkit.RunningApp.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs commands where every program is a probe, as ECS starts them and by {@code bash -c}, and compares what was started. */
final class Probes {
    /** Each start is told in a file of its own, so that no two write into one. */
    private static final String PROBE = """
            #!/bin/sh
            { printf '%s\\n' "${0##*/}" "$@" --; env; } >"$PROBE_OUT/$$"
            """;

    /** What shells set by themselves. */
    private static final Pattern OF_SHELLS = Pattern.compile("(PWD|OLDPWD|SHLVL|_)=.*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_.][A-Za-z0-9_./-]*");
    private static final Pattern FOLDER = Pattern.compile("\\bcd +([A-Za-z0-9_./-]+)");

    /** What would reach beyond the folder, or never end. */
    private static final Pattern NOT_HARMLESS =
            Pattern.compile("(^|[\\s;&|(])(/|kill|rm|sleep\\s|yes\\s*$|while|wait)|\\.\\.");

    private static final List<String> BUILTINS = List.of(
            "if", "then", "else", "fi", "exec", "cd", "echo", "export", "set", "test", "true", "false", "printf",
            "eval", "source", "env", "sh", "bash");

    private final Path folder;
    private final Set<Pair> pairs = new LinkedHashSet<>();
    private int same;
    private int skipped;

    /** A command that a shell runs, and what ECS starts in its place. */
    private record Pair(String script, List<String> argv, Map<String, String> environment) {}

    Probes(Path folder) {
        this.folder = folder;
    }

    void add(Fact<Command> command, Started started) {
        if (command.isAbsent()) {
            return;
        }
        command.get()
                .match(
                        shell -> {
                            Map<String, String> environment = new LinkedHashMap<>();
                            started.environment()
                                    .forEach((name, text) -> environment.put(name, text.orElse("a secret, \"" + name)));
                            pairs.add(new Pair(shell.script(), started.argv(), environment));
                            return 0;
                        },
                        exec -> {
                            assertThat(started.argv()).isEqualTo(exec.argv());
                            return same++;
                        },
                        image -> {
                            assertThat(started.argv()).isEmpty();
                            return same++;
                        });
    }

    void compare() throws IOException, InterruptedException {
        int ran = 0;
        for (Pair pair : pairs) {
            if (NOT_HARMLESS.matcher(pair.script()).find()) {
                skipped++;
            } else {
                List<String> before = started(pair, List.of("/bin/bash", "-c", pair.script()));
                assertThat(started(pair, pair.argv())).as(pair.script()).isEqualTo(before);
                ran += before.isEmpty() ? 0 : 1;
            }
        }
        System.out.println("aws: " + ran + " commands were run as ECS does and by bash -c: the same programs, words and"
                + " environment; " + same + " more have no shell, " + skipped + " were not run");
        assertThat(ran).isGreaterThan(20);
    }

    /** What the probes were given: words and environment of each, in no order. */
    private List<String> started(Pair pair, List<String> argv) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "run");
        Path bin = Files.createDirectories(place.resolve("bin-of-path"));
        Path out = Files.createDirectories(place.resolve("out-of-probes"));
        Matcher folders = FOLDER.matcher(pair.script());
        while (folders.find()) {
            Files.createDirectories(place.resolve(folders.group(1)));
        }
        Matcher words = WORD.matcher(pair.script());
        while (words.find()) {
            probe(place, bin, words.group());
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
        command.addAll(argv);
        var builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(pair.environment());
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("PROBE_OUT", out.toString());
        Process process = builder.start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(pair.script()).isTrue();
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                String[] parts =
                        Files.readString(file).replace(place.toString(), "").split("\n--\n", 2);
                told.add(parts[1].lines()
                        .filter(line -> !OF_SHELLS.matcher(line).matches())
                        .sorted()
                        .collect(Collectors.joining("\n", parts[0] + "\n", "")));
            }
        }
        return told.stream().sorted().toList();
    }

    private static void probe(Path place, Path bin, String name) throws IOException {
        Path path = (name.contains("/") ? place.resolve(name) : bin.resolve(name)).normalize();
        if (!BUILTINS.contains(name) && !name.startsWith(".") && path.startsWith(place) && !Files.exists(path)) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, PROBE);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
