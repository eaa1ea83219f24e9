package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Volume;
import dev.portolan.spi.Output;
import dev.portolan.terraform.ObjectValue;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ecs/task-definition.NAME.json}: what {@code aws ecs register-task-definition --cli-input-json} takes, for each
 * process type and job. Terraform registers the same by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>
 */
final class TaskDefinitions {
    private static final String FARGATE = "Fargate takes nothing else";

    private TaskDefinitions() {}

    static void write(AwsPlan plan, Output.Builder out) {
        for (Task task : plan.tasks()) {
            Document document = out.add(Document.json(
                            plan.file("ecs/task-definition." + task.file().get() + ".json")
                                    .get()))
                    .from(task.name(), plan.folder());
            write(plan, task, document.root());
        }
    }

    private static void write(AwsPlan plan, Task task, Mapping root) {
        root.put("family", task.family());
        root.list("requiresCompatibilities").add(Fact.chosen("FARGATE", "AWS checks it against Fargate's rules"));
        root.put("networkMode", Fact.chosen("awsvpc", FARGATE));
        root.implies(task.memoryMiB(), task.cpu().kind(), task.cpu().vcpus());
        root.implies(task.command().filter(Command.OfImage.class::isInstance));
        task.process().ifPresent(process -> root.implies(process.stopSignal().filter(StopSignal.SIGTERM::equals)));
        root.put("cpu", task.cpuUnits());
        root.put("memory", task.memory());
        root.put("executionRoleArn", role(plan, "-execution"));
        root.put("taskRoleArn", role(plan, "-task"));
        Mapping platform = root.mapping("runtimePlatform");
        platform.put("operatingSystemFamily", Fact.chosen("LINUX", "the image is made for Linux"));
        platform.put("cpuArchitecture", architecture(plan));
        root.mapping("ephemeralStorage").put("sizeInGiB", storage(task));
        for (Volume volume : volumes(task)) {
            root.list("volumes", "name").add().put("name", volume.name());
        }
        var container = ObjectValue.in(root.list("containerDefinitions", "name").add());
        new ContainerDefinition(plan, task, new Known(plan)).write(container);
    }

    /** The processors of the tasks. */
    static Fact<String> architecture(AwsPlan plan) {
        return plan.settings().architecture().orChosen("X86_64", "images of most platforms are built for it");
    }

    static List<Volume> volumes(Task task) {
        return task.process().map(ProcessType::volumes).orElse(List.of());
    }

    /** The disk of a task in GiB, where volumes state more than the 20 that it has anyway. */
    static Fact<Integer> storage(Task task) {
        List<Fact<Integer>> sizes = new ArrayList<>();
        volumes(task).forEach(volume -> volume.sizeGiB().ifPresent(any -> sizes.add(volume.sizeGiB())));
        long sum = sizes.stream().mapToLong(Fact::get).sum();
        return sizes.isEmpty()
                ? Fact.absent(task.name().path())
                : Fact.chosen((int) Math.min(200, 20 + sum), "the image's 20 GiB and the volumes; 200 at most")
                        .from(sizes.toArray(Fact<?>[]::new));
    }

    private static Fact<String> role(AwsPlan plan, String rest) {
        return plan.named(rest)
                .map(AwsNames.ROLE::legal)
                .with(plan.account(), (name, account) -> "arn:aws:iam::" + account + ":role/" + name);
    }

    /** What is known without asking AWS. */
    private record Known(AwsPlan plan) implements ContainerValues {
        @Override
        public void image(ObjectValue container, TaskImage image) {
            container.put("image", plan.repositoryUrl(image).map(url -> url + ":" + TaskImage.FIRST_TAG));
        }

        @Override
        public void parameter(ObjectValue secret, EnvVariable variable) {
            Fact<String> arn = plan.environment()
                    .parameter(variable)
                    .with(plan.account(), (name, account) -> ":" + account + ":parameter" + name)
                    .with(plan.region(), (rest, region) -> "arn:aws:ssm:" + region + rest);
            secret.put("valueFrom", arn);
        }

        @Override
        public void logs(ObjectValue options) {
            options.put("awslogs-group", plan.logGroup());
            options.put("awslogs-region", plan.region());
        }
    }
}
