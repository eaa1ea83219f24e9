package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * Who ends TLS for a service: Kamal has one answer for all its host names. The proxy fetches certificates on one server
 * only and not for wildcards; with one of the owner's it serves all.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/proxy/#ssl">ssl</a>
 */
final class CertificatePlan {
    private final List<Domain> domains;
    private final List<Domain> own;
    private final List<Domain> encrypted;
    private final boolean isBalanced;

    CertificatePlan(KamalPlan plan, Service service) {
        domains = plan.services().isProxied(service) ? plan.services().domains(service) : List.of();
        encrypted = domains.stream()
                .filter(domain -> !domain.tls().is(Domain.Tls.NONE))
                .toList();
        // A wildcard among the names keeps the proxy from fetching any, even where that one is to be plain.
        own = encrypted.isEmpty()
                ? List.of()
                : domains.stream()
                        .filter(domain -> domain.tls().is(Domain.Tls.OWN) || domain.isWildcard())
                        .toList();
        isBalanced = plan.roles().of(service).hosts().size() > 1;
    }

    /** Whether a load balancer in front of several servers has to end TLS. */
    boolean isBalanced() {
        return isBalanced && !encrypted.isEmpty();
    }

    /** Whether the certificate is the owner's. */
    boolean isOwn() {
        return !isBalanced && !own.isEmpty();
    }

    /** Whether the proxy fetches the certificates. */
    boolean isManaged() {
        return !isBalanced && own.isEmpty() && !encrypted.isEmpty();
    }

    /** Whether users connect by TLS. */
    boolean isEncrypted() {
        return !encrypted.isEmpty();
    }

    /** What decides it: without it, or stated otherwise, the answer would be another one. */
    Fact<?>[] reasons() {
        List<Domain> deciding = isOwn() ? own : encrypted;
        List<Fact<?>> reasons = new ArrayList<>();
        if (isOwn() && encrypted.size() == 1) {
            reasons.add(encrypted.get(0).name());
        }
        if (deciding.size() == 1) {
            reasons.add(deciding.get(0).name());
        } else if (isManaged()) {
            deciding.forEach(domain -> reasons.add(domain.tls()));
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    /** What decides whether users connect by TLS at all. */
    Fact<?>[] reasonsForTls() {
        return encrypted.size() == 1 ? new Fact<?>[] {encrypted.get(0).name()} : new Fact<?>[0];
    }

    /** Domains that users reach without TLS although others have it. */
    List<Fact<?>> plain() {
        List<Fact<?>> plain = new ArrayList<>();
        domains.stream().map(Domain::tls).filter(tls -> tls.is(Domain.Tls.NONE)).forEach(plain::add);
        return isManaged() ? plain : List.of();
    }

    /** What is stated of certificates and does not decide. */
    List<Fact<?>> overruled() {
        List<Fact<?>> overruled = new ArrayList<>();
        for (Domain domain : domains) {
            boolean honoured = isOwn()
                    ? domain.tls().is(Domain.Tls.OWN)
                    : !isBalanced() || domain.tls().is(Domain.Tls.NONE);
            if (!honoured && domain.tls().isPresent()) {
                overruled.add(domain.tls());
            }
        }
        return overruled;
    }
}
