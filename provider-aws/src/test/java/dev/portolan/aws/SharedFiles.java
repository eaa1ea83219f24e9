package dev.portolan.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files beside the clone, which need not be there. */
final class SharedFiles {
    private SharedFiles() {}

    /** A file or folder of the folder 'shared' beside the clone. */
    static Optional<Path> find(String path) {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        Optional<Path> found = Optional.ofNullable(folder)
                .map(root -> root.resolveSibling("shared").resolve(path))
                .filter(Files::exists);
        if (found.isEmpty()) {
            System.out.println("skipped: there is no ../shared/" + path);
        }
        return found;
    }
}
