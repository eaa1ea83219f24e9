package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document.Mode;
import dev.portolan.engine.RenderedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads, and what a shell reads, for every kind of line that a step may have. */
class EveryLineTest {
    private final List<RenderedFile> files = MoveFiles.of(AllLines.translation());

    private String file(String name) {
        return file(files, name);
    }

    static String file(List<RenderedFile> files, String name) {
        return files.stream()
                .filter(file -> file.path().equals("deploy/new/" + name))
                .map(RenderedFile::content)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereIsAScriptForEachPhaseWithStepsAndWhatTheScriptsNeed() {
        assertThat(files)
                .extracting(file -> file.path().replace("deploy/new/", "")
                        + (file.mode() == Mode.EXECUTABLE ? " (executable)" : ""))
                .containsExactly(
                        "RUNBOOK.md",
                        "AFTER.md",
                        "migrate/01-prepare.sh (executable)",
                        "migrate/03-secrets.sh (executable)",
                        "migrate/05-data.sh (executable)",
                        "migrate/08-roll-back.sh (executable)",
                        "migrate/environment.sh",
                        "migrate/move.sh",
                        "migrate/copy-postgres.sh (executable)",
                        "migrate/copy-redis.sh (executable)",
                        "migrate/copy-bucket.sh (executable)",
                        "migrate/copy-mysql.sh (executable)");
    }

    @Test
    void theScriptsThatAreTheSameInEveryMoveAreToldApart() {
        assertThat(files)
                .filteredOn(MoveFiles::isFixed)
                .extracting(RenderedFile::path)
                .containsExactly(
                        "deploy/new/migrate/move.sh",
                        "deploy/new/migrate/copy-postgres.sh",
                        "deploy/new/migrate/copy-redis.sh",
                        "deploy/new/migrate/copy-bucket.sh",
                        "deploy/new/migrate/copy-mysql.sh");
        assertThat(MoveFiles.isFixed(new RenderedFile("copy-me", "", Mode.NORMAL)))
                .isFalse();
    }

    @Test
    void aScriptThatCopiesIsWhole() {
        assertThat(file("migrate/copy-redis.sh"))
                .startsWith("#!/bin/sh\n")
                .doesNotContain("# @shared", "# @urls")
                .contains("--dry-run");
    }

    @Test
    void aSentenceNamesWhatIsThereAndNothingElse() {
        assertThat(file("RUNBOOK.md")).contains("""
                        See `--app shop`.

                        Note the id as `$ID`, for `a b`.
                        """);
    }

    @Test
    void thePageHandsSecretsOnByPipesAndNamesWhatMustBeThere() {
        assertThat(file("RUNBOOK.md")).contains("""
                        They are needed.

                        First this.

                        ```sh
                        new attach "$ID" 2>&1 | sed 's#://[^@ ]*@#://...@#g'
                        ```

                        Then that.

                        ```sh
                        kept="$(new bucket "$ID")"
                        printf %s "$(printf '%s\\n' "$kept" | sed -n 's/^KEY_ID: //p')" | new set "$OTHER_ID" "$PASSWORD"
                        printf %s "$(printf '%s\\n' "$kept" | sed -n '/:\\/\\// { s#^# #; s#.*[^a-z]\\([a-z]*://[^ ]*\\).*#\\1#; s#://\\([^@]*@\\)\\{0,1\\}[^/]*#://\\1localhost:1#; p; q; }')" |
                          new set
                        printf %s "$(printf '%s\\n' "$kept" | sed -n '/:\\/\\// { s#^# #; s#.*[^a-z]\\([a-z]*://[^ ]*\\).*#\\1#; p; q; }')" |
                          new set
                        old get KEY | if_any new set KEY
                        ask UNKNOWN 'from them' | new set UNKNOWN
                        printf %s "$(old get KEY)" | new set R
                        openssl rand -hex 64 | tr -d '\\n' | new set F
                        new token "$TOKEN_ID" | gh set
                        printf %s 'a b' | new --x '$y'
                        ```

                        Look well.

                        ```sh
                        new list "$LIST_ID"
                        ```

                        These names must be in it: `KEY`, `OTHER`

                        You should see: All \\*of\\* them.

                        Safe to repeat.

                        To take it back:

                        ```sh
                        new unset KEY
                        ```
                        """);
    }

    @Test
    void thePageCopiesDataWithTheAddressesInTheEnvironment() {
        assertThat(file("RUNBOOK.md")).contains("""
                        ```sh
                        old stop "$OLD_APP"
                        ```

                        Wait.

                        In a second terminal, with the same variables, start this and leave it running:

                        ```sh
                        new proxy "$PROXY_ID"
                        ```

                        Then, in the first one:

                        Then copy.

                        ```sh
                        OLD_URL="$(old get KEY)" \\
                          sh deploy/new/migrate/copy-postgres.sh \\
                          --through-ssh --new-user 'it'\\''s' -- ssh "$HOST_ID" -p 22
                        OLD_URL="$(old get KEY)" \\
                          NEW_URL="$(new url "$U")" \\
                          sh deploy/new/migrate/copy-redis.sh
                        OLD_BUCKET="$(ask 'the name of the old bucket')" \\
                          OLD_ACCESS_KEY_ID="$(ask 'the id of an access key for the old bucket')" \\
                          OLD_SECRET_ACCESS_KEY="$(ask 'the secret of that access key')" \\
                          OLD_REGION="$(ask 'the region of the old bucket, such as us-east-1')" \\
                          NEW_BUCKET='the bucket' \\
                          NEW_ACCESS_KEY_ID="$(printf %s "$(printf '%s\\n' "$kept" | sed -n 's/^ID: //p')")" \\
                          NEW_SECRET_ACCESS_KEY="$(printf %s "$(printf '%s\\n' "$kept" | sed -n 's/^SECRET: //p')")" \\
                          NEW_REGION=auto \\
                          sh deploy/new/migrate/copy-bucket.sh
                        ```

                        In the end, also where something above failed:

                        ```sh
                        new close "$PROXY_ID"
                        ```
                        """);
    }

    @Test
    void theDaysAfterTheMoveHaveAPage() {
        assertThat(file("AFTER.md").replace(Markdown.shellBlock(Runbook.ASK_FUNCTION), "ask()\n"))
                .isEqualTo("""
                        # `shop` on New_place, every day

                        `ask` asks for a value and shows nothing of it:

                        ask()

                        ## Follow the logs

                        On Old_place it was `old logs`

                        ```sh
                        new logs
                        ```

                        ## Set a secret

                        ```sh
                        ask 'the value' | new set
                        ```
                        """);
    }
}
