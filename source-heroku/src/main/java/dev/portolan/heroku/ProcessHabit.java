package dev.portolan.heroku;

import dev.portolan.spi.FactTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What people mean by the name of a Procfile's entry, by the table {@code process-names.csv}. */
enum ProcessHabit {
    /** Started by hand; Heroku runs none of it unless somebody scales it up. */
    ON_DEMAND,
    /** It starts others by the clock; two of it would do everything twice. */
    SINGLE,
    /** Nothing more is known. */
    NONE;

    private static final Map<String, ProcessHabit> HABITS = habits();

    /** What the whole name means, or one of its words where it is a clock's. */
    static ProcessHabit of(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        ProcessHabit habit = HABITS.getOrDefault(small, NONE);
        boolean isClock = Stream.of(small.split("[_-]", -1)).anyMatch(word -> HABITS.get(word) == SINGLE);
        return habit == NONE && isClock ? SINGLE : habit;
    }

    private static Map<String, ProcessHabit> habits() {
        var habits = new LinkedHashMap<String, ProcessHabit>();
        List<FactTable.Row> rows = Heroku.table("process-names.csv");
        rows.forEach(row -> habits.put(
                row.get("name"),
                valueOf(row.get("habit").toUpperCase(Locale.ROOT).replace('-', '_'))));
        return habits;
    }
}
