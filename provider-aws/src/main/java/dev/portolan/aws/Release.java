package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.ObjectValue;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code release.tf.json}: the command of each release, as a gate. It runs when its task definition is another one, which
 * a new image makes it; services wait for it. When it fails, the apply fails, and what ran before goes on serving.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/resources/provisioners/local-exec">local-exec</a>
 */
final class Release {
    private static final Expression RUN = Expression.text("\"$MODULE/../" + Scripts.RUN_TASK + "\" \"$CONTAINER\"");

    private Release() {}

    /** Writes the gate; answers what services wait for. */
    static Ref write(Infrastructure infra, Cluster cluster, Tasks tasks, Ref ready) {
        Optional<Task> release = infra.plan().release();
        if (release.isEmpty()) {
            return ready;
        }
        Task task = release.get();
        Ref definition = tasks.definition(task);
        TerraformFile file = infra.file("release", "The command of each release; services wait for it.")
                .from(task.name(), task.job().orElseThrow().trigger());
        return file.resource(
                "terraform_data",
                Fact.chosen("release", "the gate").from(task.name()),
                block -> block.list("triggers_replace", triggers -> triggers.add(definition.at("arn")))
                        .repeated(
                                "provisioner",
                                provisioner -> provisioner.block(
                                        "local-exec",
                                        exec -> exec.put("command", RUN)
                                                .object(
                                                        "environment",
                                                        all -> environment(all, infra, cluster, task, definition))))
                        .dependsOn(List.of(ready)));
    }

    /** What run-task.sh is told; by hand it asks Terraform. */
    private static void environment(
            ObjectValue environment, Infrastructure infra, Cluster cluster, Task task, Ref definition) {
        Fact<Duration> timeout = task.job().orElseThrow().timeout();
        environment
                .put("MODULE", Expression.of("abspath(path.module)"))
                .put("CONTAINER", task.name())
                .put("TASK", definition.at("arn"))
                .put("CLUSTER", cluster.cluster().at("name"))
                .put("NETWORK", Expression.of("jsonencode(local.run_task_network)"))
                .put("AWS_REGION", infra.main().region())
                .put("TIMEOUT", timeout.map(time -> Long.toString(time.toSeconds())));
    }
}
