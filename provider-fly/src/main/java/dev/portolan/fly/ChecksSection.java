package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.spi.Output;
import java.time.Duration;

/**
 * {@code [checks]}: checks that tell how a machine is and decide nothing about traffic. They stand for private services
 * and for what a service's own section has no check for.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-checks-section">The checks section</a>
 */
final class ChecksSection {
    private static final NamePolicy NAME =
            NamePolicy.dashed("a Fly check", "https://fly.io/docs/reference/configuration/#the-checks-section", 1, 63);

    private ChecksSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        var names = new Names(NAME);
        for (Service service : plan.app().services()) {
            HealthCheck health = service.health();
            out.report(FlyFinding.CHECK_THRESHOLDS, health.healthyThreshold(), health.unhealthyThreshold());
            if (health.probe().map(Probe.Exec.class::isInstance).orElse(false)) {
                out.report(
                        FlyFinding.CHECK_OF_COMMAND,
                        health.probe(),
                        health.interval(),
                        health.timeout(),
                        health.grace());
            } else if (health.probe().isPresent() && !ServiceChecks.isRouted(plan, service)) {
                write(plan, toml, service, names, out);
            }
        }
    }

    private static void write(FlyPlan plan, Mapping toml, Service service, Names names, Output.Builder out) {
        FlyPlan.Group group = plan.groupOf(service);
        HealthCheck health = service.health();
        Fact<String> name =
                names.of(service.name().map(last -> group.process().name().get() + "-" + last));
        Mapping check = toml.mapping("checks").mapping(name).from(service.name(), health.probe());
        check.put("type", health.probe().map(any -> ServiceChecks.isHttp(service) ? "http" : "tcp"));
        check.put("port", plan.services().internalPort(service));
        check.put(
                "interval",
                ServiceChecks.time(health.interval(), Duration.ofSeconds(2), out)
                        .orChosen("15s", "Fly needs one; its usual one"));
        check.put(
                "timeout",
                ServiceChecks.time(health.timeout(), Duration.ofSeconds(1), out).orChosen("5s", "Fly needs one"));
        check.put(
                "grace_period", health.grace().map(FlyDuration::text).orChosen("30s", "a process needs time to start"));
        ServiceChecks.request(check, health.probe());
        ProcessesSection.name(plan, check, group.name());
        if (service.isPublic()) {
            out.report(FlyFinding.CHECK_ONLY_SHOWN, health.probe());
        }
    }
}
