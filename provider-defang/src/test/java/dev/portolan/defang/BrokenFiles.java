package dev.portolan.defang;

import dev.portolan.document.Document;
import java.util.List;

/** Files that Defang or docker compose does not take. */
final class BrokenFiles {
    private BrokenFiles() {}

    static List<List<Document>> all() {
        return List.of();
    }
}
