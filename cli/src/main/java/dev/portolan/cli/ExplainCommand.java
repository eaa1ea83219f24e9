package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.plan.WriteFinding;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.naming.NearestName;
import dev.portolan.report.FindingCode;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portolan explain}: a finding code's page. */
@Command(
        name = "explain",
        description = "Explains a finding code, such as fly/count-zero.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Portolan portolan;

    @Parameters(paramLabel = "CODE", description = "The code that a finding shows.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String code;

    @Mixin
    private final FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    ExplainCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    /** Every kind of finding that a run of the command line may show, sorted by id. */
    static List<FindingCode> codes(Portolan portolan) {
        return Stream.concat(portolan.findingCodes().stream(), Stream.of(WriteFinding.values()))
                .sorted(Comparator.comparing(FindingCode::id))
                .toList();
    }

    @Override
    public Integer call() {
        List<FindingCode> codes = codes(portolan);
        FindingCode found = codes.stream()
                .filter(candidate -> candidate.id().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserMistake("There is no finding code '" + code + "'."
                        + NearestName.question(
                                code, codes.stream().map(FindingCode::id).toList())
                        + " portolan providers ID lists a target's codes."));
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            out.print(JsonReport.ofCodes(List.of(found)));
            return ExitCode.DONE.code();
        }
        out.println(found.id());
        out.println("Severity: " + found.severity());
        out.println("Effect:   " + found.effect());
        out.println();
        out.println(found.meaning());
        out.println(found.remedy());
        return ExitCode.DONE.code();
    }
}
