package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.time.Duration;

/**
 * The checks of a service, after which the proxy decides where traffic goes. Fly keeps their times between a second and
 * a minute, follows no redirects and takes any status from 200 to 299.
 *
 * @see <a href="https://fly.io/docs/reference/health-checks/">Health checks</a>
 */
final class ServiceChecks {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration GREATEST = Duration.ofMinutes(1);

    private ServiceChecks() {}

    static void ofHttpService(Mapping section, Service service, Output.Builder out) {
        if (isHttp(service)) {
            write(section.list("checks"), service, out);
        }
    }

    static void ofService(FlyPlan plan, Mapping section, Service service, Output.Builder out) {
        if (isRouted(plan, service)) {
            write(section.list(isHttp(service) ? "http_checks" : "tcp_checks"), service, out);
        }
    }

    /** Whether the service's section has a place for its check. */
    static boolean isRouted(FlyPlan plan, Service service) {
        Fact<Probe> probe = service.health().probe();
        if (probe.isAbsent() || probe.get() instanceof Probe.Exec || !service.isPublic()) {
            return false;
        }
        return plan.services().isHttpService(service)
                ? isHttp(service)
                : !service.protocol().is(Service.Protocol.UDP);
    }

    static boolean isHttp(Service service) {
        return service.health().probe().map(Probe.Http.class::isInstance).orElse(false);
    }

    private static void write(Sequence checks, Service service, Output.Builder out) {
        HealthCheck health = service.health();
        Mapping check = checks.from(health.probe()).add();
        check.put("interval", time(health.interval(), LEAST, out).orChosen("15s", "Fly needs one; its usual one"));
        check.put("timeout", time(health.timeout(), LEAST, out).orChosen("5s", "Fly needs one"));
        check.put(
                "grace_period",
                time(health.grace(), Duration.ZERO, out).orChosen("30s", "a process needs time to start"));
        request(check, health.probe());
        if (isHttp(service)) {
            Mapping headers = check.mapping("headers");
            headers.note("The check comes without TLS; an app that insists on it would send it elsewhere.");
            headers.put("X-Forwarded-Proto", health.probe().map(any -> "https"));
        }
    }

    /** What an HTTP check asks for; nothing of a check by TCP. */
    static void request(Mapping check, Fact<Probe> probe) {
        Fact<Probe> http = probe.filter(Probe.Http.class::isInstance);
        if (http.isPresent()) {
            check.put("method", Fact.chosen("GET", "the check reads").from(probe));
            check.put("path", http.map(value -> ((Probe.Http) value).path()));
        }
    }

    /** The time in Fly's bounds. */
    static Fact<String> time(Fact<Duration> stated, Duration least, Output.Builder out) {
        Fact<Duration> kept =
                stated.map(time -> time.compareTo(least) < 0 ? least : time.compareTo(GREATEST) > 0 ? GREATEST : time);
        if (!kept.equals(stated)) {
            out.explain(FlyFinding.CHECK_TIME, "It is " + FlyDuration.text(kept.get()) + ".", stated);
        }
        return kept.map(FlyDuration::text);
    }
}
