package dev.portolan.engine.report;

import dev.portolan.engine.Coverage;
import java.util.ArrayList;
import java.util.Map;

/** What became of the facts, in numbers: {@code 41 facts: 29 carried, 3 adapted, 7 in the runbook, 2 left out}. */
final class CoverageLine {
    private CoverageLine() {}

    static String of(Coverage coverage) {
        Map<Coverage.Outcome, Integer> counts = coverage.counts();
        var parts = new ArrayList<String>();
        int all = 0;
        for (Coverage.Outcome outcome : Coverage.Outcome.values()) {
            int count = counts.getOrDefault(outcome, 0);
            all += count;
            if (count > 0) {
                parts.add(count + " " + words(outcome));
            }
        }
        return Quantity.of(all, "fact") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static String words(Coverage.Outcome outcome) {
        return switch (outcome) {
            case CARRIED -> "carried";
            case ADAPTED -> "adapted";
            case INSTRUCTED -> "in the runbook";
            case IMPLIED -> "done by the target anyway";
            case LEFT_OUT -> "left out";
            case UNANSWERED -> "lost";
        };
    }
}
