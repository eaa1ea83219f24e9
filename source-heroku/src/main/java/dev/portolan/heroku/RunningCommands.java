package dev.portolan.heroku;

import dev.portolan.heroku.live.LiveProcess;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.model.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of the running release beside those of the files. The files count, since they are what will be deployed;
 * where they have none, a buildpack chose the commands, and the release tells which.
 */
final class RunningCommands {
    private RunningCommands() {}

    static List<StatedProcess> upon(List<StatedProcess> stated, Intake in) {
        List<LiveProcess> running = in.live().formation().orElse(List.of());
        if (stated.isEmpty() && !in.isContainer()) {
            return ofRelease(running, in);
        }
        for (StatedProcess process : stated) {
            running.stream()
                    .filter(live -> live.name().equals(process.name()))
                    .flatMap(live -> live.command().stream())
                    .filter(command -> !in.isContainer())
                    .filter(command -> !Command.shell(command.value().strip()).equals(process.command()))
                    .forEach(command -> in.findings()
                            .report(
                                    RunningFinding.RUNNING_COMMAND_DIFFERS,
                                    "'" + process.name() + "' runs '" + command.value() + "', and the files say '"
                                            + process.command() + "'.",
                                    command.origin(),
                                    process.commandOrigin()));
        }
        return stated;
    }

    private static List<StatedProcess> ofRelease(List<LiveProcess> running, Intake in) {
        var named = new Naming();
        var processes = new ArrayList<StatedProcess>();
        for (LiveProcess live : running) {
            Optional<Stated<String>> command =
                    live.command().filter(text -> !text.value().isBlank());
            boolean isOfBuildpack =
                    live.quantity().value() == 0 && ProcessHabit.of(live.name()) == ProcessHabit.ON_DEMAND;
            if (command.isPresent() && !isOfBuildpack) {
                named.add(live.name(), live.origin());
                processes.add(StatedProcess.of(
                        live.name(),
                        Command.shell(command.get().value().strip()),
                        live.origin(),
                        command.get().origin()));
            }
        }
        in.findings().name(RunningFinding.COMMANDS_OF_RELEASE, named);
        return processes;
    }
}
