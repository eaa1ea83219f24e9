package dev.portolan.heroku.report;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** The findings of this source. None of them answers a fact: they tell what has no place in the app. */
public enum HerokuFinding implements FindingCode {
    UNMATCHED_LINE(
            Severity.WARNING,
            "Heroku passes over this line of the Procfile without a word, because it is not a name, a colon, a blank and a command.",
            "Write it as 'name: command', or put a '#' in front if it is a remark."),
    NO_SPACE_AFTER_COLON(
            Severity.ERROR,
            "There is no blank after the colon, so Heroku passes over this line and runs nothing for it; neither does the target.",
            "Put a blank after the colon if it was meant to run."),
    NO_COLON(
            Severity.WARNING,
            "There is no colon, and Heroku takes the first word for the name of a process all the same.",
            "Put a colon after the name, or a '#' in front if the line is a remark."),
    SPACE_BEFORE_COLON(
            Severity.WARNING,
            "There is a blank before the colon, so Heroku takes the colon for the first word of the command, and the shell does nothing for it.",
            "Take away the blank before the colon."),
    DUPLICATE_PROCESS(
            Severity.WARNING,
            "Two lines of the Procfile have the same name; Heroku runs the later one and forgets the earlier.",
            "Delete the line that is not meant, or give it another name."),
    EMPTY_COMMAND(
            Severity.ERROR,
            "The line names a process and no command, so nothing runs.",
            "Write the command behind the colon, or delete the line."),
    WRONG_CASE(
            Severity.WARNING,
            "Heroku tells large and small letters apart: this is an ordinary process, without requests and without a release.",
            "Write 'web' and 'release' in small letters."),
    TRAILING_BACKSLASH(
            Severity.WARNING,
            "A command ends at the end of its line: the backslash goes to the shell, and the next line is read as a line of its own.",
            "Write the command on one line, or put it into a script."),
    TABS(
            Severity.INFO,
            "There is a tab where others write blanks; Heroku takes both, other readers of a Procfile do not.",
            "Write blanks."),
    TRAILING_BLANKS(
            Severity.INFO,
            "The command ends in blanks. The shell passes over them, and they are not carried over.",
            ""),
    BYTE_ORDER_MARK(
            Severity.WARNING,
            "The Procfile begins with a byte order mark, so Heroku passes over its first line; here the line is read.",
            "Save the file as UTF-8 without a byte order mark."),
    CARRIAGE_RETURNS(
            Severity.INFO,
            "The Procfile has line ends of Windows or of old Macs. They are read as line ends, as Heroku does.",
            "Save the file with line feeds."),
    MERGE_MARKER(
            Severity.ERROR,
            "The Procfile holds the marks of a merge that was not finished; of two lines with the same name the later one was taken.",
            "Finish the merge, and translate again."),
    CNB_LINE_REFUSED(
            Severity.ERROR,
            "Heroku's cloud native buildpacks fail at this line: a name has small letters, digits and '-', and a colon and a command follow.",
            "Correct the line."),
    CNB_RENAMED(
            Severity.INFO,
            "Heroku's cloud native buildpacks take this name in small letters, with '-' for '_', and without the blanks before it; so it is here.",
            "Write the name as it is used."),
    NO_PROCESS(
            Severity.WARNING,
            "No process that goes on running is stated, so Heroku runs what its buildpacks or the image find by themselves, and that cannot be seen in these files.",
            "Write a Procfile with the command of each process."),
    ON_DEMAND_PROCESSES(
            Severity.INFO,
            "By their names these are commands that people start by hand, and no formation scales them; they are jobs on demand and no services.",
            "Name them in the formation of app.json if they run all the time."),
    SINGLE_PROCESS(
            Severity.INFO,
            "By its name this process starts others by the clock; two of it would do everything twice.",
            "Keep its count at 1, also while a new version replaces the old one."),
    COUNT_UNSTATED(
            Severity.INFO,
            "Nobody states how many of these run. Heroku starts none until somebody scales them up; most targets start one of each.",
            "Look at 'heroku ps' and state the counts."),
    NOT_HEROKUS_APP_JSON(
            Severity.INFO,
            "This app.json belongs to something else than Heroku, such as a mobile app made with Expo or React Native, or a mini program, so it is not read.",
            "Nothing is to be done if a Procfile stands beside it. Otherwise go to the folder of what runs on a server."),
    UNKNOWN_KEY(
            Severity.WARNING,
            "Nothing is known of this key, so what it says is not carried over.",
            "Correct its name, or see to what it says yourself."),
    WRONG_SHAPE(
            Severity.ERROR,
            "This part of the file has another form than Heroku reads, so what it says is not carried over.",
            "Write it in the form that is expected."),
    WRONG_VALUE(
            Severity.WARNING,
            "This value is none that Heroku takes, so it is not carried over.",
            "Write a value of the form that is expected."),
    FACT_REFUSED(
            Severity.ERROR,
            "This cannot be part of an app, so it is left out; the rest of the app was read.",
            "Correct it, and translate again."),
    DESCRIPTIVE_KEYS(
            Severity.INFO,
            "These keys speak to people or to Heroku's deploy button; no platform runs an app differently because of them.",
            ""),
    NAME_UNKNOWN(
            Severity.INFO, "These files do not name the app, so it is called 'app'.", "Write a 'name' into app.json."),
    STAGES_LEFT(
            Severity.INFO,
            "These environments of app.json are for other stages than the one that is read.",
            "Translate with --stage for one of them."),
    STAGE_UNKNOWN(
            Severity.WARNING,
            "app.json has no environment of this name, so the app is read as it is in production.",
            "Correct the name of the stage, or add the environment to app.json."),
    PRODUCTION_READ(
            Severity.INFO,
            "Heroku itself does not read environments.production; here it counts, because its author meant this stage.",
            "Move what it says to the upper level of app.json."),
    FORMATION_WITHOUT_PROCESS(
            Severity.WARNING,
            "The formation scales something that no file says how to run, so nothing comes of it.",
            "Add the process to the Procfile or to heroku.yml, or delete the entry."),
    SIZE_UNKNOWN(
            Severity.WARNING,
            "No dyno size of this name is known, so memory and processors are not stated.",
            "Correct the name, or state the memory of the process yourself."),
    SIZE_SLEEPS(
            Severity.INFO,
            "Dynos of this size are stopped after 30 minutes without a request; on the target they go on running unless you say otherwise.",
            "Let the target stop idle machines if it can."),
    ADD_ON_UNKNOWN(
            Severity.WARNING,
            "This add-on is not in the catalogue, so it is taken for a product of another vendor whose names of the environment nobody knows.",
            "Look at 'heroku addons' and 'heroku config', and supply the values that it sets."),
    ADD_ON_ENDED(
            Severity.WARNING,
            "This add-on is sold no more.",
            "Choose another server of the same kind, or take the add-on out of app.json."),
    ADD_ON_NOT_NEEDED(
            Severity.INFO,
            "This add-on does something for Heroku that has no place in an app: it scales, names or certifies it. It is left behind.",
            "Use what the target has for this."),
    ADD_ON_OPTION(
            Severity.WARNING,
            "This option of an add-on has no place in the model.",
            "Ask for the same when you create the server on the target."),
    ADD_ON_OWNS_NAME(
            Severity.WARNING,
            "An add-on sets this name of the environment, so the value that is given to it is not carried over.",
            "Delete the value, or the add-on if it is not used."),
    ATTACHMENT_NAME_UNKNOWN(
            Severity.WARNING,
            "The app has this add-on more than once, and Heroku chooses the name of the environment for this one.",
            "Write a name into 'as', or look it up with 'heroku config' and add a reference yourself."),
    ADD_ON_PLANS(
            Severity.INFO,
            "These products stay with their vendors, on the plans that the app has today; the plan is no part of the model.",
            ""),
    PLAN_UNKNOWN(
            Severity.WARNING,
            "Nothing is known of this plan, so the size of the datastore is not stated.",
            "Look at 'heroku addons:info', and state its memory and storage."),
    SCHEDULER_JOBS(
            Severity.WARNING,
            "This add-on runs commands by the clock, and what it runs stands on its dashboard only.",
            "Write each below the line 'schedule,size,command' into .portolan/heroku/scheduler.csv."),
    SECRET_VALUES_LEFT(
            Severity.WARNING,
            "These names look like secrets and have values in the files; they are read as secrets, and the values are in no file.",
            "Take the values out of the files, and change what was once published."),
    PLATFORM_NAMES(
            Severity.INFO, "Heroku sets these names itself and passes over what the files say; they are left out.", ""),
    DYNO_METADATA(
            Severity.WARNING,
            "Only Heroku sets these names, and only from its own records; on the target they are not there.",
            "If the code reads them, use what the target has instead."),
    PLATFORM_SWITCHES(
            Severity.INFO,
            "These names speak of Heroku: the code may behave otherwise because of them.",
            "See whether they are true on the target."),
    BUILDPACK_CREDENTIALS(
            Severity.WARNING,
            "The address of this buildpack holds a user or a password; it is carried over without them.",
            "Give the build its access to the buildpack by a secret, and change what was once published."),
    BUILDPACK_URL(
            Severity.INFO,
            "This name of the environment chooses the buildpack. It counts as a buildpack where no other is named, and is not carried over as a name.",
            "Write it under 'buildpacks'."),
    STACK_ENDED(
            Severity.WARNING,
            "Heroku keeps this stack up no more, and there is no builder image of it.",
            "Move the app to a stack that is kept up."),
    STACK_UNKNOWN(
            Severity.WARNING,
            "No stack of this name is known, so no builder image is stated.",
            "Correct the name, such as heroku-24."),
    DOCKERFILE_MISSING(
            Severity.ERROR,
            "Heroku builds the app by this Dockerfile, and it is not there, so nobody knows how the image comes about.",
            "Add the Dockerfile, or correct its path."),
    DOCKERFILE_UNUSED(
            Severity.INFO,
            "There is a Dockerfile, but Heroku builds this app by buildpacks, and so it is stated.",
            "State the Dockerfile in portolan.yaml if the target should build with it; one that runs no buildpacks may take it unasked."),
    CONTAINER_IGNORES_PROCFILE(
            Severity.WARNING,
            "On the stack container Heroku does not read the Procfile: heroku.yml or the image say what runs. Here the Procfile was read.",
            "See whether its commands are those of the image."),
    MANIFEST_UNUSED(
            Severity.WARNING,
            "app.json names a stack, and Heroku reads heroku.yml on the stack container only; nothing of it is carried over.",
            "Take the stack out of app.json, or make it container, if heroku.yml is meant."),
    SETUP_REPEATED(
            Severity.WARNING,
            "The setup of heroku.yml and app.json both state these; they are read once, as app.json has them.",
            "See whether both mean the same, and delete one."),
    BUILD_KEYS_LEFT(
            Severity.WARNING,
            "Heroku's page on heroku.yml does not have this, or it has a meaning for Dockerfiles only; it is not carried over.",
            "Name Dockerfiles in heroku.yml, or buildpacks in app.json."),
    SECRET_ARGUMENTS(
            Severity.WARNING,
            "These build arguments look like secrets. An image keeps what it was built with, so they are in no file.",
            "Give the build its secrets another way, and change what was once published."),
    IMAGE_UNKNOWN(
            Severity.ERROR,
            "heroku.yml has no image of this name built, so Heroku refuses it; here the process runs in the image of the app.",
            "Name an image of 'build.docker' under 'image'."),
    RELEASE_IN_RUN(
            Severity.ERROR,
            "Heroku does not take a release under 'run'; it is not carried over.",
            "Write it under 'release', with its 'command'."),
    RELEASE_IMAGE(
            Severity.WARNING,
            "On Heroku the release runs in this image, which is not the app's. A job has no image of its own, so it runs in the app's.",
            "See whether the image of the app holds what the command needs."),
    RELEASE_WITHOUT_COMMAND(
            Severity.ERROR,
            "A release is stated without a command. The image's own would run, and a job cannot say so, so there is no release.",
            "Write the 'command' of the release."),
    COMMANDS_JOINED(
            Severity.WARNING,
            "Heroku does not say what a command of several items means; here each runs after the one before it went well.",
            "Make one item of them, with '&&' between the commands."),
    COMMANDS_DISAGREE(
            Severity.WARNING,
            "The Procfile and heroku.yml do not say the same, and Heroku reads one of them only.",
            "Delete the one that does not count, or make both say the same."),
    PROCFILE_ELSEWHERE(
            Severity.INFO,
            "PROCFILE_PATH names this Procfile, so it is read, and no other. The name itself is not carried over.",
            ""),
    PROCFILE_MISSING(
            Severity.ERROR,
            "PROCFILE_PATH names no file of the project, so the Procfile that stands above is read if there is one.",
            "Correct the path."),
    PROFILE_SCRIPT(
            Severity.WARNING,
            "Heroku runs this script before each command, in the same shell; no target does, so what it sets is missing.",
            "Put names that it sets into the environment, and other work into a script that starts the command."),
    APTFILE_UNUSED(
            Severity.WARNING,
            "Nothing reads the Aptfile: a Dockerfile builds the app, or no buildpack for it is named. Its lines are not carried over.",
            "Install the packages in the Dockerfile, or name heroku-community/apt among the buildpacks."),
    APT_LINES_LEFT(
            Severity.WARNING,
            "These parts of the Aptfile are sources, addresses or patterns and no names of packages; they are not carried over.",
            "Install them in the image yourself."),
    BUILDPACKS_FILE(
            Severity.INFO,
            "These buildpacks stand in .buildpacks, which heroku-buildpack-multi reads, and app.json names no other.",
            "Write them under 'buildpacks' in app.json."),
    BUILDPACKS_UNUSED(
            Severity.INFO,
            "Heroku does not build the app by these buildpacks: Dockerfiles build it, or app.json names others than .buildpacks.",
            "Delete them."),
    SCRIPT_LEFT(
            Severity.WARNING,
            "This script of app.json does not run in production on Heroku, or belongs to another platform; it is not carried over.",
            "Make it a job, or part of the release command, if the target should run it."),
    HEALTH_CHECK_LEFT(
            Severity.WARNING,
            "The model has one health check for the web process; this one, or this part of it, has no place in it.",
            "Add it to the target's own file.");

    private final Declaration declaration;

    HerokuFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
