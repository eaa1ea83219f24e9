package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.ProcfileLine.Kind;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a Procfile by Heroku's rule and tells about every line that may not mean what its author thinks. A line that is
 * neither blank nor a comment ends as an entry or as a finding that quotes it.
 */
final class ProcfileReader {
    private static final List<String> MERGE_MARKERS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");
    private static final List<String> SPECIAL = List.of("web", "release");

    private final String path;
    private final boolean cnb;
    private final Findings findings;

    private ProcfileReader(String path, boolean cnb, Findings findings) {
        this.path = path;
        this.cnb = cnb;
        this.findings = findings;
    }

    /** The project's Procfile, or the one that {@code PROCFILE_PATH} names in its place. */
    static Procfile read(ProjectFiles files, AppJson json, Findings findings) {
        String path = json.table("env", new Nodes(new Findings())).stream()
                .filter(entry -> entry.key().equals("PROCFILE_PATH"))
                .flatMap(entry -> elsewhere(entry, files, findings).stream())
                .findFirst()
                .orElse(Procfile.PATH);
        Optional<String> text = files.exists(path) ? files.text(path) : Optional.empty();
        boolean isCloudNative = json.stack().equals("cnb") || json.says("generation", "fir");
        return text.map(found -> new ProcfileReader(path, isCloudNative, findings).read(found))
                .orElse(Procfile.EMPTY);
    }

    private static Optional<String> elsewhere(InputNode.Entry entry, ProjectFiles files, Findings findings) {
        Optional<String> path = EnvReader.valueOf(entry).map(String::strip);
        Optional<String> found = path.filter(files::exists);
        HerokuFinding code = found.isPresent() ? HerokuFinding.PROCFILE_ELSEWHERE : HerokuFinding.PROCFILE_MISSING;
        // What is no path of a file may be anything, a secret too.
        findings.report(code, found.map(file -> "'" + file + "'.").orElse(""), entry.origin());
        return found;
    }

    private Procfile read(String raw) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (text.length() < raw.length()) {
            findings.report(HerokuFinding.BYTE_ORDER_MARK, "", at(1, 1));
        }
        if (text.indexOf('\r') >= 0) {
            findings.report(HerokuFinding.CARRIAGE_RETURNS, "", at(0, 0));
        }
        List<ProcfileLine> lines = cnb ? CnbProcfile.lines(text) : ClassicProcfile.lines(text);
        lines.forEach(this::look);
        name(HerokuFinding.TABS, lines, line -> line.isEntry() && head(line).indexOf('\t') >= 0);
        name(HerokuFinding.TRAILING_BLANKS, lines, line -> line.isEntry() && endsInBlank(line.command()));
        duplicates(lines);
        return Procfile.of(path, lines).runnable();
    }

    private void look(ProcfileLine line) {
        if (line.kind() == Kind.UNMATCHED) {
            tell(unmatched(line), line);
        } else if (line.isEntry()) {
            entry(line);
        }
    }

    private HerokuFinding unmatched(ProcfileLine line) {
        String text = line.text().strip();
        if (MERGE_MARKERS.stream().anyMatch(text::startsWith)) {
            return HerokuFinding.MERGE_MARKER;
        }
        int colon = text.indexOf(':');
        boolean isNamed = colon > 0 && text.substring(0, colon).chars().allMatch(ClassicProcfile::isOfName);
        if (isNamed && text.substring(colon + 1).isBlank()) {
            return HerokuFinding.EMPTY_COMMAND;
        }
        if (cnb) {
            return HerokuFinding.CNB_LINE_REFUSED;
        }
        return isNamed && !text.startsWith("//", colon + 1)
                ? HerokuFinding.NO_SPACE_AFTER_COLON
                : HerokuFinding.UNMATCHED_LINE;
    }

    private void entry(ProcfileLine line) {
        String name = line.name();
        boolean isMarked = line.text().stripLeading().startsWith(name + ":");
        if (line.command().isBlank()) {
            tell(HerokuFinding.EMPTY_COMMAND, line);
            return;
        }
        if (cnb && CnbProcfile.isRenamed(line)) {
            tell(HerokuFinding.CNB_RENAMED, line);
        } else if (!isMarked) {
            boolean isColonLate = line.command().startsWith(":");
            tell(isColonLate ? HerokuFinding.SPACE_BEFORE_COLON : HerokuFinding.NO_COLON, line);
        }
        if (!SPECIAL.contains(name) && SPECIAL.contains(name.toLowerCase(Locale.ROOT))) {
            tell(HerokuFinding.WRONG_CASE, line);
        }
        if (line.command().stripTrailing().endsWith("\\")) {
            tell(HerokuFinding.TRAILING_BACKSLASH, line);
        }
    }

    private void duplicates(List<ProcfileLine> lines) {
        var seen = new LinkedHashMap<String, ProcfileLine>();
        for (ProcfileLine line : lines) {
            Optional<ProcfileLine> earlier =
                    line.isEntry() ? Optional.ofNullable(seen.put(line.name(), line)) : Optional.empty();
            earlier.ifPresent(lost -> findings.report(
                    HerokuFinding.DUPLICATE_PROCESS,
                    "Line " + line.number() + " wins over line " + lost.number() + ", which says " + quoted(lost) + ".",
                    at(line),
                    at(lost)));
        }
    }

    private void name(HerokuFinding code, List<ProcfileLine> lines, Predicate<ProcfileLine> has) {
        List<Origin> places = lines.stream().filter(has).map(this::at).toList();
        if (!places.isEmpty()) {
            findings.report(code, "", places);
        }
    }

    private void tell(HerokuFinding code, ProcfileLine line) {
        findings.report(code, "The line says " + quoted(line) + ".", at(line));
    }

    private static String head(ProcfileLine line) {
        return line.text().substring(0, line.text().length() - line.command().length());
    }

    private static boolean endsInBlank(String command) {
        return !command.isBlank() && command.stripTrailing().length() < command.length();
    }

    private static String quoted(ProcfileLine line) {
        return "'" + line.text().strip() + "'";
    }

    private Origin at(ProcfileLine line) {
        return at(line.number(), line.column());
    }

    private Origin at(int line, int column) {
        return Origin.inFile(path, line, column);
    }
}
