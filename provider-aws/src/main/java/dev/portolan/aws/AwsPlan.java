package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.Named;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Trigger;
import dev.portolan.naming.Names;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is decided before anything is written: names, the region, tasks and their images, services, servers for data. */
final class AwsPlan {
    private static final String PRODUCTION = "production";

    /** The number that AWS's own documentation uses. */
    private static final String NOBODYS_ACCOUNT = "123456789012";

    private final App app;
    private final AwsSettings settings;
    private final Fact<String> prefix;
    private final Fact<String> region;
    private final Fact<String> account;
    private final TaskImage image;
    private final List<TaskImage> images = new ArrayList<>();
    private final List<Task> tasks;
    private final Map<FactPath, Task> tasksByPath = new LinkedHashMap<>();
    private final Optional<Task> release;
    private final Names blocks = new Names(AwsNames.BLOCK);
    private final Names files = new Names(AwsNames.FILE);
    private final Names repositories = new Names(AwsNames.REPOSITORY);
    private final ServicePlan services;
    private final StorePlan stores;
    private final DomainPlan domains;
    private final Environment environment;

    AwsPlan(App app, Settings settings) {
        this.app = app;
        this.settings = AwsSettings.of(settings);
        prefix = (this.settings.name().isPresent()
                        ? this.settings.name().from(app.name())
                        : app.name().map(this::withStage).from(app.stage()))
                .map(AwsNames::prefix);
        region = planRegion();
        account = this.settings.account().orChosen(NOBODYS_ACCOUNT, "no account is set; AWS's own examples have it");
        image = new TaskImage(
                Fact.chosen("app", "the app's own image"), prefix.map(AwsNames.REPOSITORY::legal), app.build());
        images.add(image);
        blocks.reserve("app");
        tasks = Stream.concat(
                        app.processes().stream().map(this::task),
                        app.jobs().stream().map(this::task))
                .toList();
        tasks.forEach(task -> tasksByPath.put(task.name().path(), task));
        release = tasks.stream()
                .filter(task -> task.job()
                        .filter(job -> triggerOf(job) instanceof Trigger.EachRelease)
                        .isPresent())
                .findFirst();
        services = new ServicePlan(this);
        stores = new StorePlan(this);
        domains = new DomainPlan(this);
        environment = new Environment(this);
    }

    App app() {
        return app;
    }

    AwsSettings settings() {
        return settings;
    }

    /** What every name in the account begins with. */
    Fact<String> prefix() {
        return prefix;
    }

    /** Whether names in AWS begin with another text than the app's name and, past production, its stage. */
    boolean isRenamed() {
        return settings.name().isPresent() || !prefix.is(withStage(app.name().get()));
    }

    /** The prefix with something behind it. */
    Fact<String> named(String rest) {
        return prefix.map(text -> text + rest);
    }

    /** The code of the region. */
    Fact<String> region() {
        return region;
    }

    /** The number of the account, or one that is nobody's. */
    Fact<String> account() {
        return account;
    }

    /** The stage, as tags have it. */
    Fact<String> stage() {
        return app.stage().orChosen(PRODUCTION, "no stage is stated");
    }

    /** Where all files stand. Past production a stage has a folder of its own, since Terraform's state lies there. */
    Fact<String> folder() {
        return stage().map(stage -> stage.equals(PRODUCTION) ? AwsProvider.FOLDER : AwsProvider.FOLDER + stage + "/");
    }

    /** The path of a file in it. */
    Fact<String> file(String name) {
        return folder().map(folder -> folder + name);
    }

    /** The words of a run of Terraform. */
    Object[] terraform(Object... words) {
        List<Object> all = new ArrayList<>(List.of("terraform", file("infra").map(infra -> "-chdir=" + infra)));
        all.addAll(Arrays.asList(words));
        return all.toArray();
    }

    /** All images, the app's own first. */
    List<TaskImage> images() {
        return images;
    }

    /** All that ECS starts: the process types, then the jobs. */
    List<Task> tasks() {
        return tasks;
    }

    /** The tasks that run until they are stopped. */
    List<Task> processes() {
        return tasks.stream().filter(task -> task.process().isPresent()).toList();
    }

    /** The task that runs for each release. */
    Optional<Task> release() {
        return release;
    }

    /** The tasks that run by the clock. */
    List<Task> scheduled() {
        return tasks.stream().filter(Task::isScheduled).toList();
    }

    Task taskOf(Named processOrJob) {
        return Objects.requireNonNull(tasksByPath.get(processOrJob.path()), processOrJob::toString);
    }

    ServicePlan services() {
        return services;
    }

    StorePlan stores() {
        return stores;
    }

    DomainPlan domains() {
        return domains;
    }

    Environment environment() {
        return environment;
    }

    /** The repository of images in the registry of the account. */
    Fact<String> repositoryUrl(TaskImage of) {
        return of.repository()
                .with(account, (name, number) -> number + ".dkr.ecr.%s.amazonaws.com/" + name)
                .with(region, (url, where) -> url.replace("%s", where));
    }

    /** The log group of all tasks. */
    Fact<String> logGroup() {
        return named("").map(name -> "/ecs/" + name);
    }

    /** When a job runs; one that states nothing runs on demand. */
    static Trigger triggerOf(Job job) {
        return job.trigger().orElse(new Trigger.OnDemand());
    }

    /** The only thing of a list, on which it hangs whether something is there at all; nothing where there are more. */
    static Fact<?>[] only(List<? extends Named> things) {
        return things.size() == 1 ? new Fact<?>[] {things.get(0).name()} : new Fact<?>[0];
    }

    /** As {@link #only}, of tasks. */
    static Fact<?>[] onlyTask(List<Task> tasks) {
        return tasks.size() == 1 ? new Fact<?>[] {tasks.get(0).name()} : new Fact<?>[0];
    }

    private Task task(ProcessType process) {
        return task(
                process.name(), imageOf(process), process.command(), process.memoryMiB(), process.cpu(), process, null);
    }

    private Task task(Job job) {
        return task(job.name(), image, job.command(), job.memoryMiB(), Task.NO_CPU, null, job);
    }

    private Task task(
            Fact<String> name,
            TaskImage runs,
            Fact<Command> command,
            Fact<Integer> memory,
            dev.portolan.model.Cpu cpu,
            @org.jspecify.annotations.Nullable ProcessType process,
            @org.jspecify.annotations.Nullable Job job) {
        return new Task(
                name,
                blocks.of(name),
                name.with(prefix, (text, before) -> AwsNames.ECS.legal(before + "-" + text)),
                files.of(name),
                runs,
                command,
                memory.or(settings.memoryMiB()),
                cpu,
                Optional.ofNullable(process),
                Optional.ofNullable(job));
    }

    private TaskImage imageOf(ProcessType process) {
        if (process.build() instanceof Build.Unstated) {
            return image;
        }
        var own = new TaskImage(
                blocks.of(process.name()),
                repositories.of(process.name().with(prefix, (name, before) -> before + "-" + name)),
                process.build());
        images.add(own);
        return own;
    }

    private Fact<String> planRegion() {
        if (settings.region().isPresent()) {
            return settings.region().from(app.region());
        }
        return app.region()
                .filter(name -> AwsRegion.of(name).isPresent())
                .map(name -> AwsRegion.of(name).map(AwsRegion::code).orElse(name))
                .orChosen("us-east-1", "no place that is known is stated; set aws.region for another one");
    }

    private String withStage(String name) {
        String stage = app.stage().orElse(PRODUCTION);
        return stage.equals(PRODUCTION) || name.endsWith("-" + stage) ? name : name + "-" + stage;
    }
}
