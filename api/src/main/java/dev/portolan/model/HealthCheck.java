package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.time.Duration;

/**
 * How the platform learns whether a service works. Where no probe is stated there is no check.
 *
 * @param probe how it asks
 * @param interval the time between two probes, in whole seconds
 * @param timeout the time that an answer may take, in whole seconds
 * @param grace the time after the start in which failures do not count, in whole seconds
 * @param healthyThreshold how many successes in a row make it healthy; at least 1
 * @param unhealthyThreshold how many failures in a row make it unhealthy; at least 1
 */
public record HealthCheck(
        Fact<Probe> probe,
        Fact<Duration> interval,
        Fact<Duration> timeout,
        Fact<Duration> grace,
        Fact<Integer> healthyThreshold,
        Fact<Integer> unhealthyThreshold) {

    /** States the facts of a health check. */
    public static final class Builder extends Statements<Builder> {
        private final Slot<Probe> probe = slot("probe");
        private final Slot<Duration> interval = slot("interval");
        private final Slot<Duration> timeout = slot("timeout");
        private final Slot<Duration> grace = slot("grace");
        private final Slot<Integer> healthyThreshold = slot("healthy-threshold");
        private final Slot<Integer> unhealthyThreshold = slot("unhealthy-threshold");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** How it asks. */
        public Builder probe(Probe probe) {
            return this.probe.state(probe);
        }

        /** The time between two probes, in whole seconds. */
        public Builder interval(Duration interval) {
            return this.interval.state(interval);
        }

        /** The time that an answer may take, in whole seconds. */
        public Builder timeout(Duration timeout) {
            return this.timeout.state(timeout);
        }

        /** The time after the start in which failures do not count, in whole seconds. */
        public Builder grace(Duration grace) {
            return this.grace.state(grace);
        }

        /** How many successes in a row make it healthy. */
        public Builder healthyThreshold(int successes) {
            return healthyThreshold.state(successes);
        }

        /** How many failures in a row make it unhealthy. */
        public Builder unhealthyThreshold(int failures) {
            return unhealthyThreshold.state(failures);
        }

        HealthCheck build() {
            return new HealthCheck(
                    probe.fact(),
                    interval.fact(),
                    timeout.fact(),
                    grace.fact(),
                    healthyThreshold.fact(),
                    unhealthyThreshold.fact());
        }
    }
}
