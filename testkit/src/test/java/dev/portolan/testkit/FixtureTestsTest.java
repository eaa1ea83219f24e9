package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.engine.Portolan;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Fixtures")
class FixtureTestsTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("are accepted once, hold, and tell what changed, what is missing and what is stale")
    void pinTranslations() throws IOException {
        Files.createDirectories(folder.resolve("tiny/input"));
        Files.writeString(folder.resolve("tiny/README.md"), "A command.");
        Files.writeString(folder.resolve("tiny/input/command"), "bin/web");
        assertThatThrownBy(this::run)
                .hasMessageContaining("is written, but not expected")
                .hasMessageContaining("accept");
        System.setProperty("portolan.fixtures", "accept");
        try {
            run();
        } finally {
            System.clearProperty("portolan.fixtures");
        }
        assertThat(folder.resolve("tiny/expected/honest/run.json")).content().contains("bin/web");
        assertThat(folder.resolve("tiny/expected/honest.report")).content().contains("carried  processes.web.command");
        assertThatCode(this::run).doesNotThrowAnyException();
        Files.writeString(folder.resolve("tiny/input/command"), "bin/other");
        assertThatThrownBy(this::run).hasMessageContaining("+ ").hasMessageContaining("bin/other");
        Files.writeString(folder.resolve("tiny/input/command"), "bin/web");
        Files.writeString(folder.resolve("tiny/expected/honest/old"), "");
        assertThatThrownBy(this::run).hasMessageContaining("honest/old is expected, but not written (stale)");
    }

    @Test
    @DisplayName("are read in each stage that something is expected for")
    void stages() throws IOException {
        Files.createDirectories(folder.resolve("tiny/input"));
        Files.createDirectories(folder.resolve("tiny/expected-staging"));
        Files.writeString(folder.resolve("tiny/README.md"), "A command.");
        Files.writeString(folder.resolve("tiny/input/command"), "bin/web");
        System.setProperty("portolan.fixtures", "accept");
        try {
            run();
        } finally {
            System.clearProperty("portolan.fixtures");
        }
        assertThat(folder.resolve("tiny/expected/honest/facts.json")).content().doesNotContain("staging");
        assertThat(folder.resolve("tiny/expected-staging/honest/facts.json"))
                .content()
                .contains("staging");
    }

    private void run() {
        List<DynamicTest> tests = new Fixtures(folder).fixture().toList();
        assertThat(tests).hasSizeBetween(2, 3);
        tests.forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** One source, one provider. */
    private static final class Fixtures extends FixtureTests {
        private final Path folder;

        Fixtures(Path folder) {
            this.folder = folder;
        }

        @Override
        protected Path fixtures() {
            return folder;
        }

        @Override
        protected Portolan portolan() {
            return Portolan.of(List.of(new CommandSource()), List.of(new HonestProvider()));
        }
    }

    /** Reads a command. */
    private static final class CommandSource implements Source {
        @Override
        public String id() {
            return "command";
        }

        @Override
        public boolean recognises(ProjectFiles files) {
            return files.exists("command");
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            String script = files.text("command").orElse("true");
            App.Builder app = App.builder("tiny").process("web", web -> web.command(Command.shell(script)));
            if (!stage.equals(Portolan.PRODUCTION)) {
                app.stage(stage);
            }
            return Reading.of(app.build(), List.of(), SourcePlatform.NONE);
        }
    }
}
