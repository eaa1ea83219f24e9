package dev.portolan.engine.read;

import dev.portolan.report.Finding;

/**
 * The lines that git puts into a file where two sides of a merge disagree.
 *
 * @see <a href="https://git-scm.com/docs/git-merge#_how_conflicts_are_presented">How conflicts are presented</a>
 */
final class MergeMarkers {
    private static final String OURS = "<<<<<<< ";
    private static final String BETWEEN = "=======";
    private static final String THEIRS = ">>>>>>> ";

    private final InputText input;
    private int first;
    private boolean whole;

    MergeMarkers(InputText input) {
        this.input = input;
        boolean opened = false;
        boolean divided = false;
        for (int line = 1; line <= input.lines() && !whole; line++) {
            boolean ours = input.lineStartsWith(line, OURS);
            boolean between = input.lineIs(line, BETWEEN);
            boolean theirs = input.lineStartsWith(line, THEIRS);
            if (first == 0 && (ours || between || theirs)) {
                first = line;
            }
            opened |= ours;
            divided |= opened && between;
            whole = divided && theirs;
        }
    }

    /** Whether all three marks are there in their order: no file has them for another reason. */
    boolean isWhole() {
        return whole;
    }

    /** Whether one of the marks is there, which may be chance if the file can be read. */
    boolean isPart() {
        return first > 0;
    }

    Finding finding() {
        String detail = "The first mark stands on line " + first + ".";
        return Finding.at(input.at(input.offset(first, 1)), ReadFinding.MERGE_MARKERS, detail);
    }
}
