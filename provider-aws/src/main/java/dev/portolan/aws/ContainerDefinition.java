package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.Volume;
import dev.portolan.terraform.ListValue;
import dev.portolan.terraform.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one container of a task, the same in the task definition that stands alone and in Terraform's.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a>
 */
final class ContainerDefinition {
    /** The longest time that Fargate waits before it kills a container. */
    static final int LONGEST_STOP = 120;

    /** The time that ECS waits where nothing is said. */
    private static final int USUAL_STOP = 30;

    private final AwsPlan plan;
    private final Task task;
    private final ContainerValues values;

    ContainerDefinition(AwsPlan plan, Task task, ContainerValues values) {
        this.plan = plan;
        this.task = task;
        this.values = values;
    }

    void write(ObjectValue container) {
        container.put("name", task.name());
        values.image(container, task.image());
        container.put("essential", Fact.chosen(true, "the task ends with its only container"));
        command(container);
        container.list("portMappings", "containerPort", this::ports);
        container.list("environment", "name", this::environment);
        container.list("secrets", "name", this::secrets);
        container.list("mountPoints", "sourceVolume", this::mounts);
        container.object(
                "linuxParameters",
                linux -> linux.put(
                        "initProcessEnabled",
                        Fact.chosen(true, "an init process passes signals on and reaps what ECS Exec leaves behind")));
        healthCheck(container);
        container.put("stopTimeout", stopTimeout(), USUAL_STOP);
        container.object("logConfiguration", logs -> {
            logs.put("logDriver", Fact.chosen("awslogs", "CloudWatch Logs"));
            logs.object("options", options -> {
                values.logs(options);
                options.put("awslogs-stream-prefix", task.name());
            });
        });
    }

    /** The words that the container starts; none for the image's own. */
    static Fact<List<String>> words(Task task) {
        return task.command()
                .filter(command -> !(command instanceof Command.OfImage))
                .map(Command::toArgv);
    }

    /** The words, ended by the program 'timeout' where a job has a limit; a release is ended by what starts it. */
    private Fact<List<String>> limited() {
        Fact<List<String>> words = words(task);
        Fact<Duration> limit = task.job()
                .filter(job -> !plan.release().equals(Optional.of(task)))
                .map(job -> job.timeout())
                .orElse(Fact.absent(task.name().path()));
        return limit.isAbsent()
                ? words
                : words.with(limit, (argv, time) -> {
                    List<String> all = new ArrayList<>(List.of("timeout", Long.toString(time.toSeconds())));
                    all.addAll(argv);
                    return List.copyOf(all);
                });
    }

    private void command(ObjectValue container) {
        Fact<List<String>> argv = limited();
        Fact<?>[] kind = {task.image().kind()};
        if (task.image().isLaunched() && argv.isPresent()) {
            container.put(
                    "entryPoint",
                    Fact.chosen(List.of(TaskImage.LAUNCHER), "the launcher gives a program what buildpacks prepared")
                            .from(kind)
                            .from(task.command()));
            argv = argv.map(words -> {
                List<String> all = new ArrayList<>(List.of("--"));
                all.addAll(words);
                return List.copyOf(all);
            });
        }
        container.put("command", argv.from(kind));
    }

    private void ports(ListValue list) {
        List<Service> services = task.process().map(ProcessType::services).orElse(List.of());
        plan.services().byPort(services).forEach((number, sharing) -> {
            for (List<Service> mine : ServicePlan.byTransport(sharing)) {
                Fact<String> protocol = ServicePlan.isUdp(mine.get(0))
                        ? Fact.chosen("udp", "as the service speaks")
                                .from(mine.stream().map(Service::protocol).toArray(Fact<?>[]::new))
                        : Fact.chosen("tcp", "HTTP and streams go by TCP");
                list.object(
                        mapping -> mapping.put("containerPort", plan.services().portOf(mine))
                                .put("protocol", protocol));
            }
        });
    }

    private void environment(ListValue list) {
        Fact<String> port = plan.services().assignedPort(task);
        if (port.isPresent()) {
            Fact<String> name = plan.services()
                    .environment()
                    .map(EnvVariable::name)
                    .orElse(Fact.chosen("PORT", "the service listens there").from(port));
            list.object(entry -> entry.put("name", name).put("value", port));
        }
        for (EnvVariable variable : plan.environment().texts()) {
            if (!(port.isPresent() && variable.name().is("PORT"))) {
                list.object(entry -> entry.put("name", variable.name())
                        .put("value", plan.environment().text(variable)));
            }
        }
    }

    private void secrets(ListValue list) {
        for (EnvVariable variable : plan.app().env()) {
            boolean isPlanned = variable.name().is("PORT")
                    && plan.services().assignedPort(task).isPresent();
            if (plan.environment().isParameter(variable) && !isPlanned) {
                list.object(secret -> {
                    secret.put("name", variable.name());
                    values.parameter(secret, variable);
                });
            }
        }
    }

    private void mounts(ListValue list) {
        for (Volume volume : task.process().map(ProcessType::volumes).orElse(List.of())) {
            list.object(mount -> mount.put("sourceVolume", volume.name()).put("containerPath", volume.mountPath()));
        }
    }

    private void healthCheck(ObjectValue container) {
        checked(task).ifPresent(service -> {
            HealthCheck check = service.health();
            container.object(
                    "healthCheck",
                    health -> health.put(
                                    "command",
                                    check.probe()
                                            .map(probe -> ((Probe.Exec) probe).command())
                                            .map(command -> {
                                                List<String> all = new ArrayList<>(List.of("CMD"));
                                                all.addAll(command.toArgv());
                                                return List.copyOf(all);
                                            }))
                            .put("interval", CheckTimes.CONTAINER_INTERVAL.of(check.interval()), 30)
                            .put("timeout", CheckTimes.CONTAINER_TIMEOUT.of(check.timeout()), 5)
                            .put("retries", CheckTimes.RETRIES.ofNumber(check.unhealthyThreshold()), 3)
                            .put("startPeriod", CheckTimes.START.of(check.grace()), 0));
        });
    }

    /** The service whose command tells whether the container works: ECS asks one question only. */
    static Optional<Service> checked(Task task) {
        return task.process().stream()
                .flatMap(process -> process.services().stream())
                .filter(service -> service.health()
                        .probe()
                        .map(Probe.Exec.class::isInstance)
                        .orElse(false))
                .findFirst();
    }

    private Fact<Integer> stopTimeout() {
        return task.process()
                .map(process -> process.stopGrace().map(grace -> (int) Math.min(LONGEST_STOP, grace.toSeconds())))
                .orElse(Fact.absent(task.name().path()));
    }
}
