package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A script of the project that every container starts with.
 *
 * @param path its path in the project
 * @param lines its lines; those that are remarks are empty
 * @param interpreter what its first line names; empty where it names none
 */
record EntryScript(String path, List<String> lines, String interpreter) {
    private static final List<String> MIGRATIONS =
            FactTable.rows("migrations.csv", EntryScript.class.getResourceAsStream("migrations.csv")).stream()
                    .map(row -> row.get("words"))
                    .toList();

    private static final Pattern ALL_ARGUMENTS = Pattern.compile("\\$\\{?[@*1]");

    /** The command takes the place of the shell, whatever starts it. */
    private static final Pattern EXEC = Pattern.compile("(^|[\\s;&|({])exec\\s+.*\\$.*");

    EntryScript {
        lines = List.copyOf(lines);
    }

    static EntryScript of(String path, String text) {
        String[] lines = text.split("\r?\n", -1);
        String first = lines[0].startsWith("#!") ? lines[0].substring(2).strip() : "";
        String interpreter =
                Paths.name(first.replaceFirst("^\\S*/env\\s+(-S\\s+)?", "").replaceFirst("\\s.*", ""));
        return new EntryScript(
                path,
                Stream.of(lines)
                        .map(line -> line.stripLeading().startsWith("#") ? "" : line)
                        .toList(),
                interpreter);
    }

    /** Whether a shell reads it; a file that names no interpreter is read by one, too. */
    boolean isShells() {
        return interpreter.isEmpty() || interpreter.endsWith("sh");
    }

    /** Whether it does anything with the command that it is given. */
    boolean takesCommand() {
        return lines.stream().anyMatch(line -> ALL_ARGUMENTS.matcher(line).find());
    }

    /** Whether the command takes its place, and so receives the signals that are meant for it. */
    boolean givesPlace() {
        return lines.stream().anyMatch(line -> EXEC.matcher(line).find());
    }

    /** The first line that changes the shape of a database. */
    Optional<Origin> migration() {
        return IntStream.range(0, lines.size())
                .filter(i -> isMigration(lines.get(i)))
                .mapToObj(i -> Origin.inFile(path, i + 1, 1))
                .findFirst();
    }

    /** Tells the secrets that stand in it. */
    void tellSecrets(Findings findings) {
        for (int i = 0; i < lines.size(); i++) {
            findings.withoutSecrets("The line", lines.get(i).strip(), Origin.inFile(path, i + 1, 1));
        }
    }

    /** The text of the line at a place, and that of the condition that it stands under, as far as its margin shows one. */
    String shown(Origin place) {
        int number = place instanceof Origin.InFile file ? file.line() - 1 : 0;
        int margin = margin(lines.get(number));
        String under = IntStream.iterate(number, i -> i >= 0, i -> i - 1)
                .mapToObj(lines::get)
                .filter(line -> !line.isBlank() && margin(line) < margin)
                .findFirst()
                .map(line -> " under '" + line.strip() + "'")
                .orElse("");
        return "'" + lines.get(number).strip() + "'" + under;
    }

    private static int margin(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The place of the script itself. */
    Origin place() {
        return Origin.inFile(path, 1, 1);
    }

    static boolean isMigration(String text) {
        String plain = text.replaceAll("\\s+", " ").replace("db:migrate:status", "");
        return MIGRATIONS.stream().anyMatch(plain::contains);
    }
}
