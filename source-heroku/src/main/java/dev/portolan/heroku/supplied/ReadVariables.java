package dev.portolan.heroku.supplied;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.shell.VariableUse;
import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells about the names that commands read and that nothing defines. */
final class ReadVariables {
    private static final Map<String, FactTable.Row> DYNO = dyno();
    private static final String STANDARD = "standard";

    private final Environment environment;
    private final Findings findings;

    ReadVariables(Environment environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    private static Map<String, FactTable.Row> dyno() {
        var rows = new LinkedHashMap<String, FactTable.Row>();
        Table.rows("dyno-variables.csv").forEach(row -> rows.put(row.get("name"), row));
        return rows;
    }

    void tell(List<RunCommand> commands) {
        Map<String, List<RunCommand>> needed = readers(commands, false);
        needed.forEach(this::tell);
        Map<String, List<RunCommand>> tested = readers(commands, true);
        tested.keySet().removeAll(needed.keySet());
        if (!tested.isEmpty()) {
            String names = tested.entrySet().stream()
                    .map(read -> where(read.getKey(), read.getValue()))
                    .collect(Collectors.joining("; "));
            findings.report(
                    SuppliedFinding.TESTED_VARIABLES,
                    names + ".",
                    places(tested.values().stream().flatMap(List::stream)));
        }
    }

    private static String where(String name, List<RunCommand> readers) {
        return "$" + name + " in "
                + readers.stream().map(RunCommand::shown).distinct().collect(Collectors.joining(", "));
    }

    private static List<Origin> places(Stream<RunCommand> readers) {
        return readers.map(RunCommand::place).distinct().toList();
    }

    private Map<String, List<RunCommand>> readers(List<RunCommand> commands, boolean tested) {
        var readers = new LinkedHashMap<String, List<RunCommand>>();
        for (RunCommand command : commands) {
            for (VariableUse use : command.script().variables()) {
                if (use.isTested() == tested && !isThere(use.name(), command)) {
                    readers.computeIfAbsent(use.name(), any -> new ArrayList<>())
                            .add(command);
                }
            }
        }
        return readers;
    }

    private boolean isThere(String name, RunCommand command) {
        boolean standard = Optional.ofNullable(DYNO.get(name))
                .filter(row -> row.get("is").equals(STANDARD))
                .isPresent();
        return standard || environment.has(name) || (name.equals("PORT") && command.hasPort());
    }

    private void tell(String name, List<RunCommand> readers) {
        String where = where(name, readers) + ".";
        List<Origin> places = places(readers.stream());
        Optional<FactTable.Row> dyno = Optional.ofNullable(DYNO.get(name));
        Optional<String> profile = environment.profileThatSets(name);
        if (dyno.isPresent()) {
            String given = " On Heroku it is %s. Instead: %s."
                    .formatted(dyno.get().get("is"), dyno.get().get("instead"));
            findings.report(SuppliedFinding.UNDEFINED_VARIABLE, where + given, places);
        } else if (profile.isPresent()) {
            String given = " On Heroku '" + profile.get() + "' sets it before each command.";
            findings.report(SuppliedFinding.UNDEFINED_VARIABLE, where + given, places);
        } else if (environment.isUnsetOnHeroku(name)) {
            findings.report(SuppliedFinding.EMPTY_VARIABLE, where, places);
        } else {
            String ask = environment.isHerokusKnown() ? "" : " See what 'heroku config:get " + name + "' says.";
            findings.report(SuppliedFinding.UNDEFINED_VARIABLE, where + ask, places);
        }
    }
}
