package dev.portolan.aws;

import dev.portolan.spi.FactTable;
import java.util.List;

/**
 * A version of a server that AWS runs.
 *
 * @param engine the engine
 * @param version the version, as a new server names it
 * @param family the family of its parameters
 */
record EngineVersion(String engine, String version, String family) {
    private static final List<EngineVersion> ALL =
            FactTable.rows("engine-versions.csv", EngineVersion.class.getResourceAsStream("engine-versions.csv"))
                    .stream()
                    .map(row -> new EngineVersion(row.get("engine"), row.get("version"), row.get("family")))
                    .toList();

    /** The newest version of an engine. */
    static EngineVersion newest(String engine) {
        List<EngineVersion> versions = of(engine);
        return versions.get(versions.size() - 1);
    }

    /** The version that was asked for, by its beginning; else the next newer one, else the newest. */
    static EngineVersion nearest(String engine, String wanted) {
        return of(engine).stream()
                .filter(one -> compare(one.version, wanted) >= 0)
                .findFirst()
                .orElse(newest(engine));
    }

    private static List<EngineVersion> of(String engine) {
        return ALL.stream().filter(one -> one.engine.equals(engine)).toList();
    }

    /** Compares as far as the offered version has parts: 17 will do for 17.4. */
    private static int compare(String offered, String wanted) {
        String[] have = offered.split("\\.", -1);
        String[] want = wanted.split("[^0-9]+", -1);
        for (int i = 0; i < have.length; i++) {
            int order = Integer.compare(part(have, i), part(want, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int index) {
        return index < parts.length && parts[index].matches("[0-9]{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }
}
