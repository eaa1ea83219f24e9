package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * The services that run the app, by their names in the file, as they have to be stopped while its data moves. Defang has no
 * command for that and takes 0 replicas for 1, but it takes away what has a profile that is not its own.
 */
record MovingServices(DefangPlan plan) {
    /** The line that keeps a service away. */
    static final String OFF = "profiles: [\"off\"]";

    /** Whatever may write to a server: every process, the release job, which runs at each deploy, and jobs by the clock. */
    List<Fact<String>> writers() {
        List<Fact<String>> writers = new ArrayList<>();
        plan.app().processes().stream()
                .filter(process -> !Services.isOff(process))
                .forEach(process -> writers.add(plan.name(process.name())));
        plan.app().jobs().stream()
                .filter(DefangPlan::isRelease)
                .forEach(job -> writers.add(plan.name(job.name()).from(job.trigger())));
        addScheduler(writers);
        return writers;
    }

    /** What acts by itself: processes that nobody asks, and the one that starts jobs by the clock. */
    List<Fact<String>> actors() {
        List<Fact<String>> actors = new ArrayList<>();
        plan.app().processes().stream()
                .filter(process -> plan.ports().of(process).isEmpty() && !Services.isOff(process))
                .forEach(process -> actors.add(plan.name(process.name())));
        addScheduler(actors);
        return actors;
    }

    private void addScheduler(List<Fact<String>> names) {
        List<Job> scheduled = SchedulerService.jobs(plan);
        if (scheduled.size() == 1) {
            names.add(plan.scheduler()
                    .from(scheduled.get(0).trigger(), scheduled.get(0).command()));
        } else if (!scheduled.isEmpty()) {
            names.add(plan.scheduler());
        }
    }
}
