package dev.portolan.kamal;

import dev.portolan.spi.FactTable;
import java.util.Comparator;
import java.util.List;

/**
 * A size of server.
 *
 * @param name the name that Hetzner has for it
 * @param arch its processors
 * @param isDedicated whether no other customer uses its cores
 * @param memoryMiB its memory
 * @param zones where it can be had: a group of locations, or {@code all}
 * @see <a href="https://docs.hetzner.com/cloud/servers/overview/">Server types</a>
 */
record HetznerServerType(String name, String arch, boolean isDedicated, int memoryMiB, String zones) {
    private static final String TABLE = "hetzner-server-types.csv";
    private static final List<HetznerServerType> ALL =
            FactTable.rows(TABLE, HetznerServerType.class.getResourceAsStream(TABLE)).stream()
                    .map(row -> new HetznerServerType(
                            row.get("type"),
                            row.get("arch"),
                            row.get("cpu").equals("dedicated"),
                            Integer.parseInt(row.get("memory gb")) * 1024,
                            row.get("zones")))
                    .toList();

    /**
     * The smallest one that can be had there with this much memory; the greatest one where none has as much. Where Arm
     * cannot be had at all, Terraform's own look at the stock says so.
     */
    static HetznerServerType fitting(String arch, HetznerLocation location, int memoryMiB) {
        List<HetznerServerType> offered = ALL.stream()
                .filter(type -> type.arch.equals(arch))
                .filter(type -> type.zones.equals("all") || type.zones.equals(location.group()) || arch.equals("arm64"))
                .toList();
        return offered.stream()
                .filter(type -> type.memoryMiB >= memoryMiB)
                .min(Comparator.comparingInt(HetznerServerType::memoryMiB)
                        .thenComparing(HetznerServerType::isDedicated))
                .orElseGet(() -> offered.stream()
                        .max(Comparator.comparingInt(HetznerServerType::memoryMiB))
                        .orElseThrow());
    }
}
