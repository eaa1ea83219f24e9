package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.fail;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pins translations byte for byte. A fixture is a folder with {@code README.md} (what it shows), {@code input/},
 * {@code expected/TARGET/} (exactly the files that are written) and {@code expected/TARGET.report} (what became of each
 * fact, and the findings). {@code expected} is production; a folder {@code expected-STAGE} beside it makes the fixture
 * be read in that stage too. With {@code -Dportolan.fixtures=accept} what is expected is written anew.
 */
public abstract class FixtureTests {
    private static final String SWITCH = "portolan.fixtures";
    private static final String EXPECTED = "expected";

    /** For subclasses. */
    protected FixtureTests() {}

    /** The folder that holds the fixtures. */
    protected abstract Path fixtures();

    /** The sources and providers that the fixtures are run with. */
    protected abstract Portolan portolan();

    /** The targets that every fixture has an expectation for. */
    protected List<String> targets() {
        return portolan().providers().stream().map(info -> info.id()).toList();
    }

    /**
     * The files that are written for a translation, the runbook and its scripts among them; but not those parts of the
     * scripts that are the same in every move.
     */
    protected List<RenderedFile> written(Translation translation) {
        var files = new ArrayList<>(translation.files());
        MoveFiles.of(translation).stream()
                .filter(file -> !MoveFiles.isFixed(file))
                .forEach(files::add);
        return files;
    }

    /** A test for each fixture and target. */
    @TestFactory
    Stream<DynamicTest> fixture() {
        return folders(fixtures()).stream().flatMap(fixture -> {
            var tests = new ArrayList<DynamicTest>();
            tests.add(
                    DynamicTest.dynamicTest(fixture.getFileName() + ": says what it shows", () -> explained(fixture)));
            for (String stage : stages(fixture)) {
                targets()
                        .forEach(target -> tests.add(DynamicTest.dynamicTest(
                                fixture.getFileName() + ": " + target + (isProduction(stage) ? "" : " in " + stage),
                                () -> compare(fixture, target, stage))));
            }
            return tests.stream();
        });
    }

    private static boolean isProduction(String stage) {
        return stage.equals(Portolan.PRODUCTION);
    }

    /** The stages that the fixture is read in, production first. */
    private static List<String> stages(Path fixture) {
        var stages = new ArrayList<String>();
        stages.add(Portolan.PRODUCTION);
        for (Path folder : folders(fixture)) {
            String name = folder.getFileName().toString();
            if (name.startsWith(EXPECTED + "-")) {
                stages.add(name.substring(EXPECTED.length() + 1));
            }
        }
        return stages;
    }

    private static Path expected(Path fixture, String stage) {
        return fixture.resolve(isProduction(stage) ? EXPECTED : EXPECTED + "-" + stage);
    }

    private void explained(Path fixture) {
        if (!Files.isRegularFile(fixture.resolve("README.md")) || !Files.isDirectory(fixture.resolve("input"))) {
            fail(fixture + " needs a README.md that says what it shows, and a folder input");
        }
        for (String stage : stages(fixture)) {
            Path expected = expected(fixture, stage);
            for (Path target : Files.isDirectory(expected) ? folders(expected) : List.<Path>of()) {
                if (!targets().contains(target.getFileName().toString())) {
                    fail(target + " is stale: there is no such target; delete it");
                }
            }
        }
    }

    private void compare(Path fixture, String target, String stage) {
        Reading reading = portolan().read(fixture.resolve("input"), stage);
        var found = new LinkedHashMap<String, String>();
        if (reading.app().isPresent()) {
            Translation translation = portolan().translate(reading, target, List.of());
            written(translation).forEach(file -> found.put(target + "/" + file.path(), file.content()));
            found.put(target + ".report", FixtureReport.of(reading, translation));
        } else {
            found.put(target + ".report", FixtureReport.of(reading));
        }
        Path expected = expected(fixture, stage);
        if (Objects.equals(System.getProperty(SWITCH), "accept")) {
            accept(expected, target, found);
            return;
        }
        var differences = new ArrayList<String>();
        Map<String, String> there = read(expected, target);
        found.forEach((path, text) -> {
            String before = there.remove(path);
            if (before == null) {
                differences.add(path + " is written, but not expected");
            } else if (!before.equals(text)) {
                differences.add(path + "\n" + Difference.lines(before, text));
            }
        });
        there.keySet().forEach(path -> differences.add(path + " is expected, but not written (stale)"));
        if (!differences.isEmpty()) {
            fail(fixture.getFileName() + " for " + target + " differs from what is expected:\n\n"
                    + String.join("\n\n", differences) + "\n\nIf it should: mvn test -Dtest="
                    + getClass().getSimpleName() + " -D" + SWITCH
                    + "=accept, then read the diff before you commit it.");
        }
    }

    private static Map<String, String> read(Path expected, String target) {
        var files = new LinkedHashMap<String, String>();
        for (Path file : files(expected, target)) {
            String path = expected.relativize(file).toString().replace('\\', '/');
            try {
                files.put(path, Files.readString(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static void accept(Path expected, String target, Map<String, String> found) {
        try {
            for (Path file : files(expected, target)) {
                Files.delete(file);
            }
            for (Map.Entry<String, String> file : found.entrySet()) {
                Path path = expected.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that are expected for a target, its report among them. */
    private static List<Path> files(Path expected, String target) {
        var files = new ArrayList<Path>();
        Path report = expected.resolve(target + ".report");
        if (Files.isRegularFile(report)) {
            files.add(report);
        }
        Path folder = expected.resolve(target);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
