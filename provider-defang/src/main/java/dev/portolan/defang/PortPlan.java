package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which ports of a process Defang can offer, and on which port it listens.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/networking">Networking</a>
 */
final class PortPlan {
    /** Defang refuses higher ones. */
    static final int GREATEST = 32_767;

    /** The port that the examples of web frameworks take. */
    private static final int USUAL = 3000;

    private final Fact<Integer> assigned;
    private final Optional<EnvVariable> stated;

    PortPlan(App app) {
        stated = app.env().stream()
                .filter(variable -> variable.name().is("PORT"))
                .findFirst();
        assigned = stated.map(EnvVariable::literal)
                .orElse(Fact.absent(FactPath.of("env", "PORT")))
                .filter(PortPlan::isPort)
                .map(Integer::valueOf)
                .orChosen(USUAL, "Defang names no port; it is told in PORT");
    }

    /**
     * A port that is written.
     *
     * @param service the service behind it
     * @param target the port inside the container
     */
    record Port(Service service, Fact<Integer> target) {
        /** Whether a load balancer stands in front of it. */
        boolean isIngress() {
            return service.isPublic() && service.isHttp();
        }
    }

    /** Where a service of a process stands in the file. */
    enum Place {
        /** Among the ports. */
        WRITTEN,
        /** Defang refuses its number. */
        TOO_HIGH,
        /** Another service of the process listens on the same port. */
        TAKEN,
        /** It would be open to anybody, as another port of the process is. */
        BESIDE_PUBLIC
    }

    /** Whether another service of the process would be on the same port if this one were not there. */
    boolean isContested(ProcessType process, Service service) {
        return process.services().stream()
                .anyMatch(other -> !other.equals(service)
                        && target(other).is(target(service).get()));
    }

    /** The ports of a process, in the order of its services. */
    List<Port> of(ProcessType process) {
        return process.services().stream()
                .filter(service -> place(process, service) == Place.WRITTEN)
                .map(service -> new Port(service, target(service)))
                .toList();
    }

    /** What becomes of a service of a process. */
    Place place(ProcessType process, Service service) {
        if (target(service).get() > GREATEST) {
            return Place.TOO_HIGH;
        }
        if (!service.isPublic() && process.services().stream().anyMatch(this::isOpen)) {
            return Place.BESIDE_PUBLIC;
        }
        Set<Integer> taken = new LinkedHashSet<>();
        for (Service earlier : process.services()) {
            boolean counts = target(earlier).get() <= GREATEST && (earlier.isPublic() || !service.isPublic());
            if (earlier.equals(service)) {
                return taken.contains(target(service).get()) ? Place.TAKEN : Place.WRITTEN;
            }
            if (counts) {
                taken.add(target(earlier).get());
            }
        }
        return Place.WRITTEN;
    }

    private boolean isOpen(Service service) {
        return service.isPublic() && target(service).get() <= GREATEST;
    }

    /** Whether a process is reached by the app's own processes only, so that it has to stay out of the public network. */
    boolean isHidden(ProcessType process) {
        List<Port> ports = of(process);
        return !ports.isEmpty()
                && ports.stream().noneMatch(port -> port.service().isPublic());
    }

    /** The port that a load balancer reaches a process on, if there is one. */
    Optional<Port> ingress(ProcessType process) {
        return of(process).stream().filter(Port::isIngress).findFirst();
    }

    /** The port inside the container: resting on what is stated only where another one would be taken without it. */
    Fact<Integer> target(Service service) {
        Fact<ContainerPort> port = service.port();
        Fact<Integer> own = port.map(value -> value.fixed().orElse(assigned.get()));
        return own.isPresent() && !own.get().equals(assigned.get()) ? own : assigned;
    }

    /** What PORT has to be for a process that listens where it is told; absent for others. */
    Fact<String> variable(ProcessType process) {
        Optional<Service> asking =
                process.services().stream().filter(PortPlan::isAssigned).findFirst();
        boolean isSecret = stated.map(EnvVariable::value)
                .map(value -> value.map(EnvValue.Secret.class::isInstance).orElse(false))
                .orElse(false);
        return asking.isEmpty() || isSecret ? Fact.absent(FactPath.of("env", "PORT")) : assigned.map(String::valueOf);
    }

    /** Whether a process needs PORT, and the app states something else than a port that Defang takes. */
    boolean isMisfit(EnvVariable variable, List<ProcessType> processes) {
        return variable.name().is("PORT")
                && variable.literal().filter(PortPlan::isPort).isAbsent()
                && processes.stream()
                        .flatMap(process -> process.services().stream())
                        .anyMatch(PortPlan::isAssigned);
    }

    /** The plain text of PORT, where the app states one. */
    Fact<String> statedText() {
        return stated.map(EnvVariable::literal).orElse(Fact.absent(FactPath.of("env", "PORT")));
    }

    /** The variable PORT, where the app states it. */
    Fact<EnvValue> statedValue() {
        return stated.map(EnvVariable::value).orElse(Fact.absent(FactPath.of("env", "PORT")));
    }

    private static boolean isAssigned(Service service) {
        return service.port().map(port -> port.fixed().isEmpty()).orElse(true);
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= GREATEST;
    }

    /** All that is stated of a health check but how it asks. */
    static List<Fact<?>> leaves(Service service) {
        var health = service.health();
        return new ArrayList<>(List.of(
                health.probe(),
                health.interval(),
                health.timeout(),
                health.grace(),
                health.healthyThreshold(),
                health.unhealthyThreshold()));
    }
}
