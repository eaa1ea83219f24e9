package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Places;
import dev.portolan.model.Command;
import java.util.List;

/**
 * A process or a job that runs in an image.
 *
 * @param name its name
 * @param command what it runs
 * @param isWeb whether requests reach it
 * @param isRelease whether it runs before each release
 */
record Program(String name, Fact<Command> command, boolean isWeb, boolean isRelease) {
    /** Whether a command is stated, and not left to the image. */
    boolean hasCommand() {
        return command.isPresent() && !(command.get() instanceof Command.OfImage);
    }

    /** The words of its command; none where the image's own runs. */
    List<String> argv() {
        return command.map(Command::toArgv).orElse(List.of());
    }

    /** As a Procfile has it. */
    String shown() {
        return "'" + name + (hasCommand() ? ": " + command.get() : "") + "'";
    }

    /** Where its command is stated. */
    List<Origin> places() {
        return Places.of(command);
    }
}
