package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * How many machines run: fly.toml has no word for it. Fly's proxy stops and starts machines that exist, so where
 * autoscaling is stated for a public service, the greatest number of them is made.
 *
 * @see <a href="https://fly.io/docs/launch/scale-count/">Scale the number of machines</a>
 */
final class ScaleSteps {
    private ScaleSteps() {}

    static void write(FlyRunbook runbook) {
        runbook.plan().groups().forEach(group -> tell(group.process(), runbook.out()));
        counts(runbook, runbook.out().step("scale", Phase.DEPLOY, "Run as many machines as before"))
                .why("fly.toml cannot say it; a deploy keeps what is there.");
    }

    /** Lets as many run as before the copy of these servers. */
    static void again(FlyRunbook runbook, List<Datastore> servers) {
        counts(runbook, runbook.out().step("scale.again", Phase.DATA, "Run as many machines as before, once more"))
                .why("The deploy made one of each that runs.")
                .from(runbook.only(servers));
    }

    private static Step.Builder counts(FlyRunbook runbook, Step.Builder step) {
        List<Object> words = new ArrayList<>(List.of("fly", "scale", "count"));
        int verbs = words.size();
        List<Fact<?>> unstated = new ArrayList<>();
        for (FlyPlan.Group group : runbook.plan().groups()) {
            Fact<Integer> machines = machines(group.process());
            if (machines.isPresent()) {
                words.add(group.name().with(machines, (name, count) -> name + "=" + count));
            } else {
                unstated.add(group.name());
            }
        }
        // A step without lines is none.
        if (words.size() > verbs) {
            words.addAll(List.of(runbook.app(), "--yes"));
            step.repeatable().run(words.toArray());
            unstated.forEach(name -> step.say(
                    "Nobody states how many of ",
                    name,
                    " run, and the deploy made one: give it as many as run today."));
            step.expect("as many machines in 'fly status'");
        }
        return step;
    }

    /** Lets nothing run while these servers are copied. */
    static void stopForCopy(FlyRunbook runbook, List<Datastore> servers) {
        if (!servers.isEmpty()) {
            Step.Builder step = runbook.out()
                    .step("freeze.fly", Phase.DATA, "Stop all writes on Fly as well")
                    .repeatable()
                    .why("What the machines write meanwhile, or take from a queue, would be missing or too much."
                            + " They are scaled to 0 and not stopped: the proxy would start stopped ones for the"
                            + " first request, and no deploy would.")
                    .expect("no machine in 'fly status'")
                    .from(runbook.only(servers));
            stopGroups(runbook.plan(), runbook.app(), step);
        }
    }

    /** Lets nothing run. Stopped machines would not do: the proxy starts them again for the first request. */
    static void stop(FlyRunbook runbook, Step.Builder step) {
        FlyPlan plan = runbook.plan();
        stopGroups(plan, runbook.app(), step);
        List<Fact<String>> started = plan.settings().usesSupercronic()
                ? List.of()
                : plan.clockJobs().stream().map(Job::name).toList();
        if (!started.isEmpty()) {
            step.sayOf("By 'fly machine destroy' take away the machine that starts ", started, ".");
        }
    }

    private static void stopGroups(FlyPlan plan, Word app, Step.Builder step) {
        List<Fact<String>> groups = new ArrayList<>();
        plan.groups().forEach(group -> groups.add(group.name()));
        if (!plan.cronJobs().isEmpty()) {
            groups.add(plan.cronGroup());
        }
        List<Object> words = new ArrayList<>(List.of("fly", "scale", "count"));
        groups.forEach(name -> words.add(name.map(text -> text + "=0")));
        words.addAll(groups.isEmpty() ? List.of("0", app, "--yes") : List.of(app, "--yes"));
        step.run(words.toArray());
    }

    private static Fact<Integer> machines(ProcessType process) {
        Autoscaling scaling = process.autoscaling();
        return isProxied(process)
                ? scaling.max().or(process.count())
                : process.count().or(scaling.min().filter(least -> least > 0));
    }

    private static boolean isProxied(ProcessType process) {
        return process.services().stream()
                .anyMatch(service -> service.isPublic() && !service.protocol().is(Service.Protocol.UDP));
    }

    private static void tell(ProcessType process, Output.Builder out) {
        Autoscaling scaling = process.autoscaling();
        out.report(FlyFinding.COUNT_ZERO, IdleGroups.count(process));
        if (!scaling.isPresent()) {
            return;
        }
        if (isProxied(process)) {
            out.report(FlyFinding.COUNT_AUTOSCALED, process.count());
            out.report(FlyFinding.AUTOSCALING_TARGET, scaling.metric(), scaling.target());
        } else {
            Fact<Integer> unused = scaling.min().filter(least -> process.count().isPresent() || least == 0);
            out.report(FlyFinding.AUTOSCALING_WORKER, unused, scaling.max(), scaling.metric(), scaling.target());
        }
    }
}
