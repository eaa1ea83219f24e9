package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.CompareReport;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.source.Reading;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portolan compare}: what each target makes of an app. */
@Command(
        name = "compare",
        description =
                "Shows in one table what each target carries, adapts, hands to you and leaves out; writes nothing.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private final Portolan portolan;

    @Mixin
    private final ReadOptions options = new ReadOptions();

    @Mixin
    private final TargetOption targets = new TargetOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--all", description = "Also the facts that stand in a file of every target.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    CompareCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        List<String> asked = targets.of(portolan);
        Reading reading = options.read(portolan);
        boolean isThere = reading.app().isPresent();
        List<Translation> translations = asked.stream()
                .filter(target -> isThere)
                .map(target -> portolan.translate(reading, target))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            List<TargetReport> reports =
                    translations.stream().map(TargetReport::of).toList();
            out.print(JsonReport.of(reading.findings(), reports));
        } else {
            spec.commandLine().getErr().print(Terminal.of(spec).err().findings(reading.findings()));
            out.print(isThere ? new CompareReport(translations).table(all) : "");
        }
        return (isThere ? ExitCode.DONE : ExitCode.BAD_INPUT).code();
    }
}
