package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real apps, where the folder that holds them is there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorpusTests {
    private static final Path SHARED = Run.root().resolveSibling("shared");

    @TempDir
    Path folder;

    @Test
    void every_app_is_translated_for_fly_with_no_fact_unanswered_and_every_file_is_valid() throws Exception {
        Path corpus = SHARED.resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), () -> "skipped: no folder " + corpus);
        Portolan portolan = Portolan.load();
        var counts = new EnumMap<Coverage.Outcome, Integer>(Coverage.Outcome.class);
        var written = new ArrayList<Path>();
        int withoutApp = 0;
        for (Path app : folders(corpus)) {
            Reading reading = portolan.read(app);
            if (reading.app().isEmpty()) {
                assertThat(reading.findings()).as(app.toString()).isNotEmpty();
                withoutApp++;
                continue;
            }
            Translation translation = portolan.translate(reading, "fly");
            assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                    .as(app.toString())
                    .isEmpty();
            translation.coverage().counts().forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
            Path out = folder.resolve(app.getFileName() + ".toml");
            Files.writeString(out, translation.files().get(0).content());
            written.add(out);
        }
        System.out.println(
                "corpus to fly: " + written.size() + " translated, " + withoutApp + " without an app; facts " + counts);
        assertThat(written).hasSizeGreaterThan(80);
        validate(written);
    }

    private static void validate(List<Path> files) throws IOException, InterruptedException {
        Path tool = SHARED.resolve("tools/fly_validate.py");
        assumeTrue(Files.exists(tool) && isPythonThere(), "skipped: no python3 or no fly_validate.py");
        var command = new ArrayList<>(List.of("python3", tool.toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String verdicts = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        List<String> verdictLines =
                verdicts.lines().filter(line -> !line.startsWith(" ")).toList();
        assertThat(verdictLines).hasSameSizeAs(files).allMatch(line -> line.endsWith(": VALID"));
        System.out.println("fly_validate.py: " + verdictLines.size() + " VALID");
    }

    private static boolean isPythonThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> folders(Path corpus) throws IOException {
        try (Stream<Path> folders = Files.list(corpus)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
