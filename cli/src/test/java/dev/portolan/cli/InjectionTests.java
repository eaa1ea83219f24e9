package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.engine.report.TextReport;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.Sample;
import dev.portolan.testkit.SampleApps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile texts in every fact, for every target: what is read back is what was meant, no report is torn or coloured by
 * them, and no script does what they say. That commands and the environment come back through the target's own rules is
 * held by each provider's contract.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InjectionTests {
    /** Of so many apps one is run; {@code -Dportolan.injection.step=1} runs all. */
    private static final int STEP = Integer.getInteger("portolan.injection.step", 162);

    /** What is no text for a reader of Markdown: fences, and code within a line. */
    private static final Pattern CODE = Pattern.compile(
            "(?ms)^(?<fence>`{3,})[a-z]*\n.*?^\\k<fence>$|(?<!`)(?<ticks>`+)(?!`)[^\n]*?(?<!`)\\k<ticks>(?!`)");

    private final Portolan portolan = Portolan.load();

    /** One that gives the old values by commands, so that no script asks at a prompt. */
    private final SourcePlatform platform = portolan.read(Run.fixture("rails")).platform();

    @TempDir
    private Path folder;

    private Translation translate(Sample sample, String target) {
        return portolan.translate(Reading.of(sample.app(), List.of(), platform), target);
    }

    @TestFactory
    Stream<DynamicTest> every_text_is_data_in_the_files_and_in_the_reports() {
        return ServiceLoader.load(Provider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(provider -> DynamicTest.dynamicTest(provider.info().id(), () -> {
                    for (Sample sample : SampleApps.hostile()) {
                        Translation translation =
                                translate(sample, provider.info().id());
                        Accepted.check(translation);
                        Accepted.checkRules(provider, translation);
                        reports(sample, translation);
                    }
                }));
    }

    private static void reports(Sample sample, Translation translation) {
        TargetReport report = TargetReport.of(translation);
        String json = JsonReport.of(translation.findings(), List.of(report));
        Accepted.json(json);
        isVisible(sample, json);
        isVisible(sample, TextReport.plain().files(report) + TextReport.plain().findings(report.findings()));
        for (RenderedFile file : MoveFiles.of(translation)) {
            if (file.path().endsWith(".md")) {
                isVisible(sample, file.content());
                String text = CODE.matcher(file.content()).replaceAll("");
                assertThat(text)
                        .as("%s of %s", file.path(), sample)
                        .doesNotContainPattern("(?<!\\\\)</?script")
                        .doesNotContainPattern("(?<!\\\\)\\]\\((javascript|http://example.com/z)")
                        .doesNotContainPattern("(?m)^# HIT");
            }
        }
    }

    /** No character commands a terminal or hides from a reader. */
    private static void isVisible(Sample sample, String text) {
        assertThat(text).as(sample.toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");
    }

    @TestFactory
    Stream<DynamicTest> no_script_and_no_command_of_the_runbook_does_what_a_text_says() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no sh");
        List<String> shells = Stream.of("/bin/sh", "/bin/bash")
                .filter(shell -> Files.isExecutable(Path.of(shell)))
                .toList();
        List<Sample> all = SampleApps.hostile();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + STEP)
                .boxed()
                .flatMap(i -> portolan.providers().stream()
                        .map(info -> info.id())
                        .filter(target -> !target.equals("portolan-yaml"))
                        .map(target -> DynamicTest.dynamicTest(
                                all.get(i) + " to " + target,
                                () -> run(translate(all.get(i), target), shells.get(i / STEP % shells.size())))));
    }

    private void run(Translation translation, String shell) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "move");
        Rehearsal rehearsal = Rehearsal.of(place, translation, shell);
        assertThat(place.resolve("failed")).as(rehearsal.said()).doesNotExist();
        Files.createFile(place.resolve("unwatched")); // each command by itself, in the foreground
        var scripts = new ArrayList<String>();
        for (RenderedFile file : MoveFiles.of(translation)) {
            if (file.path().endsWith(".md")) {
                scripts.addAll(blocks(file.content()));
            }
        }
        translation.files().stream()
                .filter(file -> file.content().startsWith("#!/bin/"))
                .forEach(file -> scripts.add(file.content()));
        for (String script : scripts) {
            Path written = Files.writeString(place.resolve("script"), script);
            String said = Rehearsal.run(place, shell, written.toString());
            assertThat(said).as(script).doesNotContainPattern("(?i)syntax error|unterminated|unexpected EOF");
        }
        try (Stream<Path> files = Files.walk(place)) {
            assertThat(files.filter(file -> file.endsWith("HIT"))).isEmpty();
        }
    }

    private static List<String> blocks(String markdown) {
        return Pattern.compile("(?ms)^ *(?<fence>`{3,})sh\n(?<lines>.*?)^ *\\k<fence>$")
                .matcher(markdown)
                .results()
                .map(block -> block.group(2))
                .toList();
    }

    @Test
    void the_trap_works() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no sh");
        Files.createDirectories(folder.resolve("app"));
        Rehearsal.run(folder, "/bin/sh", "-c", "$(touch HIT)");
        assertThat(folder.resolve("app/HIT")).exists();
    }
}
