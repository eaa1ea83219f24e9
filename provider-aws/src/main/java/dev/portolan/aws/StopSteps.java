package dev.portolan.aws;

import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What stops everything that runs and lets the data be: the way back begins with it. By Terraform, so that the next apply
 * starts all again: a count that is set past it stays, where autoscaling owns the count, and a schedule has no switch.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/destroy">terraform destroy</a>
 */
final class StopSteps {
    private StopSteps() {}

    static void write(AwsPlan plan, Step.Builder step) {
        List<Object> words = new ArrayList<>(List.of("destroy", "-var", "image=" + TaskImage.FIRST_TAG));
        int verbs = words.size();
        plan.scheduled()
                .forEach(task -> Schedules.blocks(task)
                        .forEach(block -> words.add(block.map(name -> "-target=" + Schedules.TYPE + "." + name))));
        plan.processes().forEach(task -> words.add(task.block().map(name -> "-target=" + Services.TYPE + "." + name)));
        if (words.size() > verbs) {
            step.say(
                            "Say yes only where Terraform's list holds services, their scaling and schedules, and nothing that keeps"
                                    + " data.")
                    .run(plan.terraform(words.toArray()));
        }
    }
}
