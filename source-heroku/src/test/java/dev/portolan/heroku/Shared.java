package dev.portolan.heroku;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The material beside the clone that tests read where it is there. */
final class Shared {
    private Shared() {}

    /** A path below the folder {@code shared}; the test is skipped, with a line that says so, where it is missing. */
    static Path path(String below) {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        Path path = folder == null
                ? Path.of(below)
                : folder.resolveSibling("shared").resolve(below);
        boolean isThere = folder != null && Files.exists(path);
        if (!isThere) {
            System.out.println("skipped: shared/" + below + " is not there");
        }
        assumeTrue(isThere, "shared/" + below + " is not there");
        return path;
    }
}
