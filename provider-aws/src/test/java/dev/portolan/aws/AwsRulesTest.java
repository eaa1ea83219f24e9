package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.report.Finding;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AwsRulesTest {
    private static final String TASK = "deploy/aws/ecs/task-definition.web.json";
    private static final String INFRA = "deploy/aws/infra/main.tf.json";

    static Stream<Arguments> rules() {
        return Stream.of(
                task("{'cpu':'256','memory':'4096'}", "no size of 256 CPU units and 4096 MiB"),
                task("{'cpu':256,'memory':'512'}", "texts, not numbers"),
                task("{'networkMode':'bridge'}", "networkMode has to be awsvpc"),
                task("{'ipcMode':'host'}", "Fargate has no ipcMode"),
                task("{'family':'a b'}", "family 'a b' has to be of letters"),
                task("{'ephemeralStorage':{'sizeInGiB':20}}", "sizeInGiB is 20; 21 to 200 is expected"),
                container("'privileged':true", "Fargate has no privileged"),
                container("'stopTimeout':121", "stopTimeout is 121; 0 to 120 is expected"),
                container("'image':'shop:latest'", "another one from time to time"),
                container(
                        "'environment':[{'name':'A','value':''}],'secrets':[{'name':'A','valueFrom':'/a'}]",
                        "the name A stands twice"),
                container("'secrets':[{'name':'A','valueFrom':'a b'}]", "names no parameter and no secret"),
                container("'logConfiguration':{'logDriver':'syslog'}", "the log driver 'syslog'"),
                container(
                        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'a'}}", "awslogs needs"),
                container("'healthCheck':{'command':['curl','x']}", "begins with CMD"),
                container("'healthCheck':{'command':['CMD','x'],'interval':4}", "interval is 4; 5 to 300"),
                container("'healthCheck':{'command':['CMD']}", "begins with CMD"),
                container("'healthCheck':{'command':['CMD-SHELL','a','b']}", "begins with CMD"),
                container("'healthCheck':{'command':['CMD','x'],'timeout':61}", "timeout is 61; 2 to 60"),
                container("'healthCheck':{'command':['CMD','x'],'retries':0}", "retries is 0; 1 to 10"),
                container("'healthCheck':{'command':['CMD','x'],'startPeriod':301}", "startPeriod is 301; 0 to 300"),
                task("{'containerDefinitions':[{'name':'a b','image':'x'}]}", "a container's name 'a b' has to be"),
                task(
                        "{'cpu':'256','memory':'512','containerDefinitions':[{'name':'a','image':'x','cpu':257}]}",
                        "more cpu than the task has"),
                container("'portMappings':[{'containerPort':1,'hostPort':2}]", "hostPort has to be"),
                container("'dependsOn':[{'containerName':'no','condition':'START'}]", "dependsOn names 'no'"),
                container(
                        "'dependsOn':[{'containerName':'a','condition':'READY'}]",
                        "the condition 'READY'; START, COMPLETE"),
                container("'environment':[{'name':'A-B','value':''}]", "no shell can read the name 'A-B'"),
                container("'mountPoints':[{'sourceVolume':'no','containerPath':'/a'}]", "no volume is called 'no'"),
                task("{'containerDefinitions':[{'name':'a'}]}", "'a' has no image"),
                task(
                        "{'containerDefinitions':[{'name':'a','image':'x','dependsOn':[{'containerName':'b'}]},"
                                + "{'name':'b','image':'x','dependsOn':[{'containerName':'a'}]}]}",
                        "wait for each other"),
                task(
                        "{'containerDefinitions':[{'name':'a','image':'x','environment':[{'name':'A','value':'"
                                + "x".repeat(66_000) + "'}]}]}",
                        "longer than the 64 KiB"),
                container("'essential':false", "at least one container has to be essential"),
                task(
                        "{'memory':'512','cpu':'256','containerDefinitions':[{'name':'a','image':'x','memory':600}]}",
                        "more memory than the task has"),
                task("{'containerDefinitions':[{'name':'a','image':'x'},{'name':'a','image':'x'}]}", "two containers"),
                infra("{'terraform':{'cloud':{'organization':'x'}}}", "runs at HCP Terraform"),
                infra("{'terraform':{'backend':{'remote':{'organization':'x'}}}}", "runs at HCP Terraform"),
                infra("{'variable':{'image':{'default':'v1'}}}", "with a default image"),
                resource("aws_lb", "'name':'internal-x'", "name 'internal-x' is not legal"),
                resource("aws_lb_target_group", "'name':'a-very-long-name-of-a-target-group'", "is not legal"),
                resource("aws_db_instance", "'identifier':'a--b'", "is not legal"),
                resource("aws_db_instance", "'username':'admin'", "is not legal"),
                resource("aws_db_instance", "'address':'x'", "computed by AWS"),
                resource("aws_db_instance", "'password':'x'", "readable in the state"),
                resource("aws_ecr_repository", "'name':'A'", "is not legal"),
                resource("aws_ssm_parameter", "'name':'/aws-x/A'", "is not legal"),
                resource("aws_secretsmanager_secret", "'name':'a-abcdef'", "is not legal"),
                resource("aws_cloudwatch_log_group", "'retention_in_days':31", "is not legal"),
                resource("aws_ecs_task_definition", "'cpu':'256','memory':'4096'", "no size of 256"),
                infra("{'locals':{'containers_a':[{'name':'a','image':'x:latest'}]}}", "local.containers_a"),
                infra("{'locals':{'a':'${aws_lb.none.arn}'}}", ""));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("rules")
    void itIsTold(String json, String message, String path) {
        Document document = Document.json(path);
        fill(document.root(), Json.object(json.replace('\'', '"')));
        assertThat(new AwsProvider().check(List.of(document.freeze())))
                .extracting(Finding::message)
                .filteredOn(text -> !message.isEmpty() || text.contains("computed"))
                .allSatisfy(text -> assertThat(text).isNotEmpty())
                .satisfies(texts -> {
                    if (!message.isEmpty()) {
                        assertThat(texts).anyMatch(text -> text.contains(message));
                    } else {
                        assertThat(texts).isEmpty();
                    }
                });
    }

    @Test
    void what_lies_at_the_edge_of_a_rule_is_not_told() {
        Document document = Document.json(TASK);
        String container = "{'name':'A_b-1','image':'shop@sha256:" + "0".repeat(64) + "','cpu':128,'memory':256,"
                + "'stopTimeout':120,'essential':%s,'healthCheck':{'command':['CMD-SHELL','x'],'interval':300,"
                + "'timeout':2,'retries':10,'startPeriod':0},'dependsOn':[%s]}";
        String task = "{'family':'shop','cpu':'256','memory':'512','networkMode':'awsvpc','containerDefinitions':["
                + container.formatted("true", "") + ","
                + container
                        .formatted("false", "{'containerName':'A_b-1','condition':'START'}")
                        .replace("'name':'A_b-1'", "'name':'b'")
                + "]}";
        fill(document.root(), Json.object(task.replace('\'', '"')));
        assertThat(new AwsProvider().check(List.of(document.freeze())))
                .extracting(Finding::detail)
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsAccepted() {
        assertThat(AwsApps.all())
                .allSatisfy(app -> assertThat(new AwsProvider()
                                .check(new AwsProvider()
                                        .translate(app, Settings.none("aws"))
                                        .documents()))
                        .extracting(Finding::message)
                        .isEmpty());
    }

    private static Arguments task(String json, String message) {
        return Arguments.of(json, message, TASK);
    }

    private static Arguments container(String json, String message) {
        return task("{'containerDefinitions':[{'name':'web'," + json + "}]}", message);
    }

    private static Arguments infra(String json, String message) {
        return Arguments.of(json, message, INFRA);
    }

    private static Arguments resource(String type, String json, String message) {
        return infra(
                "{'terraform':{'required_providers':{'aws':{'source':'hashicorp/aws'}}},'resource':{'" + type
                        + "':{'main':{" + json + "}}}}",
                message);
    }

    private static void fill(Mapping mapping, Map<String, Object> object) {
        object.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                fill(mapping.mapping(key).evenIfEmpty(), Json.object(value));
            } else if (value instanceof List<?> list) {
                fill(mapping.list(key), list);
            } else {
                mapping.put(key, Fact.chosen(value, "a test"));
            }
        });
    }

    private static void fill(Sequence list, List<?> items) {
        for (Object item : items) {
            if (item instanceof Map<?, ?>) {
                fill(list.add().evenIfEmpty(), Json.object(item));
            } else {
                list.add(Fact.chosen(item, "a test"));
            }
        }
    }
}
