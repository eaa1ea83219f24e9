package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Volume;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.ObjectValue;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code tasks.tf.json}: the task definitions. A container is plain JSON in {@code locals}, so that texts of the app need
 * no quoting inside expressions; it is the same as in the task definition that stands alone.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition">aws_ecs_task_definition</a>
 */
final class Tasks {
    private final AwsPlan plan;
    private final Roles roles;
    private final Map<Task, Ref> definitions = new LinkedHashMap<>();

    Tasks(Infrastructure infra, Registry registry, Cluster cluster, Parameters parameters, Roles roles) {
        plan = infra.plan();
        this.roles = roles;
        if (plan.tasks().isEmpty()) {
            return;
        }
        TerraformFile file =
                infra.file("tasks", "What each process and job starts.").from(AwsPlan.onlyTask(plan.tasks()));
        var values = new Computed(infra, registry, cluster, parameters);
        for (Task task : plan.tasks()) {
            Ref containers = file.localList("containers_" + task.block().get(), list -> {
                list.from(task.name());
                list.object(container -> new ContainerDefinition(plan, task, values).write(container));
            });
            definitions.put(
                    task,
                    file.resource("aws_ecs_task_definition", task.block(), block -> write(block, task, containers)));
        }
    }

    /** The task definition of a process or job. */
    Ref definition(Task task) {
        return Objects.requireNonNull(definitions.get(task), task::toString);
    }

    private void write(Block block, Task task, Ref containers) {
        block.put("family", task.family())
                .put(
                        "requires_compatibilities",
                        Fact.chosen(List.of("FARGATE"), "AWS checks it against Fargate's rules"))
                .put("network_mode", Fact.chosen("awsvpc", "Fargate takes nothing else"))
                .put("cpu", task.cpuUnits())
                .put("memory", task.memory())
                .put("execution_role_arn", roles.execution().at("arn"))
                .put("task_role_arn", roles.task().at("arn"))
                .put("container_definitions", Infrastructure.json(containers))
                .block(
                        "runtime_platform",
                        platform -> platform.put(
                                        "operating_system_family", Fact.chosen("LINUX", "the image is made for Linux"))
                                .put("cpu_architecture", TaskDefinitions.architecture(plan)))
                .block("ephemeral_storage", disk -> disk.put("size_in_gib", TaskDefinitions.storage(task)));
        for (Volume volume : TaskDefinitions.volumes(task)) {
            block.repeated("volume", "name", one -> one.put("name", volume.name()));
        }
        block.lifecycle(
                life -> life.createBeforeDestroy("what runs keeps its definition until the new version serves"));
    }

    /** What Terraform finds out. */
    private record Computed(Infrastructure infra, Registry registry, Cluster cluster, Parameters parameters)
            implements ContainerValues {
        @Override
        public void image(ObjectValue container, TaskImage image) {
            container.put("image", registry.image(image));
        }

        @Override
        public void parameter(ObjectValue secret, EnvVariable variable) {
            secret.put("valueFrom", parameters.arn(variable));
        }

        @Override
        public void logs(ObjectValue options) {
            options.put("awslogs-group", cluster.logs().at("name"));
            options.put("awslogs-region", infra.main().region());
        }
    }
}
