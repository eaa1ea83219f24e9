package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The crontab of the process group that starts jobs by the clock: fly.toml has no schedule. supercronic runs each line
 * with {@code /bin/sh}, and a line holds no line break.
 *
 * @see <a href="https://fly.io/docs/blueprints/supercronic/">Crontab with supercronic</a>
 */
final class Crontab {

    private Crontab() {}

    static void write(FlyPlan plan, Output.Builder out) {
        List<Job> jobs = plan.cronJobs();
        if (!jobs.isEmpty()) {
            Document file = out.add(Document.text(plan.crontab().get()))
                    .from(plan.app().stage())
                    .from(plan.onlyCronJob());
            file.header("Read by supercronic; times are in UTC, whatever TZ the app has.");
            file.text().line("CRON_TZ=UTC");
            for (Job job : jobs) {
                line(file, job, out);
            }
            out.report(
                    FlyFinding.NEEDS_SUPERCRONIC, jobs.stream().map(Job::name).toArray(Fact<?>[]::new));
        }
        if (plan.settings().usesSupercronic()) {
            plan.clockJobs().stream()
                    .filter(job -> !holds(job))
                    .forEach(job -> out.report(FlyFinding.JOB_NOT_SCHEDULED, job.name()));
        }
    }

    /** Whether a line can say the job. */
    static boolean holds(Job job) {
        return !FlyPlan.isOfImage(job)
                && job.command().get().toArgv().stream().noneMatch(word -> word.contains("\n") || word.contains("\r"));
    }

    /** The job's words, ended by the program 'timeout' where it has a limit. */
    static Fact<List<String>> argv(Job job) {
        Fact<List<String>> plain = job.command().map(command -> command.toArgv());
        return job.timeout().isAbsent()
                ? plain
                : plain.with(job.timeout(), (argv, limit) -> {
                    List<String> limited = new ArrayList<>(List.of("timeout", Long.toString(limit.toSeconds())));
                    limited.addAll(argv);
                    return List.copyOf(limited);
                });
    }

    private static void line(Document file, Job job, Output.Builder out) {
        file.text().line("# ", job.name(), ": ", job.trigger().from(job.name()));
        Fact<String> when = when(job);
        Fact<String> line = when.with(argv(job), (time, argv) -> time + " " + PosixShell.join(argv));
        file.text().line(line.from(job.name()));
        Fact<Trigger> rounded =
                job.trigger().filter(trigger -> trigger.crontab().isEmpty());
        out.explain(FlyFinding.INTERVAL_ROUNDED, "The line says " + when.get() + ".", rounded);
    }

    /** When a job by the clock runs, as the line says it. */
    static Fact<String> when(Job job) {
        return job.trigger()
                .map(trigger -> trigger instanceof Trigger.Every every
                        ? every.nearestCrontab()
                        : trigger.crontab().orElseThrow());
    }
}
