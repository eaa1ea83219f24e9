package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Jobs that no file starts: those after the first deploy, those on demand, and, where it is set so, those that Fly
 * itself starts now and then.
 *
 * @see <a href="https://fly.io/docs/flyctl/console/">fly console</a>
 * @see <a href="https://fly.io/docs/blueprints/task-scheduling/">Task scheduling</a>
 */
final class JobSteps {
    private final FlyRunbook runbook;
    private final FlyPlan plan;

    JobSteps(FlyRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        for (Job job : plan.app().jobs()) {
            job.trigger()
                    .orElse(new Trigger.OnDemand())
                    .match(
                            () -> job,
                            () -> first(job),
                            () -> plan.console().equals(Optional.of(job))
                                    ? job
                                    : run(job, Phase.VERIFY, "Know how to run a job by hand"),
                            cron -> schedule(job),
                            every -> schedule(job));
        }
    }

    /** Behind the release that makes the tables; by hand where the data is copied, which holds its work most often. */
    private Job first(Job job) {
        List<Datastore> moved = DatastoreSteps.copied(plan.app());
        if (moved.isEmpty()) {
            return run(job, Phase.DEPLOY, "Run what the first deploy asks for");
        }
        tell(job);
        runbook.out()
                .step(
                        "job",
                        job.name(),
                        Phase.DATA,
                        "Run the first job by hand, only if the app starts without old data")
                .from(job.trigger())
                .from(runbook.only(moved))
                .why("It ran when the app was made; copied data holds its work already.")
                .say("Only where no data was copied, run the job ", job.name(), ": ", typed(job));
        return job;
    }

    /** The command that runs a job once, as it is typed. */
    private Fact<String> typed(Job job) {
        String size = vm(job).stream()
                .filter(Word.Option.class::isInstance)
                .map(Word.Option.class::cast)
                .filter(option -> option.fact().isPresent())
                .map(option -> " " + option.flag() + " " + option.fact().get())
                .collect(Collectors.joining());
        Fact<String> command = FlyPlan.isOfImage(job)
                ? plan.appName()
                        .with(
                                plan.region(),
                                (app, region) ->
                                        "fly machine run -a " + app + " --region " + region + size + " --rm IMAGE")
                        .from(job.command(), job.timeout())
                : line(job)
                        .with(
                                plan.appName(),
                                (line, app) ->
                                        "fly console" + size + " --command " + PosixShell.quote(line) + " -a " + app);
        return command.from(job.memoryMiB());
    }

    private Job run(Job job, Phase phase, String title) {
        Step.Builder step = runbook.out().step("job", job.name(), phase, title).from(job.trigger());
        if (phase == Phase.DEPLOY) {
            step.why("Once, behind the first release.");
        }
        step.say(
                "The job ",
                job.name(),
                " (",
                job.trigger().map(Object::toString).orChosen("on demand", "no trigger"),
                "):");
        tell(job);
        if (FlyPlan.isOfImage(job)) {
            List<Object> words = machine(job);
            words.addAll(List.of("--rm", Word.variable("IMAGE")));
            step.run(words.toArray()).from(job.command(), job.timeout());
            return job;
        }
        step.run("fly", "console", vm(job).get(0), vm(job).get(1), Word.option("--command", line(job)), runbook.app());
        return job;
    }

    /** The job's command as the one text that {@code fly console} takes. */
    Fact<String> line(Job job) {
        return Crontab.argv(job).map(argv -> Shlex.join(launched(argv))).from(plan.buildpacks());
    }

    /** By ssh nothing passes the image's entrypoint. */
    private List<String> launched(List<String> argv) {
        if (plan.buildpacks().isAbsent()) {
            return argv;
        }
        List<String> all = new ArrayList<>(List.of(ExperimentalSection.LAUNCHER, "--"));
        all.addAll(argv);
        return all;
    }

    private Job schedule(Job job) {
        if (plan.settings().usesSupercronic()) {
            return job;
        }
        Optional<String> often = job.trigger()
                .get()
                .match(
                        Optional::empty,
                        Optional::empty,
                        Optional::empty,
                        cron -> often(cron.expression()),
                        every -> often(every.nearestCrontab()));
        if (often.isEmpty() || FlyPlan.isOfImage(job)) {
            runbook.out().report(FlyFinding.JOB_NOT_SCHEDULED, job.name());
            return job;
        }
        tell(job);
        List<Object> words = machine(job);
        words.addAll(List.of(
                Word.option("--schedule", job.trigger().map(any -> often.get())), Word.variable("IMAGE"), "--"));
        Fact<List<String>> argv = Crontab.argv(job);
        for (int i = 0; i < argv.get().size(); i++) {
            int word = i;
            words.add(argv.map(all -> all.get(word)));
        }
        // Before the copy it would write beside it.
        List<Datastore> servers = runbook.servers();
        runbook.out()
                .step(
                        "job",
                        job.name(),
                        servers.isEmpty() ? Phase.DEPLOY : Phase.DATA,
                        "Let Fly start a job now and then")
                .from(runbook.only(servers))
                .why("Do it again after each deploy: IMAGE is the image that 'fly releases --image' shows.")
                .say("The job ", job.name(), ":")
                .run(words.toArray());
        runbook.out().explain(FlyFinding.SCHEDULE_FUZZY, "It is started " + often.get() + ".", job.trigger());
        return job;
    }

    private void tell(Job job) {
        if (job.memoryMiB().isPresent()) {
            MachineSize size = VmSection.of(job.memoryMiB(), VmSection.NO_CPU);
            VmSection.tell(size, job.name(), job.memoryMiB(), VmSection.NO_CPU, runbook.out());
        }
    }

    private List<Object> machine(Job job) {
        List<Object> words = new ArrayList<>(
                List.of("fly", "machine", "run", runbook.app(), Word.option("--region", plan.region())));
        words.addAll(vm(job));
        return words;
    }

    private List<Word> vm(Job job) {
        Fact<MachineSize> size = job.memoryMiB().map(any -> VmSection.of(job.memoryMiB(), VmSection.NO_CPU));
        return List.of(
                Word.option("--vm-size", size.map(MachineSize::name)),
                Word.option("--vm-memory", size.map(MachineSize::memoryMiB)));
    }

    /** What Fly calls this, where it is one of the four intervals that it knows. */
    static Optional<String> often(String expression) {
        String[] fields = expression.trim().split("\\s+", -1);
        String shape = "";
        for (String field : fields) {
            shape += field.equals("*") ? "*" : field.matches("[0-9]+") ? "n" : "x";
        }
        return Optional.ofNullable(
                switch (shape) {
                    case "n****" -> "hourly";
                    case "nn***" -> "daily";
                    case "nn**n" -> "weekly";
                    case "nnn**" -> "monthly";
                    default -> null;
                });
    }
}
