package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.ProcessType;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Process groups that run 0 times. Each deploy starts a machine in a group that has none, so a deploy is told to leave
 * these alone: nothing of them runs, not even for a moment.
 *
 * @see <a href="https://fly.io/docs/flyctl/deploy/">fly deploy</a>
 */
final class IdleGroups {
    private IdleGroups() {}

    /** The words of a deploy that makes the first machines; none where each group runs. */
    static List<Word> passedOver(FlyPlan plan) {
        Fact<String> others = others(plan);
        return List.of(
                Word.option("--process-groups", others),
                Word.of(others.isPresent() ? Fact.absent(others.path()) : updateOnly(plan)));
    }

    /** The word of a deploy that finds machines in all groups that run; absent where each group runs. */
    static Fact<String> updateOnly(FlyPlan plan) {
        List<Fact<Integer>> idle = counts(plan);
        return idle.isEmpty()
                ? Fact.absent(plan.app().name().path())
                : Fact.chosen("--update-only", "a process runs 0 times").from(Fact.onlyOne(idle));
    }

    /** The groups that run, with commas between them; absent where all do, or none. */
    private static Fact<String> others(FlyPlan plan) {
        List<Fact<String>> names = new ArrayList<>();
        plan.groups().stream()
                .filter(group -> count(group.process()).isAbsent())
                .map(FlyPlan.Group::name)
                .forEach(names::add);
        if (!plan.cronJobs().isEmpty()) {
            names.add(plan.cronGroup());
        }
        List<Fact<Integer>> idle = counts(plan);
        return idle.isEmpty() || names.isEmpty()
                ? Fact.absent(plan.app().name().path())
                : Fact.joined(names, ",").from(idle.toArray(Fact<?>[]::new));
    }

    private static List<Fact<Integer>> counts(FlyPlan plan) {
        return plan.groups().stream()
                .map(group -> count(group.process()))
                .filter(Fact::isPresent)
                .toList();
    }

    /** The process's count where it is 0 and nothing scales it; absent where it runs, or may. */
    static Fact<Integer> count(ProcessType process) {
        return process.count()
                .filter(count -> count == 0 && !process.autoscaling().isPresent());
    }
}
