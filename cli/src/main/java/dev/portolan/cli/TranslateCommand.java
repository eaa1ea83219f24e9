package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.plan.WriteException;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.naming.NearestName;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.Reading;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portolan translate}: the files of one target or more, and what is left to do by hand. */
@Command(
        name = "translate",
        description = "Writes an app's files for other platforms, and a runbook for what no file can hold.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TranslateCommand implements Callable<Integer> {
    private final Portolan portolan;

    @Mixin
    private final TranslateOptions options = new TranslateOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    TranslateCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        options.targets().forEach(portolan::provider);
        List<GivenSetting> settings = options.settings();
        for (String target : options.settingTargets()) {
            if (!options.targets().contains(target)) {
                throw new UserMistake("--set " + target + ".… is for a target that is not asked for; --to is "
                        + String.join(",", options.targets()) + "."
                        + NearestName.question(target, options.targets()));
            }
        }
        Reading reading = options.reading().read(portolan);
        if (reading.app().isEmpty()) {
            tell(reading.findings(), List.of());
            return ExitCode.BAD_INPUT.code();
        }
        var reports = new ArrayList<TargetReport>();
        for (String target : options.targets()) {
            Translation translation = portolan.translate(reading, target, options.settingsOf(target, settings));
            reports.add(TargetReport.of(translation, plan(translation)));
        }
        return finish(reading, reports);
    }

    private WritePlan plan(Translation translation) {
        Path out = options.outOf(translation.provider().id());
        return switch (options.runbook()) {
            case WITH -> WritePlan.of(translation, MoveFiles.all(translation), out);
            case ONLY -> WritePlan.of(translation, MoveFiles.of(translation), out);
            case NONE -> WritePlan.of(translation, translation.files(), out);
        };
    }

    private int finish(Reading reading, List<TargetReport> reports) {
        List<TargetReport> done = options.writes() ? written(reading, reports) : reports;
        tell(reading.findings(), done);
        boolean conflict = done.stream()
                .anyMatch(report ->
                        report.result().map(result -> !result.isDone()).orElse(false));
        boolean differs =
                reports.stream().anyMatch(report -> !report.plan().orElseThrow().isUpToDate());
        Severity failOn = options.failOn();
        boolean fails = reading.findings().stream().anyMatch(finding -> isAtLeast(finding, failOn))
                || reports.stream().anyMatch(report -> report.translation().has(failOn));
        return fails || conflict || (options.check() && differs) ? ExitCode.FINDINGS.code() : ExitCode.DONE.code();
    }

    /** Each target by itself: where the file system refuses one, those before it are written, and told. */
    private List<TargetReport> written(Reading reading, List<TargetReport> reports) {
        var done = new ArrayList<TargetReport>();
        for (TargetReport report : reports) {
            WritePlan plan = report.plan().orElseThrow();
            try {
                done.add(TargetReport.of(report.translation(), plan, plan.apply(options.force())));
            } catch (WriteException e) {
                tell(reading.findings(), done);
                throw new UserMistake(String.valueOf(e.getMessage()));
            }
        }
        return done;
    }

    private void tell(List<Finding> read, List<TargetReport> reports) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (options.json()) {
            out.print(JsonReport.of(read, reports));
            return;
        }
        Terminal terminal = Terminal.of(spec);
        var findings = new ArrayList<>(read);
        for (TargetReport report : reports) {
            if (options.diff()) {
                String diff = terminal.out().diff(report.plan().orElseThrow());
                out.print(diff.isEmpty() ? "" : diff + "\n");
            }
            out.print(terminal.out().files(report));
            findings.addAll(report.findings());
        }
        out.flush();
        err.print(terminal.err().findings(findings));
        err.flush();
    }

    private static boolean isAtLeast(Finding finding, Severity severity) {
        return finding.severity().compareTo(severity) >= 0;
    }
}
