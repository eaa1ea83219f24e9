package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.ProcessType;
import dev.portolan.shell.ShellScript;
import dev.portolan.spi.Output;
import java.time.Duration;
import java.util.List;

/**
 * {@code servers}: the roles, their servers and what they run.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/roles/">Roles</a>
 */
final class ServersSection {
    /** How long Kamal waits for a role without proxy, by its drain_timeout. */
    private static final long KAMALS_GRACE = 30;

    private ServersSection() {}

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping servers = deploy.mapping("servers");
        for (RolePlan.Role role : plan.roles().all()) {
            Mapping section = servers.mapping(role.name());
            hosts(plan, role, section);
            role.process().ifPresent(process -> command(plan, role, process, section, out));
            ProxySection.ofRole(plan, role, section, out);
            role.process().ifPresent(process -> {
                grace(plan, role, process, section);
                OptionsSection.write(plan, role, process, section, out);
                tell(plan, role, process, out);
            });
        }
        CronRole.write(plan, servers, out);
    }

    private static void hosts(KamalPlan plan, RolePlan.Role role, Mapping section) {
        if (role.hosts().isEmpty()) {
            section.note("It runs nowhere until a server stands here.");
            section.list("hosts")
                    .evenIfEmpty()
                    .from(role.honoured())
                    .from(plan.roles().reasonsForNext(role));
            return;
        }
        var hosts = section.list("hosts");
        role.hosts().forEach(hosts::add);
        boolean isFixed = role.process().isPresent() && role.hosts().size() == 1;
        if (!isFixed || !role.honoured().is(1)) {
            hosts.from(role.honoured());
        } else {
            section.implies(role.honoured());
        }
    }

    private static void command(
            KamalPlan plan, RolePlan.Role role, ProcessType process, Mapping section, Output.Builder out) {
        Fact<List<String>> argv = process.command().map(Command::toArgv);
        if (argv.map(List::isEmpty).orElse(true)) {
            section.implies(process.command());
        } else {
            section.put("cmd", plan.line(argv));
        }
        tell(process.command(), out);
        if (!role.name().is(process.name().get())) {
            out.explain(KamalFinding.NAME_CHANGED, "The role is " + role.name().get() + ".", process.name());
        }
    }

    private static void grace(KamalPlan plan, RolePlan.Role role, ProcessType process, Mapping section) {
        Fact<Long> seconds = process.stopGrace().map(Duration::toSeconds);
        if (plan.services().proxied(role).isPresent()) {
            section.put("stop_timeout", seconds);
        } else {
            section.put("stop_timeout", seconds, KAMALS_GRACE);
        }
    }

    /** What a command needs of the image, or of the server, that nothing in the file can give. */
    static void tell(Fact<Command> command, Output.Builder out) {
        Fact<ShellScript> script = command.filter(Command.Shell.class::isInstance)
                .map(any -> ShellScript.of(((Command.Shell) any).script()));
        out.report(KamalFinding.NEEDS_BASH, script.filter(one -> one.needsShell() && !one.isPosix()));
        out.report(KamalFinding.SEVERAL_PROCESSES, script.filter(ShellScript::startsSeveralProcesses));
    }

    private static void tell(KamalPlan plan, RolePlan.Role role, ProcessType process, Output.Builder out) {
        Autoscaling scaling = process.autoscaling();
        if (role.honoured().isAbsent()) {
            boolean isZero = process.count().is(0);
            out.explain(
                    isZero ? KamalFinding.COUNT_OF_PRIMARY : KamalFinding.COUNT,
                    "It runs " + role.hosts().size() + " time" + (role.hosts().size() == 1 ? "." : "s."),
                    process.count());
        }
        int servers = role.hosts().size();
        out.explain(
                KamalFinding.COUNT_ADAPTED,
                "It runs " + servers + (servers == 1 ? " time." : " times."),
                role.honoured().filter(count -> count != servers));
        boolean leastIsCount = process.count().isAbsent() && role.honoured().isPresent();
        out.report(
                KamalFinding.AUTOSCALING,
                leastIsCount ? Fact.absent(scaling.min().path()) : scaling.min(),
                scaling.max(),
                scaling.metric(),
                scaling.target());
        out.report(
                KamalFinding.BUILD_OF_PROCESS,
                process.build()
                        .match(
                                () -> Fact.absent(process.path()),
                                Build.Dockerfile::kind,
                                Build.Buildpacks::kind,
                                Build.Image::kind));
        if (plan.roles().isSpread() && !plan.services().hidden(role).isEmpty()) {
            out.report(KamalFinding.ONE_SERVER_ONLY, process.name());
        }
        if (StopFirst.isByTheClock(role)) {
            out.report(KamalFinding.SINGLE_PROCESS, process.name());
        }
    }
}
