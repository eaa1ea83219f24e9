package dev.portolan.defang;

import dev.portolan.model.Domain;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which process answers under which host names. Defang has one name for a service and takes further ones as aliases.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/domains">Domains</a>
 */
final class DomainPlan {
    private final DefangPlan plan;
    private final Optional<ProcessType> usual;

    DomainPlan(DefangPlan plan) {
        this.plan = plan;
        usual = plan.app().processes().stream()
                .filter(process -> plan.ports().ingress(process).isPresent())
                .findFirst();
    }

    /** The process that answers under a name; none where no load balancer stands before what is meant. */
    Optional<ProcessType> processOf(Domain domain) {
        if (domain.service().isAbsent()) {
            return usual;
        }
        Service service = plan.app().resolve(domain.service().get());
        ProcessType owner = plan.ownerOf(service);
        return service.isPublic()
                        && service.isHttp()
                        && plan.ports().ingress(owner).isPresent()
                ? Optional.of(owner)
                : Optional.empty();
    }

    /** The name of a process: the first that is one name and not all below it. */
    Optional<Domain> first(ProcessType process) {
        return all(process).stream().filter(domain -> !domain.isWildcard()).findFirst();
    }

    /** The further names of a process. */
    List<Domain> aliases(ProcessType process) {
        Optional<Domain> first = first(process);
        return all(process).stream()
                .filter(domain -> !Objects.equals(domain, first.orElse(null)))
                .toList();
    }

    private List<Domain> all(ProcessType process) {
        return plan.app().domains().stream()
                .filter(domain -> processOf(domain).filter(process::equals).isPresent())
                .toList();
    }
}
