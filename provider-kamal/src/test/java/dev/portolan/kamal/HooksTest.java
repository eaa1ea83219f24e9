package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks, run with a kamal and an ssh that only write down what they are told. */
class HooksTest {
    private static final App APP = App.builder("shop")
            .process("web", web -> web.command(Command.exec("bin/web")).http(http -> http.port(3000)))
            .release(Command.shell("bin/migrate && bin/check"))
            .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
            .env("PEM", EnvValue.secret())
            .env("ODD", EnvValue.secret())
            .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
            .build();

    private static final Settings SETTINGS = Settings.none("kamal").with(KamalSettings.HOSTS, List.of("203.0.113.10"));

    /** Each writes a line at once, so that no line is torn. */
    private static final String RECORDER = """
            #!/bin/sh
            printf '%s\\n' "$(basename "$0") $(printf '[%s]' "$@")" >> "$LOG"
            case "$(basename "$0") $1 ${2:-}" in
              "kamal secrets print") cat "$SECRETS" ;;
              "kamal app exec") exit "$RELEASE" ;;
              "ssh -n "*) exit 0 ;;
              ssh*) cat > "$WRITTEN" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void writeTheHooks() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: this machine has no /bin/sh");
        new KamalProvider().translate(APP, SETTINGS).documents().forEach(document -> {
            if (document.path().contains("/hooks/")) {
                executable(
                        document.path().substring(document.path().lastIndexOf('/') + 1),
                        DocumentWriter.write(document));
            }
        });
        Stream.of("kamal", "ssh").forEach(name -> executable(name, RECORDER));
        Files.writeString(
                folder.resolve("secrets"), "DB_PASSWORD=pw\nDATABASE_URL=postgres://x\nPEM=one\ntwo\nODD=a\\b\n");
        environment.putAll(Map.of(
                "PATH",
                folder + ":/usr/bin:/bin",
                "LOG",
                folder.resolve("log").toString(),
                "SECRETS",
                folder.resolve("secrets").toString(),
                "WRITTEN",
                folder.resolve("written").toString(),
                "RELEASE",
                "0",
                "KAMAL_VERSION",
                "abc123",
                "KAMAL_COMMAND",
                "deploy",
                "KAMAL_HOSTS",
                "203.0.113.10,203.0.113.11"));
    }

    @Test
    void theReleaseRunsOnceWithTheNewVersionWhenItsEnvironmentIsWrittenAndItsDatabaseAnswers() throws Exception {
        assertThat(run("pre-app-boot")).isZero();
        assertThat(log())
                .containsExactly(
                        "kamal [secrets][print]",
                        "ssh [root@203.0.113.10][umask 077 && mkdir -p .kamal/apps/shop/env/roles && cat >"
                                + " .kamal/apps/shop/env/roles/web.env]",
                        "ssh [-n][root@203.0.113.10][docker exec shop-db pg_isready -q -h 127.0.0.1 -U shop -d"
                                + " shop_production]",
                        "kamal [app][exec][--skip-hooks][--primary][--roles=web][--version=abc123]"
                                + "[/bin/sh -c 'bin/migrate && exec bin/check']");
    }

    @Test
    void theEnvironmentIsWrittenAsKamalWritesIt() throws Exception {
        assertThat(run("pre-app-boot")).isZero();
        assertThat(folder.resolve("written")).hasContent("""
                        DATABASE_URL=postgres://x
                        PEM=one\\ntwo
                        ODD=a\\\\b
                        """);
    }

    @Test
    void aFailingReleaseEndsTheDeploy() throws Exception {
        environment.put("RELEASE", "7");
        assertThat(run("pre-app-boot")).isEqualTo(7);
    }

    @Test
    void secretsThatCannotBeReadEndTheDeployBeforeTheRelease() throws Exception {
        environment.put("SECRETS", folder.resolve("nowhere").toString());
        assertThat(run("pre-app-boot")).isNotZero();
        assertThat(log()).containsExactly("kamal [secrets][print]");
    }

    @Test
    void aRollbackAndOtherGroupsOfServersReleaseNothing() throws Exception {
        environment.put("KAMAL_COMMAND", "rollback");
        assertThat(run("pre-app-boot")).isZero();
        environment.put("KAMAL_COMMAND", "deploy");
        environment.put("KAMAL_HOSTS", "203.0.113.11,203.0.113.100");
        assertThat(run("pre-app-boot")).isZero();
        assertThat(folder.resolve("log")).doesNotExist();
    }

    @Test
    void anEmptySecretEndsTheDeploy() throws Exception {
        environment.putAll(Map.of("DB_PASSWORD", "x", "DATABASE_URL", "y", "PEM", "z"));
        assertThat(run("pre-deploy")).isEqualTo(1);
        environment.put("ODD", "o");
        assertThat(run("pre-deploy")).isZero();
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "skipped: this machine has no shellcheck");
        List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "--shell=sh"));
        try (Stream<Path> files = Files.walk(Path.of("..", "fixtures"))) {
            files.filter(file -> file.toString().contains("/expected/kamal/.kamal/hooks/"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
        assertThat(command).hasSizeGreaterThan(15);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        System.out.println("shellcheck: " + (command.size() - 2) + " hooks");
    }

    private void executable(String name, String content) {
        try {
            assertThat(Files.writeString(folder.resolve(name), content).toFile().setExecutable(true))
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(String hook) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/sh", folder.resolve(hook).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }
}
