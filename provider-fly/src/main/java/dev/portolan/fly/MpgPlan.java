package dev.portolan.fly;

import dev.portolan.spi.FactTable;
import java.util.List;

/**
 * A plan of Managed Postgres.
 *
 * @param name the name on the command line
 * @param memoryMiB the memory in MiB
 * @see <a href="https://fly.io/docs/mpg/">Managed Postgres</a>
 */
record MpgPlan(String name, int memoryMiB) {
    private static final List<MpgPlan> ALL =
            FactTable.rows("mpg-plans.csv", MpgPlan.class.getResourceAsStream("mpg-plans.csv")).stream()
                    .map(row -> new MpgPlan(row.get("plan"), Integer.parseInt(row.get("memory in MiB"))))
                    .toList();

    /** Every plan, the smallest first. */
    static List<MpgPlan> all() {
        return ALL;
    }

    /** The smallest plan with this much memory, or the largest of all. */
    static MpgPlan of(int memoryMiB) {
        return ALL.stream()
                .filter(plan -> plan.memoryMiB >= memoryMiB)
                .findFirst()
                .orElse(ALL.get(ALL.size() - 1));
    }
}
