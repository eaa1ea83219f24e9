package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * {@code ports}: {@code ingress} behind the load balancer, {@code host} for all else. What Defang calls a protocol stands in
 * {@code app_protocol}, since docker compose takes tcp and udp only.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/compose#ports">ports</a>
 */
final class PortsSection {
    private PortsSection() {}

    static void write(DefangPlan plan, ProcessType process, Mapping service) {
        var ports = service.list("ports", "target");
        for (PortPlan.Port port : plan.ports().of(process)) {
            Mapping item = ports.add();
            boolean isContested = plan.ports().isContested(process, port.service());
            if (!isContested) {
                item.from(port.service().name());
            }
            item.put(
                    "mode",
                    Fact.chosen(
                            port.isIngress() ? "ingress" : "host",
                            port.isIngress()
                                    ? "the load balancer sends requests here"
                                    : "no load balancer is before it"));
            item.put("target", port.target());
            if (port.service().isPublic()) {
                Fact<String> published = port.target().map(String::valueOf);
                item.put(
                        "published",
                        isContested ? published : published.from(port.service().exposure()));
                item.implies(port.service().exposure());
            }
            protocol(port.service(), item);
            item.implies(port.service().port());
            item.implies(port.service().publishedPort().filter(number -> isWhatDefangDoes(port, number)));
        }
    }

    private static void protocol(Service service, Mapping item) {
        if (service.isHttp()) {
            item.put(
                    "app_protocol",
                    service.protocol()
                            .map(protocol -> protocol == Service.Protocol.H2C ? "http2" : "http")
                            .orChosen("http", "nothing else is stated"));
        } else {
            item.put("protocol", service.protocol().map(Object::toString), "tcp");
        }
    }

    /** Behind the load balancer clients use 443; any other port is reached as the container has it. */
    private static boolean isWhatDefangDoes(PortPlan.Port port, int number) {
        return port.isIngress() ? number == 80 || number == 443 : port.target().is(number);
    }

    /** Says what became of services that Defang cannot offer as they are. */
    static void tell(DefangPlan plan, Output.Builder out) {
        for (ProcessType process : plan.app().processes()) {
            for (Service service : process.services()) {
                switch (plan.ports().place(process, service)) {
                    case TOO_HIGH -> out.report(DefangFinding.PORT_TOO_HIGH, service.name());
                    case TAKEN -> out.report(DefangFinding.PORT_TAKEN, service.name());
                    case BESIDE_PUBLIC -> out.report(DefangFinding.PORT_BESIDE_PUBLIC, service.name());
                    case WRITTEN ->
                        written(plan, new PortPlan.Port(service, plan.ports().target(service)), out);
                }
            }
            List<PortPlan.Port> ports = plan.ports().of(process);
            boolean isCrowded = ports.size() > 1 && ports.stream().anyMatch(PortPlan.Port::isIngress);
            if (isCrowded && plan.cloud() != Cloud.AWS) {
                out.report(
                        CloudFinding.SEVERAL_PORTS,
                        ports.stream().map(port -> port.service().name()).toArray(Fact<?>[]::new));
            }
        }
    }

    private static void written(DefangPlan plan, PortPlan.Port port, Output.Builder out) {
        Service service = port.service();
        out.report(
                DefangFinding.PUBLISHED_PORT,
                service.publishedPort().filter(number -> !isWhatDefangDoes(port, number)));
        out.report(DefangFinding.REQUEST_TIMEOUT, service.requestTimeout(), service.idleTimeout());
        out.report(DefangFinding.STICKY_SESSIONS, service.stickySessions());
        if (service.isPublic() && !port.isIngress()) {
            out.report(DefangFinding.RAW_PORT, service.protocol());
        }
        if (!service.isPublic() && plan.cloud() == Cloud.GCP) {
            out.report(CloudFinding.HOST_PORT_ON_GCP, service.name());
        }
    }
}
