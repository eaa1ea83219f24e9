package dev.portolan.kamal;

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

/** What a user may be told about a translation for Kamal. */
enum KamalFinding implements FindingCode {
    NAME_CHANGED(
            INFO,
            ADAPTED,
            "Kamal does not take the name as it is.",
            "Nothing has to be done; kamal.service and kamal.image set other names."),
    SET_OTHERWISE(INFO, ADAPTED, "A setting stands in its place.", "Nothing has to be done."),
    HOSTS_MISSING(
            WARNING,
            NOTE,
            "No server is known, so 192.0.2.10 stands for it; nothing answers there.",
            "Set kamal.hosts to the addresses of your servers."),
    STAGE_IS_DESTINATION(
            WARNING,
            NOTE,
            "The stage is a destination of Kamal: config/deploy.yml then holds only what all stages share.",
            "If production is deployed from config/deploy.yml, translate it with kamal.destinations=true first."),
    DESCRIPTION(
            INFO,
            LEFT_OUT,
            "Kamal keeps no descriptions; those of the environment stand in comments.",
            "Nothing has to be done."),
    REGION(INFO, LEFT_OUT, "Your servers are where you rent them.", "Rent them near the present region."),
    NO_PROCESS(
            WARNING,
            NOTE,
            "No process type is stated, so one role runs what the image says.",
            "State a process type if it is another one."),
    IMAGE_BUILT_UPON(
            INFO,
            NOTE,
            "Kamal deploys images that it builds itself, so a Dockerfile of one line names the stated one.",
            "Nothing has to be done."),
    IMAGE_LOWERCASED(
            INFO,
            NOTE,
            "Registries take small letters only, so the image's name was changed.",
            "Set kamal.image in small letters."),
    BUILD_OF_PROCESS(
            WARNING,
            LEFT_OUT,
            "All roles of a service run the same image.",
            "Build one image for all, or make a service of its own for this process."),
    BUILD_CONTEXT(
            INFO,
            NOTE,
            "With a context of its own Kamal builds the folder as it is on your disk, not the last commit.",
            "Commit before you deploy, so that the image and its version match."),
    BUILD_SECRET(
            WARNING,
            NOTE,
            "The build gets it as a secret; the Dockerfile has to mount it.",
            "Read it by RUN --mount=type=secret,id=NAME."),
    BUILD_VARIABLE(
            WARNING,
            LEFT_OUT,
            "The build asks for it, but nothing states its value.",
            "State it in the environment, or as a build argument."),
    BUILD_PACKAGES(
            WARNING,
            LEFT_OUT,
            "deploy.yml has no place for packages of the system.",
            "Use a Dockerfile that installs them, or project.toml with a buildpack that does."),
    BUILDER_CHOSEN(
            WARNING,
            NOTE,
            "No builder is stated, and pack needs one; Paketo's was taken.",
            "Set kamal.builder, or use a Dockerfile."),
    BUILDPACKS_DETECTED(
            INFO,
            NOTE,
            "No buildpack is stated, so the builder looks for its own; Kamal wants that said.",
            "Name the buildpacks if it finds others than before."),
    BUILDPACK_BY_ADDRESS(
            WARNING,
            NOTE,
            "A buildpack at a web address is most likely one of the older kind; builders of today take Cloud Native Buildpacks"
                    + " only, and the build would fail.",
            "Look for its cloud native twin, or write a Dockerfile that installs what it brings."),
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
    COUNT(
            WARNING,
            LEFT_OUT,
            "Kamal runs one container of a role on each server, and there are fewer servers.",
            "Name more servers in kamal.hosts, or let one container do more, as by WEB_CONCURRENCY or more threads."),
    COUNT_ADAPTED(
            WARNING,
            ADAPTED,
            "Kamal runs one container of a role on each server, and the primary role on one at least.",
            "Name more servers in kamal.hosts, or let one container do more, as by WEB_CONCURRENCY or more threads."),
    COUNT_OF_PRIMARY(
            WARNING,
            LEFT_OUT,
            "The primary role has to run somewhere: a deploy asks it whether the version works.",
            "Stop it after a deploy by 'kamal app stop', or remove the role."),
    AUTOSCALING(
            WARNING,
            LEFT_OUT,
            "Kamal does not scale by itself: servers are named one by one.",
            "Name as many servers in kamal.hosts as the busiest hour needs."),
    CPU_KIND(
            INFO,
            LEFT_OUT,
            "Whether processors are your own is the server's matter, not the container's.",
            "Rent a server with dedicated processors where it has to be."),
    VOLUME_SIZE(
            INFO,
            LEFT_OUT,
            "Docker's volumes have no size; they share the server's disk.",
            "See that the server's disk is large enough."),
    VOLUME_PER_SERVER(
            WARNING,
            NOTE,
            "Each server has a volume of its own; nothing is copied between them.",
            "Run the process on one server, or use object storage."),
    PROXY_PLAIN(
            WARNING,
            NOTE,
            "No domain is stated, so the proxy answers on port 80 without TLS.",
            "State a domain; its certificate is fetched when the first user comes."),
    OWN_CERTIFICATE(
            WARNING,
            NOTE,
            "The proxy needs your own certificate: it fetches none for wildcards and for those that are yours.",
            "Export the two secrets that deploy.yml names there, for all host names of the service."),
    CERTIFICATE_SHARED(
            WARNING,
            LEFT_OUT,
            "Kamal has one answer to TLS for all host names of a service, and others decide it.",
            "See that the certificate is for this name as well, or that the balancer has one."),
    LOAD_BALANCER(
            WARNING,
            NOTE,
            "Several servers answer. The proxies on them fetch no certificates, and Kamal shares out no traffic.",
            "Put a load balancer before them that ends TLS and sets X-Forwarded-Proto."),
    DOMAIN_SERVICE(
            WARNING,
            LEFT_OUT,
            "The proxy serves one service for each role, and this one is reached by its own port.",
            "Make a service of Kamal's own for it if it needs 80 and 443."),
    HEALTH_PATH_CHOSEN(
            WARNING,
            NOTE,
            "No health check is stated, and Kamal sends no user to a version before a path answers 200.",
            "Set kamal.health-path to a path that answers without sign-in, redirect or a check of the host name."),
    CHECK_NOT_HTTP(
            WARNING,
            LEFT_OUT,
            "Kamal's proxy checks by HTTP only, and of other roles by a command in the container.",
            "State a path for what the proxy serves, and a command for others."),
    CHECK_MADE_HTTP(
            WARNING,
            ADAPTED,
            "Kamal's proxy checks by HTTP only, so a path stands for it.",
            "Set kamal.health-path to a path that answers without sign-in, redirect or a check of the host name."),
    CHECK_THRESHOLDS(
            INFO,
            LEFT_OUT,
            "Kamal's proxy has no such rule: the first good answer brings a version in.",
            "Nothing has to be done."),
    CHECK_COMMAND(
            WARNING,
            LEFT_OUT,
            "The server's shell would change the command on its way to docker.",
            "Put it in a file of the image and name that."),
    REQUEST_TIMEOUT(
            INFO, LEFT_OUT, "No proxy stands before it, so nothing ends a request.", "Set a limit in the program."),
    IDLE_TIMEOUT(INFO, LEFT_OUT, "Kamal's proxy has no setting for it.", "Set a limit in the web server."),
    STICKY_SESSIONS(
            WARNING,
            LEFT_OUT,
            "Kamal's proxy keeps no sessions; with one server all requests reach the same container.",
            "With several servers, let the load balancer do it, or keep sessions in a datastore."),
    HTTP2_TO_APP(
            WARNING,
            ADAPTED,
            "Kamal's proxy speaks HTTP/1.1 to the app.",
            "Let the app speak that too, or publish its port."),
    PORT_OF_SERVER(
            WARNING,
            NOTE,
            "The service has a port of the server to itself, open to everybody and without TLS; no two containers can hold it,"
                    + " so the hook stops the old one before each deploy.",
            "Expect a short break at each deploy, or serve it by the proxy under a domain of its own."),
    PORT_CHOSEN(
            WARNING,
            ADAPTED,
            "The proxy holds 80 and 443, and each port can serve only one.",
            "State a published port that is free."),
    PORT_OF_HIDDEN(
            INFO, LEFT_OUT, "Other containers connect to the port inside the container.", "Nothing has to be done."),
    ONE_SERVER_ONLY(
            WARNING,
            NOTE,
            "Containers reach one another by name on the same server only, and some roles run on several.",
            "Set kamal.data-address for the datastores; let processes on other servers use public addresses."),
    PORT_NOT_A_PORT(
            WARNING,
            ADAPTED,
            "PORT has to be a readable port number: processes listen on it.",
            "State PORT as a number."),
    SAME_ADDRESS(INFO, ADAPTED, "No connection pooler stands before the server.", "Nothing has to be done."),
    JOB_LIMITS(
            INFO,
            LEFT_OUT,
            "The job runs in a container of a role and shares its memory.",
            "Give the role enough for both."),
    JOB_OF_IMAGE(
            WARNING,
            LEFT_OUT,
            "Kamal needs a job's command in words; the image's own command cannot be asked for.",
            "State the command."),
    JOB_NOT_SCHEDULED(
            ERROR,
            LEFT_OUT,
            "A line of a crontab cannot say this job.",
            "Put its script in a file of the image and name that."),
    NEEDS_CRON(
            WARNING,
            NOTE,
            "A role runs cron in the app's image, as root, with the crontab below deploy/kamal/.",
            "Install cron in the image and copy the crontab below its working folder; or set kamal.schedule=server."),
    INTERVAL_ROUNDED(
            WARNING,
            ADAPTED,
            "No crontab line says this interval; the next shorter one was taken.",
            "State one that divides a day."),
    SINGLE_PROCESS(
            INFO,
            NOTE,
            "By its name it starts work by the clock. Kamal starts a new container before it stops the old one, so the hook"
                    + " stops the old one first.",
            "Nothing has to be done; a failed deploy leaves it stopped until the next one."),
    SERVER_DOES_IT(INFO, IMPLIED, "The server does it anyway.", "Nothing has to be done."),
    SERVER_HAS_NO_SUCH(
            WARNING,
            LEFT_OUT,
            "A container on your server has no setting for it, or would need work by hand.",
            "Use a managed server if the app needs it, and keep its address as a secret."),
    VERSION_SHORTENED(INFO, ADAPTED, "The image is tagged with major versions only.", "Nothing has to be done."),
    FOLLOWER(
            WARNING,
            LEFT_OUT,
            "No read replica is made; the app reads from the leader.",
            "Add a replica by hand if one server is not enough."),
    READS_FROM_LEADER(
            WARNING,
            ADAPTED,
            "There is no replica, so the address is the leader's.",
            "Nothing has to be done while one server is enough."),
    DATASTORE_KEPT(INFO, IMPLIED, "The app goes on using the present server.", "Let it take connections from yours."),
    DATASTORE_ELSEWHERE(
            WARNING,
            LEFT_OUT,
            "No container stands for it here; the app goes on using the present server, or a managed one.",
            "Keep its vendor or choose one, and let it take connections from your servers."),
    DATASTORE_UNMANAGED(
            WARNING,
            NOTE,
            "It runs on your server: backups, upgrades and its disk are yours to look after.",
            "Do the backup step, and test a restore before you need one."),
    EXTERNAL_STAYS(
            INFO,
            IMPLIED,
            "Its vendor keeps it; its keys move with the secrets.",
            "Make its account your own: an add-on's ends with the add-on."),
    EXTERNAL_ACTS(
            WARNING,
            NOTE,
            "It depended on the platform that you leave: outgoing addresses and the flow of logs are not taken along.",
            "For logs see Kamal's logging driver; your server's own address is fixed already."),
    FILE_REFUSED(ERROR, NOTE, "Kamal refuses the file.", "Change what you set or overlaid."),
    DEPLOY_FAILS(ERROR, NOTE, "Kamal takes the file, but the deploy fails.", "Change what you set or overlaid."),
    FILE_WARNED(WARNING, NOTE, "Kamal takes the file and does something else.", "Change what you set or overlaid.");

    private final Declaration declaration;

    KamalFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("kamal", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
