package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.report.InspectReport;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.source.Reading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portolan inspect}: what was understood of an app. */
@Command(
        name = "inspect",
        description = "Prints the app as portolan.yaml, each value with the place that it comes from.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    static final String TARGET = "portolan-yaml";
    private final Portolan portolan;

    @Mixin
    private final ReadOptions options = new ReadOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    InspectCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        Reading reading = options.read(portolan);
        if (format.json()) {
            spec.commandLine().getOut().print(JsonReport.of(reading));
            return (reading.app().isEmpty() ? ExitCode.BAD_INPUT : ExitCode.DONE).code();
        }
        spec.commandLine().getErr().print(Terminal.of(spec).err().findings(reading.findings()));
        if (reading.app().isEmpty()) {
            return ExitCode.BAD_INPUT.code();
        }
        spec.commandLine().getOut().print(InspectReport.of(portolan.translate(reading, TARGET)));
        return ExitCode.DONE.code();
    }
}
