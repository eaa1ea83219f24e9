package dev.portolan.fly;

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

/** What a user may be told about a translation for Fly. */
enum FlyFinding implements FindingCode {
    NAME_CHANGED(
            INFO,
            ADAPTED,
            "Fly does not take the name as it is.",
            "Nothing has to be done; fly.app sets another name."),
    SET_OTHERWISE(INFO, ADAPTED, "A setting stands in its place.", "Nothing has to be done."),
    REGION_UNKNOWN(
            WARNING,
            LEFT_OUT,
            "No Fly region is known for this name; iad, in the east of the United States, was taken.",
            "Set fly.region."),
    DESCRIPTION(
            INFO,
            LEFT_OUT,
            "Fly keeps no descriptions; those of the environment stand in comments.",
            "Nothing has to be done."),
    SIGNAL_SHARED(
            WARNING,
            LEFT_OUT,
            "Fly has one stop signal for all processes; another process's was taken.",
            "Let the program stop on that one as well, or run it as an app of its own."),
    SIGNAL_REJECTED(
            WARNING,
            NOTE,
            "Users report that Fly's platform refuses SIGUSR2 (flyctl#4721).",
            "Let the program stop on another signal."),
    GREATEST_TAKEN(
            INFO,
            ADAPTED,
            "Fly has one value for all of them; the greatest was taken.",
            "Nothing has to be done, unless it is too much."),
    GRACE_TOO_LONG(
            WARNING,
            ADAPTED,
            "Fly waits 300 s at most before it kills a machine.",
            "Let work that takes longer be taken up again after a restart."),
    DEFAULT_GROUP(
            INFO,
            ADAPTED,
            "It is the only process type and runs the image's own command: Fly calls it 'app'.",
            "Use 'app' wherever fly asks for a process group."),
    BUILD_OF_PROCESS(
            WARNING,
            LEFT_OUT,
            "All process groups of a Fly app run the same image.",
            "Build one image for all, or make an app of its own for this process."),
    BUILD_CONTEXT(
            WARNING,
            LEFT_OUT,
            "Fly builds in the folder where fly deploy is started.",
            "Make the Dockerfile's paths relative to the app's folder."),
    BUILD_VARIABLE(
            WARNING,
            LEFT_OUT,
            "Only plain values can be written as build arguments; this one is a secret or comes from elsewhere.",
            "Mount it as a build secret, and run fly deploy --build-secret."),
    BUILD_PACKAGES(
            WARNING,
            LEFT_OUT,
            "fly.toml has no place for packages of the system.",
            "Use a Dockerfile that installs them, or a buildpack that does."),
    BUILDPACK_LAUNCHER(
            WARNING,
            NOTE,
            "An image of buildpacks starts one process of its own choice, so all commands go through its launcher."
                    + " This follows the launcher's contract and was not tried on Fly.",
            "Try it with one deploy, or write a Dockerfile, which Fly recommends."),
    BUILDER_CHOSEN(
            WARNING,
            NOTE,
            "No builder is stated, and Fly needs one; Paketo's was taken.",
            "Set fly.builder, or use a Dockerfile."),
    BUILDPACK_BY_ADDRESS(
            WARNING,
            NOTE,
            "A buildpack at a web address is most likely one of the older kind; builders of today take Cloud Native Buildpacks"
                    + " only, and the build would fail.",
            "Look for its cloud native twin, or write a Dockerfile that installs what it brings."),
    RELEASE_OF_IMAGE(
            WARNING,
            LEFT_OUT,
            "Fly needs the job's command in words; the image's own command cannot be asked for.",
            "State the command."),
    ENV_RESERVED(
            WARNING,
            LEFT_OUT,
            "Fly sets names that begin with FLY_, and PRIMARY_REGION, by itself.",
            "Rename the variable."),
    ENV_LOOKS_SECRET(
            WARNING,
            NOTE,
            "The name looks like a secret's, and fly deploy will warn: the value stands readable in fly.toml.",
            "State it as a secret if it is one."),
    PORT_NOT_A_PORT(
            WARNING,
            ADAPTED,
            "PORT has to be a readable port number: processes listen on it.",
            "State PORT as a number."),
    SECOND_VOLUME(
            ERROR,
            LEFT_OUT,
            "A Fly machine has one volume at most.",
            "Put both folders on one volume, or use object storage."),
    VOLUME_PER_MACHINE(
            WARNING,
            NOTE,
            "Each machine has a volume of its own in its region; nothing is copied between them.",
            "Run one instance, or let the app copy its data."),
    PUBLISHED_PORT_CHOSEN(
            WARNING,
            ADAPTED,
            "Ports 80 and 443 serve the first public HTTP service, and each port can serve only one; the service is reached"
                    + " on the port in its section.",
            "State a published port that is free."),
    NEEDS_BASH(
            INFO,
            NOTE,
            "The command uses what only bash knows, so it is run by /bin/bash; small images, such as those of Alpine, have none.",
            "See that bash is in the image, or write the command for sh."),
    SEVERAL_PROCESSES(
            WARNING,
            NOTE,
            "The command starts several processes; the stop signal reaches the shell and not them.",
            "Give each a process type of its own, or start them by a supervisor that passes signals on."),
    RAW_PORT(
            WARNING,
            NOTE,
            "Raw TCP and UDP do not pass the shared IPv4 address; TCP is reached by IPv6 only.",
            "Set fly.ipv4=dedicated; the address is billed."),
    DEDICATED_ADDRESS(
            INFO, NOTE, "The app gets an IPv4 address of its own, which is billed.", "Nothing has to be done."),
    UDP_ADDRESS(
            WARNING,
            NOTE,
            "On Fly, UDP servers have to listen on the address fly-global-services, on the port that clients use.",
            "Change the program's address; see https://fly.io/docs/networking/udp-and-tcp/."),
    CERTIFICATES_MIXED(
            WARNING,
            ADAPTED,
            "Fly has one rule for all domains of a service, and another one of it has a certificate: TLS is spoken there, and"
                    + " plain HTTP is not sent on to it for any.",
            "Give it a certificate as well, or lead it to a service of its own."),
    REQUEST_TIMEOUT(
            INFO, LEFT_OUT, "Fly's proxy sets no limit until the first byte.", "Set a limit in the web server."),
    STICKY_SESSIONS(
            WARNING,
            LEFT_OUT,
            "Fly's proxy sends each request where there is room.",
            "Keep sessions in a datastore, or answer with the header fly-replay."),
    CHECK_OF_COMMAND(
            WARNING, LEFT_OUT, "Fly's checks speak HTTP or TCP and run no command.", "State a path or TCP instead."),
    CHECK_THRESHOLDS(INFO, LEFT_OUT, "Fly's checks have no thresholds: one answer decides.", "Nothing has to be done."),
    CHECK_TIME(
            WARNING,
            ADAPTED,
            "Fly keeps the times of its checks between 1 s and 60 s.",
            "State a time in these bounds."),
    CHECK_ONLY_SHOWN(
            WARNING,
            ADAPTED,
            "Fly has no such check for this kind of service; one beside it tells whether it works, but traffic does not heed it.",
            "State a path that answers, if there is one."),
    MEMORY_RAISED(
            INFO,
            ADAPTED,
            "Fly has only some combinations of processors and memory; the next was taken.",
            "Nothing has to be done."),
    MACHINE_TOO_LARGE(
            WARNING,
            ADAPTED,
            "No Fly machine is that large; the largest was taken.",
            "Run more instances, or ask Fly for a larger machine."),
    MEMORY_SMALL(
            WARNING, NOTE, "256 MB are too little for most apps; the kernel takes its part of them.", "State 512 MiB."),
    COUNT_ZERO(
            WARNING,
            ADAPTED,
            "A plain fly deploy starts a machine for a process group that has none; the commands that are written tell it"
                    + " not to.",
            "Deploy with --update-only. When it shall run: fly scale count."),
    COUNT_AUTOSCALED(
            INFO,
            LEFT_OUT,
            "Autoscaling decides how many machines run; the greatest number of them is made.",
            "Nothing has to be done."),
    AUTOSCALING_TARGET(
            WARNING,
            LEFT_OUT,
            "Fly's proxy starts machines by the requests that are in hand, not by this measure.",
            "Set [http_service.concurrency] by an overlay, or run the fly-autoscaler."),
    AUTOSCALING_WORKER(
            WARNING,
            LEFT_OUT,
            "Without a public service nothing on Fly tells how many machines are needed.",
            "Run the fly-autoscaler, or state a count."),
    NEEDS_SUPERCRONIC(
            WARNING,
            NOTE,
            "A process group runs supercronic with the crontab below deploy/fly/.",
            "Install supercronic in the image and copy the crontab there, below its working folder;"
                    + " or set fly.schedule=steps."),
    INTERVAL_ROUNDED(
            WARNING,
            ADAPTED,
            "No crontab line says this interval; the next shorter one was taken.",
            "State one that divides a day."),
    JOB_NOT_SCHEDULED(
            ERROR,
            LEFT_OUT,
            "Neither a crontab nor Fly's own schedules can say this job.",
            "Put its script in a file and name that; or set fly.schedule."),
    SCHEDULE_FUZZY(
            WARNING,
            ADAPTED,
            "Fly starts scheduled machines about that often, at a minute of its choice, and fly deploy does not update them.",
            "Set fly.schedule=supercronic where the time matters."),
    POSTGRES_VERSION(WARNING, ADAPTED, "Managed Postgres offers 16 and 17.", "Try the app with that version first."),
    POSTGRES_PLAN(
            WARNING, ADAPTED, "Managed Postgres comes in plans; the nearest was taken.", "Set fly.database-plan."),
    POSTGRES_REGION(
            WARNING,
            NOTE,
            "Managed Postgres is not offered in the app's region; the nearest was taken.",
            "Set fly.region to live nearer."),
    STANDBY_INCLUDED(
            INFO,
            LEFT_OUT,
            "Every cluster of Managed Postgres has a standby; it is in the price.",
            "Nothing has to be done."),
    SERVER_DOES_IT(INFO, IMPLIED, "Fly's managed server does it anyway.", "Nothing has to be done."),
    SERVER_HAS_NO_SUCH(
            WARNING,
            LEFT_OUT,
            "Fly's managed server has no setting for it.",
            "See whether its plan has what the app needs."),
    FOLLOWER(
            WARNING,
            LEFT_OUT,
            "Fly's command line makes no read replicas.",
            "Let the app read from the leader: give its address where you are asked."),
    DATASTORE_KEPT(INFO, IMPLIED, "The app goes on using the present server.", "Let it take connections from Fly."),
    DATASTORE_ELSEWHERE(
            WARNING,
            LEFT_OUT,
            "Fly has no managed server of this kind; the app goes on using the present one.",
            "Keep its vendor, by an account of your own where it is an add-on, and let it take connections from Fly."),
    DATASTORE_UNMANAGED(INFO, NOTE, "Its server is outside of Fly's private network.", "Expect longer answers."),
    DOMAIN_OF_APP(
            INFO,
            IMPLIED,
            "A domain belongs to the whole app, and this service answers on 80 and 443.",
            "Nothing has to be done."),
    DOMAIN_SERVICE(
            WARNING,
            ADAPTED,
            "A domain belongs to the whole app; this service is reached by its own port under it.",
            "Make an app of its own for this service if it needs 80 and 443."),
    EXTERNAL_STAYS(
            INFO,
            IMPLIED,
            "Its vendor keeps it; its keys move with the secrets.",
            "Make its account your own: an add-on's ends with the add-on."),
    EXTERNAL_ACTS(
            WARNING,
            NOTE,
            "It depended on the platform that you leave: outgoing addresses and the flow of logs are not taken along.",
            "For logs run the fly-log-shipper; for a fixed address see 'fly ips allocate-egress'."),
    FILE_REFUSED(ERROR, NOTE, "flyctl refuses the file.", "Change what you set or overlaid."),
    DEPLOY_FAILS(ERROR, NOTE, "flyctl takes the file, but the deploy fails.", "Change what you set or overlaid."),
    FILE_IGNORED(WARNING, NOTE, "Fly does something else in silence.", "Change what you set or overlaid."),
    FILE_WARNED(
            WARNING, NOTE, "flyctl or the platform warns, or changes the value.", "Change what you set or overlaid.");

    private final Declaration declaration;

    FlyFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("fly", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
