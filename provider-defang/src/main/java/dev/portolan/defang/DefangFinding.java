package dev.portolan.defang;

import static dev.portolan.report.Effect.ADAPTED;
import static dev.portolan.report.Effect.IMPLIED;
import static dev.portolan.report.Effect.LEFT_OUT;
import static dev.portolan.report.Effect.NOTE;
import static dev.portolan.report.Severity.ERROR;
import static dev.portolan.report.Severity.INFO;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What a user may be told about a translation for Defang. */
enum DefangFinding implements FindingCode {
    NAME_CHANGED(
            INFO,
            ADAPTED,
            "Projects and services have names of small letters, digits and '-'.",
            "Use the new name in commands; defang.project sets another one for the project."),
    NAME_LONG(
            WARNING,
            NOTE,
            "Defang will say: name is longer than 16 characters, you may run into issues with resource name length.",
            "Choose a shorter name."),
    DESCRIPTION(
            INFO,
            LEFT_OUT,
            "Defang keeps no descriptions; those of the environment stand in comments.",
            "Nothing has to be done."),
    REGION_UNKNOWN(
            WARNING,
            LEFT_OUT,
            "No region of the cloud is known for this name; the usual one was taken.",
            "Set defang.region."),
    SET_OTHERWISE(INFO, ADAPTED, "A setting stands in its place.", "Nothing has to be done."),
    AFFORDABLE(
            WARNING,
            NOTE,
            "In the mode affordable each deploy stops the old version before the new one starts, instances may be taken away at"
                    + " any time, and databases have no backups.",
            "Set defang.mode=balanced for an app that people use."),
    RAILPACK(
            WARNING,
            NOTE,
            "Without a Dockerfile Defang builds with Railpack, and the commands are written for its images. If there is a"
                    + " Dockerfile at the root Defang takes that, and none of the commands starts."
                    + " Defang's newer back end does not build with Railpack yet.",
            "Look whether there is a Dockerfile; if so, set defang.build=dockerfile. A Dockerfile is the safer way."),
    DOCKERFILE_EXPECTED(
            INFO,
            NOTE,
            "As defang.build says, the image comes from the Dockerfile at the root and not from buildpacks.",
            "See that the Dockerfile is there."),
    RAILPACK_START(
            WARNING,
            NOTE,
            "Railpack itself starts the line 'web' of a Procfile, else 'worker', else any other.",
            "State the command."),
    BUILDPACKS(
            WARNING,
            LEFT_OUT,
            "Defang does not run buildpacks: Railpack finds out by itself what the app is made of.",
            "See that it finds all of it, or write a Dockerfile."),
    BUILD_PACKAGES(
            WARNING,
            LEFT_OUT,
            "The compose file has no place for packages of the system.",
            "Name them in railpack.json under deploy.aptPackages, or install them in a Dockerfile."),
    BUILD_VARIABLE(
            WARNING,
            LEFT_OUT,
            "Only plain values can be written as build arguments: build args do not support config interpolation.",
            "Let the build do without it, or fetch it in the build by other means."),
    BUILD_ARG(
            ERROR,
            LEFT_OUT,
            "Defang reads the dollar sign as a reference and refuses it here: build args do not support config interpolation.",
            "Choose a value without a dollar sign before a name."),
    BUILD_CONTEXT(
            ERROR,
            LEFT_OUT,
            "On Defang the dockerfile path must be inside the build context; the app's folder was taken.",
            "Move the Dockerfile into that folder, or make its paths relative to the app's folder."),
    BUILD_UNUSED(
            INFO, LEFT_OUT, "Every process has a build of its own, and there is no job.", "Nothing has to be done."),
    BUILDPACK_PROGRAM(
            WARNING,
            NOTE,
            "The command starts a program that a buildpack brings; no other image has it.",
            "Install the program in a Dockerfile, or start the server itself."),
    NEEDS_BASH(
            INFO,
            NOTE,
            "The command uses what only bash knows, so it is run by /bin/bash; small images, such as those of Alpine, have none.",
            "See that bash is in the image, or write the command for sh."),
    SEVERAL_PROCESSES(
            WARNING,
            NOTE,
            "The command starts several processes; the stop signal reaches the shell and not them.",
            "Give each a process type of its own."),
    RELEASE_AGAIN(
            WARNING,
            NOTE,
            "The others wait until this job has ended well. Defang's newer back end runs it over and over"
                    + " (DefangLabs/pulumi-defang#83), and docker compose runs it at every start.",
            "See that it does no harm when it runs twice."),
    JOB_NOT_SCHEDULED(
            ERROR,
            LEFT_OUT,
            "Defang has nothing that starts a job by the clock; the job stands in the file and is not started.",
            "Put supercronic into the image and set defang.scheduler=supercronic; a command of one line by cron, or at an interval"
                    + " that parts the hour or the day evenly, is started so. Or start it from outside, as with the cloud's own"
                    + " scheduler."),
    JOB_SCHEDULED(
            WARNING,
            ADAPTED,
            "The service of the file that runs supercronic starts it. A time that falls into a deploy is missed, and two versions"
                    + " may start it at once then.",
            "See that supercronic is in the image, and that the job bears both; keep the service at one instance."),
    JOB_TIMEOUT(INFO, LEFT_OUT, "Nothing ends a job after some time.", "Put 'timeout' before the command."),
    COUNT_ZERO(
            WARNING,
            ADAPTED,
            "Defang would start one instance for 0 replicas, so the service stands under a profile that nobody asks for.",
            "Take the line 'profiles' away to run it."),
    COUNT_AUTOSCALED(INFO, LEFT_OUT, "Autoscaling decides how many instances run.", "Nothing has to be done."),
    TWO_REPLICAS(
            WARNING,
            NOTE,
            "Defang will say: high-availability mode requires at least 2 replicas or x-defang-autoscaling.",
            "State a count of 2 or more."),
    AUTOSCALING(
            WARNING,
            LEFT_OUT,
            "Defang's autoscaling has no numbers: it aims at 85 % of the processors, up to twice as many instances. It asks for"
                    + " a Pro plan.",
            "Remove it and state a count if that does not fit."),
    CPU_KIND(INFO, LEFT_OUT, "Defang does not tell shared processors from dedicated ones.", "Nothing has to be done."),
    TOO_LARGE(
            WARNING,
            ADAPTED,
            "No container is larger than 16 vCPU and 120 GiB; that was taken.",
            "Run more instances."),
    STOP_SIGNAL(
            WARNING,
            NOTE,
            "docker compose sends this signal; Defang does not read the line and the image's own is sent.",
            "Say STOPSIGNAL in the Dockerfile."),
    GRACE_TOO_LONG(
            WARNING,
            ADAPTED,
            "A container is killed after 120 s at the latest.",
            "Let work that takes longer be taken up again after a restart."),
    VOLUME(
            ERROR,
            LEFT_OUT,
            "Defang has no disks that outlive a container: volumes are passed over.",
            "Keep the files in object storage."),
    PORT_NOT_A_PORT(
            WARNING,
            ADAPTED,
            "A process listens on the port that PORT names: it has to be a readable number up to 32767. Where the app's value"
                    + " is none, such a process gets 3000; as a secret it has to hold 3000.",
            "State PORT as a number."),
    PORT_TOO_HIGH(
            ERROR,
            LEFT_OUT,
            "Defang refuses it: 'target' must be an integer between 1 and 32767.",
            "Let the program listen on a lower port."),
    PORT_TAKEN(
            ERROR,
            LEFT_OUT,
            "Another service of the process has the same port inside the container.",
            "Let the program listen on another port."),
    PORT_BESIDE_PUBLIC(
            WARNING,
            LEFT_OUT,
            "A private port of a process that has a public one would be open to everybody, so it is not written.",
            "Offer it from a process of its own; inside the project that is reached by its name."),
    PUBLISHED_PORT(
            WARNING,
            LEFT_OUT,
            "Defang passes over it: 'published' should be equal to 'target'. HTTP is reached on 443, all else on the port inside"
                    + " the container.",
            "Tell the clients, or let the program listen on that port."),
    RAW_PORT(
            WARNING,
            NOTE,
            "No load balancer takes raw TCP or UDP: each instance gets a public address of its own, and it changes.",
            "Run one instance and look its address up after each deploy, or serve it from elsewhere."),
    REQUEST_TIMEOUT(
            INFO,
            LEFT_OUT,
            "The load balancer's own times count; Defang has no setting for them.",
            "Set a limit in the web server."),
    STICKY_SESSIONS(
            WARNING,
            LEFT_OUT,
            "The load balancer sends each request where there is room.",
            "Keep sessions in a datastore."),
    CHECK_GUESSED(
            WARNING,
            NOTE,
            "Nothing is stated that tells whether it works, so GET / has to be answered with a status from 200 to 399.",
            "State a path that answers without a login, as /up in a Rails app."),
    CHECK_ADAPTED(WARNING, ADAPTED, "The load balancer speaks HTTP, so GET / is asked.", "State a path that answers."),
    CHECK_ADDRESS(
            WARNING,
            NOTE,
            "The command runs in the container; the load balancer asks for GET / besides, since ingress ports require an HTTP"
                    + " healthcheck on localhost.",
            "See that GET / is answered with a status from 200 to 399, or state a path."),
    CHECK_SECOND(
            WARNING,
            LEFT_OUT,
            "A service has one check, and another port of the process has it.",
            "Let one path tell of all."),
    CHECK_THRESHOLD(INFO, LEFT_OUT, "One success is enough.", "Nothing has to be done."),
    CHECK_TIME(
            WARNING,
            ADAPTED,
            "Load balancers take intervals from 5 s to 300 s, a shorter timeout from 2 s to 60 s, a start of 300 s and 10 retries at"
                    + " most; the nearest was taken.",
            "State a time in these bounds."),
    ENV_DOLLAR(
            WARNING,
            ADAPTED,
            "Defang reads references in it once more after the file was read, so no spelling is right for it and for docker"
                    + " compose. It is a config value, as secrets are.",
            "Set it as the runbook says; for docker compose put it into the environment."),
    ENV_SERVICE_NAME(
            WARNING,
            ADAPTED,
            "Defang would take a part of it for the name of a service and put the service's public address there. It is a"
                    + " config value, which Defang leaves alone.",
            "Set it as the runbook says; for docker compose put it into the environment."),
    ENV_LOOKS_SECRET(
            WARNING,
            NOTE,
            "It looks like a secret, and Defang may say: environment may contain sensitive information; consider using 'defang"
                    + " config set'. The value stands readable in the file.",
            "State it as a secret if it is one."),
    ENV_HAS_NO_VALUE(
            WARNING,
            LEFT_OUT,
            "The server has no such thing: Redis, Memcached and OpenSearch are reached without user and password.",
            "Let the app do without it."),
    ENV_UNUSED(WARNING, IMPLIED, "There is no process and no job that it could be given to.", "State a process."),
    CONFIG_LONG(
            WARNING,
            NOTE,
            "It has to be a config value, and is larger than the 4 KB that AWS keeps in one at no cost.",
            "Keep the text in a file of the image, and name the file."),
    CONFIG_NAME(
            ERROR,
            LEFT_OUT,
            "Defang refuses it: invalid config name. 64 letters, digits or '_' are the most.",
            "Choose a shorter name."),
    OPTIONAL_SECRET(
            INFO,
            NOTE,
            "Defang refuses to deploy while a name in the file has no value: missing configs.",
            "Where the app does without it, take its lines out of the file, by an overlay with null."),
    FILE_REFUSED(ERROR, NOTE, "Defang or docker compose refuses the file.", "Change what you set or overlaid."),
    DEPLOY_FAILS(
            ERROR,
            NOTE,
            "The file is taken, but what it says does not run or is not what it seems.",
            "Change what you set or overlaid."),
    FILE_IGNORED(WARNING, NOTE, "Defang passes over it.", "Change what you set or overlaid."),
    FILE_WARNED(
            WARNING,
            NOTE,
            "Defang warns of it.",
            "Change what you set or overlaid; where that is not the cause, another finding tells of it.");

    private final Declaration declaration;

    DefangFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("defang", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
