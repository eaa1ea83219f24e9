package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.shell.PosixShell;
import java.util.List;

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
            if (isFirst(job)) {
                runbook.out().report(KamalFinding.JOB_LIMITS, job.memoryMiB());
            } else if (JobPlan.isOfImage(job)
                    && (trigger instanceof Trigger.FirstDeploy || trigger instanceof Trigger.OnDemand)) {
                runbook.out().report(KamalFinding.JOB_OF_IMAGE, job.name());
            }
        }
        crontab();
    }

    /**
     * What the first deploy asks for, as the last of a phase: a release command has made the tables by then. Whether there is
     * old data, in a copy or in a server that stays where it is, only the app's owner knows.
     */
    void first(Phase phase) {
        for (Job job : plan.app().jobs()) {
            if (isFirst(job)) {
                String title = "Run the first job by hand, only if the app starts without old data";
                runbook.out()
                        .step("job", job.name(), phase, title)
                        .from(job.trigger())
                        .why("It ran when the app was made: old data holds its work already.")
                        .say("Only without old data, run the job ", job.name(), ": ", command(job));
            }
        }
    }

    /** What runs a job, to be read; a sentence has one line. */
    private Fact<String> command(Job job) {
        Fact<String> argv = plan.line(JobPlan.argv(job)).map(PosixShell::quote);
        return Fact.joined(
                List.of(
                        Fact.chosen("kamal app exec", "what runs a command once"),
                        plan.destination().map(stage -> "-d " + stage),
                        plan.roles().primary().map(role -> "--primary --roles=" + role),
                        argv.map(text -> text.contains("\n") ? "…" : text)),
                " ");
    }

    private static boolean isFirst(Job job) {
        return JobPlan.trigger(job) instanceof Trigger.FirstDeploy && !JobPlan.isOfImage(job);
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
