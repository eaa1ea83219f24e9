package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole moves of real apps, from preparing to the way back, with fakes of all programs: what each is called with, and what
 * stands on its standard input, is as recorded. With {@code -Dportolan.fixtures=accept} the recordings are written anew.
 */
class RehearsalTests {
    private static final List<String> APPS = List.of("mozilla__treeherder", "hackclub__hcb", "outline__outline");
    private static final List<String> PROGRAMS = List.of(
            "heroku",
            "portolan",
            "fly",
            "kamal",
            "defang",
            "aws",
            "terraform",
            "docker",
            "pack",
            "git",
            "gh",
            "ssh",
            "scp",
            "curl",
            "dig",
            "sleep",
            "psql",
            "pg_dump",
            "pg_restore",
            "redis-cli",
            "mysql",
            "mysqldump",
            "mongodump",
            "mongorestore",
            "bundle",
            "gem",
            "jq",
            "openssl",
            "ruby",
            "npx",
            "railpack");

    /** In every value of the old platform; in no word, no output and no file of a move. */
    private static final String CANARY = "canary-5bd1e995a7f3";

    /** A call a file: programs of a pipe run side by side. */
    private static final String FAKE = """
            #!/bin/sh
            set -eu
            state=${0%/bin/*}
            # So long a sleep waits for a tunnel, whose last call makes a file.
            if [ "${0##*/}" = sleep ]; then
              times=0
              until [ "$*" != 3 ] || [ -e "$state/open" ] || [ "$times" -ge 300 ]; do
                /bin/sleep 0.1
                times=$((times + 1))
              done
              rm -f "$state/open"
              exit
            fi
            # First what is fed: so a program stands behind the one that feeds it.
            input=$(cat; echo .)
            call=$state/calls/$(printf %05d "$(ls "$state/calls" | wc -l)")
            {
              printf %s "${0##*/}"
              for word; do printf ' <%s>' "$word"; done
              [ -z "${OLD_URL-}" ] || printf ' (OLD_URL)'
              [ -z "${NEW_URL-}" ] || printf ' (NEW_URL)'
              echo
            } >"$call"
            tunnel() { touch "$state/open"; exec /bin/sleep 60; }
            [ "$input" = . ] || printf '  fed <%s>\\n' "${input%.}" >>"$call"
            # A list of names: all words that were ever said.
            case "$* " in *' list '* | *' ls '* | *' get-parameters-by-path '*) cat "$state"/calls/* | tr -c 'A-Za-z0-9_\n' '[ *]' ;; esac
            case "${0##*/} ${1-}" in
              'heroku config:get') printf 'CANARY it'\\''s "%s" $(touch HIT) `touch HIT` \\\\ %%s #\\n' "$2" ;;
              'openssl rand') echo random ;;
              'fly mpg') [ "$2" != proxy ] || tunnel ;;
              'fly proxy') tunnel ;;
              'fly redis') [ "$2" != status ] || echo "Private URL = redis://default:CANARY@fly-$3.upstash.io:6379" ;;
              'aws ssm') [ "$2" != start-session ] || tunnel ;;
              'aws ecs')
                case $* in
                  *run-task*) echo arn:aws:ecs:somewhere:1:task/cluster/task ;;
                  *exitCode*) echo 0 ;;
                  *managedAgents*) echo RUNNING ;;
                  *lastStatus*) echo STOPPED ;;
                esac
                ;;
              'terraform '*) case "$* " in *' -raw '*) printf %s "${*##* }" ;; esac ;;
              'heroku run') echo 'CANARY of a dyno' ;;
            esac
            """.replace("CANARY", CANARY);

