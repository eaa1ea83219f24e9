package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service that starts jobs by the clock, for Defang has none: supercronic in the app's own image, with a table of its
 * own. Only where a setting asks for it, since without that program in the image the service would never start.
 *
 * @see <a href="https://github.com/aptible/supercronic">supercronic</a>
 */
final class SchedulerService {
    private SchedulerService() {}

    /** The jobs that it starts. */
    static List<Job> jobs(DefangPlan plan) {
        return plan.settings().scheduler().isAbsent()
                ? List.of()
                : plan.app().jobs().stream()
                        .filter(job -> line(job).isPresent())
                        .toList();
    }

    /**
     * What the service runs: it writes the table, one line for each job, and hands over to supercronic. Its times are those
     * of UTC, whatever TZ the app has.
     */
    static Fact<Command> command(DefangPlan plan) {
        var table = new StringBuilder("cat >/tmp/crontab <<'CRONTAB'\nCRON_TZ=UTC\n");
        List<Fact<?>> reasons = new ArrayList<>(List.of(plan.settings().scheduler()));
        for (Job job : jobs(plan)) {
            table.append(line(job).orElseThrow()).append('\n');
            reasons.add(job.trigger());
            reasons.add(job.command());
        }
        table.append("CRONTAB\nexec supercronic /tmp/crontab\n");
        // Where a shell has to be named it is the one that every image has.
        Command command = plan.isRailpack(plan.app().build())
                ? Command.shell(table.toString())
                : Command.exec("/bin/sh", "-c", table.toString());
        return Fact.chosen(command, "supercronic reads a table of jobs").from(reasons.toArray(Fact<?>[]::new));
    }

    /** The memory of the largest job, since one may run at a time. */
    static Fact<Integer> memory(DefangPlan plan) {
        List<Job> sized =
                jobs(plan).stream().filter(job -> job.memoryMiB().isPresent()).toList();
        Fact<Integer> greatest = sized.stream()
                .map(Job::memoryMiB)
                .reduce((one, other) -> one.with(other, Math::max))
                .orElse(Fact.absent(plan.app().name().path()));
        List<Job> largest =
                sized.stream().filter(job -> job.memoryMiB().is(greatest.get())).toList();
        return largest.size() == 1
                ? greatest.from(largest.get(0).trigger(), largest.get(0).command())
                : greatest;
    }

    /** The networks and the environment are those of a job. */
    static void write(DefangPlan plan, Mapping service) {
        App app = plan.app();
        boolean isRailpack = plan.isRailpack(app.build());
        BuildSection.write(plan, app.build(), service);
        CommandSection.write(service, command(plan), app.build(), isRailpack);
        service.put("restart", Fact.chosen("unless-stopped", "it waits for the next time"));
        EnvironmentSection.write(plan, service, Optional.empty());
    }

    /** What has to be said of when a job is started. */
    static String timesOf(Job job) {
        Trigger trigger = job.trigger().orElse(new Trigger.OnDemand());
        return trigger instanceof Trigger.Every
                ? trigger.crontab()
                        .map(times -> "An interval is counted from midnight UTC there: '" + times + "'.")
                        .orElse("")
                : "";
    }

    /** The line of a table for a job; none where the clock does not start it, or where no line can say it. */
    private static Optional<String> line(Job job) {
        if (job.command().orElse(Command.ofImage()) instanceof Command.OfImage) {
            return Optional.empty();
        }
        String command = PosixShell.join(job.command().get().toArgv());
        return job.trigger()
                .orElse(new Trigger.OnDemand())
                .crontab()
                .map(times -> times + " " + command)
                .filter(line -> line.lines().count() == 1);
    }
}
