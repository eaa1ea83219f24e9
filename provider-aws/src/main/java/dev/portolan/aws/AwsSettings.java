package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.github.GithubSettings;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * What a user may set for AWS.
 *
 * @param name what every name in the account begins with
 * @param account the number of the account
 * @param region the region
 * @param memoryMiB the memory of tasks for which none is stated
 * @param architecture the processors that the image is built for
 * @param stateBucket the bucket that keeps Terraform's state
 * @param vpc the id of a network that is there
 * @param subnets the ids of its subnets for the load balancer and the tasks
 * @param dataSubnets the ids of its subnets for the data
 * @param tasks whether tasks have public addresses or a NAT gateway
 * @param zone the name of the hosted zone of the domains
 * @param certificate the ARN of a certificate that is there
 * @param databaseClass the instance class of databases
 * @param cacheNode the node type of caches
 * @param optionalSecrets the optional secrets that have a value
 * @param ciRepository the repository on GitHub that deploys
 * @param github what of it GitHub does
 */
record AwsSettings(
        Fact<String> name,
        Fact<String> account,
        Fact<String> region,
        Fact<Integer> memoryMiB,
        Fact<String> architecture,
        Fact<String> stateBucket,
        Fact<String> vpc,
        Fact<List<String>> subnets,
        Fact<List<String>> dataSubnets,
        Fact<String> tasks,
        Fact<String> zone,
        Fact<String> certificate,
        Fact<String> databaseClass,
        Fact<String> cacheNode,
        Fact<List<String>> optionalSecrets,
        Fact<String> ciRepository,
        GithubSettings github) {

    static final Setting<String> NAME = Setting.text(
            "name",
            "What every name in the account begins with. Unset: the app's name and, past production, its stage.");
    static final Setting<String> ACCOUNT = text(
            "account",
            "The 12 digits of the AWS account, for the task definitions that stand alone. Unset: 123456789012, which is"
                    + " nobody's; Terraform finds the right one by itself.",
            "12 digits",
            "[0-9]{12}");
    static final Setting<String> REGION = Setting.choice(
            "region",
            "The AWS region. Unset: the one nearest to the app's present place, else us-east-1.",
            AwsRegion.all().stream().map(AwsRegion::code).toList());
    static final Setting<Integer> MEMORY =
            Setting.number("memory", "MiB for tasks that state no memory. Unset: 1024.", 512, 122_880);
    static final Setting<String> ARCHITECTURE = Setting.choice(
            "architecture",
            "The processors of the tasks; the image is built for them. Unset: X86_64.",
            List.of("X86_64", "ARM64"));
    static final Setting<String> STATE_BUCKET = text(
            "state-bucket",
            "An S3 bucket that is there and keeps Terraform's state, one object for each stage. Unset: a file on your"
                    + " machine.",
            "a bucket's name",
            "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    static final Setting<String> VPC = text(
            "vpc", "The id of a VPC that is there. Unset: a new one.", "an id such as vpc-0abc", "vpc-[0-9a-f]{4,}");
    static final Setting<List<String>> SUBNETS = Setting.list(
            "subnets",
            "With aws.vpc: the ids of its public subnets in two zones or more. Unset: all subnets of the VPC.");
    static final Setting<List<String>> DATA_SUBNETS = Setting.list(
            "data-subnets",
            "With aws.vpc: the ids of its private subnets in two zones or more, for the data. Unset: those of the tasks.");
    static final Setting<String> TASKS = Setting.choice(
            "tasks",
            "Where tasks run: public, with an address of their own that takes no connection, or private, behind a NAT"
                    + " gateway, which is billed and gives one outgoing address. Unset: public.",
            List.of("public", "private"));
    static final Setting<String> ZONE = text(
            "zone",
            "The name of a public hosted zone of Route 53 that holds the domains. Unset: you set the records by hand.",
            "a domain such as example.com",
            "[a-z0-9.-]+\\.[a-z0-9-]+");
    static final Setting<String> CERTIFICATE = text(
            "certificate",
            "The ARN of a certificate in ACM that is there. Unset: a new one for the domains.",
            "an ARN of ACM",
            "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+");
    static final Setting<String> DATABASE_CLASS = text(
            "database-class",
            "The instance class of RDS databases. Unset: the smallest with the memory that is stated, else the smallest.",
            "a class such as db.t4g.micro",
            "db\\.[a-z0-9]+\\.[a-z0-9]+");
    static final Setting<String> CACHE_NODE = text(
            "cache-node",
            "The node type of ElastiCache. Unset: the smallest with the memory that is stated, else the smallest.",
            "a type such as cache.t4g.micro",
            "cache\\.[a-z0-9]+\\.[a-z0-9]+");
    static final Setting<List<String>> OPTIONAL_SECRETS = Setting.list(
            "optional-secrets",
            "The names of optional secrets that have a value. Unset: none; a task does not start while a secret that it"
                    + " names is missing.");

    static final Setting<String> CI_REPOSITORY = text(
            "ci-repository",
            "The repository on GitHub that deploys, where ci is set: Terraform makes a role that it alone can take. Unset:"
                    + " you make the role.",
            "an owner and a name such as acme/shop",
            "[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");

    static final List<Setting<?>> ALL = List.of(
            NAME,
            ACCOUNT,
            REGION,
            MEMORY,
            ARCHITECTURE,
            STATE_BUCKET,
            VPC,
            SUBNETS,
            DATA_SUBNETS,
            TASKS,
            ZONE,
            CERTIFICATE,
            DATABASE_CLASS,
            CACHE_NODE,
            OPTIONAL_SECRETS,
            GithubSettings.CI,
            GithubSettings.BRANCH,
            CI_REPOSITORY);

    static AwsSettings of(Settings settings) {
        return new AwsSettings(
                settings.get(NAME),
                settings.get(ACCOUNT),
                settings.get(REGION),
                settings.get(MEMORY),
                settings.get(ARCHITECTURE),
                settings.get(STATE_BUCKET),
                settings.get(VPC),
                settings.get(SUBNETS),
                settings.get(DATA_SUBNETS),
                settings.get(TASKS),
                settings.get(ZONE),
                settings.get(CERTIFICATE),
                settings.get(DATABASE_CLASS),
                settings.get(CACHE_NODE),
                settings.get(OPTIONAL_SECRETS),
                settings.get(CI_REPOSITORY),
                GithubSettings.of(settings));
    }

    /** Whether tasks have no address of their own. */
    boolean isPrivate() {
        return tasks.is("private");
    }

    /** A setting whose text has a shape. */
    private static Setting<String> text(String name, String description, String expected, String shape) {
        return new Setting<>(name, description, expected, false, texts -> {
            if (!texts.get(0).matches(shape)) {
                throw new IllegalArgumentException(expected + " is expected");
            }
            return texts.get(0);
        });
    }
}
