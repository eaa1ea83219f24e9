package dev.portolan.cli;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.report.Severity;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Map<String, Totals> totals = new LinkedHashMap<>();

    @Parameters(paramLabel = "FOLDER", description = "A folder whose folders are apps.")
    private String folder = ".";

    @Mixin
    private final TargetOption targets = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    SurveyCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    /** What becomes of all apps on one target. */
    private static final class Totals {
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private int apps;
        private int withErrors;
        private long nanos;

        void add(Translation translation, long nanos) {
            apps++;
            this.nanos += nanos;
            withErrors += translation.has(Severity.ERROR) ? 1 : 0;
            translation.coverage().counts().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
        }
    }

    @Override
    public Integer call() throws IOException {
        List<String> asked = targets.of(portolan);
        List<Path> apps = folders(ReadOptions.path(folder));
        PrintWriter out = spec.commandLine().getOut();
        int unread = 0;
        for (Path app : apps) {
            Reading reading = portolan.read(app);
            out.printf("%-40s ", app.getFileName());
            if (reading.app().isEmpty()) {
                unread++;
                out.println("no app");
            } else {
                asked.forEach(target -> out.print(one(reading, target)));
                out.println();
            }
            out.flush();
        }
        out.println();
        out.printf("%d folders, %d without an app%n", apps.size(), unread);
        totals.forEach((target, total) -> out.println(line(target, total)));
        return ExitCode.DONE.code();
    }

    private String one(Reading reading, String target) {
        long before = System.nanoTime();
        Translation translation = portolan.translate(reading, target);
        totals.computeIfAbsent(target, any -> new Totals()).add(translation, System.nanoTime() - before);
        long errors = translation.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return String.format(Locale.ROOT, " %-18s", target + (errors == 0 ? " ok" : " " + errors + " errors"));
    }

    private static String line(String target, Totals total) {
        var counts = new ArrayList<String>();
        total.outcomes.forEach((outcome, count) ->
                counts.add(count + " " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return String.format(
                Locale.ROOT,
                "%-8s %d apps, %d of them with errors; facts: %s; %.2f ms an app",
                target,
                total.apps,
                total.withErrors,
                String.join(", ", counts),
                total.apps == 0 ? 0.0 : total.nanos / 1e6 / total.apps);
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
