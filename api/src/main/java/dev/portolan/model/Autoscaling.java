package dev.portolan.model;

import dev.portolan.fact.Fact;
import java.util.Locale;

/**
 * Bounds between which the platform chooses how many instances of a process type run. Stated as a whole or not at all.
 *
 * @param min the least number of instances; 0 or more
 * @param max the greatest number of instances; {@code min} or more, and at least 1
 * @param metric what is measured
 * @param target the value that is aimed at, in the unit of the metric
 */
public record Autoscaling(Fact<Integer> min, Fact<Integer> max, Fact<Metric> metric, Fact<Integer> target) {
    /** What is measured, and its unit. */
    public enum Metric {
        /** Use of the processors, in percent. */
        CPU,
        /** Use of the memory, in percent. */
        MEMORY,
        /** Requests in a second to one instance. */
        REQUESTS,
        /** Time until the answer of the slowest twentieth of the requests, in milliseconds. */
        LATENCY;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether any bound is stated. */
    public boolean isPresent() {
        return min.isPresent() || max.isPresent();
    }
}
