package dev.portolan.cli;

import java.io.PrintWriter;

/** One line on a terminal that says how far the work is, and that goes before anything else is printed. */
final class Progress {
    private static final String ERASE = "\r\u001B[K";

    private final PrintWriter err;
    private final boolean isShown;
    private final int all;
    private int count;

    /** Of so many pieces of work; silent where nobody sees it. */
    Progress(PrintWriter err, boolean isShown, int all) {
        this.err = err;
        this.isShown = isShown;
        this.all = all;
    }

    /** Says which piece is begun. */
    void at(String name) {
        count++;
        if (isShown) {
            // A line that is broken by the terminal could not be erased. The name is a folder's, so it may hold
            // anything.
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            err.print(ERASE + count + " of " + all + "  " + shown.replaceAll("\\P{Graph}", "?"));
            err.flush();
        }
    }

    /** Takes the line away. */
    void gone() {
        if (isShown) {
            err.print(ERASE);
            err.flush();
        }
    }
}
