package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.RenderedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What Terraform made of one app's files, by its state; ids that are made up are put back into those that AWS makes. */
final class EvaluatedApp {
    private static final List<String> PLAIN = List.of("family", "cpu", "memory");

    private final String module;
    private final List<Map<String, Object>> resources;

    EvaluatedApp(Map<String, Object> state, String name) {
        module = "module." + name;
        resources = Json.objects(Json.at(state, "root_module").get("child_modules")).stream()
                .filter(one -> module.equals(one.get("address")))
                .flatMap(one -> Json.objects(one.get("resources")).stream())
                .toList();
    }

    /** Holds each task definition and policy against the files that stand alone. */
    void isAsIn(List<RenderedFile> files) {
        int definitions = 0;
        for (RenderedFile file : files) {
            if (file.path().contains("/ecs/task-definition.")) {
                isAsIn(Json.object(file.content()));
                definitions++;
            }
        }
        assertThat(values("aws_ecs_task_definition")).hasSize(definitions);
        assertThat(values("aws_iam_role_policy")).isNotEmpty().allSatisfy(policy -> {
            Map<String, Object> read = Json.object(Json.text(policy, "policy"));
            assertThat(read).containsEntry("Version", "2012-10-17");
            assertThat(Json.objects(read.get("Statement")))
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement).containsKeys("Effect", "Action", "Resource"));
        });
        assertThat(values("aws_ssm_parameter"))
                .allSatisfy(parameter -> assertThat(parameter.getOrDefault("value_wo", Json.NULL))
                        .isEqualTo(Json.NULL));
        assertThat(values("aws_db_instance"))
                .allSatisfy(database -> assertThat(database.get("password_wo")).isEqualTo(Json.NULL));
    }

    private void isAsIn(Map<String, Object> alone) {
        Map<String, Object> made = values("aws_ecs_task_definition").stream()
                .filter(values -> Json.text(alone, "family").equals(values.get("family")))
                .findFirst()
                .orElseThrow();
        PLAIN.forEach(key -> assertThat(made.get(key)).as(key).isEqualTo(alone.get(key)));
        assertThat(made.get("network_mode")).isEqualTo(alone.get("networkMode"));
        assertThat(made.get("requires_compatibilities")).isEqualTo(alone.get("requiresCompatibilities"));
        assertThat(known(Json.text(made, "execution_role_arn"), alone)).isEqualTo(alone.get("executionRoleArn"));
        assertThat(known(Json.text(made, "task_role_arn"), alone)).isEqualTo(alone.get("taskRoleArn"));
        String containers = known(Json.text(made, "container_definitions"), alone);
        assertThat(Json.object("{\"containerDefinitions\":" + containers + "}").get("containerDefinitions"))
                .as(module + " " + alone.get("family"))
                .isEqualTo(alone.get("containerDefinitions"));
    }

    /** A text with the ids that AWS would have made. */
    private String known(String text, Map<String, Object> alone) {
        String[] role = Json.text(alone, "executionRoleArn").split(":", -1);
        String account = role[4];
        Map<String, String> ids = new LinkedHashMap<>();
        values("aws_iam_role")
                .forEach(one ->
                        ids.put((String) one.get("arn"), "arn:aws:iam::" + account + ":role/" + one.get("name")));
        String region = region(alone);
        values("aws_ssm_parameter")
                .forEach(one -> ids.put(
                        (String) one.get("arn"),
                        "arn:aws:ssm:" + region + ":" + account + ":parameter" + one.get("name")));
        values("aws_ecr_repository")
                .forEach(one -> ids.put(
                        (String) one.get("repository_url"),
                        account + ".dkr.ecr." + region + ".amazonaws.com/" + one.get("name")));
        String known = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            known = known.replace("\"" + id.getKey(), "\"" + id.getValue());
            known = known.equals(id.getKey()) ? id.getValue() : known;
        }
        return known;
    }

    private static String region(Map<String, Object> alone) {
        Map<String, Object> container =
                Json.objects(alone.get("containerDefinitions")).get(0);
        return (String) Objects.requireNonNull(
                Json.at(Json.at(container, "logConfiguration"), "options").get("awslogs-region"));
    }

    private List<Map<String, Object>> values(String type) {
        return resources.stream()
                .filter(resource -> type.equals(resource.get("type")) && "managed".equals(resource.get("mode")))
                .map(resource -> Json.at(resource, "values"))
                .toList();
    }
}
