package dev.portolan.kamal;

import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place where Hetzner has servers.
 *
 * @param name the name that Hetzner has for it
 * @param group the part of the world, by which server types are had
 * @param names what other platforms call places near it
 * @see <a href="https://docs.hetzner.com/cloud/general/locations/">Locations</a>
 */
record HetznerLocation(String name, String group, List<String> names) {
    private static final String TABLE = "hetzner-locations.csv";
    private static final List<HetznerLocation> ALL =
            FactTable.rows(TABLE, HetznerLocation.class.getResourceAsStream(TABLE)).stream()
                    .map(row -> new HetznerLocation(
                            row.get("location"),
                            row.get("group"),
                            List.of(row.get("platform region names").split(";", -1))))
                    .toList();

    /** Copies the names. */
    HetznerLocation {
        names = List.copyOf(names);
    }

    /** Every location; the first one is as good as any for users who are nowhere in particular. */
    static List<HetznerLocation> all() {
        return ALL;
    }

    /** The location of a name, Hetzner's own or another platform's. */
    static Optional<HetznerLocation> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(location -> location.name.equals(plain) || location.names.contains(plain))
                .findFirst();
    }
}
