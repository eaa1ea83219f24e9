package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.model.App;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.SampleApps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Whatever the input is: nothing is thrown, nothing hangs, nothing lies outside the folder, and the readers of the target's
 * formats and its own rules accept what comes out. {@link FuzzRun} says how to run more of it, or one case again.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzTests {
    private static final int CASES = 1_500;

    /** Reports and a second translation cost as much again: of so many cases one has them. */
    private static final int SAMPLED = 32;

    private final Portolan portolan = Portolan.load();
    private final List<Provider> providers = ServiceLoader.load(Provider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void folders_that_chance_has_changed_are_read_and_translated_or_refused_by_findings() throws Exception {
        FuzzedInputs inputs = FuzzedInputs.of(folders());
        var withApp = new AtomicLong();
        FuzzRun.of("changed folders", CASES, (number, random) -> {
            Map<String, byte[]> files = inputs.next(random);
            String stage = random.nextInt(4) == 0 ? "staging" : Portolan.PRODUCTION;
            Reading reading = portolan.read(ProjectFolder.ofMemory(files), stage);
            if (reading.app().isEmpty()) {
                assertThat(reading.findings()).isNotEmpty();
            } else {
                withApp.incrementAndGet();
                translated(reading, number, random);
            }
            if (number % SAMPLED == 0) {
                Reading again = portolan.read(ProjectFolder.ofMemory(files), stage);
                assertThat(JsonReport.of(again)).isEqualTo(JsonReport.of(reading));
            }
        });
        System.out.println("fuzz: " + inputs.size() + " folders, " + withApp + " times there was an app");
    }

    @Test
    void apps_of_chance_are_translated_for_every_target() throws Exception {
        FuzzRun.of("random apps", CASES, (number, random) -> {
            App app = SampleApps.random(random.nextLong());
            translated(Reading.of(app, List.of(), SourcePlatform.NONE), number, random);
        });
    }

    private void translated(Reading reading, long number, Random random) {
        Provider provider = providers.get(random.nextInt(providers.size()));
        String target = provider.info().id();
        Translation translation = portolan.translate(reading, target);
        Accepted.check(translation);
        if (reading.targets().get(target) == null) {
            Accepted.checkRules(provider, translation);
        }
        if (number % SAMPLED == 0) {
            Accepted.json(JsonReport.of(reading.findings(), List.of(TargetReport.of(translation))));
            assertThat(SameBytesTests.all(reading, portolan.translate(reading, target)))
                    .isEqualTo(SameBytesTests.all(reading, translation));
        }
    }

    /** The fixtures' inputs, and the real apps where they are. */
    private static List<Path> folders() throws IOException {
        var folders = new ArrayList<Path>();
        try (Stream<Path> fixtures = Files.list(Run.root().resolve("fixtures"))) {
            fixtures.map(fixture -> fixture.resolve("input"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .forEach(folders::add);
        }
        Path corpus = Run.root().resolveSibling("shared").resolve("corpus");
        if (Files.isDirectory(corpus)) {
            try (Stream<Path> apps = Files.list(corpus)) {
                apps.filter(Files::isDirectory).sorted().forEach(folders::add);
            }
        } else {
            System.out.println("skipped: the real apps are not here; only fixtures are changed");
        }
        return folders;
    }
}
