package dev.portolan.aws;

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

/** What a user may be told about a translation for AWS. */
enum AwsFinding implements FindingCode {
    SET_OTHERWISE(INFO, ADAPTED, "A setting stands in its place.", "Nothing has to be done."),
    DESCRIPTION(
            INFO,
            LEFT_OUT,
            "No file has a place for it; those of secrets stand in the runbook.",
            "Nothing has to be done."),
    NAME_CHANGED(
            INFO,
            ADAPTED,
            "Names in AWS are of small letters, digits and single hyphens.",
            "Nothing has to be done; aws.name sets another one."),
    NOTHING_RUNS(WARNING, LEFT_OUT, "No process and no job is stated that would see it.", "State what runs."),
    REGION_UNKNOWN(
            WARNING,
            LEFT_OUT,
            "No region of AWS is known for this name; us-east-1, in the east of the United States, was taken.",
            "Set aws.region."),
    ACCOUNT_UNKNOWN(
            INFO,
            NOTE,
            "The task definitions that stand alone name an account that is nobody's; Terraform finds the right one by itself.",
            "Set aws.account before you register them by other means than Terraform."),
    STATE_ON_DISK(
            WARNING,
            NOTE,
            "Terraform keeps its state in a file on the machine that runs it: two people cannot take turns, and a lost file"
                    + " is a lost overview.",
            "Make a bucket, and set aws.state-bucket."),
    STATE_FORGOTTEN(
            WARNING,
            NOTE,
            "GitHub's machines keep nothing: without a bucket for Terraform's state each deploy would make everything anew. No"
                    + " workflow is written.",
            "Make a bucket, and set aws.state-bucket."),
    BUILD_ARGUMENT_GIVEN(INFO, IMPLIED, "A build argument of this name is given already.", "Nothing has to be done."),
    BUILD_SECRET(
            WARNING,
            NOTE,
            "It is no plain value, so the build takes it from the shell that runs build.sh.",
            "Export it there first; in a Dockerfile, mount it where it is used: RUN --mount=type=secret,id=NAME."),
    BUILD_PACKAGES(
            WARNING,
            LEFT_OUT,
            "The pack command has no flag for packages of the system.",
            "Use a Dockerfile that installs them, or a buildpack that does."),
    BUILDER_CHOSEN(
            WARNING,
            NOTE,
            "No builder is stated; Paketo's was taken.",
            "Change it in deploy/aws/build.sh, or write a Dockerfile."),
    BUILDPACK_BY_ADDRESS(
            WARNING,
            NOTE,
            "A buildpack at a web address is most likely one of the older kind; builders of today take Cloud Native Buildpacks"
                    + " only, and the build would fail.",
            "Look for its cloud native twin, or write a Dockerfile that installs what it brings."),
    SIZE_RAISED(
            INFO,
            ADAPTED,
            "Fargate has only some pairs of processors and memory; the next was taken.",
            "Nothing has to be done."),
    SIZE_TOO_LARGE(
            WARNING, ADAPTED, "No Fargate task is that large; the largest was taken.", "Run more and smaller tasks."),
    STOP_SIGNAL(
            WARNING,
            LEFT_OUT,
            "ECS sends SIGTERM unless the image itself names another signal.",
            "Write STOPSIGNAL into the Dockerfile; an image has one for all its processes."),
    GRACE_TOO_LONG(
            WARNING,
            ADAPTED,
            "Fargate waits 120 s at most before it kills a task.",
            "Let work that takes longer be taken up again after a restart."),
    VOLUME_NOT_KEPT(
            ERROR,
            ADAPTED,
            "The folder is there, but each new task begins with an empty one: what is written is lost with every deploy.",
            "Keep the files in object storage, or add a file system of EFS by an overlay."),
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
    TEXT_NORMALIZED(
            WARNING,
            NOTE,
            "Terraform joins letters and separate accents into one character (Unicode's form NFC).",
            "Keep the text in a secret if the bytes matter."),
    TIMEOUT_OF_IMAGE(
            WARNING,
            LEFT_OUT,
            "Only a command that is stated can be ended in time; this job runs the image's own.",
            "State the command."),
    SCALING_FROM_ZERO(
            WARNING,
            NOTE,
            "With no task running nothing is measured, and none would start by itself.",
            "State 1 as the least, and scale to 0 by hand or by a scheduled action."),
    SCALING_MEASURE(
            WARNING,
            ADAPTED,
            "Tasks are scaled by their use of the processor: this measure is not to be had for them.",
            "Look at the numbers after some days, and set a target by an overlay."),
    SCALING_TARGET(
            WARNING,
            LEFT_OUT,
            "It belongs to a measure that is not to be had; 60 percent were taken.",
            "State a target for CPU."),
    PORT_NOT_A_PORT(
            WARNING,
            ADAPTED,
            "PORT has to be a readable port number: processes listen on it.",
            "State PORT as a number."),
    PUBLISHED_PORT_CHOSEN(
            WARNING,
            ADAPTED,
            "Ports 80 and 443 serve the first public HTTP service, and each port can serve only one; the service is reached"
                    + " on the port in its listener.",
            "State a published port that is free, or a domain that leads to the service."),
    PORT_OF_TASK(
            WARNING,
            LEFT_OUT,
            "Inside of the network tasks are reached by their own address, so on the port on which they listen.",
            "Let clients use that port."),
    REQUEST_TIMEOUT(
            INFO,
            LEFT_OUT,
            "The load balancer ends silent connections, not slow answers.",
            "Set a limit in the web server."),
    IDLE_SHARED(
            INFO,
            ADAPTED,
            "The load balancer has one value for all of them; the greatest was taken, within 1 to 4000 s.",
            "Nothing has to be done, unless it is too much."),
    SERVICE_SETTING(
            INFO,
            LEFT_OUT,
            "No load balancer of HTTP stands before this service, so nothing can do it.",
            "Do it in the program, if it matters."),
    CHECK_NOT_RUN(
            WARNING,
            LEFT_OUT,
            "Without a load balancer nothing but a command in the container could ask, and the image may lack the program.",
            "State a command as the check."),
    CHECK_OTHERWISE(
            WARNING,
            ADAPTED,
            "The load balancer asks in another way: it takes any answer below 500 for a sign of life.",
            "State a path that answers."),
    CHECK_SETTING(INFO, LEFT_OUT, "A check of this kind has no such setting here.", "Nothing has to be done."),
    CHECK_TIME(
            WARNING, ADAPTED, "AWS keeps the times and numbers of its checks in bounds.", "State one in these bounds."),
    UDP_CHECK(
            WARNING,
            NOTE,
            "A load balancer cannot see whether a UDP service works: it tries a TCP connection to the same port.",
            "Listen there by TCP as well."),
    NO_TLS(
            WARNING,
            NOTE,
            "No domain is stated, so there is no certificate: the service is reached by HTTP under the load balancer's name.",
            "State a domain."),
    HTTP2_NEEDS_TLS(
            ERROR,
            NOTE,
            "The load balancer speaks HTTP/2 to a service only where clients come by TLS; without a certificate AWS refuses the"
                    + " listener.",
            "State a domain, or set aws.certificate."),
    OPTIONAL_SECRET(
            WARNING,
            LEFT_OUT,
            "A task does not start while a secret that it names has no value, so optional ones are not named.",
            "If it has a value, name it in aws.optional-secrets."),
    NO_PASSWORD(
            INFO,
            NOTE,
            "The cache has no user and no password: a token would stand in Terraform's state. Only the app's tasks reach it.",
            "Nothing has to be done."),
    VERSION_OTHER(WARNING, ADAPTED, "AWS does not offer exactly this version.", "Try the app with that version first."),
    SERVER_DOES_IT(INFO, IMPLIED, "AWS does it anyway.", "Nothing has to be done."),
    SERVER_HAS_NO_SUCH(
            WARNING,
            LEFT_OUT,
            "AWS's server has no setting for it here.",
            "See whether its size has what the app needs."),
    STORAGE_RAISED(INFO, ADAPTED, "RDS has disks from 20 GiB to 64 TiB.", "Nothing has to be done."),
    REPLICA_AS_LEADER(INFO, IMPLIED, "A replica has what its leader has.", "Nothing has to be done."),
    REPLICA_NOT_MADE(
            WARNING,
            LEFT_OUT,
            "A replica is made only of a database that moves along.",
            "Keep the present one, or let the app read from the leader."),
    DATASTORE_KEPT(INFO, IMPLIED, "The app goes on using the present server.", "Let it take connections from AWS."),
    DATASTORE_ELSEWHERE(
            WARNING,
            LEFT_OUT,
            "AWS's server of this kind takes a password that Terraform's state would show; the app goes on using the present"
                    + " one.",
            "Keep its vendor, and let it take connections from AWS."),
    BUCKET_KEYS(
            WARNING,
            NOTE,
            "Tasks may use the bucket by their role and need no keys; libraries find the role by themselves.",
            "Take the keys out of the app, or make an access key and put it where the runbook asks."),
    OWN_CERTIFICATE(INFO, NOTE, "Terraform asks for the ARN of your certificate.", "Import it as the runbook says."),
    DOMAIN_OF_FRONT(INFO, IMPLIED, "The load balancer leads there by itself.", "Nothing has to be done."),
    DOMAIN_UNSERVED(
            WARNING, LEFT_OUT, "No public service answers under this domain.", "State the service that it leads to."),
    MANY_DOMAINS(
            WARNING,
            NOTE,
            "A certificate has room for ten names unless AWS raises the quota.",
            "Ask for more in Service Quotas, or use a wildcard."),
    EXTERNAL_STAYS(INFO, IMPLIED, "Its vendor keeps it; its keys move with the secrets.", "Nothing has to be done."),
    EXTERNAL_ACTS(
            WARNING,
            NOTE,
            "It depended on the platform that you leave: outgoing addresses and log drains are not taken along.",
            "For one outgoing address set aws.tasks=private; for logs add a subscription filter or a FireLens container."),
    JOB_NOT_SCHEDULED(
            ERROR,
            LEFT_OUT,
            "A crontab that counts days of the month in steps and names days of the week means both at once, which EventBridge"
                    + " cannot say.",
            "Let the job itself look at the day."),
    FILE_REFUSED(ERROR, NOTE, "Terraform or AWS refuses the file.", "Change what you set or overlaid."),
    FILE_DOUBTFUL(WARNING, NOTE, "It is taken, but it may not be what you mean.", "Look at what you set or overlaid.");

    private final Declaration declaration;

    AwsFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("aws", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
