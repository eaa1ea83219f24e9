package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;

/**
 * Jobs that stand in the file and that nothing starts. Defang has no command that runs one: it starts the services whose
 * profile is {@code defang} with all others.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/one-off-jobs">One-off jobs</a>
 */
final class JobSteps {
    private final DefangRunbook runbook;

    JobSteps(DefangRunbook runbook) {
        this.runbook = runbook;
    }

    void write() {
        for (Job job : runbook.plan().app().jobs()) {
            job.trigger()
                    .orElse(new Trigger.OnDemand())
                    .match(
                            () -> job,
                            () -> start(job, Phase.DEPLOY, "Run what the first deploy asks for"),
                            () -> start(job, Phase.VERIFY, "Know how to run a job by hand"),
                            cron -> byTheClock(job),
                            every -> byTheClock(job));
        }
    }

    private Job byTheClock(Job job) {
        if (SchedulerService.jobs(runbook.plan()).contains(job)) {
            runbook.out().explain(DefangFinding.JOB_SCHEDULED, SchedulerService.timesOf(job), job.trigger());
        } else {
            runbook.out().report(DefangFinding.JOB_NOT_SCHEDULED, job.trigger());
        }
        return job;
    }

    private Job start(Job job, Phase phase, String title) {
        Fact<String> name = runbook.plan().name(job.name());
        Step.Builder step = runbook.out().step("job", job.name(), phase, title).from(job.trigger());
        step.why(phase == Phase.DEPLOY ? "Not where the data is copied and holds its work already." : "");
        Fact<String> trigger = job.trigger().map(Object::toString).orChosen("on demand", "no trigger is stated");
        step.say("The job ", job.name(), " (", trigger, "):");
        step.say(
                "In the file, write the profile defang in place of job at the service ",
                name,
                ", start it, and put the profile back when 'defang logs' shows that it has ended:");
        step.run(runbook.defang("compose", "up"));
        step.run(runbook.defang("logs", name, "--since", "30m"));
        return job;
    }
}
