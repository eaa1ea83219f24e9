package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real apps for Kamal, where the folder that holds them is there; accepted by Kamal where its command is named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KamalCorpusTests {
    @TempDir
    Path folder;

    @Test
    void every_app_is_translated_with_no_fact_unanswered_and_accepted() throws Exception {
        Path corpus = Run.root().resolveSibling("shared").resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), () -> "skipped: no folder " + corpus);
        String kamal = System.getProperty("portolan.kamal", "");
        Portolan portolan = Portolan.load();
        int translated = 0;
        int accepted = 0;
        for (Path app : folders(corpus)) {
            Reading reading = portolan.read(app);
            if (reading.app().isEmpty()) {
                continue;
            }
            Translation translation = portolan.translate(reading, "kamal");
            assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                    .as(app.toString())
                    .isEmpty();
            assertThat(translation.findings())
                    .as(app.toString())
                    .noneMatch(finding -> finding.code().name().matches("FILE_REFUSED|DEPLOY_FAILS"));
            translated++;
            if (!kamal.isEmpty()) {
                accept(kamal, translation, folder.resolve(app.getFileName().toString()));
                accepted++;
            }
        }
        System.out.println("corpus to kamal: " + translated + " translated, "
                + (kamal.isEmpty() ? "skipped: -Dportolan.kamal names no kamal command" : accepted + " accepted"));
        assertThat(translated).isGreaterThan(80);
    }

    private static void accept(String kamal, Translation translation, Path out)
            throws IOException, InterruptedException {
        for (RenderedFile file : translation.files()) {
            Path path = out.resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.content());
        }
        Process process = new ProcessBuilder(kamal, "config", "--version=x")
                .directory(out.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out + "\n" + output).isZero();
    }

    private static List<Path> folders(Path corpus) throws IOException {
        try (Stream<Path> folders = Files.list(corpus)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
