package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.spi.Output;

/**
 * The jobs by the clock as lines for cron: for a role in whose container cron runs, or for cron on the first server,
 * which starts them in a container that is there. A percent sign ends a command in a crontab.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/crontab.5.html">crontab(5)</a>
 */
final class Crontab {

    /** Where a container's main process writes to, and with it docker's log. */
    private static final String TO_LOG = " > /proc/1/fd/1 2>&1";

    private Crontab() {}

    static void write(KamalPlan plan, Output.Builder out) {
        for (Job job : plan.jobs().byTheClock()) {
            if (!JobPlan.holds(job)) {
                out.report(KamalFinding.JOB_NOT_SCHEDULED, job.name());
            }
        }
        if (!plan.jobs().inRole().isEmpty()) {
            Document file = out.add(Document.text(path(plan).get()))
                    .from(plan.stageOfFiles())
                    .from(reasons(plan));
            file.header("Read by cron in the role " + plan.roles().cron().get() + "; times are in UTC.");
            for (Job job : plan.jobs().inRole()) {
                line(file, job, "", inRole(plan, job), out);
            }
        }
        if (!plan.jobs().onServer().isEmpty()) {
            Document file = out.add(Document.text(path(plan).get()))
                    .from(plan.service())
                    .from(plan.stageOfFiles())
                    .from(reasons(plan));
            file.header("For /etc/cron.d of the first server; times are in UTC if the server's clock is.");
            for (Job job : plan.jobs().onServer()) {
                line(file, job, " root", onServer(plan, job), out);
                out.report(KamalFinding.JOB_LIMITS, job.memoryMiB());
            }
        }
    }

    /** The path of the crontab, below the app's folder. */
    static Fact<String> path(KamalPlan plan) {
        return plan.ownFile("crontab");
    }

    /** That the build decides whether the image can have cron. */
    static Fact<?>[] reasons(KamalPlan plan) {
        if (plan.settings().schedule().isPresent()) {
            return new Fact<?>[] {plan.settings().schedule()};
        }
        return new Fact<?>[] {
            plan.app()
                    .build()
                    .match(
                            () -> Fact.absent(plan.app().name().path()),
                            Build.Dockerfile::kind,
                            Build.Buildpacks::kind,
                            Build.Image::kind)
        };
    }

    private static Fact<String> inRole(KamalPlan plan, Job job) {
        return plan.line(JobPlan.argv(job)).map(line -> "cd \"$WORKDIR\" && " + line + TO_LOG);
    }

    private static Fact<String> onServer(KamalPlan plan, Job job) {
        Fact<String> container =
                plan.service().map(name -> "docker exec \"$(docker ps -q --filter label=service=" + name);
        Fact<String> ofStage = plan.destination().isAbsent()
                ? container
                : container.with(plan.destination(), (start, stage) -> start + " --filter label=destination=" + stage);
        return ofStage.with(plan.roles().primary(), (start, role) -> start + " --filter label=role=" + role)
                .map(start -> start + " --filter status=running | head -n 1)\" ")
                .with(plan.lineInside(JobPlan.argv(job)), (start, line) -> start + line);
    }

    private static void line(Document file, Job job, String user, Fact<String> command, Output.Builder out) {
        Fact<String> when = when(job);
        file.text().line("# ", job.name(), ": ", job.trigger().from(job.name()));
        file.text()
                .line(when.with(command, (time, line) -> time + user + " " + line.replace("%", "\\%"))
                        .from(job.name()));
        Fact<Trigger> rounded =
                job.trigger().filter(trigger -> trigger.crontab().isEmpty());
        out.explain(KamalFinding.INTERVAL_ROUNDED, "The line says " + when.get() + ".", rounded);
    }

    /** When a job by the clock runs, as the line says it. */
    static Fact<String> when(Job job) {
        return job.trigger()
                .map(trigger -> trigger instanceof Trigger.Every every
                        ? every.nearestCrontab()
                        : trigger.crontab().orElseThrow());
    }
}
