package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A little world where every program on PATH is a probe that writes down its words, its environment and its input. It
 * runs many argvs in one go and tells for each what an onlooker could see.
 */
final class Probes {
    /** Variables that the argvs are run with; the values are traps for wrong quoting. */
    private static final Map<String, String> VARIABLES =
            Map.of("A", "one", "B", "two words", "EMPTY", "", "GLOB", "*.txt", "PORT", "5000", "LANG", "C.UTF-8");

    private static final List<String> FILES = List.of("a.txt", "b.txt", "c d.txt", "é.txt", "sub/x1");
    /** Each writes a file of its own, so that programs that run side by side do not mix their records. */
    private static final String PROBE = """
        #!/bin/sh
        input=
        while IFS= read -r line || [ -n "$line" ]; do input="$input$line;"; done
        printf '%s\\0' "$PROBE_CASE" "$#" "$0" "$@" "$input" "$(export -p)" >>"$PROBE_OUT/$$"
        printf '%s\\n' "<${0##*/}>"
        case $0 in *fail) exit 3 ;; esac
        """;

    private static final Pattern OWN_VARIABLES =
            Pattern.compile("(?m)^export (?:PWD|OLDPWD|SHLVL|_|PROBE_OUT|PROBE_CASE)\\b.*\\n?");
    /** What a shell says about an error, in its own words. */
    private static final Pattern COMPLAINTS = Pattern.compile("/bin/(?:bash|sh): [^;\\n]*");

    private static final int SECONDS_AT_MOST = 300;

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
            } else {
                Files.createSymbolicLink(root.resolve("bin").resolve(name), root.resolve("probe"));
            }
        }
        furnish(root.resolve("cwd"));
    }

    /** What each argv does, in words that can be compared; the argvs run one after the other. */
    List<String> observe(List<List<String>> argvs) throws IOException, InterruptedException {
        Path run = Files.createTempDirectory(root, "run");
        Path records = run.resolve("records");
        Files.createDirectories(records);
        StringBuilder driver = new StringBuilder("exec 3>&1\nexport PROBE_OUT=" + records + " PROBE_CASE\n");
        for (int i = 0; i < argvs.size(); i++) {
            String argv = PosixShell.join(argvs.get(i));
            // Who runs in the background may print late.
            String output = argv.contains("&") ? ">" + output(run, i) : "";
            driver.append("(cd %s && PROBE_CASE=%d && exec %s) %s 2>/dev/null </dev/null; printf '\\0%%d\\0' $? >&3\n"
                    .formatted(workingFolder(run, i, argv), i, argv, output));
        }
        String[] prints = drive(run, driver.toString()).split("\0", -1);
        Map<Integer, List<String>> sightings = sightings(records);
        return IntStream.range(0, argvs.size())
                .mapToObj(i -> observation(
                        run, i, sightings.getOrDefault(i, new ArrayList<>()), prints[2 * i], prints[2 * i + 1]))
                .toList();
    }

    /** A folder of its own for what may write a file, else one for all. */
    private Path workingFolder(Path run, int i, String argv) throws IOException {
        if (argv.indexOf('>') < 0) {
            return root.resolve("cwd");
        }
        Path own = run.resolve("cwd-" + i);
        furnish(own);
        return own;
    }

    private void furnish(Path folder) throws IOException {
        for (String file : FILES) {
            write(folder.resolve(file), file);
        }
        for (String program : relative) {
            write(folder.resolve(program), PROBE);
        }
    }

    private String drive(Path run, String script) throws IOException, InterruptedException {
        write(run.resolve("driver"), script);
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", run.resolve("driver").toString());
        builder.environment().clear();
        builder.environment().putAll(VARIABLES);
        builder.environment().put("HOME", root.resolve("home").toString());
        builder.environment().put("PATH", root.resolve("bin").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // The stream ends when the last process that was started in the background has ended as well.
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()))
                .completeOnTimeout("", SECONDS_AT_MOST, TimeUnit.SECONDS);
        String lines = output.join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        assertThat(lines).as("a command hangs").isNotEmpty();
        return lines;
    }

    private Map<Integer, List<String>> sightings(Path records) {
        Map<Integer, List<String>> result = new TreeMap<>();
        String[] fields = files(records).stream()
                .map(Probes::text)
                .collect(Collectors.joining())
                .split("\0", -1);
        int at = 0;
        while (at + 1 < fields.length) {
            int end = at + 3 + Integer.parseInt(fields[at + 1]);
            List<String> words = List.of(fields).subList(at + 2, end);
            String variables =
                    OWN_VARIABLES.matcher(fields[end + 1]).replaceAll("").strip();
            result.computeIfAbsent(Integer.valueOf(fields[at]), i -> new ArrayList<>())
                    .add("program " + words + " reads " + fields[end] + "\n" + variables);
            at = end + 2;
        }
        return result;
    }

    private String observation(Path run, int i, List<String> programs, String printed, String status) {
        List<String> seen = new ArrayList<>(programs);
        String late = Files.exists(output(run, i)) ? text(output(run, i)) : "";
        Stream.concat(printed.lines(), late.lines())
                .filter(line -> !line.contains("PROBE_"))
                .forEach(line -> seen.add("prints " + line));
        Path own = run.resolve("cwd-" + i);
        for (Path file : Files.isDirectory(own) ? files(own) : List.<Path>of()) {
            String name = own.relativize(file).toString();
            String text = text(file);
            if (!text.equals(name) && !text.equals(PROBE)) {
                seen.add("file " + name + ": " + text.lines().sorted().toList());
            }
        }
        // Pipes and the background have no order, so none is kept. A shell's own errors differ in number only.
        String end = List.of("1", "2", "126", "127").contains(status) ? "an error" : status;
        return seen.stream().map(each -> inCommonWords(run, i, each)).sorted().collect(Collectors.joining("\n"))
                + "\nends with " + end;
    }

    private String inCommonWords(Path run, int i, String seen) {
        String text = COMPLAINTS.matcher(seen).replaceAll("a complaint");
        text = text.replace(run.resolve("cwd-" + i).toString(), ".")
                .replace(root.resolve("cwd").toString(), ".");
        return text.replace("program [./", "program ["); // bash's exec alone makes the path of a program absolute
    }

    private static Path output(Path run, int i) {
        return run.resolve("output-" + i);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return COMPLAINTS.matcher(text).replaceAll("a complaint");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (text.startsWith("#!")) {
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    /** Every word of the scripts that could be called as a program. */
    static Iterable<String> namesIn(Iterable<String> scripts) {
        Pattern word = Pattern.compile("(?<![^\\s;&|()\"'`])[A-Za-z_.][A-Za-z0-9_./-]*(?<!/)(?![^\\s;&|()\"'`])");
        TreeSet<String> names = new TreeSet<>();
        for (String script : scripts) {
            Matcher matcher = word.matcher(script);
            while (matcher.find()) {
                String name = Path.of(matcher.group()).normalize().toString();
                if (!name.isEmpty() && !name.startsWith("..")) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
