package dev.portolan.engine.output;

/** Where the files of a move stand, beside those of the target's own that lie in the same folder. */
public final class MovePaths {
    /** The page to follow. */
    public static final String RUNBOOK = "RUNBOOK.md";

    /** The page of the days after. */
    public static final String AFTER = "AFTER.md";

    /** The folder of the scripts. */
    public static final String SCRIPTS = "migrate/";

    private MovePaths() {}

    /** The folder of a target, which ends in a slash. */
    public static String folder(String target) {
        return "deploy/" + target + "/";
    }

    /** Whether a file is one of the move. A person reads or runs it; no tool does so by itself. */
    public static boolean contain(String target, String path) {
        String folder = folder(target);
        return path.equals(folder + RUNBOOK) || path.equals(folder + AFTER) || path.startsWith(folder + SCRIPTS);
    }
}
