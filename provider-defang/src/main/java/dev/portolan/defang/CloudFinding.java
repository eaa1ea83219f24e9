package dev.portolan.defang;

import static dev.portolan.report.Effect.NOTE;
import static dev.portolan.report.Severity.ERROR;
import static dev.portolan.report.Severity.INFO;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What a user may be told of one cloud and not of another in a translation for Defang. */
enum CloudFinding implements FindingCode {
    RAILPACK_MISSING(
            ERROR,
            NOTE,
            "On this cloud Defang does not build without a Dockerfile.",
            "Write a Dockerfile and set defang.build=dockerfile."),
    RELEASE_NOT_RUN(
            ERROR,
            NOTE,
            "On this cloud Defang runs no service to its end, and those that wait for it would not start.",
            "Run the command in the image's entrypoint, and take the job away."),
    AUTOSCALING_ONLY_AWS(
            WARNING,
            NOTE,
            "Autoscaling works on AWS only, in the modes balanced and high_availability.",
            "State a count."),
    SEVERAL_PORTS(
            WARNING,
            NOTE,
            "On this cloud a service behind the load balancer has one port only.",
            "Offer the others from processes of their own."),
    HOST_PORT_ON_GCP(
            WARNING,
            NOTE,
            "On GCP a port without a load balancer is open to everybody whatever its network"
                    + " (DefangLabs/pulumi-defang#557).",
            "Close it by a firewall rule, or take another cloud."),
    CHECK_PATH_ON_GCP(
            WARNING,
            NOTE,
            "On Cloud Run GET / is asked whatever the path is.",
            "See that / answers with a status of 200."),
    WORKER_ON_GCP(
            WARNING,
            NOTE,
            "On GCP a process without one public HTTP port is no Cloud Run service: each instance is a machine of Compute"
                    + " Engine, which costs more than a container and starts slower.",
            "Count its price, or set another cloud."),
    COUNT_ON_GCP(
            WARNING,
            NOTE,
            "On Cloud Run the count is a ceiling: none runs while nobody asks (DefangLabs/pulumi-defang#338), and an instance"
                    + " has 1 vCPU at least.",
            "Expect a slow first answer; what works on between requests belongs into a process of its own."),
    REDIS_ON_AZURE(
            WARNING,
            NOTE,
            "On Azure Redis is reached by TLS on port 10000, and Defang changes URLs in the environment to that.",
            "Let the app connect by the URL, and see that its client takes rediss."),
    DOMAIN_ON_AZURE(
            INFO,
            NOTE,
            "On Azure a name is taken only when a TXT record shows whose it is, besides the one that points to the service.",
            "Make a TXT record for the name with 'asuid.' before it; the cloud's console shows its text."),
    DOMAIN_NOT_ON_CLOUD(
            WARNING, NOTE, "Defang sets up no domains on this cloud.", "Set them up in the cloud's console.");

    private final Declaration declaration;

    CloudFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("defang", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
