package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.report.Phase;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page has a person paste, as a shell takes it. */
class RunbookInShellTest {
    private static final String CANARY = "canary-4f1e";

    private static Translation sample() {
        return Sample.translation(Sample.app(), Sample.HEROKU);
    }

    @Test
    void theFunctionThatHandsOnAValueIfThereIsOnePassesOverAnEmptyOne() throws Exception {
        assumeTrue(Shell.isThere(), "skipped: this machine has no /bin/sh");
        String page = Runbook.of(
                Sample.translation(Sample.app(), Sample.HEROKU, new OptionalSecret(List.of("printf", "<%s>", "K=-"))));
        assertThat(page).contains(Runbook.IF_ANY_FUNCTION, "heroku config:get K --app \"$HEROKU_APP\" | if_any printf");
        assertThat(Runbook.of(sample())).doesNotContain("if_any");

        assertThat(Shell.run(Runbook.IF_ANY_FUNCTION + "\nprintf 'a b\\n' | if_any sh -c 'printf \"<%s>\" \"$(cat)\"'"))
                .isEqualTo("<a b>");
        assertThat(Shell.run(Runbook.IF_ANY_FUNCTION + "\nprintf '\\n' | if_any echo never"))
                .isEmpty();
    }

    @Test
    void everyCommandIsTakenByAShell() throws Exception {
        assumeTrue(Shell.isThere(), "skipped: there is no sh");
        for (SourcePlatform platform : List.of(Sample.HEROKU, SourcePlatform.NONE)) {
            for (String name : List.of("plain", RunbookTest.HOSTILE, "x".repeat(200), "if", "A=1", "é\uD83D\uDE00")) {
                String page = Runbook.of(Sample.translation(Sample.app(name, "c", "d"), platform));
                String script = String.join("\n", blocks(page));
                assertThat(Shell.run(List.of("/bin/sh", "-n", "-s"), script))
                        .as(script)
                        .isEmpty();
            }
        }
    }

    @Test
    void theCommandsGetTheWordsOfTheStepsAndNoSecretIsAmongThem(@TempDir Path folder) throws Exception {
        assumeTrue(Shell.isThere(), "skipped: there is no sh");
        program(folder, "heroku", "echo " + CANARY + "-$2");
        program(folder, "docker", ":");
        program(folder, "sleep", ":");
        program(folder, "fly", """
                printf 'fly'; for word; do printf ' <%s>' "$word"; done; echo
                case "$*" in *=-*) printf 'input <'; cat; echo '>' ;; esac
                """);
        String page = Runbook.of(Sample.translation(Sample.app(RunbookTest.HOSTILE, "c", "d"), Sample.HEROKU));
        assertThat(page).doesNotContain(CANARY);
        String printed =
                Shell.run("PATH=" + folder + ":$PATH\nDATABASE_ID='an id'\n" + String.join("\n", blocks(page)) + "\n");
        assertThat(printed.lines().filter(line -> line.startsWith("fly") && line.contains(CANARY)))
                .isEmpty();
        assertThat(printed)
                .contains("fly <apps> <create> <" + RunbookTest.HOSTILE + ">\n")
                .contains("fly <mpg> <attach> <an id> <--app> <" + RunbookTest.HOSTILE + ">\n")
                .contains("fly <secrets> <set> <STRIPE_KEY=-> <--stage> <--app> <" + RunbookTest.HOSTILE + ">\ninput <"
                        + CANARY + "-STRIPE_KEY>\n")
                .contains("fly <secrets> <set> <SECRET_KEY_BASE=-> <--stage> <--app> <" + RunbookTest.HOSTILE
                        + ">\ninput <" + CANARY + "-SECRET_KEY_BASE>\n");
    }

    private static void program(Path folder, String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** A terminal of its own, in which a person types. */
    @Test
    void theFunctionThatAsksShowsNothingAndHandsOnWhatWasTyped() throws Exception {
        String python = """
                import os, pty, sys, time
                pid, terminal = pty.fork()
                if pid == 0:
                    os.execv("/bin/sh", ["sh", "-c", sys.argv[1]])
                seen = b""
                while b": " not in seen:
                    seen += os.read(terminal, 1000)
                time.sleep(0.3)
                os.write(terminal, b"  typed \\\\ value \\n")
                try:
                    while True:
                        more = os.read(terminal, 1000)
                        if not more:
                            break
                        seen += more
                except OSError:
                    pass
                os.waitpid(pid, 0)
                sys.stdout.write(seen.decode().replace("\\r", ""))
                """;
        assumeTrue(Shell.isThere() && hasPython(), "skipped: there is no sh or no python3");
        String page = Runbook.of(Sample.translation(Sample.app(), SourcePlatform.NONE));
        String script = blocks(page).get(0) + "\nask KEY 'what for' | sed 's/.*/got <&>/'; stty -a | grep -o ' echo '";
        assertThat(Shell.run(List.of("python3", "-", script), python))
                .isEqualTo("KEY (what for): \ngot <  typed \\ value > echo \n");
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "-c", "import pty").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private record OptionalSecret(List<String> command) implements Provider {
        @Override
        public ProviderInfo info() {
            return new ProviderInfo("none", "Nowhere", "1", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public Output translate(App app, Settings settings) {
            var out = Output.builder();
            Fact<String> name = Fact.chosen("K", "the test");
            out.step("secret", Phase.SECRETS, "Set it")
                    .feed(Word.oldValueIfAny(name, Fact.absent(name.path())), command.toArray());
            return out.build();
        }
    }

    /** What stands in the fenced blocks, read as CommonMark reads it. */
    static List<String> blocks(String page) {
        var blocks = new ArrayList<String>();
        Matcher block = Pattern.compile(
                        "^(?<fence>`{3,})sh\n(?<body>.*?)\n\\k<fence>`*\n", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page);
        while (block.find()) {
            blocks.add(block.group("body"));
        }
        return blocks;
    }
}
