package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles whose old container must be gone before the new one starts. Kamal starts first and stops then: of a process that
 * works by the clock two would run for a while, a port of the server has room for one only, and two would write to one
 * volume. A role behind the proxy goes on answering instead: with files of uploads two do no harm.
 */
final class StopFirst {
    /** What people call such processes; the model has no word for it. */
    private static final List<String> BY_THE_CLOCK =
            List.of("clock", "clockwork", "scheduler", "cron", "beat", "celerybeat");

    private StopFirst() {}

    static boolean isByTheClock(RolePlan.Role role) {
        return BY_THE_CLOCK.contains(role.name().get());
    }

    /** Whether the old container of a role ends first. */
    static boolean isStopped(KamalPlan plan, RolePlan.Role role) {
        return isByTheClock(role) || !reasons(plan, role).isEmpty();
    }

    /** What of a role has room for one container only, past its name. */
    private static List<Fact<?>> reasons(KamalPlan plan, RolePlan.Role role) {
        List<Fact<?>> reasons = new ArrayList<>();
        plan.services().published(role).forEach(service -> reasons.add(service.name()));
        if (plan.services().proxied(role).isEmpty()) {
            role.process().ifPresent(process -> process.volumes().forEach(volume -> reasons.add(volume.name())));
        }
        return reasons;
    }

    /** The names of these roles. */
    static List<Fact<String>> roles(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>();
        for (RolePlan.Role role : plan.roles().all()) {
            if (isStopped(plan, role)) {
                List<Fact<?>> reasons = reasons(plan, role);
                names.add(role.name().from(isByTheClock(role) ? new Fact<?>[0] : RolePlan.only(reasons)));
            }
        }
        if (!plan.jobs().inRole().isEmpty()) {
            names.add(plan.roles()
                    .cron()
                    .from(plan.jobs().inRole().stream().map(Job::name).toArray(Fact<?>[]::new))
                    .from(Crontab.reasons(plan)));
        }
        return names;
    }
}
