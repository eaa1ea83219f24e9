package dev.portolan.defang;

import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a cloud has its machines. */
final class Regions {
    private static final List<FactTable.Row> ROWS =
            FactTable.rows("regions.csv", Regions.class.getResourceAsStream("regions.csv"));

    private Regions() {}

    /** The region of a cloud for a place that a platform has this name for, or for a region of that cloud itself. */
    static Optional<String> of(Cloud cloud, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        String column = cloud.toString();
        return ROWS.stream()
                .filter(row -> row.get(column).equals(plain)
                        || List.of(row.get("names").split(";", -1)).contains(plain))
                .map(row -> row.get(column))
                .findFirst();
    }

    /** The region for an app that states no place. */
    static String usual(Cloud cloud) {
        return of(cloud, "us").orElseThrow();
    }
}
