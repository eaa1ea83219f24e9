package dev.portolan.engine;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What the engine itself has to say about a translation. */
enum EngineFinding implements FindingCode {
    NO_APP(
            Severity.ERROR,
            "No app was found: no file that a source recognises describes one.",
            "Go to the folder that holds the Procfile, app.json or portolan.yaml, or write a portolan.yaml."),
    SOURCE_PASSED_OVER(
            Severity.INFO,
            "The files of another source are there as well; what was written for Portolan wins, and states all that they do.",
            "Remove 'app:' and all but 'targets:' from portolan.yaml to have them count."),
    APP_PASSED_OVER(
            Severity.WARNING,
            "What was written for Portolan states an app, so the app of another source does not count, and what only that one"
                    + " has is left out.",
            "To have both: translate with '--from SOURCE --to portolan-yaml' into another folder, and copy what is missing into"
                    + " your portolan.yaml. To have the other app count: remove all but 'targets:' from portolan.yaml."),
    UNKNOWN_SETTING(Severity.ERROR, "The target has no such setting.", "See what it has with: portolan providers ID."),
    INVALID_SETTING(Severity.ERROR, "The value does not fit the setting.", "Give another value."),
    OVERLAY_WITHOUT_FILE(
            Severity.ERROR,
            "The overlay is for a file that is not written.",
            "Correct the file's name; the files that are written are named above."),
    OVERLAY_ON_TEXT(
            Severity.ERROR,
            "The overlay is for a file that has no keys.",
            "Change the file after it is written: Portolan then leaves it alone."),
    OVERLAY_REMOVES_NOTHING(
            Severity.ERROR, "The overlay removes a key that is not there.", "Correct the key, or take the line out."),
    OVERLAY_UNKNOWN_ITEM(
            Severity.ERROR,
            "The overlay changes an item that is not in the list.",
            "Name one of the items, or replace the whole list."),
    OVERLAY_TABLE_OVER_VALUE(
            Severity.ERROR,
            "The overlay has a table where the file has a value, or a value where the file has a table.",
            "Give the same kind of thing."),
    DROPPED_BY_OVERLAY(
            Severity.INFO,
            "The overlay takes away what was written for these facts.",
            "Nothing has to be done if that is what was meant."),
    STATE_IN_GIT(
            Severity.WARNING,
            "Git takes along what the platform said of the running app: names, sizes and addresses that are nobody else's"
                    + " business, and values that were put there by hand.",
            "Write '*' into a .gitignore in that folder, and take files that are tracked out with 'git rm --cached'."),
    STATE_IN_IMAGE(
            Severity.WARNING,
            "There is a Dockerfile, and nothing keeps what the platform said of the running app out of the image that is"
                    + " built with it.",
            "Write '.portolan' into .dockerignore."),
    FACT_UNANSWERED(
            Severity.ERROR,
            "The provider says nothing about a fact that was stated: it is in no file, no step and no finding.",
            "This is a defect of the provider; please tell its maintainers."),
    EFFECT_WITHOUT_PLACE(
            Severity.ERROR,
            "The provider says that a fact was adapted, but it is in no file and no step.",
            "This is a defect of the provider; please tell its maintainers.");

    private final Declaration declaration;

    EngineFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("engine", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
