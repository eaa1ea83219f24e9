package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.time.Duration;

/**
 * {@code [http_service]}: the public service on 80 and 443, where Fly's proxy ends TLS.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-http_service-section">The http_service section</a>
 */
final class HttpServiceSection {
    private HttpServiceSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        plan.services().http().ifPresent(service -> write(plan, toml, service, out));
    }

    private static void write(FlyPlan plan, Mapping toml, Service service, Output.Builder out) {
        FlyPlan.Group group = plan.groupOf(service);
        Mapping http = toml.mapping("http_service")
                .from(service.name(), group.process().name())
                .from(service.protocol(), service.exposure())
                .from(plan.services().rivals());
        http.implies(service.name(), service.publishedPort());
        http.put("internal_port", plan.services().internalPort(service));
        http.put("force_https", plan.services().plainHttp().forceHttps(service));
        out.report(FlyFinding.CERTIFICATES_MIXED, plan.services().plainHttp().mixed(service));
        machines(plan, http, group.process());
        ProcessesSection.name(plan, http, group.name());
        options(http, service, service.idleTimeout());
        ServiceChecks.ofHttpService(http, service, out);
        limits(service, out);
    }

    /** When machines stop and start: only with a stop is the floor more than a reminder. */
    static void machines(FlyPlan plan, Mapping section, ProcessType process) {
        Autoscaling scaling = process.autoscaling();
        Fact<String> stop = plan.settings()
                .autoStop()
                .or(scaling.isPresent() ? Fact.chosen("stop", "autoscaling is stated") : Fact.absent(process.path()))
                .orChosen("off", "processes run until they are stopped");
        section.put("auto_stop_machines", stop);
        section.put("auto_start_machines", Fact.chosen(true, "a stopped machine starts with the next request"));
        section.put("min_machines_running", scaling.min().or(process.count().filter(count -> count > 0)));
    }

    /** The options of an HTTP handler. */
    static void options(Mapping section, Service service, Fact<Duration> idleTimeout) {
        Mapping options = section.mapping("http_options");
        if (service.protocol().is(Service.Protocol.H2C)) {
            options.put("h2_backend", service.protocol().map(any -> true));
        }
        options.put("idle_timeout", idleTimeout.map(Duration::toSeconds));
    }

    /** What Fly's proxy does not do. */
    static void limits(Service service, Output.Builder out) {
        out.report(FlyFinding.REQUEST_TIMEOUT, service.requestTimeout());
        out.report(FlyFinding.STICKY_SESSIONS, service.stickySessions());
    }
}
