package dev.portolan.aws;

import dev.portolan.naming.NamePolicy;

/** The kinds of names that AWS knows, each with its own rule. */
final class AwsNames {
    private static final String ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/";
    private static final String RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/";

    /** What all names of an app begin with; short enough to leave room for what follows. */
    static final NamePolicy PREFIX = NamePolicy.dashed("what names in AWS begin with", "", 1, 40);

    /** {@code [0-9A-Za-z-]}, 32 characters at most; {@code internal-} is kept for AWS. */
    static final NamePolicy BALANCER =
            NamePolicy.dashed("the name of a load balancer", ELB + "API_CreateLoadBalancer.html", 1, 32);

    /** As of a load balancer. */
    static final NamePolicy TARGET_GROUP =
            NamePolicy.dashed("the name of a target group", ELB + "API_CreateTargetGroup.html", 1, 32);

    /** Small letters, digits and single hyphens. */
    static final NamePolicy DATABASE_SERVER =
            NamePolicy.dashed("the identifier of a database", RDS + "API_CreateDBInstance.html", 1, 63);

    /** A letter, then letters, digits and {@code _}. */
    static final NamePolicy DATABASE =
            NamePolicy.underscored("the name of a database", RDS + "API_CreateDBInstance.html", 1, 63);

    /** Short, since MySQL takes no more. */
    static final NamePolicy DATABASE_USER =
            NamePolicy.underscored("the name of a database's user", RDS + "API_CreateDBInstance.html", 1, 16);

    /** Small letters, digits and single hyphens. */
    static final NamePolicy CACHE = NamePolicy.dashed(
            "the id of a cache",
            "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
            1,
            40);

    /** Small letters and digits, with single separators between them. */
    static final NamePolicy REPOSITORY = NamePolicy.dashed(
            "the name of a repository of images",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
            2,
            256);

    /** Clusters, families, services and containers: {@code [A-Za-z0-9_-]{1,255}}, so the app's names stay. */
    static final NamePolicy ECS = new NamePolicy(
            "a name in ECS",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
            1,
            255,
            false,
            AwsNames::isEcs,
            AwsNames::isEcs,
            '-');

    /** {@code [\w+=,.@-]{1,64}}. */
    static final NamePolicy ROLE = NamePolicy.dashed(
            "the name of a role", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html", 1, 64);

    /** {@code [0-9a-zA-Z-_.]{1,64}}. */
    static final NamePolicy SCHEDULE = NamePolicy.dashed(
            "the name of a schedule",
            "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html",
            1,
            64);

    /** Small letters, digits and hyphens; 13 characters stay free for the account. */
    static final NamePolicy BUCKET = NamePolicy.dashed(
            "the name of a bucket",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
            3,
            50);

    /** A label of a private DNS name. */
    static final NamePolicy HOST = NamePolicy.dashed(
            "a private host name", "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html", 1, 63);

    /** The middle of a file's name. */
    static final NamePolicy FILE =
            new NamePolicy("the name of a file", "", 1, 128, false, AwsNames::isEcs, AwsNames::isEcs, '-');

    /** A name in Terraform: as the app has it, but beginning with a letter, so that two names never become one. */
    static final NamePolicy BLOCK = new NamePolicy(
            "a Terraform name",
            "https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers",
            1,
            128,
            false,
            AwsNames::isEcs,
            c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_',
            '-');

    private AwsNames() {}

    /**
     * The prefix made of a name: parameters' names must not begin with {@code aws} or {@code ssm}, and load balancers'
     * not with {@code internal-}.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html">Names
     *     of parameters</a>
     */
    static String prefix(String name) {
        String legal = PREFIX.legal(name.replace('_', '-'));
        boolean taken = legal.startsWith("aws") || legal.startsWith("ssm") || legal.startsWith("internal-");
        return taken ? PREFIX.legal("app-" + legal) : legal.replaceAll("-{2,}", "-");
    }

    private static boolean isEcs(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
