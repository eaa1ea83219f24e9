package dev.portolan.heroku.supplied;

import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.TextLine;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Procfiles that a command starts by itself, as <a href="https://honcho.readthedocs.io/en/latest/using_procfiles.html">
 * honcho</a> and <a href="https://ddollar.github.io/foreman/">foreman</a> do.
 */
final class SecondProcfiles {
    private static final List<String> MANAGERS =
            List.of("foreman", "forego", "goreman", "hivemind", "honcho", "nf", "overmind");
    private static final Pattern OPTION = Pattern.compile("(?:-f|--procfile)=?(.*)");
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]+):\\s*(.+)");

    private final ProjectFiles files;
    private final Findings findings;

    SecondProcfiles(ProjectFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** Answers the commands that stand in them. */
    List<RunCommand> of(List<RunCommand> commands) {
        var inside = new ArrayList<RunCommand>();
        for (RunCommand command : commands) {
            for (List<String> words : command.script().commands()) {
                file(words).ifPresent(path -> inside.addAll(read(path, command)));
            }
        }
        return inside;
    }

    private static Optional<String> file(List<String> words) {
        boolean isManager =
                words.stream().anyMatch(word -> MANAGERS.contains(word.substring(word.lastIndexOf('/') + 1)));
        for (int i = 0; isManager && i < words.size(); i++) {
            Matcher option = OPTION.matcher(words.get(i));
            if (option.matches()) {
                return !option.group(1).isEmpty()
                        ? Optional.of(option.group(1))
                        : words.stream().skip(i + 1L).findFirst();
            }
        }
        return Optional.empty();
    }

    private List<RunCommand> read(String path, RunCommand command) {
        String what = "'" + path + "' in " + command.shown();
        if (!files.exists(path)) {
            findings.report(SuppliedFinding.SECOND_PROCFILE_MISSING, what + ".", command.place());
            return List.of();
        }
        var inside = new ArrayList<RunCommand>();
        var named = new ArrayList<String>();
        var places = new ArrayList<>(List.of(command.place()));
        for (TextLine line : TextLine.of(files, path)) {
            Matcher process = LINE.matcher(line.text());
            if (process.matches()) {
                RunCommand started = command.starts(process.group(1), process.group(2), line.origin());
                inside.add(started);
                named.add(process.group(1) + " ('" + beginning(started) + "')");
                places.add(line.origin());
            }
        }
        findings.report(
                SuppliedFinding.SECOND_PROCFILE,
                what + (named.isEmpty() ? "." : ": " + String.join(", ", named) + "."),
                places);
        return inside;
    }

    /** The words of a command up to the first that may hold a value which nobody should see. */
    private static String beginning(RunCommand process) {
        return process.script().commands().stream()
                .findFirst()
                .map(words -> words.stream()
                        .takeWhile(word -> !word.startsWith("-") && !word.contains("=") && !word.contains("://"))
                        .collect(Collectors.joining(" ")))
                .orElse("…");
    }
}
