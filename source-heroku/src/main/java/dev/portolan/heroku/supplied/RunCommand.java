package dev.portolan.heroku.supplied;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.ProcessType;
import dev.portolan.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command of the app.
 *
 * @param name the process or the job that runs it
 * @param isStarted whether another command starts it, in the same container
 * @param hasPort whether the platform tells it a port
 * @param memoryMiB the memory that it has; 0 where nobody says
 * @param script what it runs
 * @param place where it stands
 */
record RunCommand(String name, boolean isStarted, boolean hasPort, int memoryMiB, ShellScript script, Origin place) {
    /** The commands of all processes and jobs. */
    static List<RunCommand> of(App app) {
        var commands = new ArrayList<RunCommand>();
        for (ProcessType process : app.processes()) {
            boolean hasPort = !process.services().isEmpty();
            of(process.name(), hasPort, process.memoryMiB(), process.command()).ifPresent(commands::add);
        }
        app.jobs()
                .forEach(job ->
                        of(job.name(), false, job.memoryMiB(), job.command()).ifPresent(commands::add));
        return commands;
    }

    private static Optional<RunCommand> of(
            Fact<String> name, boolean hasPort, Fact<Integer> memory, Fact<Command> command) {
        return command.toOptional()
                .filter(Command.Shell.class::isInstance)
                .map(text -> new RunCommand(
                        name.get(),
                        false,
                        hasPort,
                        memory.orElse(0),
                        ShellScript.of(((Command.Shell) text).script()),
                        ((Basis.Stated) command.bases().get(0)).origin()));
    }

    /** A command that this one starts, and that stands in another file. */
    RunCommand starts(String name, String text, Origin place) {
        return new RunCommand(this.name + " (" + name + ")", true, hasPort, memoryMiB, ShellScript.of(text), place);
    }

    /** Whether a program of this name is among its words, by whatever it is started. */
    boolean mentions(String program) {
        return script.commands().stream()
                .flatMap(List::stream)
                .anyMatch(word -> word.equals(program) || word.endsWith("/" + program));
    }

    /** The name as findings have it. */
    String shown() {
        return "'" + name + "'";
    }
}
