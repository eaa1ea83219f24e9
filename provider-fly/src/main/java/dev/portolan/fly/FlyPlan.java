package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is decided before anything is written: names, the region, process groups, ports, jobs. */
final class FlyPlan {
    private static final String DOCS = "https://fly.io/docs/reference/configuration/";
    private static final NamePolicy APP_NAME = new NamePolicy(
            "a Fly app name",
            DOCS,
            1,
            63,
            true,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-',
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'),
            '-');
    private static final NamePolicy GROUP_NAME = new NamePolicy(
            "a Fly process group", DOCS, 1, 128, false, FlyPlan::isGroupLetter, FlyPlan::isGroupLetter, '_');
    private static final NamePolicy VOLUME_NAME =
            NamePolicy.underscored("a Fly volume name", "https://fly.io/docs/flyctl/volumes-create/", 1, 30);
    private static final List<String> RESERVED_GROUPS =
            List.of("fly_app_release_command", "fly_app_test_machine_command", "fly_app_console");
    private static final String PRODUCTION = "production";

    private final App app;
    private final FlySettings settings;
    private final Fact<String> appName;
    private final Fact<String> region;
    private final List<Group> groups;
    private final Map<FactPath, Group> groupsByPath = new LinkedHashMap<>();
    private final Names volumes = new Names(VOLUME_NAME);
    private final ServicePlan services;
    private final Fact<String> cronGroup;

    /**
     * A process group.
     *
     * @param process the process type that it runs
     * @param name its name on Fly
     */
    record Group(ProcessType process, Fact<String> name) {}

    FlyPlan(App app, Settings settings) {
        this.app = app;
        this.settings = FlySettings.of(settings);
        appName = this.settings.app().isPresent()
                ? this.settings.app().from(app.name())
                : app.name().map(name -> APP_NAME.legal(withStage(name))).from(app.stage());
        region = planRegion();
        groups = planGroups();
        groups.forEach(group -> groupsByPath.put(group.process().path(), group));
        cronGroup = planCronGroup();
        services = new ServicePlan(this);
    }

    private static boolean isGroupLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    App app() {
        return app;
    }

    FlySettings settings() {
        return settings;
    }

    /** The name of the app on Fly. */
    Fact<String> appName() {
        return appName;
    }

    /** The code of the primary region. */
    Fact<String> region() {
        return region;
    }

    ServicePlan services() {
        return services;
    }

    /** The process groups that run the app's process types, in their order. */
    List<Group> groups() {
        return groups;
    }

    /** The group that offers a service. */
    Group groupOf(Service service) {
        return Objects.requireNonNull(groupsByPath.get(service.path().parent().parent()), service::toString);
    }

    /** The legal name that a volume has on Fly. */
    Fact<String> volumeName(Group group, Fact<String> name) {
        return volumes.of(ownVolumeName(group, name));
    }

    /** A volume's name with its group's in front, unless it is there: two groups must not take each other's volumes. */
    static Fact<String> ownVolumeName(Group group, Fact<String> name) {
        String prefix = group.process().name().get() + "_";
        return name.map(text -> text.startsWith(prefix) ? text : prefix + text);
    }

    /** The path of the configuration: each stage has its own. */
    String file() {
        return app.stage()
                .filter(stage -> !stage.equals(PRODUCTION))
                .map(stage -> "fly." + stage + ".toml")
                .orElse("fly.toml");
    }

    /** The path of the configuration where flyctl does not find it by itself. */
    Fact<String> otherFile() {
        return app.stage().filter(stage -> !stage.equals(PRODUCTION)).map(stage -> file());
    }

    /** The path of the crontab, as seen from the working folder of the image. */
    Fact<String> crontab() {
        return app.stage()
                .map(stage -> stage.equals(PRODUCTION) ? "crontab" : "crontab." + stage)
                .orChosen("crontab", "supercronic's own word")
                .map(name -> "deploy/fly/" + name);
    }

    /**
     * Whether no [processes] is written: one process type that runs the image's own command is Fly's group 'app'.
     *
     * @see <a href="https://fly.io/docs/reference/configuration/#the-processes-section">The processes section</a>
     */
    boolean hasDefaultGroup() {
        return app.processes().size() <= 1
                && app.processes().stream().allMatch(FlyPlan::runsImage)
                && cronJobs().isEmpty();
    }

    /** Whether all commands go through the launcher of an image that buildpacks made. */
    boolean usesLauncher() {
        return app.build() instanceof Build.Buildpacks
                && (!hasDefaultGroup() || app.release().command().isPresent());
    }

