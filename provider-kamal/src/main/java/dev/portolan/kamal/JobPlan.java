package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What starts each job: a role with cron, cron on the server, a hook, an alias, or the user. */
final class JobPlan {
    private final KamalPlan plan;

    JobPlan(KamalPlan plan) {
        this.plan = plan;
    }

    /** Jobs by the clock. */
    List<Job> byTheClock() {
        return plan.app().jobs().stream()
                .filter(job -> trigger(job) instanceof Trigger.Cron || trigger(job) instanceof Trigger.Every)
                .toList();
    }

    /** Jobs that a role with cron starts. */
    List<Job> inRole() {
        return usesRole() ? holdable() : List.of();
    }

    /** Jobs that cron on the first server starts. */
    List<Job> onServer() {
        return usesRole() ? List.of() : holdable();
    }

    /** Jobs that somebody starts. */
    List<Job> onDemand() {
        return plan.app().jobs().stream()
                .filter(job -> trigger(job) instanceof Trigger.OnDemand && !isOfImage(job))
                .toList();
    }

    /** Whether a line can say the job. */
    static boolean holds(Job job) {
        return !isOfImage(job)
                && job.command().get().toArgv().stream().noneMatch(word -> word.contains("\n") || word.contains("\r"));
    }

    /** The job's words, ended by the program 'timeout' where it has a limit. */
    static Fact<List<String>> argv(Job job) {
        Fact<List<String>> plain = job.command().map(Command::toArgv);
        return job.timeout().isAbsent()
                ? plain
                : plain.with(job.timeout(), (argv, limit) -> {
                    List<String> limited = new ArrayList<>(List.of("timeout", Long.toString(limit.toSeconds())));
                    limited.addAll(argv);
                    return List.copyOf(limited);
                });
    }

    static boolean isOfImage(Job job) {
        return job.command().is(Command.ofImage());
    }

    static Trigger trigger(Job job) {
        return job.trigger().orElse(new Trigger.OnDemand());
    }

    private List<Job> holdable() {
        return byTheClock().stream().filter(JobPlan::holds).toList();
    }

    private boolean usesRole() {
        return plan.settings()
                .schedule()
                .map("role"::equals)
                .orElse(plan.buildpacks().isAbsent());
    }
}
