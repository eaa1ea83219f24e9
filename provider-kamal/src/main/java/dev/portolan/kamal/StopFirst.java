package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles whose old container must be gone before the new one starts. Kamal starts first and stops then: of a process that
 * works by the clock two would run for a while, and a port of the server has room for one only.
 */
final class StopFirst {
    /** What people call such processes; the model has no word for it. */
    private static final List<String> BY_THE_CLOCK =
            List.of("clock", "clockwork", "scheduler", "cron", "beat", "celerybeat");

    private StopFirst() {}

    static boolean isByTheClock(RolePlan.Role role) {
        return BY_THE_CLOCK.contains(role.name().get());
    }

    /** The names of these roles. */
    static List<Fact<String>> roles(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>();
        for (RolePlan.Role role : plan.roles().all()) {
            List<Fact<?>> ports = new ArrayList<>();
            plan.services().published(role).forEach(service -> ports.add(service.name()));
            if (isByTheClock(role) || !ports.isEmpty()) {
                names.add(role.name().from(isByTheClock(role) ? new Fact<?>[0] : RolePlan.only(ports)));
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
