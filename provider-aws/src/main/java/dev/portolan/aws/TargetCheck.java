package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.terraform.Block;

/**
 * How a load balancer learns whether a task works. It always asks; where the app states nothing, any answer will do.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
 *     checks for target groups</a>
 */
final class TargetCheck {
    private static final int INTERVAL = 15;
    private static final int TIMEOUT = 5;

    private TargetCheck() {}

    /** The check of an application load balancer: a request. */
    static void http(Block target, Service service) {
        HealthCheck health = service.health();
        target.block("health_check", check -> {
            Fact<Probe> http = health.probe().filter(Probe.Http.class::isInstance);
            check.put(
                    "path", path(http).orChosen("/", "something answers there").from(health.probe()));
            check.put(
                    "matcher",
                    http.map(any -> "200-299")
                            .orChosen("200-499", "no path is stated that has to succeed")
                            .from(health.probe()));
            times(check, health);
        });
    }

    /** The check of a network load balancer: a connection, or a request where a path is stated. */
    static void stream(Block target, Service service) {
        HealthCheck health = service.health();
        target.block("health_check", check -> {
            Fact<Probe> http = health.probe().filter(Probe.Http.class::isInstance);
            check.put(
                    "protocol",
                    http.map(any -> "HTTP")
                            .orChosen("TCP", "a connection tells enough")
                            .from(health.probe()));
            check.put("path", path(http));
            times(check, health);
        });
    }

    private static Fact<String> path(Fact<Probe> http) {
        return http.map(probe -> ((Probe.Http) probe).path());
    }

    private static void times(Block check, HealthCheck health) {
        boolean isCommand = health.probe().map(Probe.Exec.class::isInstance).orElse(false);
        if (isCommand) {
            return; // its times belong to the container's own check
        }
        check.put(
                "interval",
                CheckTimes.TARGET_INTERVAL.of(health.interval()).orChosen(INTERVAL, "a new version serves sooner"));
        check.put("timeout", timeout(health));
        check.put(
                "healthy_threshold",
                CheckTimes.THRESHOLD
                        .ofNumber(health.healthyThreshold())
                        .orChosen(2, "the least: a new version serves sooner"));
        check.put(
                "unhealthy_threshold",
                CheckTimes.THRESHOLD
                        .ofNumber(health.unhealthyThreshold())
                        .orChosen(3, "one slow answer is no failure"));
    }

    /** Whether the time for an answer is not shorter than that between two checks. */
    static boolean isTooLong(HealthCheck health) {
        int interval = CheckTimes.TARGET_INTERVAL.of(health.interval()).orElse(INTERVAL);
        return CheckTimes.TARGET_TIMEOUT.of(health.timeout()).orElse(0) >= interval
                && CheckTimes.TARGET_TIMEOUT.outside(health.timeout()).isAbsent();
    }

    /** Shorter than the interval: AWS refuses anything else. */
    private static Fact<Integer> timeout(HealthCheck health) {
        Fact<Integer> wanted =
                CheckTimes.TARGET_TIMEOUT.of(health.timeout()).orChosen(TIMEOUT, "as AWS does by itself");
        int interval = CheckTimes.TARGET_INTERVAL.of(health.interval()).orElse(INTERVAL);
        return wanted.get() < interval
                ? wanted
                : wanted.map(any -> interval - 1).from(health.interval());
    }
}
