package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.util.Comparator;
import java.util.List;

/**
 * A role that starts jobs by the clock, as Kamal's docs do it: cron in the app's own image. Cron gives its jobs no
 * environment and no working folder, so both are put above its lines. It reads times in the zone of its own TZ, and of a
 * TZ above the lines only the jobs know: so the app's own goes there, and cron's is UTC.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/cron/">Cron</a>
 */
final class CronRole {
    private CronRole() {}

    static void write(KamalPlan plan, Mapping servers, Output.Builder out) {
        List<Job> jobs = plan.jobs().inRole();
        if (jobs.isEmpty()) {
            return;
        }
        Mapping role = servers.mapping(plan.roles().cron().get())
                .from(plan.roles().cron())
                .from(Crontab.reasons(plan));
        role.list("hosts").add(plan.firstHost());
        role.put("cmd", Crontab.path(plan).map(CronRole::command));
        Mapping options = role.mapping("options");
        options.put("memory", memory(jobs).map(OptionsSection::memory));
        options.put("user", Fact.chosen("root", "cron runs as root only"));
        out.report(KamalFinding.NEEDS_CRON, jobs.stream().map(Job::name).toArray(Fact<?>[]::new));
    }

    private static String command(String crontab) {
        return PosixShell.join(List.of(
                "bash",
                "-c",
                "(env && echo \"WORKDIR=$PWD\" && cat " + PosixShell.quote(crontab)
                        + ") | crontab - && TZ=UTC cron -f"));
    }

    /** All jobs share the container: it needs what the greatest of them needs. */
    private static Fact<Integer> memory(List<Job> jobs) {
        List<Fact<Integer>> stated =
                jobs.stream().map(Job::memoryMiB).filter(Fact::isPresent).toList();
        Fact<?>[] greatest = jobs.stream()
                .filter(job -> job.memoryMiB().isPresent())
                .max(Comparator.comparing(job -> job.memoryMiB().get()))
                .map(job -> new Fact<?>[] {job.name()})
                .orElse(new Fact<?>[0]);
        return stated.stream()
                .max(Comparator.comparing(Fact::get))
                .map(most -> most.from(stated.toArray(Fact<?>[]::new)).from(greatest))
                .orElse(jobs.get(0).memoryMiB());
    }
}
