package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where HTTP without TLS is answered: it depends on the domains that lead to a service, since on Fly a port has one rule
 * for all of them.
 *
 * @see <a href="https://fly.io/docs/networking/services/#connection-handlers">Connection handlers</a>
 */
final class PlainHttp {
    private final List<Domain> domains;
    private final Map<Domain, FactPath> services = new LinkedHashMap<>();

    /** What is decided by the number of domains without a certificate, and of those with one. */
    private interface Rule {
        boolean test(int bare, int secured);
    }

    PlainHttp(FlyPlan plan) {
        domains = plan.app().domains();
        domains.forEach(
                domain -> plan.app().serviceOf(domain).ifPresent(service -> services.put(domain, service.path())));
    }

    /** Whether the service of [http_service] sends plain HTTP on to HTTPS: not where one domain has no certificate. */
    Fact<Boolean> forceHttps(Service http) {
        Rule open = (bare, secured) -> bare > 0;
        boolean plain = decide(http, open);
        return Fact.chosen(
                        !plain,
                        plain
                                ? "a domain that leads to it has no certificate"
                                : "browsers are sent to the encrypted address")
                .from(reasons(http, open));
    }

    /** The handlers of a port of its own: without TLS where no domain that leads there has a certificate. */
    Fact<List<String>> handlers(Service service, Fact<Integer> port) {
        if (port.is(80)) {
            return Fact.chosen(List.of("http"), "it is the port of HTTP without TLS");
        }
        Rule bareOnly = (bare, secured) -> bare > 0 && secured == 0;
        return (decide(service, bareOnly)
                        ? Fact.chosen(List.of("http"), "no domain that leads to it has a certificate")
                        : Fact.chosen(List.of("tls", "http"), "Fly ends TLS"))
                .from(reasons(service, bareOnly));
    }

    /** Whether no domain that leads to a service has a certificate. */
    boolean isBare(Service service) {
        return decide(service, (bare, secured) -> bare > 0 && secured == 0);
    }

    /** The certificates that are none, where another domain of the same service has one; empty if there are none such. */
    Fact<?>[] mixed(Service service) {
        boolean isMixed = decide(service, (bare, secured) -> bare > 0 && secured > 0);
        return domains.stream()
                .filter(domain -> isMixed && leadsTo(domain, service) && hasNone(domain))
                .map(Domain::tls)
                .toArray(Fact<?>[]::new);
    }

    private boolean decide(Service service, Rule rule) {
        return rule.test(count(service, true), count(service, false));
    }

    private int count(Service service, boolean bare) {
        return (int) domains.stream()
                .filter(domain -> leadsTo(domain, service) && hasNone(domain) == bare)
                .count();
    }

    /** What of which domain would change the answer by itself: its certificate, or the service that it leads to. */
    private Fact<?>[] reasons(Service service, Rule rule) {
        int bare = count(service, true);
        int secured = count(service, false);
        boolean answer = rule.test(bare, secured);
        List<Fact<?>> reasons = new ArrayList<>();
        for (Domain domain : domains) {
            boolean leads = leadsTo(domain, service);
            int isBare = hasNone(domain) ? 1 : 0;
            int change = leads ? -1 : 1;
            if (leads && rule.test(bare + 1 - 2 * isBare, secured - 1 + 2 * isBare) != answer) {
                reasons.add(domain.tls());
            }
            if (rule.test(bare + change * isBare, secured + change * (1 - isBare)) != answer) {
                reasons.add(domain.service());
            }
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    private boolean leadsTo(Domain domain, Service service) {
        return service.path().equals(services.get(domain));
    }

    private static boolean hasNone(Domain domain) {
        return domain.tls().is(Domain.Tls.NONE);
    }
}
