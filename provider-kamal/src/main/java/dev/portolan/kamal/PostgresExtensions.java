package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of its extensions the image of a Postgres brings. One that it lacks must not be in the script that makes them: the
 * script would end there, and the next start takes the half-made database for whole. The rows stand in
 * {@code postgres-extensions.csv}.
 *
 * @param brought those that can be made; each rests on the version where not all versions have it
 * @param missing the others
 */
record PostgresExtensions(List<Fact<String>> brought, List<Fact<String>> missing) {
    private static final String TABLE = "postgres-extensions.csv";
    private static final List<FactTable.Row> ROWS =
            FactTable.rows(TABLE, PostgresExtensions.class.getResourceAsStream(TABLE));

    static PostgresExtensions of(AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        int stated = AccessoryRecipe.major(store.version().orElse(""));
        int major = stated == 0 ? AccessoryRecipe.major(accessory.recipe().usual()) : stated;
        List<Fact<String>> brought = new ArrayList<>();
        List<Fact<String>> missing = new ArrayList<>();
        for (Fact<String> extension : store.extensions()) {
            Optional<FactTable.Row> row = row(extension)
                    .filter(one -> one.get("product").isEmpty()
                            || one.get("product").equals(accessory.recipe().product()));
            if (row.filter(one -> isIn(one, major)).isPresent()) {
                brought.add(isInAll(row.get()) ? extension : extension.from(store.version()));
            } else {
                missing.add(extension);
            }
        }
        return new PostgresExtensions(List.copyOf(brought), List.copyOf(missing));
    }

    /** The image that an extension asks for; empty where each has it, or none. */
    static String product(Fact<String> extension) {
        return row(extension).map(row -> row.get("product")).orElse("");
    }

    private static Optional<FactTable.Row> row(Fact<String> extension) {
        return ROWS.stream().filter(row -> extension.is(row.get("name"))).findFirst();
    }

    private static boolean isInAll(FactTable.Row row) {
        return row.get("first").isEmpty() && row.get("last").isEmpty();
    }

    private static boolean isIn(FactTable.Row row, int major) {
        int last = row.number("last").intValue();
        return major >= row.number("first").intValue() && (last == 0 || major <= last);
    }
}
