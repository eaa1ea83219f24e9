package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a shell sources, and the scripts that look at what it set. */
class EnvironmentFileTest {
    private static final String ALL = "export TOKEN=t PASSWORD=p OLD_KEY=o SALT=s MAYBE= OLD_APP=a\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        assumeTrue(Shell.isThere(), "skipped: there is no sh");
        for (RenderedFile file : MoveFiles.of(AllLines.translation())) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
        }
    }

    /** What it prints; the programs of the old place and the new one are not there. */
    private String run(String script) throws IOException, InterruptedException {
        return Shell.run("unset TOKEN PASSWORD OLD_KEY SALT MAYBE OLD_APP\ncd '" + folder + "'\n" + script);
    }

    @Test
    void whatTheShellHasStaysAndNobodyIsAskedForIt() throws Exception {
        assertThat(run(ALL + ". deploy/new/migrate/environment.sh\n"
                        + "sh -c 'echo \"$TOKEN $PASSWORD $OLD_KEY $SALT <$MAYBE>\"'\n"))
                .isEqualTo("""
                        TOKEN stays as this shell has it
                        PASSWORD stays as this shell has it
                        OLD_KEY stays as this shell has it
                        SALT stays as this shell has it
                        t p o s <>
                        """);
    }

    @Test
    void whatIsMadeIsToldSoThatItIsKept() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "skipped: there is no openssl");
        assertThat(run(ALL + "unset SALT\n. deploy/new/migrate/environment.sh\nprintenv SALT\n"))
                .matches(
                        "(?s).*\nSALT is new[.] Keep it [(]printenv SALT[)]: a later shell needs this one[.]\n[0-9a-f]{128}\n");
    }

    @Test
    void aScriptGoesOnWithoutWhatTheAppCanDoWithoutAndEndsWhereAnotherValueIsMissing() throws Exception {
        String script = "sh deploy/new/migrate/01-prepare.sh --yes; echo \"ended with $?\"\n";
        assertThat(run(ALL + script)).contains("   MAYBE is not in the environment: it is left empty.\n\n2. Look");
        assertThat(run(ALL + "unset SALT\n" + script))
                .contains("SALT is not in the environment. Set what belongs there in this shell: . ")
                .endsWith("ended with 1\n")
                .doesNotContain("2. Look");
    }

    @Test
    void aLineOfThePageMakesNothingAnewAndAsksForNothingTwice() throws Exception {
        String page = Files.readString(folder.resolve("deploy/new/RUNBOOK.md"));
        String lines = String.join(
                "\n",
                page.lines()
                        .filter(line -> line.startsWith("export ") && !line.contains("old get"))
                        .toList());
        assertThat(lines).contains("TOKEN", "PASSWORD", "SALT");
        assertThat(run(ALL + lines + "\necho \"$TOKEN $PASSWORD $OLD_KEY $SALT <$MAYBE>\"\n"))
                .isEqualTo("t p o s <>\n");
    }
}
