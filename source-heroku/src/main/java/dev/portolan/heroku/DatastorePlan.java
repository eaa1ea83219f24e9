package dev.portolan.heroku;

import dev.portolan.spi.FactTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plan of one of Heroku's own datastores.
 *
 * @param memoryMiB its memory in MiB; absent where it is shared
 * @param storageGiB its disk in GiB; absent where it has none
 * @param connections how many connections clients may open
 * @param highAvailability whether a standby takes over
 */
record DatastorePlan(
        Optional<Integer> memoryMiB, Optional<Integer> storageGiB, int connections, boolean highAvailability) {
    private static final Map<String, DatastorePlan> POSTGRES = all("postgres-plans.csv");
    private static final Map<String, DatastorePlan> REDIS = all("redis-plans.csv");

    /** Whether anything is known of the plans of this add-on. */
    static boolean knows(String addOn) {
        return !plansOf(addOn).isEmpty();
    }

    /** What Heroku gives where only the add-on is named. */
    static String defaultOf(String addOn) {
        return addOn.equals("heroku-postgresql") ? "essential-0" : "mini";
    }

    /** The plan of this name, large and small letters alike. */
    static Optional<DatastorePlan> of(String addOn, String plan) {
        return Optional.ofNullable(plansOf(addOn).get(plan.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, DatastorePlan> plansOf(String addOn) {
        return switch (addOn) {
            case "heroku-postgresql" -> POSTGRES;
            case "heroku-redis" -> REDIS;
            default -> Map.of();
        };
    }

    private static Map<String, DatastorePlan> all(String resource) {
        var plans = new LinkedHashMap<String, DatastorePlan>();
        for (FactTable.Row row : Heroku.table(resource)) {
            plans.put(
                    row.get("plan"),
                    new DatastorePlan(
                            number(row, "memory"),
                            number(row, "storage"),
                            number(row, "connections").orElseThrow(),
                            row.get("ha").equals("yes")));
        }
        return plans;
    }

    private static Optional<Integer> number(FactTable.Row row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty()).map(Integer::valueOf);
    }
}
