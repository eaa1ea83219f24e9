package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import dev.portolan.naming.Names;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which domains lead to which services, and where their certificates come from. */
final class DomainPlan {
    private final AwsPlan plan;
    private final Names blocks = new Names(TerraformFile.NAME);

    DomainPlan(AwsPlan plan) {
        this.plan = plan;
    }

    /** The public service that answers under a domain, if there is one. */
    Optional<Service> serviceOf(Domain domain) {
        ServicePlan services = plan.services();
        if (domain.service().isPresent()) {
            return plan.app().find(domain.service().get()).filter(Service::isPublic);
        }
        return services.front()
                .or(() -> services.balanced().stream().findFirst())
                .or(() -> services.raw().stream().findFirst());
    }

    /** Domains that lead to the application load balancer. */
    List<Domain> balanced() {
        return domains(domain -> serviceOf(domain).filter(Service::isHttp).isPresent());
    }

    /** Domains that lead to the network load balancer. */
    List<Domain> raw() {
        return domains(
                domain -> serviceOf(domain).filter(service -> !service.isHttp()).isPresent());
    }

    /** Domains under which nothing answers. */
    List<Domain> unserved() {
        return domains(domain -> serviceOf(domain).isEmpty());
    }

    /** Domains in the certificate that Terraform orders. */
    List<Domain> managed() {
        return balanced().stream()
                .filter(domain -> plan.settings().certificate().isAbsent()
                        && !domain.tls().is(Domain.Tls.OWN)
                        && !domain.tls().is(Domain.Tls.NONE))
                .toList();
    }

    /** Domains whose owner brings the certificate. */
    List<Domain> own() {
        return balanced().stream()
                .filter(domain ->
                        plan.settings().certificate().isAbsent() && domain.tls().is(Domain.Tls.OWN))
                .toList();
    }

    /** Domains without a certificate. */
    List<Domain> plain() {
        return balanced().stream()
                .filter(domain -> domain.tls().is(Domain.Tls.NONE))
                .toList();
    }

    /** Whether the application load balancer speaks TLS. */
    boolean isSecure() {
        return plan.settings().certificate().isPresent()
                || balanced().stream().anyMatch(domain -> !domain.tls().is(Domain.Tls.NONE));
    }

    /** The domain without which it would not. */
    Fact<?>[] reasonsForTls() {
        return AwsPlan.only(balanced().stream()
                .filter(domain -> !domain.tls().is(Domain.Tls.NONE))
                .toList());
    }

    /** What decides whether a service answers under a domain, and by which load balancer. */
    Fact<?>[] reasons(Domain domain) {
        if (domain.service().isAbsent()) {
            return AwsPlan.only(plan.services().balanced());
        }
        return serviceOf(domain)
                .map(service -> new Fact<?>[] {service.exposure(), service.protocol()})
                .orElse(new Fact<?>[0]);
    }

    /** What decides whether anything answers under a domain. */
    Fact<?>[] reasonsForServing(Domain domain) {
        if (domain.service().isAbsent()) {
            List<Service> open = new ArrayList<>(plan.services().balanced());
            open.addAll(plan.services().raw());
            return AwsPlan.only(open);
        }
        return serviceOf(domain)
                .map(service -> new Fact<?>[] {service.exposure()})
                .orElse(new Fact<?>[0]);
    }

    /** What decides whether there is any certificate: the only domain that asks for one, and its service. */
    Fact<?>[] reasonsForCertificate() {
        List<Domain> asking = new ArrayList<>(managed());
        asking.addAll(own());
        List<Fact<?>> all = new ArrayList<>(Arrays.asList(AwsPlan.only(asking)));
        List<Service> services = asking.stream()
                .flatMap(domain -> serviceOf(domain).stream())
                .distinct()
                .toList();
        if (services.size() == 1) {
            all.addAll(Arrays.asList(reasons(asking.get(0))));
        }
        return all.toArray(Fact<?>[]::new);
    }

    /** The domain under which a service is told to others: the first that has no wildcard. */
    Optional<Domain> addressOf(Service service) {
        return balanced().stream()
                .filter(domain -> !domain.isWildcard()
                        && serviceOf(domain).filter(service::equals).isPresent())
                .findFirst();
    }

    /** The name of what belongs to a domain in Terraform. */
    Fact<String> block(Domain domain) {
        return blocks.of(domain.name());
    }

    /** Whether the hosted zone that is set holds the domain. */
    boolean isInZone(Domain domain) {
        return plan.settings()
                .zone()
                .map(zone -> ("." + domain.name().get()).endsWith("." + zone))
                .orElse(false);
    }

    private List<Domain> domains(Predicate<Domain> which) {
        return plan.app().domains().stream().filter(which).toList();
    }
}
