package dev.portolan.heroku;

import dev.portolan.model.Cpu;
import dev.portolan.spi.FactTable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A size of dyno.
 *
 * @param name the name, in small letters
 * @param memoryMiB its memory in MiB
 * @param cpu whether its processors are its own
 * @param vcpus how many processors it has, where a number is stated
 * @param sleeps whether it is stopped while nobody calls
 */
record DynoSize(String name, int memoryMiB, Cpu.Kind cpu, Optional<BigDecimal> vcpus, boolean sleeps) {
    private static final Map<String, DynoSize> ALL = all();

    /** The size of this name, large and small letters alike. */
    static Optional<DynoSize> of(String name) {
        return Optional.ofNullable(ALL.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, DynoSize> all() {
        var sizes = new LinkedHashMap<String, DynoSize>();
        for (FactTable.Row row : Heroku.table("dyno-sizes.csv")) {
            String name = row.get("size");
            sizes.put(
                    name,
                    new DynoSize(
                            name,
                            Integer.parseInt(row.get("memory")),
                            Cpu.Kind.valueOf(row.get("cpu").toUpperCase(Locale.ROOT)),
                            Optional.of(row.get("vcpus"))
                                    .filter(cell -> !cell.isEmpty())
                                    .map(BigDecimal::new),
                            row.get("sleeps").equals("yes")));
        }
        return sizes;
    }
}
