package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.spi.FactTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What AWS or its Terraform provider refuses in a Terraform file, and {@code terraform validate} cannot know without the
 * provider.
 */
final class InfraRules {
    private static final String DASHED = "(?!-)(?!.*--)(?!.*-$)[a-z][a-z0-9-]*";

    private static final List<NameRule> NAMES = List.of(
            new NameRule("aws_lb", "name", "(?!internal-)(?!-)(?!.*-$)[0-9A-Za-z-]{1,32}"),
            new NameRule("aws_lb_target_group", "name", "(?!-)(?!.*-$)[0-9A-Za-z-]{1,32}"),
            new NameRule("aws_db_instance", "identifier", "(?=.{1,63}$)" + DASHED),
            new NameRule("aws_db_instance", "db_name", "[A-Za-z][A-Za-z0-9_]{0,62}"),
            new NameRule("aws_db_instance", "username", "(?!(admin|rdsadmin|postgres)$)[A-Za-z][A-Za-z0-9_]{0,15}"),
            new NameRule("aws_elasticache_replication_group", "replication_group_id", "(?=.{1,40}$)" + DASHED),
            new NameRule("aws_elasticache_cluster", "cluster_id", "(?=.{1,40}$)" + DASHED),
            new NameRule("aws_ecr_repository", "name", "(?=.{2,256}$)[a-z0-9]+((\\.|_|__|-+|/)[a-z0-9]+)*"),
            new NameRule("aws_ecs_cluster", "name", "[A-Za-z0-9_-]{1,255}"),
            new NameRule("aws_ecs_service", "name", "[A-Za-z0-9_-]{1,255}"),
            new NameRule("aws_ecs_task_definition", "family", "[A-Za-z0-9_-]{1,255}"),
            new NameRule("aws_iam_role", "name", "[\\w+=,.@-]{1,64}"),
            new NameRule("aws_scheduler_schedule", "name", "[0-9a-zA-Z_.-]{1,64}"),
            new NameRule("aws_ssm_parameter", "name", "(?i)/(?!aws|ssm)[A-Za-z0-9_./-]{1,1010}"),
            new NameRule("aws_secretsmanager_secret", "name", "(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}"),
            new NameRule("aws_cloudwatch_log_group", "name", "[.\\-_/#A-Za-z0-9]{1,512}"),
            new NameRule(
                    "aws_cloudwatch_log_group",
                    "retention_in_days",
                    "0|1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653"),
            new NameRule("aws_secretsmanager_secret", "recovery_window_in_days", "0|[7-9]|[12][0-9]|30"));

    /** Passwords that a state would keep; each has a write-only twin or none at all. */
    private static final List<String> IN_THE_STATE =
            List.of("password", "master_password", "auth_token", "secret_string");

    private static final Map<String, List<String>> COMPUTED = computed();

    private final AwsRules rules;
    private final Document file;

    /** What an argument of a resource has to match. */
    private record NameRule(String type, String argument, Pattern shape) {
        NameRule(String type, String argument, String shape) {
            this(type, argument, Pattern.compile(shape));
        }
    }

    InfraRules(AwsRules rules, Document file) {
        this.rules = rules;
        this.file = file;
    }

    void check() {
        Mapping settings = AwsRules.mapping(file.root(), "terraform");
        if (settings.get("cloud").isPresent()
                || AwsRules.mapping(settings, "backend").get("remote").isPresent()) {
            refuse("runs at HCP Terraform have neither the aws command nor run-task.sh, so the release could not run;"
                    + " keep the state in S3");
        }
        Mapping image = AwsRules.mapping(AwsRules.mapping(file.root(), "variable"), "image");
        if (image.get("default").isPresent()) {
            rules.doubt(file.path(), "with a default image an apply by mistake brings back that version");
        }
        AwsRules.mapping(file.root(), "resource").entries().forEach((type, blocks) -> {
            if (blocks instanceof Mapping mapping) {
                mapping.entries().keySet().forEach(name -> resource(type, name, AwsRules.mapping(mapping, name)));
            }
        });
        Mapping locals = AwsRules.mapping(file.root(), "locals");
        locals.entries().keySet().stream()
                .filter(name -> name.startsWith("containers_"))
                .forEach(name -> new TaskRules(rules, file.path(), "local." + name + ": ")
                        .containers(AwsRules.mappings(locals, name)));
    }

    private void resource(String type, String name, Mapping body) {
        String where = type + "." + name + ": ";
        for (NameRule rule : NAMES) {
            String text = AwsRules.text(body, rule.argument());
            if (rule.type().equals(type)
                    && !text.isEmpty()
                    && !rule.shape().matcher(text).matches()) {
                refuse(where + rule.argument() + " '" + text + "' is not legal");
            }
        }
        COMPUTED.getOrDefault(type, List.of()).stream()
                .filter(argument -> body.get(argument).isPresent())
                .forEach(argument -> refuse(where + argument + " is computed by AWS and cannot be set"));
        IN_THE_STATE.stream()
                .filter(argument -> body.get(argument).isPresent())
                .forEach(argument -> rules.doubt(file.path(), where + argument + " would stand readable in the state"));
        if (type.equals("aws_ecs_task_definition")) {
            new TaskRules(rules, file.path(), where).size(body, "cpu", "memory");
        }
    }

    private void refuse(String detail) {
        rules.refuse(file.path(), detail);
    }

    private static Map<String, List<String>> computed() {
        Map<String, List<String>> computed = new LinkedHashMap<>();
        String table = "computed-arguments.csv";
        FactTable.rows(table, InfraRules.class.getResourceAsStream(table))
                .forEach(row -> computed.put(
                        row.get("resource"), List.of(row.get("computed").split(";", -1))));
        return computed;
    }
}
