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
        return Stream.of(dev.portolan.report.CopyScript.values())
                .map(dev.portolan.report.CopyScript::file)
                .toList();
    }

    /** Each script stands alone on a user's disk, so what all share is in each. */
    @ParameterizedTest
    @MethodSource("scripts")
    void eachHasWhatAllShare(String script) throws IOException {
        assertThat(Files.readString(CopyScript.file(script)))
                .contains("read_arguments()")
                .doesNotContain("@shared", "@urls");
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
            String place = script.contains("bucket") ? "BUCKET" : "URL";
            assertThat(copy.run().printed()).contains("OLD_" + place + " is not set", script + " [--dry-run]");
            assertThat(copy.run("--jobs", "many").status()).isEqualTo(2);
            assertThat(copy.run("--now").printed()).contains("--now is not known");
            copy.with("OLD_" + place, "x://u:canary@h/d");
            assertThat(copy.run().printed()).contains("neither NEW_" + place + " nor a command");
            copy.with("NEW_" + place, "x://h/d");
            assertThat(copy.run("--", "true").printed()).contains("not both").doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aUrlThatCannotBeReadIsNotShown(String script) throws Exception {
        if (script.contains("bucket")) {
            return; // it takes no URL with a password
        }
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
        String script = Files.readString(CopyScript.file("copy-postgres.sh"));
        String functions = script.substring(script.indexOf(SHARED), script.indexOf("# Waits for"))
                + script.substring(script.indexOf("# Percent signs"), script.indexOf("# A place on this"));
        Path library = folder.resolve("library.sh");
        Files.writeString(
                library,
                "set -eu\n" + functions
                        + "\ndecode \"$1\"\nprintf '%s' \"$decoded\"\nprintf '|'\neval \"printf '%s' $(quote \"$decoded\")\"\n");
        String expected = decoded(encoded);
        assertThat(functions).contains("decode()");
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
