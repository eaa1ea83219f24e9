package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;

/** Jobs that no file starts: those after the first deploy, and the crontab of the first server. */
final class JobSteps {
    private final KamalRunbook runbook;
    private final KamalPlan plan;

    JobSteps(KamalRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        for (Job job : plan.app().jobs()) {
            Trigger trigger = JobPlan.trigger(job);
            if (trigger instanceof Trigger.FirstDeploy && !JobPlan.isOfImage(job)) {
                first(job);
            } else if (JobPlan.isOfImage(job)
                    && (trigger instanceof Trigger.FirstDeploy || trigger instanceof Trigger.OnDemand)) {
                runbook.out().report(KamalFinding.JOB_OF_IMAGE, job.name());
            }
        }
        crontab();
    }

    private void first(Job job) {
        runbook.out()
                .step("job", job.name(), Phase.DEPLOY, "Run what the first deploy asks for")
                .from(job.trigger())
                .why("Not where the data is copied and holds its work already.")
                .say("The job ", job.name(), ":")
                .run(
                        "kamal",
                        "app",
                        "exec",
                        plan.stage(),
                        "--primary",
                        plan.roles().primary().map(role -> "--roles=" + role),
                        plan.line(JobPlan.argv(job)));
        runbook.out().report(KamalFinding.JOB_LIMITS, job.memoryMiB());
    }

    private void crontab() {
        if (plan.jobs().onServer().isEmpty()) {
            return;
        }
        Step.Builder step = runbook.out()
                .step("crontab", Phase.DEPLOY, "Let cron on the first server start the jobs")
                .why(
                        "The image has no cron. Each job runs in a container that is there, so the file stays as it is when"
                                + " versions change.");
        Fact<String> place = plan.sshTarget().with(plan.stageName(), (target, name) -> target + ":/etc/cron.d/" + name);
        step.run("scp", Crontab.path(plan), place)
                .from(Crontab.reasons(plan))
                .from(RolePlan.only(
                        plan.jobs().onServer().stream().map(Job::name).toList()))
                .expect("the jobs' lines in the log of the server, in UTC if its clock is")
                .undo("ssh", plan.sshTarget(), plan.stageName().map(name -> "rm -f /etc/cron.d/" + name));
    }
}
