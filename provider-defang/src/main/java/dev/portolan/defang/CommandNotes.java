package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.shell.ShellScript;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.stream.Stream;

/** What a user should know of a command on Defang. */
final class CommandNotes {
    /** How the programs end that buildpacks bring. */
    private static final List<String> OF_BUILDPACKS = List.of(
            "-php-apache2",
            "-php-nginx",
            "bin/start-nginx",
            "bin/start-nginx-debug",
            "bin/start-pgbouncer",
            "bin/start-pgbouncer-stunnel",
            "bin/start-stunnel");

    private CommandNotes() {}

    static void tell(DefangPlan plan, Fact<Command> command, Build build, Output.Builder out) {
        if (plan.isRailpack(build)) {
            out.report(DefangFinding.RAILPACK_START, command.filter(Command.OfImage.class::isInstance));
        }
        out.report(DefangFinding.BUILDPACK_PROGRAM, command.filter(CommandNotes::needsBuildpack));
        out.report(DefangFinding.NEEDS_BASH, command.filter(any -> !plan.isRailpack(build) && needsBash(any)));
        out.report(DefangFinding.SEVERAL_PROCESSES, command.filter(CommandNotes::startsSeveral));
    }

    private static boolean needsBuildpack(Command command) {
        return Stream.of(command.toString().split("[\\s;&|()]+", -1))
                .anyMatch(word -> OF_BUILDPACKS.stream().anyMatch(word::endsWith));
    }

    private static boolean needsBash(Command command) {
        return command.match(shell -> !ShellScript.of(shell.script()).isPosix(), exec -> false, image -> false);
    }

    private static boolean startsSeveral(Command command) {
        return command.match(
                shell -> ShellScript.of(shell.script()).startsSeveralProcesses(), exec -> false, image -> false);
    }
}
