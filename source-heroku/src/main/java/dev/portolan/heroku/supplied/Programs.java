package dev.portolan.heroku.supplied;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.source.ProjectFiles;
import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells about the programs that commands start and that only a buildpack provides, behind wrappers as well. */
final class Programs {
    private static final List<FactTable.Row> PROVIDED = Table.rows("programs.csv");
    private static final List<FactTable.Row> RENAMED = Table.rows("bare-programs.csv");
    private static final List<String> PACKAGE_MANAGERS =
            List.of("bundle", "bundler", "corepack", "gem", "node", "npm", "npx", "pnpm", "yarn");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
    private static final Pattern SCRIPT_BELOW = Pattern.compile("(\\./)?[^/.-][^/]*/.*\\.py");

    private final ProjectFiles files;
    private final List<Buildpack> packs;
    private final Libraries libraries;
    private final Findings findings;
    private final Map<Told, List<RunCommand>> found = new LinkedHashMap<>();

    Programs(ProjectFiles files, List<Buildpack> packs, Libraries libraries, Findings findings) {
        this.files = files;
        this.packs = packs;
        this.libraries = libraries;
        this.findings = findings;
    }

    /**
     * Something that is said of a word.
     *
     * @param code what kind of thing
     * @param word the word
     * @param remedy who provides it and what to do
     */
    private record Told(SuppliedFinding code, String word, String remedy) {}

    void tell(List<RunCommand> commands) {
        for (RunCommand command : commands) {
            command.script().commands().forEach(words -> look(words, command));
        }
        found.forEach((told, users) -> {
            String names = users.stream().map(RunCommand::shown).distinct().collect(Collectors.joining(", "));
            List<Origin> places =
                    users.stream().map(RunCommand::place).distinct().toList();
            findings.report(told.code(), "'" + told.word() + "' in " + names + told.remedy(), places);
        });
    }

    private void look(List<String> words, RunCommand command) {
        int at = 0;
        while (at < words.size()) {
            Optional<FactTable.Row> row = provided(plain(words.get(at)));
            if (row.isEmpty()) {
                bare(words.get(at), command);
                pythonPath(words.subList(at, words.size()), command);
                return;
            }
            provided(words.get(at), row.get(), command);
            if (row.get().get("rest").isEmpty()) {
                return;
            }
            at = program(words, at + 1, Integer.parseInt(row.get().get("rest")));
        }
    }

    /** Where the program stands that a wrapper starts: behind options, assignments and so many other words. */
    private static int program(List<String> words, int from, int others) {
        int at = from;
        int left = others;
        while (at < words.size()) {
            boolean isExtra = words.get(at).startsWith("-")
                    || ASSIGNMENT.matcher(words.get(at)).matches();
            if (!isExtra && left == 0) {
                return at;
            }
            left -= isExtra ? 0 : 1;
            at++;
        }
        return at;
    }

    private static Optional<FactTable.Row> provided(String word) {
        return PROVIDED.stream()
                .filter(row -> {
                    String known = row.get("word");
                    return known.endsWith("*")
                            ? word.startsWith(known.substring(0, known.length() - 1))
                            : word.equals(known);
                })
                .findFirst();
    }

    /** A path as it is in the repository, which is {@code /app} on Heroku. */
    private static String plain(String word) {
        return word.replaceFirst("^(\\./|/app/|\\$HOME/|\\$\\{HOME}/)", "");
    }

    private void provided(String word, FactTable.Row row, RunCommand command) {
        if (!row.get("buildpack").isEmpty() && !files.exists(plain(word))) {
            String last = word.substring(word.lastIndexOf('/') + 1);
            String remedy =
                    ", by " + row.get("buildpack") + ". " + row.get("instead").formatted(last) + ".";
            add(new Told(SuppliedFinding.BUILDPACK_PROGRAM, word, remedy), command);
        }
    }

    private void bare(String word, RunCommand command) {
        if (word.contains("/") || PACKAGE_MANAGERS.contains(word)) {
            return;
        }
        if (isOf("gem", word, List.copyOf(libraries.gems().keySet()))) {
            add(new Told(SuppliedFinding.BARE_PROGRAM, word, ". Write 'bundle exec " + word + "'."), command);
        } else if (isOf("npm", word, libraries.packages())) {
            add(new Told(SuppliedFinding.BARE_PROGRAM, word, ". Write 'npx " + word + "'."), command);
        }
    }

    private static boolean isOf(String manager, String word, List<String> packages) {
        return packages.contains(word)
                || RENAMED.stream()
                        .filter(row -> row.get("manager").equals(manager)
                                && row.get("program").equals(word))
                        .anyMatch(row -> packages.contains(row.get("package")));
    }

    private void pythonPath(List<String> words, RunCommand command) {
        boolean isPython = packs.stream().anyMatch(pack -> pack.name().equals("heroku/python"))
                && List.of("python", "python3").contains(words.get(0));
        words.stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter(word -> isPython && SCRIPT_BELOW.matcher(word).matches())
                .ifPresent(word -> add(new Told(SuppliedFinding.PYTHON_PATH, word, "."), command));
    }

    private void add(Told told, RunCommand command) {
        found.computeIfAbsent(told, any -> new ArrayList<>()).add(command);
    }
}
