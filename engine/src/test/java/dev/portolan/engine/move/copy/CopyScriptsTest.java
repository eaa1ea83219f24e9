package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every script that copies a datastore. */
class CopyScriptsTest {
    private static final String SHARED = "# ---- The same in every copy script ----";

    @TempDir
    private Path folder = Path.of("");

    static List<String> scripts() {
        return List.of("copy-postgres.sh", "copy-mysql.sh", "copy-redis.sh", "copy-mongodb.sh", "copy-bucket.sh");
    }

    @Test
    void theyAreAllThatThereIs() throws IOException {
        try (Stream<Path> files = Files.list(CopyScript.file("copy-postgres.sh").resolveSibling("."))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("copy-")))
                    .containsExactlyInAnyOrderElementsOf(scripts());
        }
    }

    /** Each script stands alone on a user's disk, so this part is in each; it must be changed in all of them at once. */
    @ParameterizedTest
    @MethodSource("scripts")
    void theSharedPartIsTheSame(String script) throws IOException {
        assertThat(shared(script)).isEqualTo(shared("copy-postgres.sh")).contains("read_url()");
    }

    private static String shared(String script) throws IOException {
        String text = Files.readString(CopyScript.file(script));
        int start = text.indexOf(SHARED);
        return text.substring(start, text.indexOf("# --------------------", start + SHARED.length() + 100));
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        if (Machine.program("shellcheck").isEmpty()) {
            throw Machine.skip("there is no shellcheck");
        }
        List<String> command = Stream.concat(
                        Stream.of("shellcheck"),
                        scripts().stream().map(script -> CopyScript.file(script).toString()))
                .toList();
        assertThat(Machine.run(command, Map.of())).isEmpty();
        for (String script : scripts()) {
            assertThat(Files.readString(CopyScript.file(script))).doesNotContain("shellcheck disable");
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aWrongCallSaysHowItIsMeant(String script) throws Exception {
        for (String shell : Machine.shells()) {
            CopyScript copy = new CopyScript(script, folder).under(shell);
            assertThat(copy.run().printed()).contains("OLD_URL is not set", script + " [--dry-run]");
            assertThat(copy.run("--jobs", "many").status()).isEqualTo(2);
            assertThat(copy.run("--now").printed()).contains("--now is not known");
            copy.with("OLD_URL", "x://u:canary@h/d");
            assertThat(copy.run().printed()).contains("neither NEW_URL nor a command");
            copy.with("NEW_URL", "x://h/d");
            assertThat(copy.run("--", "true").printed()).contains("not both").doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aUrlThatCannotBeReadIsNotShown(String script) throws Exception {
        for (String url : List.of("canary", "postgres://user:pass@canary word/name", "postgres://user@ca$nary/name")) {
            CopyScript copy =
                    new CopyScript(script, folder).with("OLD_URL", url).with("NEW_URL", "x://h/d");
            assertThat(copy.run().stops("OLD_URL").printed()).doesNotContain("canary", "nary");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a%20b%2F%25%41",
                "%C3%A9\u00e9",
                "100%",
                "%zz%4",
                "end%0A",
                "back\\slash%5C0",
                "$(id)`id`\"'*?[",
                ""
            })
    void percentSignsAreReadAsAUrlHasThem(String encoded) throws Exception {
        String start = Files.readString(CopyScript.file("copy-postgres.sh"));
        Path library = folder.resolve("library.sh");
        Files.writeString(
                library,
                "set -eu\n" + shared("copy-postgres.sh")
                        + "\ndecode \"$1\"\nprintf '%s' \"$decoded\"\nprintf '|'\neval \"printf '%s' $(quote \"$decoded\")\"\n");
        String expected = decoded(encoded);
        assertThat(start).contains("decode()");
        for (String shell : Machine.shells()) {
            assertThat(Machine.run(List.of(shell, library.toString(), encoded), Map.of()))
                    .isEqualTo(expected + "|" + expected);
        }
    }

    private static String decoded(String encoded) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(encoded.substring(i, i + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
