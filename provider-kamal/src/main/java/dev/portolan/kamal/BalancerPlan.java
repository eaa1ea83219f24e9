package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.List;

/** Whether a load balancer stands before the servers, whether it ends TLS, and what makes it so. */
final class BalancerPlan {
    private final InfraPlan infra;
    private final KamalPlan plan;

    BalancerPlan(InfraPlan infra) {
        this.infra = infra;
        plan = infra.kamal();
    }

    /** Whether a load balancer stands before several servers. */
    boolean isBalanced() {
        return infra.rentsServers()
                && plan.services().main().filter(this::isSpread).isPresent();
    }

    private boolean isSpread(Service service) {
        return plan.roles().of(service).hosts().size() > 1;
    }

    /** Whether the balancer ends TLS. */
    boolean needsCertificate() {
        return isBalanced() && new CertificatePlan(plan, plan.services().main().orElseThrow()).isEncrypted();
    }

    /** What makes the proxy answer, where nothing else would. */
    Fact<?>[] reasonsForHttp() {
        List<Service> answering = plan.app().services().stream()
                .filter(service -> service.isPublic() && service.isHttp())
                .filter(service ->
                        service.publishedPort().isAbsent() || plan.services().isMain(service))
                .toList();
        return answering.size() == 1 ? ofService(answering.get(0)) : new Fact<?>[0];
    }

    /** What puts a balancer before several servers, or keeps it away: otherwise, or without it, it would not be so. */
    Fact<?>[] reasonsForBalance() {
        if (!infra.rentsServers() || infra.servers().size() == 1 || !infra.answersHttp()) {
            return new Fact<?>[0];
        }
        Service main = plan.services().main().orElseThrow();
        List<Fact<?>> reasons = new ArrayList<>(List.of(plan.roles().of(main).honoured()));
        if (plan.services().next().filter(this::isSpread).isPresent() != isBalanced()) {
            reasons.addAll(List.of(ofService(main)));
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    /** What makes the balancer end TLS, or keeps it from that. */
    Fact<?>[] reasonsForCertificate() {
        if (!infra.rentsServers() || infra.servers().size() == 1 || !infra.answersHttp()) {
            return new Fact<?>[0];
        }
        Service main = plan.services().main().orElseThrow();
        List<Fact<?>> reasons = new ArrayList<>();
        if (isEncrypted(main)) {
            reasons.add(plan.roles().of(main).honoured());
        }
        if (isBalanced()) {
            reasons.addAll(List.of(new CertificatePlan(plan, main).reasonsForTls()));
        }
        if (plan.services()
                        .next()
                        .filter(next -> isSpread(next) && isEncrypted(next))
                        .isPresent()
                != needsCertificate()) {
            reasons.addAll(List.of(ofService(main)));
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    /** Whether users would reach it by TLS if it were the main one, which has all domains that name no other. */
    private boolean isEncrypted(Service service) {
        return plan.app().domains().stream()
                .filter(domain -> !domain.tls().is(Domain.Tls.NONE))
                .anyMatch(domain -> domain.service()
                        .map(target -> target.path().equals(service.path()))
                        .orElse(true));
    }

    private static Fact<?>[] ofService(Service service) {
        return new Fact<?>[] {service.name(), service.exposure(), service.protocol(), service.publishedPort()};
    }
}
