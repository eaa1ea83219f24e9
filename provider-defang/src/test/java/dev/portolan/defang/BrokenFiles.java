package dev.portolan.defang;

import dev.portolan.document.Document;
import java.util.List;

/** Files that Defang or docker compose does not take. */
final class BrokenFiles {
    private BrokenFiles() {}

    static List<List<Document>> all() {
        return List.of(
                List.of(file("hostname: web")), List.of(file("command: a && b\n    volumes: [a:/b]\n    x-mine: 1")));
    }

    private static Document file(String more) {
        return YamlDocuments.of("services:\n  web:\n    image: example/web\n    " + more + "\n");
    }
}
