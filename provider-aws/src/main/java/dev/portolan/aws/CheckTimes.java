package dev.portolan.aws;

import dev.portolan.fact.Fact;
import java.time.Duration;

/**
 * The bounds in which AWS takes the times and numbers of a health check.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck of a container</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">of a target
 *     group</a>
 */
enum CheckTimes {
    /** The time between two checks of a container. */
    CONTAINER_INTERVAL(5, 300),
    /** The time that a check of a container may take. */
    CONTAINER_TIMEOUT(2, 60),
    /** The failures in a row that make a container unhealthy. */
    RETRIES(1, 10),
    /** The time after a container's start in which failures do not count. */
    START(0, 300),
    /** The time between two checks of a target. */
    TARGET_INTERVAL(5, 300),
    /** The time that a check of a target may take. */
    TARGET_TIMEOUT(2, 120),
    /** The answers in a row that change a target's state. */
    THRESHOLD(2, 10);

    private final int least;
    private final int greatest;

    CheckTimes(int least, int greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    /** The seconds, within the bounds. */
    Fact<Integer> of(Fact<Duration> time) {
        return ofNumber(time.map(duration -> (int) Math.min(Integer.MAX_VALUE, duration.toSeconds())));
    }

    /** The number, within the bounds. */
    Fact<Integer> ofNumber(Fact<Integer> number) {
        return number.map(stated -> Math.max(least, Math.min(greatest, stated)));
    }

    /** The fact, if its value lies outside. */
    <T> Fact<T> outside(Fact<T> fact) {
        return fact.filter(value -> {
            long number = value instanceof Duration time ? time.toSeconds() : ((Number) value).longValue();
            return number < least || number > greatest;
        });
    }
}
