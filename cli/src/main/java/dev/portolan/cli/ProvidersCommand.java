package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.report.FindingCode;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portolan providers}: what is installed. */
@Command(
        name = "providers",
        description = "Lists the targets; with ID one target's settings, files and finding codes.",
        mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
    private final Portolan portolan;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A target, such as fly.")
    private List<String> id = List.of();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    ProvidersCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            out.print(JsonReport.ofProviders(
                    id.isEmpty() ? portolan.providers() : List.of(portolan.provider(id.get(0)))));
        } else if (id.isEmpty()) {
            portolan.providers()
                    .forEach(info -> out.printf("%-16s%s (%s)%n", info.id(), info.title(), info.targetVersion()));
        } else {
            describe(portolan.provider(id.get(0)), out);
        }
        return ExitCode.DONE.code();
    }

    private static void describe(ProviderInfo info, PrintWriter out) {
        out.println(info.title() + " (" + info.id() + "), by the rules of " + info.targetVersion());
        out.println();
        out.println("Files");
        info.filePatterns().forEach(pattern -> out.println("  " + pattern));
        out.println();
        out.println(
                "Settings, as --set " + info.id() + ".NAME=VALUE or below targets." + info.id() + " in portolan.yaml");
        for (Setting<?> setting : info.settings()) {
            out.println("  " + setting.name() + " (" + setting.expected() + ")");
            out.println("      " + setting.description());
        }
        out.println();
        out.println("Finding codes, explained by portolan explain CODE");
        for (FindingCode code : info.findingCodes()) {
            out.printf("  %-8s%s%n", code.severity(), code.id());
        }
    }
}
