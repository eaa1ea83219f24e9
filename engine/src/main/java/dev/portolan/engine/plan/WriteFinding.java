package dev.portolan.engine.plan;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What the user should know about a folder that files are to be written to. */
public enum WriteFinding implements FindingCode {
    /** The file is not as Portolan left it. */
    EDITED_SINCE(
            Severity.ERROR,
            "The file was edited since Portolan wrote it, so it is left alone.",
            "Look at the difference with --diff. Keep your version, or write again with --force: yours then stays as"
                    + " NAME.orig."),
    /** The file is somebody else's. */
    NOT_WRITTEN_BY_PORTOLAN(
            Severity.ERROR,
            "Portolan did not write this file for this target, so it is left alone.",
            "Look at the difference with --diff. Choose another folder with --out, or write with --force: the file that"
                    + " is there now then stays as NAME.orig."),
    /** A symbolic link has the file's name. */
    LINK_IN_PLACE(
            Severity.ERROR,
            "A link stands where the file belongs, so it is left alone.",
            "Remove the link, or write with --force: the link itself is replaced and stays as NAME.orig, what it leads"
                    + " to is not touched."),
    /** Something that holds no text has the file's name, or the name of a folder above it. */
    NOT_A_FILE(
            Severity.ERROR,
            "Something that is not an ordinary file stands in the way.",
            "Move it away, or choose another folder with --out."),
    /** The path, with its links followed, leads elsewhere. */
    LEADS_OUTSIDE(
            Severity.ERROR,
            "The path leads out of the output folder; nothing is ever written there.",
            "Put an ordinary folder in the place of the link, or choose another folder with --out."),
    /** What is there cannot be compared. */
    UNREADABLE(
            Severity.ERROR,
            "The file that is there cannot be read, so nobody knows whether it may be replaced.",
            "Make it readable or move it away."),
    /** It is not what it was when the plan was made. */
    CHANGED_MEANWHILE(
            Severity.ERROR,
            "The file changed between the look at the folder and the writing, so it is left alone.",
            "Run the command again."),
    /** A file of an earlier run that the target no longer has, and that tools read by themselves. */
    STILL_IN_FORCE(
            Severity.WARNING,
            "Portolan wrote this file in an earlier run and would not write it today. It is left where it is and goes on"
                    + " working: a hook still runs, a workflow still deploys, Terraform reads it with the others.",
            "Delete it, unless something else needs it."),
    /** A page or script of the move that an earlier run wrote. */
    NO_LONGER_WRITTEN(
            Severity.INFO,
            "Portolan wrote this file of the move in an earlier run and would not write it today. It is left where it is.",
            "Delete it, so that nobody follows it."),
    /** What is there was written for another stage of the app. */
    OTHER_STAGE(
            Severity.WARNING,
            "Portolan wrote this file for another stage of the app, and it is replaced: a folder has one runbook, with its"
                    + " scripts.",
            "Write each stage to a folder of its own with --out, or translate the other one again when it is its turn."),
    /** It is not known what Portolan wrote before. */
    RECORD_UNREADABLE(
            Severity.WARNING,
            "The list of what Portolan wrote before cannot be read, so every file that differs counts as somebody"
                    + " else's.",
            "Restore the list, or look at the differences with --diff and write with --force.");

    private final Declaration declaration;

    WriteFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("write", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
