package dev.portolan.heroku;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Procfile says.
 *
 * @param entries the entry that counts for each name, at the place where the name is first met
 */
record Procfile(Map<String, ProcfileLine> entries) {
    /** Its path in a project. */
    static final String PATH = "Procfile";

    /** No process at all. */
    static final Procfile EMPTY = new Procfile(Collections.emptyMap());

    Procfile {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Of two entries of the same name the later one counts. */
    static Procfile of(List<ProcfileLine> lines) {
        var entries = new LinkedHashMap<String, ProcfileLine>();
        lines.stream().filter(ProcfileLine::isEntry).forEach(line -> entries.put(line.name(), line));
        return new Procfile(entries);
    }

    /** Without the entries whose command is empty. */
    Procfile runnable() {
        var runnable = new LinkedHashMap<>(entries);
        runnable.values().removeIf(line -> line.command().isBlank());
        return new Procfile(runnable);
    }
}
