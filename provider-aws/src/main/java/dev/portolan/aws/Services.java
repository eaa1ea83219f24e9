package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Lifecycle;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code services.tf.json}: what runs until it is stopped. A deploy that fails is rolled back by ECS and told by
 * Terraform, which by itself would call it a success.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service">aws_ecs_service</a>
 */
final class Services {
    /** What Terraform calls a service. */
    static final String TYPE = "aws_ecs_service";

    private final Infrastructure infra;
    private final AwsPlan plan;
    private final Cluster cluster;
    private final Tasks tasks;
    private final Ref before;
    private final LoadBalancer http;
    private final NetworkBalancer raw;
    private final Discovery discovery;

    /**
     * What processes are usually called that start jobs by the clock. Two of them would start each job twice, so the old
     * one stops before the new one starts; rebalancing needs room for one more.
     */
    private static final List<String> CLOCKS = List.of("clock", "scheduler", "beat", "cron", "ticker");

    Services(
            Infrastructure infra,
            Cluster cluster,
            Tasks tasks,
            Ref before,
            LoadBalancer http,
            NetworkBalancer raw,
            Discovery discovery) {
        this.infra = infra;
        this.cluster = cluster;
        this.tasks = tasks;
        this.before = before;
        this.http = http;
        this.raw = raw;
        this.discovery = discovery;
        plan = infra.plan();
    }

    void write() {
        if (plan.processes().isEmpty()) {
            return;
        }
        TerraformFile file =
                infra.file("services", "What runs until it is stopped.").from(AwsPlan.onlyTask(plan.processes()));
        for (Task task : plan.processes()) {
            Ref service = file.resource(TYPE, task.block(), block -> service(block, task));
            if (task.process().orElseThrow().autoscaling().isPresent()) {
                new Scaling(plan, http).write(file, task, cluster.cluster(), service);
            }
        }
    }

    private void service(Block block, Task task) {
        ProcessType process = task.process().orElseThrow();
        Ref definition = tasks.definition(task);
        Network network = infra.network();
        Fact<String> clock = task.name().filter(CLOCKS::contains);
        block.put("name", task.name())
                .put("cluster", cluster.cluster().at("arn"))
                .put("task_definition", definition.at("arn"))
                .put("desired_count", Scaling.initial(process))
                .put("launch_type", Fact.chosen("FARGATE", "no machine to care for"))
                .put("enable_execute_command", Fact.chosen(true, "ECS Exec opens a shell in a task"))
                .put("propagate_tags", Fact.chosen("SERVICE", "tasks are found by their tags"))
                .put("deployment_minimum_healthy_percent", clock.map(any -> 0))
                .put("deployment_maximum_percent", clock.map(any -> 100))
                .put("availability_zone_rebalancing", clock.map(any -> "DISABLED"))
                .put("health_check_grace_period_seconds", grace(process))
                .put("wait_for_steady_state", Fact.chosen(true, "the apply ends when the new version serves"))
                .block("deployment_circuit_breaker", Services::giveUp)
                .block(
                        "network_configuration",
                        where -> where.put("subnets", network.taskSubnets())
                                .list(
                                        "security_groups",
                                        groups -> groups.add(network.appGroup().at("id")))
                                .put("assign_public_ip", network.assignsPublicIp()));
        List<Ref> needs = new ArrayList<>(List.of(before));
        process.services().forEach(service -> balanced(block, task, service, needs));
        discovery
                .registry(task)
                .ifPresent(registry -> block.block(
                        "service_registries", registries -> registries.put("registry_arn", registry.at("arn"))));
        block.from(plan.release().map(Task::name).stream().toArray(Fact<?>[]::new));
        block.lifecycle(life -> {
            if (process.autoscaling().isPresent()) {
                life.ignoreChanges("autoscaling decides it", "desired_count");
            }
            isNew(life, task, definition);
        });
        block.dependsOn(needs);
    }

    private static void giveUp(Block breaker) {
        breaker.put("enable", Fact.chosen(true, "a version that does not start is given up"))
                .put("rollback", Fact.chosen(true, "the old version serves on"));
    }

    /** Without it a deployment that ECS rolled back would be told as a success. */
    private static void isNew(Lifecycle life, Task task, Ref definition) {
        life.postcondition(
                Expression.of("self.task_definition == ", definition.at("arn")),
                Expression.text(
                        "The new version of ",
                        task.name(),
                        " did not start; ECS went back to the old one. Its logs say why."));
    }

    private void balanced(Block block, Task task, Service service, List<Ref> needs) {
        if (!service.isPublic()) {
            return;
        }
        block.from(
                plan.services().isFront(service)
                        ? plan.services().rivals()
                        : plan.services().reasonsForOther(service));
        Ref group = service.isHttp() ? http.targetGroup(service) : raw.targetGroup(service);
        block.repeated(
                "load_balancer",
                balancer -> balancer.from(service.name())
                        .put("target_group_arn", group.at("arn"))
                        .put("container_name", task.name())
                        .put("container_port", plan.services().internalPort(service)));
        needs.addAll(service.isHttp() ? http.listeners(service) : List.of(raw.listener(service)));
    }

    /** The longest of the public services: ECS has one for all, and none where no load balancer asks. */
    private static Fact<Integer> grace(ProcessType process) {
        List<Fact<Duration>> stated = process.services().stream()
                .filter(Service::isPublic)
                .map(service -> service.health().grace())
                .filter(Fact::isPresent)
                .toList();
        boolean isPublic = process.services().stream().anyMatch(Service::isPublic);
        Fact<Integer> longest = stated.stream()
                .max(Comparator.comparing(Fact::get))
                .map(grace -> grace.map(time -> (int) time.toSeconds()).from(stated.toArray(Fact<?>[]::new)))
                .orElse(Fact.chosen(60, "a program takes a while until it listens"));
        return longest.filter(any -> isPublic);
    }
}
