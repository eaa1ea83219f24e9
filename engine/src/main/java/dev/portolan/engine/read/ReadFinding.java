package dev.portolan.engine.read;

import static dev.portolan.report.Severity.ERROR;
import static dev.portolan.report.Severity.INFO;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What can be wrong with the files of a project before anybody asks what they mean. */
public enum ReadFinding implements FindingCode {
    /** The project's folder is missing or is not a folder. */
    NO_FOLDER(
            ERROR,
            "There is no folder here that can be read.",
            "Name the folder that holds the app, and check that you may read it."),
    /** A link leads out of the project's folder. */
    OUTSIDE_FOLDER(
            ERROR,
            "The path leads out of the project's folder, and nothing outside is read.",
            "Put a copy of what it leads to into the project."),
    /** The system refuses to open a file or a folder. */
    UNREADABLE(
            ERROR,
            "It is there but cannot be opened, so nothing of it is read.",
            "Check who may read it and, if it is a link, where it leads."),
    /** A file or a line is longer than anything of its kind. */
    TOO_LARGE(
            ERROR,
            "It is larger than a configuration file can be, so nothing of it is read.",
            "Check that this is the file that you mean; move data out of it."),
    /** A folder has too many entries. */
    TOO_MANY_FILES(
            ERROR,
            "The folder has more entries than are looked at, so none of them is.",
            "Check that this is the folder that you mean; move data out of it."),
    /** A file is no text in UTF-8. */
    NOT_TEXT(ERROR, "The file is not a text in UTF-8, so nothing of it is read.", "Save it in UTF-8."),
    /** A file begins with a byte order mark. */
    BYTE_ORDER_MARK(
            INFO,
            "The file begins with a byte order mark, which is passed over here; other readers of JSON refuse it.",
            "Save it in UTF-8 without a byte order mark."),
    /** Git's marks of a merge that was not finished. */
    MERGE_MARKERS(
            ERROR,
            "The file holds the marks of a merge that was not finished, so nothing of it is read.",
            "Choose between the two sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>."),
    /** A file is not what its format demands. */
    SYNTAX_ERROR(
            ERROR, "Nothing of the file is read until this is right.", "Correct the file at the place that is named."),
    /** A file is almost what its format demands. */
    SYNTAX_TOLERATED(
            WARNING,
            "The format does not allow this. It is passed over here, but other tools refuse the file.",
            "Remove it."),
    /** A terminal's decoration around what a command printed. */
    TERMINAL_OUTPUT(
            INFO,
            "A command printed this for people: colours, or advice before what it says. That is passed over.",
            "Nothing has to be done; other readers of JSON refuse the file."),
    /** A key stands twice where the format leaves open which one counts. */
    DUPLICATE_KEY(WARNING, "A key stands more than once in the same place; the last one counts.", "Keep one of them."),
    /** Brackets in brackets in brackets. */
    TOO_DEEP(
            ERROR,
            "Its parts are nested deeper than in any configuration file, so nothing of it is read.",
            "Check that this is the file that you mean."),
    /** Aliases that repeat too much. */
    TOO_MANY_ALIASES(
            ERROR,
            "Its aliases (*name) repeat so much, or lead back into themselves, that nothing of it is read.",
            "Write out what the aliases stand for."),
    /** A tag that only another program understands. */
    TAG_IGNORED(
            WARNING,
            "The tag (!name) has a meaning for other programs only; the value is read as if it were not there.",
            "Remove the tag, or write what it stands for.");

    private final Declaration declaration;

    ReadFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("engine", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
