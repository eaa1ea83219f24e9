package dev.portolan.spi;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * On which ports the services of an app listen, for a target that names no port by itself: services without a port of
 * their own listen on the one of the variable PORT.
 */
public final class AppPorts {
    /** Where the search for a free public port begins: the usual second port for TLS. */
    private static final int FIRST_FREE = 8443;

    private static final int GREATEST = 65_535;

    private final App app;
    private final Fact<Integer> port;

    private AppPorts(App app, Fact<Integer> port) {
        this.app = app;
        this.port = port;
    }

    /**
     * The ports of an app.
     *
     * @param usual the port for PORT where the app states no number for it
     */
    public static AppPorts of(App app, Fact<Integer> usual) {
        return new AppPorts(
                app,
                variable(app)
                        .flatMap(variable -> variable.literal()
                                .filter(AppPorts::isPort)
                                .map(Integer::parseInt)
                                .toOptional()
                                .map(number -> variable.value().map(any -> number)))
                        .orElse(usual));
    }

    /** The port that PORT holds. */
    public Fact<Integer> port() {
        return port;
    }

    /** The variable PORT, where the app states it. */
    public Optional<EnvVariable> variable() {
        return variable(app);
    }

    /**
     * The text for PORT: absent where none of these services listens on it, and where the app keeps it as a secret.
     *
     * @param services those that see the variable
     */
    public Fact<String> assigned(List<Service> services) {
        Fact<?>[] asking =
                services.stream().filter(AppPorts::isAsking).map(Service::name).toArray(Fact<?>[]::new);
        Fact<EnvValue> stated = variable().map(EnvVariable::value).orElse(Fact.absent(FactPath.of("env", "PORT")));
        if (asking.length == 0 || stated.map(EnvValue.Secret.class::isInstance).orElse(false)) {
            return Fact.absent(stated.path());
        }
        Fact<String> text = port.map(String::valueOf).from(stated);
        return asking.length == 1 ? text.from(asking) : text;
    }

    /** Whether a service listens on the port that PORT holds. */
    public boolean isAsked() {
        return app.services().stream().anyMatch(AppPorts::isAsking);
    }

    /** Whether this service listens on the port that PORT holds. */
    public static boolean isAsking(Service service) {
        return service.port().map(value -> value.fixed().isEmpty()).orElse(true);
    }

    /** The port inside the container. */
    public Fact<Integer> inside(Service service) {
        return service.port()
                .flatMap(value -> value.fixed()
                        .map(number -> service.port().map(any -> number))
                        .orElse(port))
                .or(port);
    }

    /**
     * The ports that clients connect to, of services that each need one to themselves: the stated one, else the one inside
     * the container, else the next free one from 8443 on. Ports of TCP and UDP are apart.
     *
     * @param services the services, the first of which are served first
     * @param taken the ports of TCP that something else holds
     */
    public Map<Service, Fact<Integer>> published(List<Service> services, List<Integer> taken) {
        Map<Service, Fact<Integer>> published = new LinkedHashMap<>();
        Set<String> held = new LinkedHashSet<>();
        taken.forEach(number -> held.add("tcp " + number));
        List<Service> waiting = new ArrayList<>();
        for (Service service : services) {
            Fact<Integer> stated = service.publishedPort();
            if (stated.isPresent() && held.add(transport(service) + " " + stated.get())) {
                published.put(service, stated);
            } else {
                waiting.add(service);
            }
        }
        for (Service service : waiting) {
            int free = IntStream.concat(
                            service.publishedPort().isPresent()
                                    ? IntStream.empty()
                                    : IntStream.of(inside(service).get()),
                            IntStream.iterate(FIRST_FREE, next -> next + 1))
                    .filter(number -> held.add(transport(service) + " " + number))
                    .findFirst()
                    .orElseThrow();
            published.put(
                    service,
                    inside(service)
                            .from(service.publishedPort(), service.name())
                            .map(any -> free));
        }
        return published;
    }

    /** The protocol below that of the service: {@code tcp} or {@code udp}. */
    public static String transport(Service service) {
        return service.protocol().is(Service.Protocol.UDP) ? "udp" : "tcp";
    }

    private static Optional<EnvVariable> variable(App app) {
        return app.env().stream().filter(variable -> variable.name().is("PORT")).findFirst();
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= GREATEST;
    }
}
