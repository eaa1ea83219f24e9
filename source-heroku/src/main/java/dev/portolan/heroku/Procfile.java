package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.model.Command;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Procfile says.
 *
 * @param path its path in the project
 * @param entries the entry that counts for each name, at the place where the name is first met
 */
record Procfile(String path, Map<String, ProcfileLine> entries) {
    /** Its path in a project where nobody says otherwise. */
    static final String PATH = "Procfile";

    /** No process at all. */
    static final Procfile EMPTY = new Procfile(PATH, Collections.emptyMap());

    Procfile {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Of two entries of the same name the later one counts. */
    static Procfile of(String path, List<ProcfileLine> lines) {
        var entries = new LinkedHashMap<String, ProcfileLine>();
        lines.stream().filter(ProcfileLine::isEntry).forEach(line -> entries.put(line.name(), line));
        return new Procfile(path, entries);
    }

    /** Without the entries whose command is empty. */
    Procfile runnable() {
        var runnable = new LinkedHashMap<>(entries);
        runnable.values().removeIf(line -> line.command().isBlank());
        return new Procfile(path, runnable);
    }

    /** The processes and the release that it states. */
    List<StatedProcess> processes() {
        return entries.values().stream()
                .map(line -> StatedProcess.of(
                        line.name(),
                        Command.shell(line.command().stripTrailing()),
                        Origin.inFile(path, line.number(), line.column()),
                        Origin.inFile(path, line.number(), line.commandColumn())))
                .toList();
    }
}
