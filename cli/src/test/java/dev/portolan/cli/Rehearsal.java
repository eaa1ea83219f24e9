package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The scripts of a whole move, run with fakes of all programs.
 *
 * @param place the folder of the move: {@code app} holds the files, {@code calls} what the fakes were called with
 * @param said what the scripts print
 */
record Rehearsal(Path place, String said) {
    private static final List<String> PROGRAMS = List.of(
            "heroku",
            "portolan",
            "fly",
            "kamal",
            "defang",
            "aws",
            "terraform",
            "hcloud",
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
    static final String CANARY = "canary-5bd1e995a7f3";

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
            # Open until the script ends it; not where nobody would.
            tunnel() { touch "$state/open"; [ -e "$state/unwatched" ] || exec /bin/sleep 60; }
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
              yes an-answer | "$3" "$script" --yes || echo "$script ended with $?" >>"$1/failed"
            done
            """;

    /** Writes all files into the folder and runs the scripts, one after the other, by a shell of this path. */
    static Rehearsal of(Path place, Translation translation, String shell) throws IOException, InterruptedException {
        prepare(place, translation);
        return new Rehearsal(
                place,
                run(
                        place,
                        "/bin/sh",
                        "-c",
                        MOVE,
                        "move",
                        place.toString(),
                        translation.provider().id(),
                        shell));
    }

    /** Runs a command in a folder of fakes; what it prints. */
    static String run(Path place, String... command) throws IOException, InterruptedException {
        Path said = place.resolve("said");
        var builder = new ProcessBuilder(command)
                .directory(place.resolve("app").toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", place.resolve("bin") + ":/usr/bin:/bin");
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end within two minutes: " + List.of(command));
        }
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    }

    /** Everything that the fakes were called with, in its order. */
    String calls() throws IOException {
        return all(place.resolve("calls")).replace(place.toString(), "");
    }

    /** Writes all files into the folder, and the fakes. */
    static void prepare(Path place, Translation translation) throws IOException {
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

    static String all(Path folder) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