    /** That the app is built by buildpacks; absent where it is not. */
    Fact<Build.Kind> buildpacks() {
        return app.build() instanceof Build.Buildpacks packs
                ? packs.kind()
                : Fact.absent(app.name().path());
    }

    /**
     * The line for a process or a release: the words that mean the same without a shell, joined as flyctl cuts them.
     */
    Fact<String> line(Fact<Command> command) {
        return command.map(value -> {
                    List<String> argv = new ArrayList<>(value.toArgv());
                    if (usesLauncher() && !argv.isEmpty()) {
                        argv.add(0, "--");
                    }
                    return Shlex.join(argv);
                })
                .from(buildpacks());
    }

    /** The group that runs the jobs by the clock. */
    Fact<String> cronGroup() {
        return cronGroup;
    }

    /** Jobs by the clock that a crontab holds. */
    List<Job> cronJobs() {
        return settings.usesSupercronic()
                ? clockJobs().stream().filter(Crontab::holds).toList()
                : List.of();
    }

    /** Jobs by the clock. */
    List<Job> clockJobs() {
        return app.jobs().stream()
                .filter(job -> job.trigger().orElse(new Trigger.OnDemand()) instanceof Trigger.Cron
                        || job.trigger().orElse(new Trigger.OnDemand()) instanceof Trigger.Every)
                .toList();
    }

    /** The job that 'fly console' starts: one on demand by the name of console, if there is one. */
    Optional<Job> console() {
        return app.jobs().stream()
                .filter(job -> job.trigger().orElse(new Trigger.OnDemand()) instanceof Trigger.OnDemand)
                .filter(job -> job.name().is("console"))
                .filter(job -> job.memoryMiB().isAbsent() && job.timeout().isAbsent() && !isOfImage(job))
                .findFirst();
    }

    static boolean isOfImage(Job job) {
        return job.command().is(Command.ofImage());
    }

    private static boolean runsImage(ProcessType process) {
        return process.command().orElse(Command.ofImage()) instanceof Command.OfImage;
    }

    private Fact<String> planRegion() {
        if (settings.region().isPresent()) {
            return settings.region().from(app.region());
        }
        return app.region()
                .filter(name -> FlyRegion.of(name).isPresent())
                .map(name -> FlyRegion.of(name).map(FlyRegion::code).orElse(name))
                .orChosen("iad", "no place that is known is stated; set fly.region for another one");
    }

    private String withStage(String name) {
        String stage = app.stage().orElse(PRODUCTION);
        return stage.equals(PRODUCTION) || name.endsWith("-" + stage) ? name : name + "-" + stage;
    }

    private List<Group> planGroups() {
        var names = new Names(GROUP_NAME);
        RESERVED_GROUPS.forEach(names::reserve);
        Fact<?>[] reasons = reasonsForGroups();
        return app.processes().stream()
                .map(process -> new Group(
                        process,
                        hasDefaultGroup()
                                ? process.name()
                                        .map(any -> "app")
                                        .from(process.command())
                                        .from(reasons)
                                : names.of(process.name()).from(reasons)))
                .toList();
    }

    /** Where all depends on it whether the only process type is the default group: the jobs that need a group too. */
    private Fact<?>[] reasonsForGroups() {
        if (app.processes().size() != 1 || !app.processes().stream().allMatch(FlyPlan::runsImage)) {
            return new Fact<?>[0];
        }
        return hasDefaultGroup() ? app.jobs().stream().map(Job::trigger).toArray(Fact<?>[]::new) : onlyCronJob();
    }

    /** The job without which there would be no group for jobs by the clock. */
    Fact<?>[] onlyCronJob() {
        List<Job> jobs = cronJobs();
        return jobs.size() == 1 ? new Fact<?>[] {jobs.get(0).name()} : new Fact<?>[0];
    }

    /** What alone makes the launcher needed. */
    Fact<?>[] reasonsForLauncher() {
        List<Fact<?>> reasons = new ArrayList<>();
        app.processes().stream()
                .filter(process -> !runsImage(process))
                .map(ProcessType::name)
                .forEach(reasons::add);
        cronJobs().stream().map(Job::name).forEach(reasons::add);
        if (app.release().command().isPresent()) {
            reasons.add(app.release().name());
        }
        return reasons.size() == 1 ? reasons.toArray(Fact<?>[]::new) : new Fact<?>[0];
    }

    private Fact<String> planCronGroup() {
        Set<String> taken = new LinkedHashSet<>(RESERVED_GROUPS);
        groups.forEach(group -> taken.add(group.name().get()));
        String name = "cron";
        while (taken.contains(name)) {
            name += "-jobs";
        }
        return Fact.chosen(name, "a group for the jobs that run by the clock").from(onlyCronJob());
    }
}
