package dev.portolan.kamal;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What a user may be told about servers for data that run beside the app, and about volumes. */
enum DataFinding implements FindingCode {
    BUCKET_IMAGE_OLD(
            "MinIO's project publishes images no more, so the last one serves; holes that are found in it stay open.",
            "Prefer a managed bucket: leave kamal.object-storage out, and export its address and keys. Or build an image"
                    + " of MinIO from its source and name that by an overlay."),
    BUCKET_INSIDE(
            "Only containers on your servers reach the bucket; browsers cannot, so links to its objects and uploads"
                    + " straight to it fail.",
            "Let the app hand the objects on; or give the accessory a proxy with a host name of its own by an overlay"
                    + " (app_port 9000, health check /minio/health/live); or use a managed bucket."),
    EXTENSION_NOT_IN_IMAGE(
            Severity.WARNING,
            Effect.LEFT_OUT,
            "The image of Postgres does not bring this extension, so it is not made: what uses it fails, and so does the copy"
                    + " of a database that has it.",
            "Name an image that brings all of them by an overlay (accessories/NAME/image) and make them there; or keep the"
                    + " server elsewhere (placement: keep)."),
    HOST_WITHOUT_PORT(
            "Docker gives a port of an address once, so a second server of a kind has another than the usual one; a client that"
                    + " is told only the host asks at the usual one, which is another server's.",
            "Let the app read the port as well (from: NAME.port), or the URL."),
    NO_TLS_TO_SERVER(
            "It makes clients insist on TLS, and the server beside the app has none: they would not connect.",
            "Where the app is deployed by Kamal, state a value that does without TLS, such as 'prefer' or 'false'; or keep the"
                    + " server elsewhere (placement: keep)."),
    VOLUME_SHARED(
            "Kamal starts the new container before it stops the old one, so for a while in each deploy both write to the volume.",
            "Files that are written once, such as uploads, bear it. Where only one may write (SQLite, a store of keys), run"
                    + " 'kamal app stop' before each 'kamal deploy', and expect a break meanwhile."),
    VOLUME_STOPS_FIRST(
            Severity.INFO,
            Effect.NOTE,
            "Two containers must not write to one volume, and Kamal would start the new one first, so the hook stops the old one"
                    + " before each deploy.",
            "Expect a short break of this process; a failed deploy leaves it stopped until the next one.");

    private final Declaration declaration;

    DataFinding(String meaning, String remedy) {
        this(Severity.WARNING, Effect.NOTE, meaning, remedy);
    }

    DataFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("kamal", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
