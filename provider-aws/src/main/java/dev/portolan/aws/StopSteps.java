package dev.portolan.aws;

import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.List;

/** What stops everything that runs, and lets the data be: the way back begins with it. */
final class StopSteps {
    private final AwsRunbook runbook;
    private final AwsPlan plan;

    StopSteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write(Step.Builder step) {
        schedules(step);
        for (Task task : plan.processes()) {
            if (task.process().orElseThrow().autoscaling().isPresent()) {
                suspend(step, task);
            }
            step.run(runbook.ecs("update-service", "--service", task.name(), "--desired-count", "0"));
        }
    }

    /** AWS has no command that only switches a schedule off: it takes the whole of it anew. */
    private void schedules(Step.Builder step) {
        List<Object> words = new ArrayList<>(List.of("destroy", "-var", "image=" + TaskImage.FIRST_TAG));
        int verbs = words.size();
        for (Task task : plan.scheduled()) {
            Schedules.blocks(task)
                    .forEach(block -> words.add(block.map(name -> "-target=" + Schedules.TYPE + "." + name)));
        }
        if (words.size() > verbs) {
            step.run(AwsRunbook.terraform(words.toArray()));
        }
    }

    /** Else it starts tasks again, up to its lower bound. */
    private void suspend(Step.Builder step, Task task) {
        step.run(runbook.aws(
                "application-autoscaling",
                "register-scalable-target",
                "--service-namespace",
                "ecs",
                "--scalable-dimension",
                "ecs:service:DesiredCount",
                "--resource-id",
                task.name().with(plan.prefix(), (name, cluster) -> "service/" + cluster + "/" + name),
                "--suspended-state",
                "DynamicScalingInSuspended=true,DynamicScalingOutSuspended=true,ScheduledScalingSuspended=true"));
    }
}
