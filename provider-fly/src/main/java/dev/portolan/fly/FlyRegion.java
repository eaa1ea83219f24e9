package dev.portolan.fly;

import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place where Fly runs machines.
 *
 * @param code the three letters that Fly has for it
 * @param city the city
 * @param postgres the code of the nearest region with Managed Postgres
 * @param names what other platforms call the place
 * @see <a href="https://fly.io/docs/reference/regions/">Regions</a>
 */
record FlyRegion(String code, String city, String postgres, List<String> names) {
    private static final List<FlyRegion> ALL =
            FactTable.rows("fly-regions.csv", FlyRegion.class.getResourceAsStream("fly-regions.csv")).stream()
                    .map(row -> new FlyRegion(
                            row.get("code"),
                            row.get("city"),
                            row.get("managed postgres"),
                            List.of(row.get("platform region names").split(";", -1))))
                    .toList();

    /** Copies the names. */
    FlyRegion {
        names = List.copyOf(names);
    }

    /** Every region, by its code. */
    static List<FlyRegion> all() {
        return ALL;
    }

    /** The region of a code, or of a name that another platform has for the same place. */
    static Optional<FlyRegion> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(region -> region.code.equals(plain) || region.names.contains(plain))
                .findFirst();
    }

    /** The region nearest to this one that has Managed Postgres; an unknown one is left as it is. */
    static String postgresNear(String code) {
        return of(code).map(FlyRegion::postgres).orElse(code);
    }
}
