package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.spi.AppPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which services kamal-proxy serves, which have a port of the server to themselves, and on which ports all of them
 * listen.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/proxy/">Proxy</a>
 */
final class ServicePlan {
    /** The port that apps on Kamal usually listen on, and others where a service has that one fixed. */
    private static final List<Integer> USUAL_PORTS = List.of(3000, 8080, 5000, 3001);

    private final KamalPlan plan;
    private final List<Service> candidates;
    private final AppPorts ports;
    private final Map<Service, Fact<Integer>> published;

    ServicePlan(KamalPlan plan) {
        this.plan = plan;
        candidates = plan.app().services().stream()
                .filter(ServicePlan::couldBeProxied)
                .toList();
        ports = AppPorts.of(plan.app(), freePort());
        List<Service> apart = plan.app().services().stream()
                .filter(service -> service.isPublic() && !isProxied(service))
                .toList();
        published = ports.published(apart, List.of(80, 443, 22));
    }

    /** The service that answers where no domain says otherwise: the first public one that speaks HTTP. */
    Optional<Service> main() {
        return candidates.stream().findFirst();
    }

    boolean isMain(Service service) {
        return main().equals(Optional.of(service));
    }

    /** What a role answers by the proxy: one service at most. */
    Optional<Service> proxied(RolePlan.Role role) {
        return role.process().stream()
                .flatMap(process -> process.services().stream())
                .filter(this::isProxied)
                .findFirst();
    }

    /** Whether the proxy serves it: the main one, and others that have host names of their own. */
    boolean isProxied(Service service) {
        if (isMain(service) || !candidates.contains(service) || hasMain(service)) {
            return isMain(service);
        }
        return candidates.stream()
                .filter(other -> other.path().parent().equals(service.path().parent()))
                .filter(this::hasDomain)
                .findFirst()
                .equals(Optional.of(service));
    }

    /** Public services that have a port of the server to themselves. */
    List<Service> published(RolePlan.Role role) {
        return role.process().stream()
                .flatMap(process -> process.services().stream())
                .filter(published::containsKey)
                .toList();
    }

    /** Services that only the app's own containers reach. */
    List<Service> hidden(RolePlan.Role role) {
        return role.process().stream()
                .flatMap(process -> process.services().stream())
                .filter(service -> !service.isPublic())
                .toList();
    }

    /** The domains under which the proxy serves it. */
    List<Domain> domains(Service service) {
        return plan.app().domains().stream()
                .filter(domain -> domain.service()
                        .map(target -> target.path().equals(service.path()))
                        .orElse(isMain(service)))
                .toList();
    }

    /** The service that answers under a domain, if the proxy serves one there. */
    Optional<Service> answering(Domain domain) {
        return candidates.stream()
                .filter(this::isProxied)
                .filter(service -> domains(service).contains(domain))
                .findFirst();
    }

    /** What would make an earlier service the main one if it were stated otherwise. */
    Fact<?>[] rivals(Service service) {
        return isMain(service)
                ? plan.app().services().stream()
                        .takeWhile(other -> !other.equals(service))
                        .map(other -> !other.isPublic()
                                ? other.exposure()
                                : other.isHttp() ? other.publishedPort() : other.protocol())
                        .toArray(Fact<?>[]::new)
                : new Fact<?>[0];
    }

    /** What keeps a service from being the main one: without it the next one, and only that, would be. */
    Fact<?>[] reasonsFor(Service service) {
        return candidates.stream().skip(1).findFirst().filter(service::equals).stream()
                .map(next -> candidates.get(0).name())
                .toArray(Fact<?>[]::new);
    }

    /** Why the main service is asked and not the one that would be next, where that one would answer otherwise. */
    Fact<?>[] reasonsForMain(Function<Service, Object> answer) {
        Service first = candidates.get(0);
        if (candidates.size() == 1 || !answer.apply(first).equals(answer.apply(candidates.get(1)))) {
            return new Fact<?>[] {first.name()};
        }
        FactPath process = first.path().parent().parent();
        return candidates.stream().allMatch(service -> process.covers(service.path()))
                ? new Fact<?>[] {plan.app().processOf(first).name()}
                : new Fact<?>[0];
    }

