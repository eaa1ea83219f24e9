package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import java.util.List;

/** Paths inside a project. */
final class Paths {
    private Paths() {}

    /** Whether a path names something inside the project, in the one way that it is named here. */
    static boolean isInside(String path) {
        return path.indexOf('\\') < 0
                && path.indexOf('\0') < 0
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    }

    /** The path of a name in a folder; the project's own folder is the empty text. */
    static String join(String folder, String name) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** A file or a folder as a whole. */
    static Origin place(String path) {
        return Origin.inFile(path.isEmpty() ? "." : path, 0, 0);
    }
}
