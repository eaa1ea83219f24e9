package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.naming.Names;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;

/**
 * {@code schedules.tf.json}: jobs by the clock, each started once and not again when it fails.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule">aws_scheduler_schedule</a>
 */
final class Schedules {
    /** What Terraform calls a schedule. */
    static final String TYPE = "aws_scheduler_schedule";

    /** Behind the name of the second schedule of a job. */
    private static final String OTHER = "-or";

    private final Infrastructure infra;
    private final Cluster cluster;
    private final Tasks tasks;
    private final Ref release;

    private Schedules(Infrastructure infra, Cluster cluster, Tasks tasks, Ref release) {
        this.infra = infra;
        this.cluster = cluster;
        this.tasks = tasks;
        this.release = release;
    }

    static void write(Infrastructure infra, Cluster cluster, Tasks tasks, Roles roles, Ref release) {
        List<Task> scheduled = infra.plan().scheduled();
        if (scheduled.isEmpty()) {
            return;
        }
        Fact<?>[] reasons = AwsPlan.only(
                scheduled.stream().map(task -> task.job().orElseThrow()).toList());
        TerraformFile file =
                infra.file("schedules", "Jobs by the clock; times are in UTC.").from(reasons);
        Ref role = roles.scheduler(scheduled.stream().map(tasks::definition).toList(), cluster.cluster(), reasons);
        var names = new Names(AwsNames.SCHEDULE);
        var all = new Schedules(infra, cluster, tasks, release);
        for (Task task : scheduled) {
            List<ScheduleExpression> times = times(task);
            Fact<String> name = names.of(task.name().with(infra.plan().prefix(), (job, prefix) -> prefix + "-" + job));
            for (int i = 0; i < times.size(); i++) {
                String more = i == 0 ? "" : OTHER;
                ScheduleExpression time = times.get(i);
                file.resource(
                        TYPE,
                        task.block().map(block -> block + more),
                        block ->
                                all.schedule(block, task, name.map(text -> text + more.replace('-', '.')), time, role));
            }
        }
    }

    /** What the blocks of a job's schedules are called: a crontab line may need two. */
    static List<Fact<String>> blocks(Task task) {
        int times = times(task).size();
        Fact<String> first = task.block().from(task.job().orElseThrow().trigger());
        return times == 1 ? List.of(first) : List.of(first, first.map(block -> block + OTHER));
    }

    private static List<ScheduleExpression> times(Task task) {
        return task.job()
                .map(job -> ScheduleExpression.of(AwsPlan.triggerOf(job)))
                .orElseThrow();
    }

    private void schedule(Block block, Task task, Fact<String> name, ScheduleExpression time, Ref role) {
        Network network = infra.network();
        block.from(task.job().orElseThrow().trigger())
                .put("name", name)
                .put("schedule_expression", task.job().orElseThrow().trigger().map(any -> time.text()))
                .block("flexible_time_window", window -> window.put("mode", Fact.chosen("OFF", "at the minute")))
                .block(
                        "target",
                        target -> target.put("arn", cluster.cluster().at("arn"))
                                .put("role_arn", role.at("arn"))
                                .block(
                                        "retry_policy",
                                        retry -> retry.put(
                                                "maximum_retry_attempts",
                                                Fact.chosen(0, "AWS would try 185 times by itself")))
                                .block(
                                        "ecs_parameters",
                                        ecs -> ecs.put(
                                                        "task_definition_arn",
                                                        tasks.definition(task).at("arn"))
                                                .put("launch_type", Fact.chosen("FARGATE", "no machine to care for"))
                                                .block(
                                                        "network_configuration",
                                                        where -> where.put("subnets", network.taskSubnets())
                                                                .list(
                                                                        "security_groups",
                                                                        groups -> groups.add(network.appGroup()
                                                                                .at("id")))
                                                                .put("assign_public_ip", network.assignsPublicIp()))))
                .dependsOn(List.of(release));
    }
}
