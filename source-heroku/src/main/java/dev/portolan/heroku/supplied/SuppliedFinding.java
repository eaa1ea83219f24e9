package dev.portolan.heroku.supplied;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of what dyno and buildpacks supply. */
public enum SuppliedFinding implements FindingCode {
    UNDEFINED_VARIABLE(
            Severity.ERROR,
            "A command reads this name of the environment, and nothing in these files defines it: on the target it is empty.",
            "Define it in the environment, or write the value into the command."),
    EMPTY_VARIABLE(
            Severity.WARNING,
            "A command reads this name of the environment, and neither these files nor Heroku's configuration has it: it is empty there today, and it stays so.",
            "Take it out of the command, or define it."),
    TESTED_VARIABLES(
            Severity.INFO,
            "Commands ask whether these names of the environment are set, and nothing in these files defines them.",
            "Define those that are set on Heroku."),
    SUPPLIED_SECRET(
            Severity.INFO,
            "The buildpack makes this secret by itself, and 'heroku config' need not show it. It is stated as a secret of which a dyno knows the value.",
            "Take over the value of today: with another one all sessions end."),
    SIZE_VARIABLES(
            Severity.WARNING,
            "At boot the buildpack computes this from the size of the dyno, and something that runs relies on it.",
            "Set it on the target for the memory that the process has there."),
    SIZE_VARIABLES_UNREAD(
            Severity.INFO,
            "At boot the buildpack computes this from the size of the dyno. Nothing in these files reads it; the code may.",
            "Set it on the target if the code starts a worker for each."),
    DATABASE_VARIABLES(
            Severity.WARNING,
            "At boot the buildpack derives these names from the address of the datastore. An image by Heroku's own builder does so again; in any other they are missing.",
            "Where the image is built otherwise, set those that the app reads."),
    PYTHON_PATH(
            Severity.INFO,
            "On Heroku PYTHONPATH is /app, so a script in a folder below finds the modules at the top of the repository.",
            "Set PYTHONPATH to the app's folder in the image if the script imports from there."),
    BUILDPACK_PROGRAM(
            Severity.WARNING,
            "A buildpack puts this program into the dyno. It is not in the repository, so an image that is built otherwise lacks it.",
            "Change the command as said, or put the program into the image."),
    BARE_PROGRAM(
            Severity.WARNING,
            "This program belongs to a library of the app, and Heroku's buildpack puts its folder on the PATH. So does an image by Heroku's own builder; others may not.",
            "Start it through its package manager, which finds it everywhere."),
    SECOND_PROCFILE(
            Severity.WARNING,
            "This command starts every process of another Procfile inside one container, where nothing sees or scales them one by one.",
            "Make each a process of its own in the Procfile if they need not share a container."),
    SECOND_PROCFILE_MISSING(
            Severity.WARNING,
            "This command starts the processes of another Procfile, and there is no such file.",
            "Correct the path, or see that the build makes the file.");

    private final Declaration declaration;

    SuppliedFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
