package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
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
        String interpreter = Paths.name(first.replaceFirst("^\\S*/env\\s+(-S\\s+)?", "").replaceFirst("\\s.*", ""));
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

    /** The text of the line at a place. */
    String line(Origin place) {
        return place instanceof Origin.InFile file ? lines.get(file.line() - 1).strip() : "";
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
