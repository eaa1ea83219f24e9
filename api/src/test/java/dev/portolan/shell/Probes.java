package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A little world where every program on PATH is a probe that writes down its words, its environment and its input. It
 * runs many argvs in one go and tells for each what an onlooker could see.
 */
final class Probes {
    /** Variables that the argvs are run with; the values are traps for wrong quoting. */
    static final Map<String, String> VARIABLES =
            Map.of("A", "one", "B", "two words", "EMPTY", "", "GLOB", "*.txt", "PORT", "5000", "LANG", "C.UTF-8");

    private static final List<String> FILES = List.of("a.txt", "b.txt", "c d.txt", "é.txt", "sub/x1");
    private static final String PROBE = """
            #!/bin/sh
            input=
            while IFS= read -r line || [ -n "$line" ]; do input="$input$line;"; done
            { printf '%s\\0' "$0" "$@"; printf 'input %s\\n' "$input"; export -p; } >"$PROBE_OUT/$$"
            printf '%s\\n' "<${0##*/}>"
            case $0 in *fail) exit 3 ;; esac
            """;
    private static final Pattern OWN_VARIABLES =
            Pattern.compile("(?m)^export (?:PWD|OLDPWD|SHLVL|_|PROBE_OUT)\\b.*\\n");
    private static final int SECONDS_AT_MOST = 120;

    /** What a shell says about an error, in its own words. */
    private static final Pattern COMPLAINTS = Pattern.compile("/bin/(?:bash|sh): [^;\\n]*");

    private final Path root;
    /** Probes in the working folder, called by their path. */
    private final List<String> relative = new ArrayList<>();

    /** Makes probes under these names: on PATH below {@code root}, or in the working folder for {@code bin/x}. */
    Probes(Path root, Iterable<String> names) throws IOException {
        this.root = root;
        write(root.resolve("probe"), PROBE);
        Files.createDirectories(root.resolve("home"));
        Files.createDirectories(root.resolve("bin"));
        for (String name : names) {
            if (name.contains("/")) {
                relative.add(name);
                continue;
            }
            Files.createSymbolicLink(root.resolve("bin").resolve(name), root.resolve("probe"));
        }
    }

    /** What each argv does, in words that can be compared; the argvs run one after the other. */
    List<String> observe(String label, List<List<String>> argvs) throws IOException, InterruptedException {
        StringBuilder driver = new StringBuilder("exec 3>&1\n");
        for (int i = 0; i < argvs.size(); i++) {
            for (String file : FILES) {
                write(place("cwd", label, i).resolve(file), file);
            }
            for (String program : relative) {
                write(place("cwd", label, i).resolve(program), PROBE);
            }
            Files.createDirectories(place("seen", label, i));
            Files.createDirectories(place("out", label, i).getParent());
            driver.append("(cd %s && export PROBE_OUT=%s && exec %s) >%s 2>/dev/null </dev/null; echo %d $? >&3\n"
                    .formatted(
                            place("cwd", label, i),
                            place("seen", label, i),
                            PosixShell.join(argvs.get(i)),
                            place("out", label, i),
                            i));
        }
        Map<Integer, String> statuses = drive(driver.toString());
        List<String> observations = new ArrayList<>();
        for (int i = 0; i < argvs.size(); i++) {
            observations.add(observation(label, i, statuses.get(i)));
        }
        return observations;
    }

    private Map<Integer, String> drive(String script) throws IOException, InterruptedException {
        Path file = Files.createTempFile(root, "driver", "");
        write(file, script);
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", file.toString());
        builder.environment().clear();
        builder.environment().putAll(VARIABLES);
        builder.environment().put("HOME", root.resolve("home").toString());
        builder.environment().put("PATH", root.resolve("bin").toString());
        Path output = Files.createTempFile(root, "statuses", "");
        Process process = builder.redirectErrorStream(true).start();
        // The stream ends when the last process that was started in the background has ended as well.
        Thread reader = new Thread(() -> copy(process, output));
        reader.start();
        reader.join(TimeUnit.SECONDS.toMillis(SECONDS_AT_MOST));
        boolean late = reader.isAlive();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(late).as("the commands hang").isFalse();
        Map<Integer, String> statuses = new TreeMap<>();
        for (String line : Files.readAllLines(output)) {
            String[] pair = line.split(" ");
            statuses.put(Integer.valueOf(pair[0]), pair[1]);
        }
        return statuses;
    }

    private static void copy(Process process, Path output) {
        try (var in = process.getInputStream()) {
            Files.write(output, in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String observation(String label, int i, String status) throws IOException {
        List<String> seen = new ArrayList<>();
        for (Path file : files(place("seen", label, i))) {
            seen.add("program "
                    + OWN_VARIABLES.matcher(text(file)).replaceAll("").replace('\0', '|'));
        }
        for (Path file : files(place("cwd", label, i))) {
            String name = place("cwd", label, i).relativize(file).toString();
            String text = text(file);
            if (!text.equals(name) && !text.equals(PROBE)) {
                seen.add("file " + name + ": " + text.lines().sorted().toList());
            }
        }
        text(place("out", label, i)).lines().forEach(line -> seen.add("prints " + line));
        // Pipes and the background have no order, so none is kept. A shell's own errors differ in number only.
        String end = status.equals("127") || status.equals("2") || status.equals("1") ? "an error" : status;
        String all = seen.stream().sorted().collect(Collectors.joining("\n"));
        all = COMPLAINTS.matcher(all).replaceAll("a complaint");
        return all.replace(root.resolve("cwd-" + label).toString(), "CWD") + "\nends with " + end;
    }

    private Path place(String kind, String label, int i) {
        return root.resolve(kind + "-" + label).resolve(Integer.toString(i));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Every word of the scripts that could be called as a program. */
    static Iterable<String> namesIn(Iterable<String> scripts) {
        Pattern word = Pattern.compile("(?<![^\\s;&|()\"'`])[A-Za-z_.][A-Za-z0-9_./-]*(?<!/)(?![^\\s;&|()\"'`])");
        TreeMap<String, String> names = new TreeMap<>();
        for (String script : scripts) {
            Matcher matcher = word.matcher(script);
            while (matcher.find()) {
                String name = Path.of(matcher.group()).normalize().toString();
                if (!name.isEmpty() && !name.startsWith("..")) {
                    names.put(name, script);
                }
            }
        }
        return names.keySet();
    }
}
