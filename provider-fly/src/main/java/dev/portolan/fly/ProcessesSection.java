package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.ProcessType;
import dev.portolan.shell.ShellScript;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * {@code [processes]}: the process groups and their commands. An empty command is the image's own.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-processes-section">The processes section</a>
 */
final class ProcessesSection {
    private ProcessesSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        if (plan.hasDefaultGroup()) {
            for (FlyPlan.Group group : plan.groups()) {
                toml.implies(group.process().command());
                out.report(FlyFinding.DEFAULT_GROUP, group.process().name());
            }
            return;
        }
        Mapping processes = toml.mapping("processes");
        for (FlyPlan.Group group : plan.groups()) {
            ProcessType process = group.process();
            processes.put(group.name(), plan.line(process.command()).orChosen("", "the image's own command"));
            tell(process.command(), out);
            if (!group.name().is(process.name().get())) {
                out.explain(
                        FlyFinding.NAME_CHANGED, "The group is " + group.name().get() + ".", process.name());
            }
        }
        if (!plan.cronJobs().isEmpty()) {
            processes.put(
                    plan.cronGroup(),
                    plan.crontab().map(path -> Shlex.join(command(plan, path))).from(plan.buildpacks()));
        }
    }

    /** What a command needs of the image, or of the machine, that nothing in the file can give. */
    static void tell(Fact<Command> command, Output.Builder out) {
        Fact<ShellScript> script = command.filter(Command.Shell.class::isInstance)
                .map(any -> ShellScript.of(((Command.Shell) any).script()));
        out.report(FlyFinding.NEEDS_BASH, script.filter(one -> one.needsShell() && !one.isPosix()));
        out.report(FlyFinding.SEVERAL_PROCESSES, script.filter(ShellScript::startsSeveralProcesses));
    }

    private static List<String> command(FlyPlan plan, String crontab) {
        return plan.usesLauncher() ? List.of("--", "supercronic", crontab) : List.of("supercronic", crontab);
    }

    /** Names the groups that a section is for; a section without the key is for all, or for the default one. */
    static void name(FlyPlan plan, Mapping section, Fact<String> group) {
        if (!plan.hasDefaultGroup()) {
            section.list("processes").add(group);
        }
    }
}
