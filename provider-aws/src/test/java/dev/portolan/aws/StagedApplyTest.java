package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.testkit.terraform.RealTerraform;
import dev.portolan.testkit.terraform.RealTerraform.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code terraform test} applies fixtures in the order of the runbook: the registry, what tasks need, the rest. AWS is made
 * up; what Terraform computes of it is real, and so are the release's script and its exit code.
 */
class StagedApplyTest {
    private static final List<String> FIXTURES =
            List.of("aws-shop", "worker-only", "private-network", "existing-vpc", "hostile", "two-stages", "live");

    @TempDir
    Path folder;

    @Test
    void eachStageIsAppliedAndComputesWhatStandsInTheTaskDefinitions() throws Exception {
        Map<String, List<RenderedFile>> apps = new LinkedHashMap<>();
        var modules = Modules.mocked(folder);
        long releases = 0;
        for (String fixture : FIXTURES) {
            Translation translation =
                    AllApps.PORTOLAN.translate(AllApps.PORTOLAN.read(AllApps.fixture(fixture)), "aws");
            apps.put(modules.add(translation.files()), translation.files());
            releases += translation.files().stream()
                    .filter(file -> file.path().endsWith("/release.tf.json"))
                    .count();
        }
        modules.finish();
        List<String> stages = new ArrayList<>();
        stages.add("\"all\": {\"command\": \"plan\"}");
        stages.add(stage("registry", targets(apps.keySet(), "aws_ecr_repository.app")));
        stages.add(stage("ready", targets(apps.keySet(), "terraform_data.ready")));
        stages.add(stage("rest", ""));
        Run run = test(stages, "0");

        assertThat(run.succeeded()).as(errors(run)).isTrue();
        assertThat(run.out().contains("\"type\":\"test_plan\""))
                .as("there is a plan")
                .isTrue();
        assertThat(run.out().contains(Modules.PASSWORD))
                .as("plan and states show the password")
                .isFalse();
        assertThat(calls("ecs run-task")).hasSize((int) releases);
        List<Map<String, Object>> states = states(run);
        assertThat(states).hasSize(3);
        apps.forEach((name, files) -> new EvaluatedApp(states.get(2), name).isAsIn(files));
        assertThat(types(states.get(0))).contains("aws_ecr_repository").doesNotContain("aws_vpc", "aws_ecs_service");
        assertThat(types(states.get(1)))
                .contains("aws_db_instance", "aws_iam_role_policy")
                .doesNotContain("aws_ecs_service", "aws_ecs_task_definition");
        assertThat(types(states.get(2))).contains("aws_ecs_service", "aws_scheduler_schedule");
        System.out.println(
                "terraform test applied " + apps.size() + " fixtures in 3 stages, " + releases + " releases ran");
    }

    @Test
    void aReleaseThatFailsFailsTheApplyBeforeAnyService() throws Exception {
        Run run = shop(List.of(stage("rest", "")), "3");

        assertThat(run.succeeded()).isFalse();
        assertThat(errors(run)).contains("release failed with exit code 3").doesNotContain("Invalid");
        assertThat(calls("ecs run-task")).hasSize(1);
        assertThat(calls(Modules.SERVICE)).isEmpty();
    }

    @Test
    void aReleaseThatSucceedsRunsOnceAndServicesComeAfterIt() throws Exception {
        Run run = shop(List.of(stage("rest", ""), stage("again", "")), "0");

        assertThat(run.succeeded()).as(errors(run)).isTrue();
        assertThat(calls("ecs run-task")).hasSize(1);
        assertThat(calls(Modules.SERVICE)).hasSize(2);
        assertThat(calls("")).startsWith(calls("ecs run-task").get(0)).endsWith(Modules.SERVICE, Modules.SERVICE);
    }

    private Run shop(List<String> stages, String exitCode) throws IOException, InterruptedException {
        var modules = Modules.mocked(folder);
        modules.add(AllApps.PORTOLAN
                .translate(AllApps.PORTOLAN.read(AllApps.fixture("aws-shop")), "aws")
                .files());
        modules.finish();
        return test(stages, exitCode);
    }

    private Run test(List<String> stages, String exitCode) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("code"), exitCode);
        Files.writeString(folder.resolve("calls"), "");
        try (InputStream in = StagedApplyTest.class.getResourceAsStream("/mock-aws/aws")) {
            Files.copy(Objects.requireNonNull(in), folder.resolve("aws"));
        }
        assertThat(folder.resolve("aws").toFile().setExecutable(true)).isTrue();
        String mocked = """
                {"mock_provider": {"aws": {
                   "mock_data": {
                     "aws_caller_identity": {"defaults": {"account_id": "123456789012"}},
                     "aws_availability_zones": {"defaults": {"names": ["zone-a", "zone-b", "zone-c"]}}},
                   "mock_resource": {
                     "aws_vpc": {"defaults": {"cidr_block": "10.20.0.0/16"}},
                     "aws_acm_certificate": {"defaults": {"domain_validation_options": [
                       {"domain_name": "example.com", "resource_record_name": "a", "resource_record_type": "CNAME",
                        "resource_record_value": "b"},
                       {"domain_name": "www.example.com", "resource_record_name": "c", "resource_record_type": "CNAME",
                        "resource_record_value": "d"}]}}}}},
                 "run": {%s}}
                """.formatted(String.join(",", stages));
        Files.writeString(folder.resolve("stages.tftest.json"), mocked);
        Optional<RealTerraform> found = RealTerraform.in(folder, Modules.SCHEMA);
        assumeTrue(found.isPresent());
        RealTerraform terraform = found.get()
                .with("PATH", folder + ":" + System.getenv().getOrDefault("PATH", ""))
                .with("RECORD", folder.toString())
                .with("INTERVAL", "1");
        Run init = terraform.run("init", "-backend=false", "-input=false", "-no-color");
        assertThat(init.succeeded()).as(init.out() + init.errors()).isTrue();
        return terraform.run("test", "-json", "-verbose");
    }

    private static String stage(String name, String options) {
        return "\"" + name + "\": {\"command\": \"apply\"" + options + "}";
    }

    private static String targets(Iterable<String> modules, String resource) {
        List<String> targets = new ArrayList<>();
        modules.forEach(module -> targets.add("\"module." + module + "." + resource + "\""));
        return ", \"plan_options\": {\"target\": [" + String.join(", ", targets) + "]}";
    }

    private List<String> calls(String start) throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(line -> line.startsWith(start))
                .toList();
    }

    private static String errors(Run run) {
        return run.errors()
                + run.out()
                        .lines()
                        .filter(line -> line.contains("\"@level\":\"error\""))
                        .collect(Collectors.joining("\n"));
    }

    /** The state after each stage. */
    private static List<Map<String, Object>> states(Run run) {
        return run.out()
                .lines()
                .map(Json::object)
                .filter(line -> "test_state".equals(line.get("type")))
                .map(line -> Json.at(line, "test_state"))
                .toList();
    }

    private static List<String> types(Map<String, Object> state) {
        return Json.objects(Json.at(state, "root_module").get("child_modules")).stream()
                .flatMap(module -> Json.objects(module.get("resources")).stream())
                .map(resource -> String.valueOf(resource.get("type")))
                .toList();
    }
}
