package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import org.junit.jupiter.api.Test;

/** A bucket is outside unless it is asked for beside the app. */
class BucketTest {
    private static final Settings OUTSIDE = Settings.none("kamal");
    private static final Settings BESIDE = OUTSIDE.with(KamalSettings.OBJECT_STORAGE, AccessoryPlan.MINIO);

    @Test
    void aBucketStaysOutsideUnlessItIsAskedFor() {
        Output output = new KamalProvider().translate(KamalApps.files(), OUTSIDE);

        assertThat(deploy(output)).doesNotContain("accessories:").contains("    - FILES_URL\n");
        assertThat(output.findings()).extracting(Finding::code).contains(KamalFinding.DATASTORE_ELSEWHERE);
    }

    @Test
    void aBucketThatIsAskedForIsAServerBesideTheApp() {
        Output output = new KamalProvider().translate(KamalApps.files(), BESIDE);

        assertThat(section(deploy(output), "accessories:")).isEqualTo("""
                accessories:
                  files:
                    image: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z"
                    host: "192.0.2.10"
                    cmd: server /data
                    env:
                      clear:
                        MINIO_ROOT_USER: files-more
                      secret:
                        - "MINIO_ROOT_PASSWORD:FILES_PASSWORD"
                    # On the server, below the home folder of the user that signs in. 'kamal accessory remove' deletes it.
                    directories:
                      - "data:/data"
                    options:
                      memory: "512m"
                """);
        assertThat(output.findings())
                .extracting(Finding::code)
                .contains(DataFinding.BUCKET_IMAGE_OLD, DataFinding.BUCKET_INSIDE)
                .doesNotContain(KamalFinding.DATASTORE_ELSEWHERE);
        assertThat(new KamalProvider().check(output.documents())).isEmpty();
    }

    @Test
    void theAppIsToldTheBucketItsEndpointAndItsKeys() {
        Output output = new KamalProvider().translate(KamalApps.files(), BESIDE);

        assertThat(section(deploy(output), "env:")).isEqualTo("""
                env:
                  clear:
                    FILES_URL: "http://files-more-files:9000/files-more-production"
                    FILES_DIRECT_URL: "http://files-more-files:9000/files-more-production"
                    FILES_HOST: files-more-files
                    FILES_PORT: "9000"
                    FILES_USER: files-more
                    FILES_DATABASE: files-more-production
                  secret:
                    - KEPT_BUCKET
                    - FILES_PASSWORD
                """);
    }

    private static String section(String deploy, String start) {
        String rest = deploy.substring(deploy.indexOf("\n" + start) + 1);
        int end = rest.indexOf("\n\n", rest.indexOf('\n'));
        return rest.substring(0, end < 0 ? rest.length() : end + 1);
    }

    private static String deploy(Output output) {
        return file(output, "config/deploy.yml");
    }

    private static String file(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst()
                .orElseThrow();
    }
}
