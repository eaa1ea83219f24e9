package dev.portolan.heroku.live;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of the files that Heroku's command line wrote. */
public enum LiveFinding implements FindingCode {
    /** There is no live state at all. */
    LIVE_STATE_MISSING(
            Severity.INFO,
            "Nobody said what runs on Heroku today: how many of which size, which names are set, which versions and domains."
                    + " So what the repository says counts.",
            "Run 'portolan snapshot heroku --app NAME' in the app's folder, and translate again."),
    /** A topic that no file tells of. */
    LIVE_TOPIC_MISSING(
            Severity.WARNING,
            "No file of the live state tells of this, so it stays unknown, and what the repository says counts.",
            "Run 'portolan snapshot heroku --app NAME' again, or put what the command prints into a file beside the others."),
    /** Several files on one topic. */
    LIVE_TOPIC_TWICE(
            Severity.WARNING,
            "Several files tell of the same; the one that says more counts, or else the first one by its name.",
            "Delete the others."),
    /** A file that nothing is known of. */
    LIVE_FILE_UNKNOWN(
            Severity.WARNING,
            "Nothing in this file looks like what Heroku's command line prints of an app, so it is not read.",
            "Take it again as 'portolan snapshot heroku' does, or delete it."),
    /** Files that are understood, and of no use here. */
    LIVE_FILES_PASSED_OVER(
            Severity.INFO,
            "These files hold what Heroku says, but nothing that an app is made of; they are not read.",
            ""),
    /** A list of nothing, by a file whose name does not say of what. */
    LIVE_LIST_EMPTY(
            Severity.WARNING,
            "An empty list may be one of anything, and the name of the file does not say of what, so it is not read.",
            "Name the file after what it lists, such as addons.json or drains.json."),
    /** The error that Heroku answered with. */
    LIVE_ERROR(
            Severity.WARNING,
            "Heroku answered with an error instead of what was asked for.",
            "Run 'heroku auth:whoami' to see whether you are logged in, and take the file again."),
    /** A table for people. */
    LIVE_TABLE(
            Severity.WARNING,
            "This is a table for people: it cuts and breaks what is long, so it is not read.",
            "Take it again in the form for programs, with --json; 'portolan snapshot heroku' does."),
    /** Dynos that ran, which are no formation. */
    LIVE_NO_FORMATION(
            Severity.WARNING,
            "This shows the dynos that ran at one moment, or their prices. A process that is switched off is missing there, so"
                    + " no count is taken from it, and no process is dropped because of it.",
            "Put the line that 'heroku ps:scale --app NAME' prints into a file beside this one."),
    /** A broken line of the environment. */
    LIVE_CONFIG_LINE(
            Severity.ERROR,
            "This line of the environment is not what 'heroku config --shell' prints, so its value is not known.",
            "Take the environment again, with 'heroku config --json'."),
    /** A part of the environment. */
    LIVE_CONFIG_PART(
            Severity.WARNING,
            "This is the answer of 'heroku config:get', which tells only of the names that it is asked for. Other names may be"
                    + " set as well.",
            "Take all of them, with 'heroku config --json'."),
    /** A line that is no job. */
    LIVE_SCHEDULE(
            Severity.ERROR,
            "This line of the scheduler's jobs is not understood, so its job is left out.",
            "Write it in the columns of the first line, with a schedule such as 'every 10 minutes', 'hourly at :20', 'daily at"
                    + " 03:30' or five fields of cron, in UTC."),
    /** Backslashes of which only the version of the command line tells how many are meant. */
    LIVE_CONFIG_QUOTING(
            Severity.WARNING,
            "The values of these names hold two backslashes in a row. Heroku's command line wrote one backslash as two before"
                    + " version 11.9, and the file does not say which version wrote it; they are read as two.",
            "Take the environment again, with 'heroku config --json', which is the same in all versions."),
    /** A stage that has no folder, beside others that have one. */
    LIVE_STAGE_UNKNOWN(
            Severity.WARNING,
            "The folder of the live state has folders for other stages, and none for this one, so nothing of it is read.",
            "Name one of them with --stage, or run 'portolan snapshot heroku --app NAME --stage STAGE'."),
    /** A stage of the pipeline that is not the one that is translated. */
    LIVE_STAGE_DIFFERS(
            Severity.WARNING,
            "Heroku says that the app stands at another stage of its pipeline than the one that is translated.",
            "Name its stage with --stage, or take the live state of the app that you mean."),
    /** Files beside the folders of the stages. */
    LIVE_STAGE_FILES_BESIDE(
            Severity.INFO,
            "These files stand beside the folders of the stages; where a stage has a folder, only that is read.",
            "Move them into the folder of their stage, or delete them."),
    /** Files of different apps. */
    LIVE_APPS_DIFFER(
            Severity.WARNING,
            "The files of the live state speak of different apps.",
            "Take all of them from one app; 'portolan snapshot heroku --app NAME' does.");

    private final Declaration declaration;

    LiveFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
