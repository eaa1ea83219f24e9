package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;

/**
 * {@code [[services]]}: public services on ports of their own. A port without handlers passes its bytes on as they are;
 * the handlers {@code tls} and {@code http} end TLS and speak HTTP.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-services-sections">The services sections</a>
 */
final class ServicesSection {
    private ServicesSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        for (Service service : plan.services().others()) {
            write(plan, toml, service, out);
        }
        for (Service service : plan.services().hidden()) {
            hidden(toml, service, out);
        }
    }

    private static void write(FlyPlan plan, Mapping toml, Service service, Output.Builder out) {
        boolean udp = service.protocol().is(Service.Protocol.UDP);
        FlyPlan.Group group = plan.groupOf(service);
        Mapping section = toml.list("services", "internal_port")
                .add()
                .from(service.name(), service.protocol(), service.exposure())
                .from(plan.services().reasonsFor(service));
        section.put(
                "protocol", service.protocol().map(any -> udp ? "udp" : "tcp").orChosen("tcp", "HTTP runs on it"));
        section.put("internal_port", plan.services().internalPort(service));
        if (!udp) {
            HttpServiceSection.machines(plan, section, group.process());
        }
        ProcessesSection.name(plan, section, group.name());
        Mapping port = section.list("ports").add();
        port.put("port", plan.services().publishedPort(service));
        if (service.isHttp()) {
            PlainHttp plain = plan.services().plainHttp();
            port.put("handlers", plain.handlers(service, plan.services().publishedPort(service)));
            out.report(FlyFinding.CERTIFICATES_MIXED, plain.mixed(service));
            HttpServiceSection.options(port, service, service.idleTimeout());
        } else {
            out.report(FlyFinding.SERVER_HAS_NO_SUCH, service.idleTimeout());
        }
        ServiceChecks.ofService(plan, section, service, out);
        HttpServiceSection.limits(service, out);
        tell(plan, service, out);
    }

    private static void tell(FlyPlan plan, Service service, Output.Builder out) {
        if (!plan.services().isAsStated(service)) {
            out.report(FlyFinding.PUBLISHED_PORT_CHOSEN, service.name(), service.publishedPort());
        }
        if (!service.isHttp()) {
            boolean dedicated = plan.settings().ipv4().is("dedicated");
            out.report(dedicated ? FlyFinding.DEDICATED_ADDRESS : FlyFinding.RAW_PORT, service.protocol());
        }
        out.report(FlyFinding.UDP_ADDRESS, service.protocol().filter(Service.Protocol.UDP::equals));
    }

    /** Every machine is reached by every other one of the organization: no section is needed. */
    private static void hidden(Mapping toml, Service service, Output.Builder out) {
        toml.implies(service.name(), service.exposure(), service.protocol(), service.port(), service.publishedPort());
        toml.implies(service.idleTimeout(), service.requestTimeout());
        out.report(FlyFinding.STICKY_SESSIONS, service.stickySessions());
    }
}
