package dev.portolan.heroku.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside an image. */
final class Paths {
    private Paths() {}

    /** The absolute path, without {@code .} and {@code ..}, that a path means in a folder. */
    static String absolute(String path, String folder) {
        String joined = path.startsWith("/") ? path : folder + "/" + path;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : joined.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    /** The last step of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What stands before the last step, without a slash at the end. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The path below a folder; without a slash in front. */
    static String below(String folder, String path) {
        String plain = absolute(path, "/").substring(1);
        return folder.isEmpty() ? plain : plain.isEmpty() ? folder : folder + "/" + plain;
    }
}
