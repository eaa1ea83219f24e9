package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code copy-bucket.sh} with a stand-in for rclone: there is no object storage on a machine that builds. */
class CopyBucketTest {
    @TempDir
    private Path folder = Path.of("");

    private CopyScript copy() throws IOException {
        CopyScript copy = new CopyScript("copy-bucket.sh", folder)
                .with("OLD_BUCKET", "old-bucket/some/prefix/")
                .with("OLD_ACCESS_KEY_ID", "AKIAOLD")
                .with("OLD_SECRET_ACCESS_KEY", "old/canary+secret=")
                .with("OLD_REGION", "eu-west-1")
                .with("NEW_BUCKET", "new-bucket")
                .with("NEW_ACCESS_KEY_ID", "AKIANEW")
                .with("NEW_SECRET_ACCESS_KEY", "new/canary")
                .with("NEW_REGION", "auto")
                .with("NEW_ENDPOINT", "https://fly.storage.example");
        return rclone(copy, "0", "exit 0");
    }

    private CopyScript rclone(CopyScript copy, String already, String check) throws IOException {
        return copy.program(
                "rclone",
                "echo \"rclone $*\" >>'" + copy.record() + "'",
                "[ \"$RCLONE_CONFIG_OLD_SECRET_ACCESS_KEY $RCLONE_CONFIG_NEW_SECRET_ACCESS_KEY\" = 'old/canary+secret= new/canary' ] || exit 9",
                "[ \"$RCLONE_CONFIG_OLD_REGION $RCLONE_CONFIG_NEW_ENDPOINT\" = 'eu-west-1 https://fly.storage.example' ] || exit 9",
                "case $* in",
                "*size*OLD*) echo '{\"count\":12,\"bytes\":3456}' ;;",
                "*size*NEW*) if grep -q sync '" + copy.record()
                        + "'; then echo '{\"count\":12,\"bytes\":3456}'; else echo '{\"count\":" + already
                        + ",\"bytes\":0}'; fi ;;",
                "*check*) " + check + " ;;",
                "esac");
    }

    @ParameterizedTest
    @MethodSource("dev.portolan.engine.move.copy.Machine#shells")
    void keysGoByTheEnvironmentAndNeverOnACommandLine(String shell) throws Exception {
        CopyScript copy = copy().under(shell);
        assertThat(copy.run("--jobs", "8").succeeds().printed())
                .contains("equal on both sides: {\"count\":12,\"bytes\":3456}")
                .doesNotContain("canary");
        assertThat(copy.record()).hasContent("""
                rclone size --json OLD:old-bucket/some/prefix
                rclone size --json NEW:new-bucket
                rclone sync --transfers 8 OLD:old-bucket/some/prefix NEW:new-bucket
                rclone check OLD:old-bucket/some/prefix NEW:new-bucket
                rclone size --json NEW:new-bucket
                """);
    }

    @Test
    void stopsWithAClearMessage() throws Exception {
        CopyScript copy = copy();
        assertThat(copy.run("--dry-run").succeeds().printed()).contains("nothing stands in the way");
        assertThat(copy.record()).content().doesNotContain("sync");
        rclone(copy(), "3", "exit 0").run().stops("the new bucket is not empty", "--again");
        rclone(copy(), "3", "exit 0").run("--again").succeeds();
        java.nio.file.Files.delete(copy.record());
        rclone(copy(), "0", "echo 'ERROR : a.txt: sizes differ' >&2; exit 1")
                .run()
                .stops("the two sides are not equal", "a.txt: sizes differ");
        copy().with("NEW_BUCKET", "old-bucket/some/prefix")
                .with("NEW_ENDPOINT", "")
                .run()
                .stops("both sides are the same bucket");
        copy().with("OLD_BUCKET", "https://bucket.example.com/x")
                .run()
                .stops("OLD_BUCKET is a URL that is none of AWS");
        assertThat(copy().with("NEW_BUCKET", "").run().printed())
                .contains("neither NEW_BUCKET nor", "copy-bucket.sh [--dry-run]");
    }

    @Test
    void aBucketOfAwsNeedsNoKeyWhereTheUserIsSignedIn() throws Exception {
        CopyScript copy = new CopyScript("copy-bucket.sh", folder)
                .with("OLD_BUCKET", "https://cloud-cube-eu.s3.eu-west-1.amazonaws.com/abc123")
                .with("OLD_ACCESS_KEY_ID", "AKIAOLD")
                .with("OLD_SECRET_ACCESS_KEY", "x")
                .with("NEW_BUCKET", "own");
        copy.program(
                "rclone",
                "echo \"$* $RCLONE_CONFIG_OLD_ENV_AUTH $RCLONE_CONFIG_NEW_ENV_AUTH$RCLONE_CONFIG_NEW_ACCESS_KEY_ID\" >>'"
                        + copy.record() + "'",
                "echo '{\"count\":0}'");
        copy.run("--dry-run").succeeds();
        assertThat(copy.record()).hasContent("""
                size --json OLD:cloud-cube-eu/abc123 false true
                size --json NEW:own false true
                """);
    }
}
