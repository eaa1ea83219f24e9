package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.SurveyReport;
import dev.portolan.engine.report.SurveyReport.Translated;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portolan survey}: every app below a folder to every target. Each is forgotten before the next is read. */
@Command(
        name = "survey",
        description = "Translates the app in each folder below FOLDER and counts what becomes of it; writes nothing.",
        mixinStandardHelpOptions = true)
final class SurveyCommand implements Callable<Integer> {
    private final Portolan portolan;
    private final SurveyReport report = new SurveyReport();

    @Parameters(paramLabel = "FOLDER", description = "A folder whose folders are apps.")
    private String folder = ".";

    @Mixin
    private final TargetOption targets = new TargetOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    SurveyCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() throws IOException {
        List<String> asked = targets.of(portolan);
        List<Path> apps = folders(ReadOptions.path(folder));
        PrintWriter out = spec.commandLine().getOut();
        var progress =
                new Progress(spec.commandLine().getErr(), Terminal.of(spec).showsProgress(), apps.size());
        long before = System.nanoTime();
        for (Path app : apps) {
            String name = app.getFileName().toString();
            progress.at(name);
            Reading reading = portolan.read(app);
            String line = report.add(name, reading, reading.app().isEmpty() ? List.of() : translations(reading, asked));
            progress.gone();
            if (!format.json()) {
                out.print(line);
                out.flush();
            }
        }
        double millis = (System.nanoTime() - before) / 1e6;
        if (format.json()) {
            out.print(report.json());
        } else {
            out.print("\n" + report.totals());
            out.printf(Locale.ROOT, "%.1f ms, %.2f ms a folder%n", millis, millis / Math.max(1, apps.size()));
        }
        return ExitCode.DONE.code();
    }

    private List<Translated> translations(Reading reading, List<String> asked) {
        return asked.stream().map(target -> translated(reading, target)).toList();
    }

    private Translated translated(Reading reading, String target) {
        long before = System.nanoTime();
        Translation translation = portolan.translate(reading, target);
        return new Translated(translation, Duration.ofNanos(System.nanoTime() - before));
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            throw new UserMistake("there is no folder '" + parent + "'.");
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }
}