    /** The service that would be the main one without the present one. */
    Optional<Service> next() {
        return candidates.stream().skip(1).findFirst();
    }

    /** Whether no other service could take its place. */
    boolean isOnly(Service service) {
        return candidates.equals(List.of(service));
    }

    /** The port inside the container. */
    Fact<Integer> internalPort(Service service) {
        return ports.inside(service);
    }

    /** The port of the server, of a service that has one to itself. */
    Fact<Integer> publishedPort(Service service) {
        Fact<Integer> allotted = published.get(service);
        if (allotted == null) {
            throw new IllegalArgumentException(service.path() + " has no port of the server");
        }
        return allotted;
    }

    /** The port for PORT, where a service listens on the port that the platform names. */
    Fact<String> assignedPort() {
        return ports.assigned(plan.app().services());
    }

    /** Whether a service listens on the port that the platform names. */
    boolean isPortAsked() {
        return ports.isAsked();
    }

    /** The variable PORT, where the app states it. */
    Optional<EnvVariable> environment() {
        return ports.variable();
    }

    /** The name by which the app's containers on the same server reach a role. */
    Fact<String> alias(RolePlan.Role role) {
        return role.name().with(plan.stageName(), (name, stage) -> name + "." + stage);
    }

    /** What a reference to a service stands for, which is known before anything runs. */
    Fact<String> address(EnvVariable variable, Service service, EnvValue.Attribute attribute) {
        boolean isProxied = isProxied(service);
        var tls = new CertificatePlan(plan, service);
        Fact<String> host = isProxied
                ? domains(service).stream()
                        .filter(domain -> !domain.isWildcard())
                        .findFirst()
                        .map(Domain::name)
                        .orElse(plan.firstHost())
                : service.isPublic() ? plan.firstHost() : alias(plan.roles().of(service));
        Fact<Integer> number = isProxied
                ? Fact.chosen(tls.isEncrypted() ? 443 : 80, "kamal-proxy listens there")
                        .from(tls.reasonsForTls())
                        .from(reasonsFor(service))
                : service.isPublic() ? publishedPort(service) : internalPort(service);
        String scheme = scheme(service, isProxied, tls);
        return variable.value()
                .map(any -> switch (attribute) {
                    case HOST -> host.get();
                    case PORT -> number.get().toString();
                    default -> scheme + "://" + host.get() + (isProxied ? "" : ":" + number.get());
                })
                .from(service.exposure())
                .from(attribute == EnvValue.Attribute.PORT ? new Fact<?>[0] : new Fact<?>[] {host})
                .from(attribute == EnvValue.Attribute.HOST ? new Fact<?>[0] : new Fact<?>[] {number})
                .from(attribute == EnvValue.Attribute.URL ? service.protocol() : service.exposure());
    }

    private static String scheme(Service service, boolean isProxied, CertificatePlan tls) {
        if (isProxied) {
            return tls.isEncrypted() ? "https" : "http";
        }
        return service.isHttp() ? "http" : service.protocol().get().toString();
    }

    /** A number of its own tells PORT from what a service has fixed. */
    private Fact<Integer> freePort() {
        List<Fact<?>> reasons = new ArrayList<>();
        for (int number : USUAL_PORTS) {
            List<Fact<?>> fixed = new ArrayList<>();
            plan.app().services().stream()
                    .map(Service::port)
                    .filter(stated -> stated.is(ContainerPort.of(number)))
                    .forEach(fixed::add);
            if (fixed.isEmpty()) {
                return Fact.chosen(number, "no port is stated").from(reasons.toArray(Fact<?>[]::new));
            }
            reasons.addAll(List.of(RolePlan.only(fixed)));
        }
        return Fact.chosen(USUAL_PORTS.get(0), "no port is stated");
    }

    private boolean hasMain(Service service) {
        return main().map(other -> other.path().parent().equals(service.path().parent()))
                .orElse(false);
    }

    private boolean hasDomain(Service service) {
        return !domains(service).isEmpty();
    }

    private static boolean couldBeProxied(Service service) {
        return service.isPublic()
                && service.isHttp()
                && (service.publishedPort().isAbsent()
                        || service.publishedPort().is(80)
                        || service.publishedPort().is(443));
    }
}
