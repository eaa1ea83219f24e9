package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code cluster.tf.json}: the cluster, its logs, and one place that says what has to be there before any task starts.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster">aws_ecs_cluster</a>
 */
final class Cluster {
    private final TerraformFile file;
    private final Ref cluster;
    private final Ref logs;

    Cluster(Infrastructure infra) {
        AwsPlan plan = infra.plan();
        file = infra.file("cluster", "Where tasks run and what they print.");
        cluster = file.resource("aws_ecs_cluster", "main", block -> block.put("name", plan.named("")));
        Ref capacity = file.resource(
                "aws_ecs_cluster_capacity_providers",
                "main",
                block -> block.put("cluster_name", cluster.at("name"))
                        .put("capacity_providers", Fact.chosen(List.of("FARGATE"), "no machine to care for")));
        logs = file.resource(
                "aws_cloudwatch_log_group",
                "main",
                block -> block.put("name", plan.logGroup())
                        .put("retention_in_days", Fact.chosen(30, "logs that nobody deletes are paid for ever")));
        file.output("cluster", "The name of the cluster.", cluster.at("name"));
        infra.needs(capacity);
    }

    /** The cluster. */
    Ref cluster() {
        return cluster;
    }

    /** The log group. */
    Ref logs() {
        return logs;
    }

    /** All that a task needs before it can start. */
    Ref ready(List<Ref> needed) {
        List<Ref> all = new ArrayList<>(needed);
        return file.resource(
                "terraform_data",
                "ready",
                block -> block.comment("All that a task needs before it can start and work.")
                        .dependsOn(all));
    }
}
