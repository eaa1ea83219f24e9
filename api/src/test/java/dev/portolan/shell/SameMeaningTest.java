package dev.portolan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves by running that an argv means what its script means to {@code bash -c}. */
class SameMeaningTest {
    /** So many that more than 2 000 are run; the others go to bash as they are. */
    private static final int RANDOM_SCRIPTS = Integer.getInteger("portolan.shell.scripts", 3_600);

    private static final long SEED = Long.getLong("portolan.shell.seed", 20_261_120L);
    /** Programs by absolute path would really run, and these builtins would reach beyond the probes. */
    private static final Pattern NOT_HARMLESS = Pattern.compile("(^|[\\s;&|(])(/|kill|rm|sleep\\s|yes\\s*$)");

    @BeforeAll
    static void thereAreShells() {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/bin/sh")),
                "Skipped: this machine has no /bin/bash");
    }

    @Test
    void everyCommandOfTheCorpusMeansTheSame(@TempDir Path folder) throws Exception {
        Path corpus = projectRoot().resolveSibling("shared").resolve("corpus");
        if (!Files.isDirectory(corpus)) {
            System.out.println("Skipped: no corpus of Procfiles at " + corpus);
            assumeTrue(false, "no corpus");
        }
        Set<String> all = corpusCommands(corpus);
        List<String> harmless = all.stream()
                .filter(command -> !NOT_HARMLESS.matcher(command).find())
                .toList();
        report("Corpus", all);
        assertSameMeaning(folder, harmless, Probes.namesIn(harmless));
    }

    @Test
    void everyRandomScriptMeansTheSame(@TempDir Path folder) throws Exception {
        RandomScripts random = new RandomScripts(SEED);
        List<String> scripts =
                Stream.generate(random::next).limit(RANDOM_SCRIPTS).toList();
        report("Random", scripts);
        assertSameMeaning(folder, scripts, RandomScripts.PROGRAMS);
    }

    /** Runs what bash would run against what we would; a script that goes to bash unchanged proves itself. */
    private static void assertSameMeaning(Path folder, List<String> scripts, Iterable<String> programs)
            throws Exception {
        Probes probes = new Probes(folder.toRealPath(), programs);
        List<String> suspects = scripts.stream()
                .filter(script -> !argv(script).equals(inBash(script)))
                .toList();
        System.out.println("Compared by running: " + suspects.size());
        // Twice: who writes to a pipe that nobody reads may or may not live to see it.
        suspects = different(probes, suspects);
        suspects = suspects.isEmpty() ? suspects : different(probes, suspects);
        assertThat(suspects).isEmpty();
    }

    /** The scripts that show a difference; each difference is printed. */
    private static List<String> different(Probes probes, List<String> scripts) {
        CompletableFuture<List<String>> running = CompletableFuture.supplyAsync(() ->
                observe(probes, scripts.stream().map(SameMeaningTest::inBash).toList()));
        List<String> actual =
                observe(probes, scripts.stream().map(SameMeaningTest::argv).toList());
        List<String> expected = running.join();
        List<String> different = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                different.add(scripts.get(i));
                System.out.printf(
                        "%nDIFFERENT: %s%n%s%n--- bash -c%n%s%n--- argv%n%s%n",
                        scripts.get(i), argv(scripts.get(i)), expected.get(i), actual.get(i));
            }
        }
        return different;
    }

    private static List<String> inBash(String script) {
        return List.of("/bin/bash", "-c", script);
    }

    private static List<String> argv(String script) {
        return ShellScript.of(script).argv();
    }

    private static List<String> observe(Probes probes, List<List<String>> argvs) {
        try {
            return probes.observe(argvs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(String what, Collection<String> texts) {
        List<ShellScript> scripts = texts.stream().map(ShellScript::of).toList();
        System.out.printf(
                "%s: %d scripts, %d need a shell (%d of them bash), %d get exec, %d start several processes%n",
                what,
                scripts.size(),
                scripts.stream().filter(ShellScript::needsShell).count(),
                scripts.stream().filter(script -> !script.isPosix()).count(),
                scripts.stream()
                        .filter(s -> s.needsShell() && !s.argv().get(2).equals(s.text()))
                        .count(),
                scripts.stream().filter(ShellScript::startsSeveralProcesses).count());
    }

    private static Set<String> corpusCommands(Path corpus) throws IOException {
        Pattern line = Pattern.compile("^[A-Za-z0-9_-]+:[ \\t]*(.*?)\\s*$");
        Set<String> commands = new LinkedHashSet<>();
        try (Stream<Path> folders = Files.list(corpus).sorted()) {
            for (Path file : folders.map(folder -> folder.resolve("Procfile"))
                    .filter(Files::exists)
                    .toList()) {
                for (String text : Files.readString(file).lines().toList()) {
                    Matcher matcher = line.matcher(text);
                    if (matcher.matches()) {
                        commands.add(matcher.group(1));
                    }
                }
            }
        }
        return commands;
    }

    private static Path projectRoot() throws IOException {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        for (Path at = folder; at != null; at = at.getParent()) {
            Path pom = at.resolve("pom.xml");
            if (Files.exists(pom) && Files.readString(pom).contains("<modules>")) {
                return at;
            }
        }
        return folder;
    }
}
