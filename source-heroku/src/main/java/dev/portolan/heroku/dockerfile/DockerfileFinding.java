package dev.portolan.heroku.dockerfile;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of the Dockerfiles that an app is built by. */
public enum DockerfileFinding implements FindingCode {
    DOCKERFILE_LINE_REFUSED(
            Severity.ERROR,
            "Docker does not take this line of the Dockerfile, so no image comes about.",
            "Correct the line."),
    DOCKERFILE_STAGE_MISSING(
            Severity.ERROR,
            "The Dockerfile has no stage of this name, so Docker builds no image.",
            "Correct the name under 'target', or add the stage."),
    BUILD_ARGUMENT_EMPTY(
            Severity.INFO,
            "These arguments have no default, and no build argument gives them a value, so they are empty while the image is built.",
            "Give them values under 'build.config' in heroku.yml if the build needs them."),
    BUILD_ARGUMENT_UNDECLARED(
            Severity.WARNING,
            "No ARG of the Dockerfile takes these build arguments, so Docker passes over them.",
            "Add an ARG for each to the Dockerfile, or delete them from heroku.yml."),
    ENTRYPOINT_IGNORES_COMMANDS(
            Severity.ERROR,
            "A shell runs this entrypoint as one line, and does not look at the command behind it: whatever the command says, this line runs, and nothing else.",
            "Write the entrypoint as a list, such as [\"./entrypoint.sh\"], and end its script in 'exec \"$@\"'."),
    ENTRYPOINT_DROPS_COMMANDS(
            Severity.ERROR,
            "The script that every container starts with does nothing with the command that it is given, so no command runs.",
            "End the script in 'exec \"$@\"'."),
    ENTRYPOINT_TAKES_ARGUMENTS(
            Severity.WARNING,
            "Commands are handed to the entrypoint as arguments, and this program takes them for its own and does not start them.",
            "Move the program from ENTRYPOINT into CMD, or make the commands its arguments."),
    ENTRYPOINT_KEEPS_SIGNALS(
            Severity.WARNING,
            "The script that every container starts with runs the command beside itself. Where only the first program of a container is asked to stop, the command does not hear of it and is killed.",
            "Put 'exec' before the command in the script."),
    ENTRYPOINT_MIGRATES(
            Severity.WARNING,
            "The script that every container starts with changes the shape of the database, and there is a release command as well: it is done twice, and by several containers at once.",
            "Take it out of the script, and leave it to the release command. Where the script does it for some commands only, see whether yours are among them."),
    BASH_MISSING(
            Severity.ERROR,
            "These need bash, and the image has another shell only.",
            "Install bash in the Dockerfile, such as by 'RUN apk add --no-cache bash', or write for a plain shell."),
    SHELL_MISSING(
            Severity.ERROR,
            "These need a shell, and the image has none.",
            "Write the command as a program with plain words, or begin with an image that has a shell."),
    PROGRAM_WITH_BLANKS(
            Severity.ERROR,
            "A list is not read by a shell: Docker takes its first text as a whole for the name of a program, and finds none.",
            "Write each word as a text of its own."),
    IMAGE_COMMAND(
            Severity.INFO, "No file states a command for these, so the image's own runs.", "Nothing has to be done."),
    IMAGE_COMMAND_UNSEEN(
            Severity.WARNING,
            "No file states a command for these, and the Dockerfile neither: what runs is up to the image that it begins with, and cannot be seen here.",
            "State the command under 'run' in heroku.yml, or by CMD in the Dockerfile."),
    IMAGE_PORT(
            Severity.INFO,
            "The image says that it listens on this port. Heroku passes over that and gives a port by the name PORT; so it is stated here.",
            "See that the web process listens on $PORT; else state this port in portolan.yaml."),
    IMAGE_STOP_SIGNAL(
            Severity.WARNING,
            "The image asks for this signal to be stopped by. Heroku sends SIGTERM all the same, and SIGTERM is stated here.",
            "If the program stops better by the signal of the image, state that as its stop signal."),
    IMAGE_HEALTH_CHECK(
            Severity.INFO,
            "Docker would check the container in this way. Heroku does not, and most targets do not look at the image for it, so no health check is stated.",
            "State a health check for the process if the target should have one."),
    IMAGE_USER_ROOT(
            Severity.INFO,
            "The image runs as root. Heroku runs it as a user without rights all the same; a target runs it as root.",
            "Name another user in the Dockerfile, as the app ran so far without the rights of root."),
    IMAGE_VOLUME(
            Severity.WARNING,
            "The image wants a volume here. Heroku has none, so what was written there was lost at each restart; no volume is stated.",
            "If the data has to stay, state a volume for the process, or put the data elsewhere."),
    IMAGE_VARIABLE_OVERRIDDEN(
            Severity.INFO,
            "The image and the app give different values to these names; the app's count.",
            "Delete one of the two.");

    private final Declaration declaration;

    DockerfileFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