    /** The scripts one after the other, as a person runs them who answers all questions. */
    private static final String MOVE = """
            set -u
            cd "$1/app"
            HEROKU_APP=old-app
            export HEROKU_APP
            if [ -f deploy/$2/migrate/environment.sh ]; then
              . deploy/$2/migrate/environment.sh
            fi
            for script in deploy/$2/migrate/[0-9]*.sh; do
              echo "== ${script##*/}" >"$1/calls/$(printf %05d "$(ls "$1/calls" | wc -l)")"
              yes an-answer | sh "$script" --yes || echo "$script ended with $?" >>"$1/failed"
            done
            """;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aMoveCallsTheProgramsAsRecorded() {
        Path corpus = Run.root().resolve("../shared/corpus");
        assumeTrue(Files.isDirectory(corpus), "skipped: the real apps are not here");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no sh");
        Portolan portolan = Portolan.load();
        return APPS.stream()
                .flatMap(app -> portolan.providers().stream()
                        .map(provider -> provider.id())
                        .filter(target -> !target.equals("portolan-yaml"))
                        .map(target -> DynamicTest.dynamicTest(
                                app + " to " + target, () -> rehearse(portolan, corpus.resolve(app), target))));
    }

    private void rehearse(Portolan portolan, Path app, String target) throws IOException, InterruptedException {
        Translation translation = portolan.translate(portolan.read(app), target);
        Path place = Files.createDirectories(folder.resolve(app.getFileName() + "-" + target));
        prepare(place, translation);
        Path said = place.resolve("said");
        var builder = new ProcessBuilder("/bin/sh", "-c", MOVE, "move", place.toString(), target)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", place.resolve("bin") + ":/usr/bin:/bin");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(place.resolve("failed")).as(Files.readString(said)).doesNotExist();
        assertThat(place.resolve("app/HIT")).doesNotExist();
        assertThat(Files.readString(said)).doesNotContain(CANARY);
        assertThat(all(place.resolve("app"))).doesNotContain(CANARY);
        String calls = all(place.resolve("calls")).replace(place.toString(), "");
        assertThat(calls.lines().filter(line -> !line.startsWith("  fed <")))
                .allSatisfy(line -> assertThat(line).doesNotContain(CANARY));
        // Some targets read secrets from the environment: there nothing is fed.
        assertThat(calls.lines().filter(line -> line.contains(CANARY)))
                .allMatch(line -> line.matches("  fed <(" + CANARY
                        + " it's \"[A-Z0-9_]+\" [$][(]touch HIT[)] `touch HIT` [\\\\] %s #|redis://default:" + CANARY
                        + "@fly-[a-z-]+.upstash.io:6379)>"));
        compare(app.getFileName().toString(), target, calls);
    }

    private static void prepare(Path place, Translation translation) throws IOException {
        Files.createDirectories(place.resolve("calls"));
        for (String program : PROGRAMS) {
            fake(place.resolve("bin").resolve(program));
        }
        List<RenderedFile> files = new ArrayList<>(translation.files());
        files.addAll(MoveFiles.of(translation));
        for (RenderedFile file : files) {
            Path path = place.resolve("app").resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
            assertThat(path.toFile().setExecutable(file.mode() == Document.Mode.EXECUTABLE))
                    .isTrue();
            // What copies data is run against real servers elsewhere.
            String name = String.valueOf(path.getFileName());
            if (name.startsWith("copy-") && name.endsWith(".sh")) {
                fake(place.resolve("bin").resolve(name));
                Files.writeString(path, "exec " + name + " \"$@\"\n");
            }
        }
    }

    private static void fake(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, FAKE);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static void compare(String app, String target, String calls) throws IOException {
        Path recorded = Run.root().resolve("cli/src/test/resources/rehearsals/" + app + "/" + target + ".txt");
        // The values are made up, and so is the canary; without it no scanner for secrets is troubled.
        String shown = calls.replace(CANARY, "CANARY");
        if (Objects.equals(System.getProperty("portolan.fixtures"), "accept")) {
            Files.createDirectories(recorded.getParent());
            Files.writeString(recorded, shown);
        }
        assertThat(shown)
                .as("mvn test -Dtest=RehearsalTests -Dportolan.fixtures=accept writes it anew")
                .isEqualTo(Files.exists(recorded) ? Files.readString(recorded) : "");
    }

    private static String all(Path folder) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
