package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.spi.AppPorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which service answers on 80 and 443, which have ports of their own, and on which ports all of them listen.
 *
 * @see <a href="https://fly.io/docs/networking/services/">Network services</a>
 */
final class ServicePlan {
    /** The port that Fly's own examples take. */
    private static final int USUAL_PORT = 8080;

    private final FlyPlan plan;
    private final Optional<Service> http;
    private final AppPorts ports;
    private final Map<Service, Fact<Integer>> published;
    private final PlainHttp plainHttp;

    ServicePlan(FlyPlan plan) {
        this.plan = plan;
        App app = plan.app();
        http = app.services().stream().filter(ServicePlan::couldBeHttp).findFirst();
        ports = AppPorts.of(app, Fact.chosen(USUAL_PORT, "Fly names no port; this is its usual one"));
        published = ports.published(others(), http.isPresent() ? List.of(80, 443) : List.of());
        plainHttp = new PlainHttp(plan);
    }

    /** The service of [http_service]: the first public one that speaks HTTP on the usual ports. */
    Optional<Service> http() {
        return http;
    }

    boolean isHttpService(Service service) {
        return http.filter(service::equals).isPresent();
    }

    /** Public services with a port of their own, in the order of the app. */
    List<Service> others() {
        return plan.app().services().stream()
                .filter(Service::isPublic)
                .filter(service -> !isHttpService(service))
                .toList();
    }

    /** Services that only the app's own processes reach. */
    List<Service> hidden() {
        return plan.app().services().stream()
                .filter(service -> !service.isPublic())
                .toList();
    }

    /** What would make an earlier service the [http_service] if it were stated otherwise. */
    Fact<?>[] rivals() {
        return plan.app().services().stream()
                .takeWhile(service -> !isHttpService(service))
                .map(service -> !service.isPublic()
                        ? service.exposure()
                        : service.isHttp() ? service.publishedPort() : service.protocol())
                .toArray(Fact<?>[]::new);
    }

    /** Whether a service would be the [http_service] if it were stated otherwise. */
    boolean isBeforeHttp(Service service) {
        return plan.app().services().stream()
                .takeWhile(earlier -> !isHttpService(earlier))
                .anyMatch(service::equals);
    }

    /** Why this path is asked and not that of the service that would be next. */
    Fact<?>[] reasonsForPath(Function<Service, String> path) {
        List<Service> candidates = candidates();
        Service first = candidates.get(0);
        if (candidates.size() == 1 || !path.apply(first).equals(path.apply(candidates.get(1)))) {
            return new Fact<?>[] {first.name()};
        }
        Fact<String> process = plan.groupOf(first).process().name();
        boolean together =
                candidates.stream().allMatch(service -> process.path().covers(service.path()));
        return together ? new Fact<?>[] {process} : new Fact<?>[0];
    }

    /** What makes another service the [http_service]: without it the next one, and only that, would be. */
    Fact<?>[] reasonsFor(Service service) {
        return candidates().stream().skip(1).findFirst().filter(service::equals).stream()
                .map(next -> candidates().get(0).name())
                .toArray(Fact<?>[]::new);
    }

    private List<Service> candidates() {
        return plan.app().services().stream().filter(ServicePlan::couldBeHttp).toList();
    }

    /** The port inside the container. */
    Fact<Integer> internalPort(Service service) {
        return ports.inside(service);
    }

    /** The port that clients connect to, of a service in [[services]]. */
    Fact<Integer> publishedPort(Service service) {
        Fact<Integer> allotted = published.get(service);
        if (allotted == null) {
            throw new IllegalArgumentException(service.path() + " is not in [[services]]");
        }
        return allotted;
    }

    /** Whether the port that was allotted is the one that was stated. */
    boolean isAsStated(Service service) {
        return service.publishedPort().is(publishedPort(service).get());
    }

    /** Whether a service needs an address of the app's own: raw streams and datagrams cannot be told apart by name. */
    boolean isRaw(Service service) {
        return service.isPublic() && !service.isHttp();
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

    /** Where HTTP without TLS is answered. */
    PlainHttp plainHttp() {
        return plainHttp;
    }

    /** What a reference to a service stands for, which is known before anything runs. */
    Fact<String> address(EnvVariable variable, Service service, EnvValue.Attribute attribute) {
        Fact<Integer> number = isHttpService(service)
                ? Fact.chosen(443, "Fly ends TLS there").from(reasonsFor(service))
                : service.isPublic() ? publishedPort(service) : internalPort(service);
        Fact<String> host = service.isPublic()
                ? plan.appName().map(app -> app + ".fly.dev")
                : plan.groupOf(service)
                        .name()
                        .with(plan.appName(), (group, app) -> group + ".process." + app + ".internal");
        return variable.value()
                .map(any -> switch (attribute) {
                    case HOST -> host.get();
                    case PORT -> number.get().toString();
                    default -> url(service, host.get(), number.get());
                })
                .from(service.exposure())
                .from(attribute == EnvValue.Attribute.PORT ? new Fact<?>[0] : new Fact<?>[] {host})
                .from(attribute == EnvValue.Attribute.HOST ? new Fact<?>[0] : new Fact<?>[] {number})
                .from(attribute == EnvValue.Attribute.URL ? service.protocol() : service.exposure())
                .from(
                        attribute == EnvValue.Attribute.URL && service.isHttp() && others().contains(service)
                                ? plainHttp.handlers(service, number)
                                : service.exposure());
    }

    private String url(Service service, String host, int number) {
        if (isHttpService(service)) {
            return "https://" + host;
        }
        String scheme = !service.isHttp()
                ? service.protocol().get().toString()
                : service.isPublic() && number != 80 && !plainHttp.isBare(service) ? "https" : "http";
        return scheme + "://" + host + ":" + number;
    }

    private static boolean couldBeHttp(Service service) {
        return service.isPublic()
                && service.isHttp()
                && (service.publishedPort().isAbsent()
                        || service.publishedPort().is(80)
                        || service.publishedPort().is(443));
    }
}
