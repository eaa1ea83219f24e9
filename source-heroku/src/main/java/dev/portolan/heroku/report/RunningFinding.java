package dev.portolan.heroku.report;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell where the files of an app meet what Heroku runs of it. */
public enum RunningFinding implements FindingCode {
    RUNNING_DIFFERS(
            Severity.INFO,
            "Heroku has this otherwise than the files say. What Heroku has counts, because that is what runs.",
            "Correct the file, or Heroku, if the other one is meant."),
    RUNNING_COMMAND_DIFFERS(
            Severity.WARNING,
            "The running release has another command than the files. The files count, because they are what will be deployed.",
            "Deploy the files on Heroku first if you want to move what was tried there."),
    NOT_SET_ON_HEROKU(
            Severity.INFO,
            "The files name these, and Heroku does not have them set: the app runs without them, so they are not carried over.",
            "Set them on Heroku, and take the live state again, if the app needs them."),
    PROCESSES_OF_BUILDPACK(
            Severity.INFO,
            "These process types come from a buildpack and no file names them. None runs, so they are not carried over.",
            ""),
    COMMANDS_OF_RELEASE(
            Severity.WARNING,
            "No file says what these run. The commands are those of the running release, where a buildpack chose them.",
            "Write a Procfile with these commands, so that the next build runs the same."),
    ADD_ON_SHARED(
            Severity.WARNING,
            "This add-on is attached to other apps as well, so they lose it, or go on writing to it, when it moves.",
            "Move all of these apps together, or keep the add-on where it is until the last one has moved."),
    ADD_ON_OF_ANOTHER_APP(
            Severity.WARNING,
            "This add-on belongs to another app, which only lends it. It stays where it is.",
            "Move the other app's add-on with that app, and then change the address here."),
    ADD_ON_CREDENTIAL(
            Severity.WARNING,
            "This name holds the address of the same database with another role. Here it refers to the database with its own role.",
            "Make the role in the new database, and give the name its address."),
    ADD_ON_NAME_UNKNOWN(
            Severity.WARNING,
            "The datastore sets this name as well, and nobody knows what it holds. It is kept as a secret, whose value is that of the old datastore.",
            "Look what the name holds, and give it the value of the new datastore."),
    POSTGRES_FACTS(
            Severity.INFO,
            "This is what 'heroku pg:info' says of the database beyond its plan and version. It helps to choose the new one and to plan the copy.",
            ""),
    FOLLOWED_UNKNOWN(
            Severity.WARNING,
            "This database follows another one that is not attached to the app, so it is taken for one of its own.",
            "Attach the database that it follows, or leave this one out."),
    MAINTENANCE_ON(
            Severity.WARNING,
            "The app is in maintenance mode: nobody reaches it today.",
            "See whether the counts and names that were taken are those of normal times."),
    PRIVATE_SPACE(
            Severity.WARNING,
            "The app runs in a private space. What the space shuts off, peers with or trusts is no part of the app and is not carried over.",
            "Make the same network on the target before anything else."),
    CERTIFICATE_UPLOADED(
            Severity.INFO,
            "You uploaded a certificate for this domain. It is not carried over; most targets get and renew one themselves.",
            "Take your own certificate along if it has to be the same."),
    HEROKU_DOMAIN(
            Severity.INFO,
            "Heroku gave the app this name and takes it away with the app.",
            "Tell everybody who uses this name the new one before the app is deleted."),
    HEROKU_HOST_IN_VALUE(
            Severity.WARNING,
            "These values hold a host name that Heroku gave. They are carried over as they are: there they lead back to the old app,"
                    + " and nowhere once it is deleted.",
            "Put the new host name in its place before users are sent over: in the file that is named, or for one target by an"
                    + " overlay."),
    DOMAIN_WITHOUT_WEB(
            Severity.WARNING,
            "The app has domains and no web process that answers them, so they are not carried over.",
            "Give the app a web process, or delete the domains."),
    AUTOSCALING_OFF(
            Severity.INFO,
            "Heroku knows bounds for scaling by itself and does not use them now. They are left out.",
            ""),
    FEATURES_LEFT(
            Severity.INFO,
            "These features of Heroku are switched on. They belong to Heroku, and the model has no place for them.",
            "See whether the app relies on one of them."),
    DRAIN_OF_ADD_ON(
            Severity.INFO,
            "An add-on made this log drain. It comes and goes with the add-on and is not carried over.",
            "");

    private final Declaration declaration;

    RunningFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
