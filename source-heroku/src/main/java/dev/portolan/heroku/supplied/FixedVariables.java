package dev.portolan.heroku.supplied;

import dev.portolan.heroku.report.Findings;
import dev.portolan.model.EnvValue;
import dev.portolan.spi.FactTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What buildpacks set to the same value in every app that it concerns. */
final class FixedVariables {
    private static final List<FactTable.Row> TABLE = Table.rows("variables.csv");
    private static final String GENERATED = "generated";

    /** The programs that tell of a gem where there is no Gemfile.lock to look at. */
    private static final Map<String, List<String>> RUN_BY = programs();

    private final List<Buildpack> packs;
    private final Libraries libraries;
    private final List<RunCommand> commands;
    private final Findings findings;

    FixedVariables(List<Buildpack> packs, Libraries libraries, List<RunCommand> commands, Findings findings) {
        this.packs = packs;
        this.libraries = libraries;
        this.commands = commands;
        this.findings = findings;
    }

    private static Map<String, List<String>> programs() {
        var programs = new LinkedHashMap<String, List<String>>();
        programs.put("railties", List.of("rails"));
        programs.put("rack", List.of("rails", "puma", "rackup", "unicorn", "thin"));
        return programs;
    }

    /** Those that the environment lacks. */
    List<SuppliedVariable> missing(Environment environment) {
        Map<String, SuppliedVariable> missing = new LinkedHashMap<>();
        for (Buildpack pack : packs) {
            for (FactTable.Row row : TABLE) {
                String name = row.get("name");
                if (row.get("buildpack").equals(pack.name())
                        && !environment.has(name)
                        && !missing.containsKey(name)
                        && concerns(row.get("when"))) {
                    missing.put(name, new SuppliedVariable(name, value(row, pack), pack.origin()));
                }
            }
        }
        return List.copyOf(missing.values());
    }

    private EnvValue value(FactTable.Row row, Buildpack pack) {
        if (!row.get("value").equals(GENERATED)) {
            return EnvValue.literal(row.get("value"));
        }
        findings.report(SuppliedFinding.SUPPLIED_SECRET, row.get("name") + ", by " + pack.name() + ".", pack.place());
        return EnvValue.generatedSecret();
    }

    /** Whether the app has the library: by the files of its package manager, else by what it runs. */
    private boolean concerns(String when) {
        if (when.isEmpty()) {
            return true;
        }
        String[] library = when.split(" ", 2);
        boolean isGem = RUN_BY.containsKey(library[0]);
        if (isGem && !libraries.gems().isEmpty()) {
            return libraries.hasGem(library[0], library.length > 1 ? library[1] : "");
        }
        List<String> programs = RUN_BY.getOrDefault(library[0], List.of(library[0]));
        return (!isGem && libraries.python().contains(library[0]))
                || commands.stream().anyMatch(command -> programs.stream().anyMatch(command::mentions));
    }
}
