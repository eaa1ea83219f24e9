package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.ProcessType;
import java.util.List;

/**
 * {@code networks}: {@code default} may have public addresses, any other network has none. A port without a load balancer
 * in {@code default} would be open to everybody.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/networking">Networking</a>
 */
final class NetworksSection {
    private static final String DEFAULT = "default";
    private static final String PRIVATE = "private";

    private NetworksSection() {}

    /** The networks of a process, and the names besides its domain under which it is reached. */
    static void write(DefangPlan plan, ProcessType process, Mapping service) {
        List<Domain> aliases = plan.domains().aliases(process);
        if (!aliases.isEmpty()) {
            Mapping networks = service.mapping("networks");
            var names = networks.mapping(DEFAULT).list("aliases");
            aliases.forEach(domain -> names.add(domain.name()));
            if (!aliases.stream().allMatch(Domain::isWildcard)) {
                plan.domains().first(process).ifPresent(first -> names.from(first.name()));
            }
            if (plan.hasPrivateNetwork()) {
                networks.mapping(PRIVATE).evenIfEmpty().from(plan.onlyReasonForPrivate());
            }
        } else if (plan.ports().isHidden(process)) {
            service.put(
                    "networks",
                    Fact.chosen(List.of(PRIVATE), "a port without a load balancer is open to everybody in 'default'")
                            .from(plan.ports().of(process).stream()
                                    .map(port -> port.service().exposure())
                                    .toArray(Fact<?>[]::new)));
        } else {
            both(plan, service);
        }
    }

    /** The networks of what is not reached and reaches everything. */
    static void both(DefangPlan plan, Mapping service) {
        if (plan.hasPrivateNetwork()) {
            service.put(
                    "networks",
                    Fact.chosen(List.of(DEFAULT, PRIVATE), "servers for data are in 'private'")
                            .from(plan.onlyReasonForPrivate()));
        }
    }

    /** The network of a server for data. */
    static void hidden(Mapping service) {
        service.put("networks", Fact.chosen(List.of(PRIVATE), "nobody outside reaches it"));
    }

    /** The networks of the project. */
    static void declare(DefangPlan plan, Mapping root) {
        if (plan.hasPrivateNetwork()) {
            Mapping networks = root.mapping("networks").from(plan.onlyReasonForPrivate());
            networks.mapping(DEFAULT).evenIfEmpty();
            networks.mapping(PRIVATE).evenIfEmpty();
        }
    }
}
