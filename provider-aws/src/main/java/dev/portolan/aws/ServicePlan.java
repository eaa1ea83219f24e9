package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.naming.Names;
import dev.portolan.spi.AppPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which services the load balancers offer, which only the app itself reaches, and on which ports all of them listen.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html">Load balancing</a>
 */
final class ServicePlan {
    /** The port of a process that listens where it is told. */
    private static final int USUAL_PORT = 8080;

    /** Where the search for a free public port begins: the usual second port for TLS. */
    private static final int FIRST_FREE = 8443;

    private final AwsPlan plan;
    private final AppPorts ports;
    private final Optional<Service> front;
    private final Map<Service, Fact<Integer>> published = new LinkedHashMap<>();
    private final Names blocks = new Names(AwsNames.BLOCK);
    private final Names targetGroups = new Names(AwsNames.TARGET_GROUP);
    private final Names hosts = new Names(AwsNames.HOST);

    ServicePlan(AwsPlan plan) {
        this.plan = plan;
        ports = AppPorts.of(plan.app(), Fact.chosen(USUAL_PORT, "ECS names no port; this is a usual one"));
        front = balanced().stream().filter(ServicePlan::couldBeFront).findFirst();
        allot(balanced());
        allot(raw());
    }

    /** Public services that speak HTTP: those of the application load balancer. */
    List<Service> balanced() {
        return plan.app().services().stream()
                .filter(service -> service.isPublic() && service.isHttp())
                .toList();
    }

    /** Public services that do not: those of the network load balancer. */
    List<Service> raw() {
        return plan.app().services().stream()
                .filter(service -> service.isPublic() && !service.isHttp())
                .toList();
    }

    /** Services that only the app's own tasks reach. */
    List<Service> hidden() {
        return plan.app().services().stream()
                .filter(service -> !service.isPublic())
                .toList();
    }

    /** The service that answers on 80 and 443: the first public one that speaks HTTP and asks for no other port. */
    Optional<Service> front() {
        return front;
    }

    boolean isFront(Service service) {
        return front.filter(service::equals).isPresent();
    }

    /** The services by their port inside the container, in the order of the app. */
    Map<Integer, List<Service>> byPort(List<Service> services) {
        Map<Integer, List<Service>> ports = new LinkedHashMap<>();
        services.forEach(service -> ports.computeIfAbsent(internalPort(service).get(), any -> new ArrayList<>())
                .add(service));
        return ports;
    }

    /** Services of one port apart: those by TCP and those by UDP, which are two doors of the same number. */
    static List<List<Service>> byTransport(List<Service> sharing) {
        return Stream.of(false, true)
                .map(udp -> sharing.stream()
                        .filter(service -> isUdp(service) == udp)
                        .toList())
                .filter(mine -> !mine.isEmpty())
                .toList();
    }

    static boolean isUdp(Service service) {
        return service.protocol().is(Service.Protocol.UDP);
    }

    /** On which fact it hangs whether any of these is there: the only one, or the process of all. */
    Fact<?>[] only(List<Service> services) {
        List<ProcessType> processes =
                services.stream().map(plan.app()::processOf).distinct().toList();
        return services.size() > 1 && processes.size() == 1 ? AwsPlan.only(processes) : AwsPlan.only(services);
    }

    /** The port that some services share; it rests on one of them only where that is alone. */
    Fact<Integer> portOf(List<Service> services) {
        Fact<Integer> first = internalPort(services.get(0));
        return services.size() == 1
                ? first.from(services.get(0).name())
                : Fact.chosen(first.get(), "several services have this port").from(sharedPort(services));
    }

    /** PORT, where all of them listen on it. */
    private Fact<?>[] sharedPort(List<Service> services) {
        return services.stream().allMatch(AppPorts::isAsking) ? new Fact<?>[] {ports.port()} : new Fact<?>[0];
    }

    /** The port inside the container. */
    Fact<Integer> internalPort(Service service) {
        return ports.inside(service);
    }

    /** The port that clients connect to, of a public service that is not the front. */
    Fact<Integer> publishedPort(Service service) {
        return Objects.requireNonNull(published.get(service), () -> service.path() + " has no port of its own");
    }

    /** Whether the port that was allotted is the one that was stated. */
    boolean isAsStated(Service service) {
        return service.publishedPort().is(publishedPort(service).get());
    }

    /** What would make an earlier service the front if it were stated otherwise. */
    Fact<?>[] rivals() {
        return plan.app().services().stream()
                .takeWhile(service -> !isFront(service))
                .map(service -> !service.isPublic()
                        ? service.exposure()
                        : service.isHttp() ? service.publishedPort() : service.protocol())
                .toArray(Fact<?>[]::new);
    }

    /** The front, if no other service could take its place. */
    Fact<?>[] onlyFront() {
        return AwsPlan.only(
                balanced().stream().filter(ServicePlan::couldBeFront).toList());
    }

    /** What keeps a service from being the front: without the present one the next would be. */
    Fact<?>[] reasonsForOther(Service service) {
        return balanced().stream()
                .filter(ServicePlan::couldBeFront)
                .skip(1)
                .findFirst()
                .filter(service::equals)
                .stream()
                .map(next -> front.orElseThrow().name())
                .toArray(Fact<?>[]::new);
    }

    /** The value of PORT in a task, where a service of it listens on the port that the platform names. */
    Fact<String> assignedPort(Task task) {
        return ports.assigned(task.process().map(ProcessType::services).orElse(List.of()));
    }

    /** Whether any service listens on the port that the platform names. */
    boolean isPortAsked() {
        return ports.isAsked();
    }

    /** The port of those that ask for one. */
    Fact<Integer> port() {
        return ports.port();
    }

    /** The variable PORT, where the app states it. */
    Optional<EnvVariable> environment() {
        return ports.variable();
    }

    /** The name of what belongs to a service in Terraform: its process's and its own. */
    Fact<String> block(Service service) {
        return blocks.of(service.name().map(name -> process(service) + "_" + name));
    }

    /** The name of a service's target group. */
    Fact<String> targetGroup(Service service) {
        return targetGroups.of(
                service.name().with(plan.prefix(), (name, prefix) -> prefix + "-" + process(service) + "-" + name));
    }

    /** The private name of a process with hidden services. */
    Fact<String> host(Task task) {
        return hosts.of(task.name());
    }

    /** The private domain of the app. */
    Fact<String> privateDomain() {
        return plan.named(".internal");
    }

    private static String process(Service service) {
        return service.path().parent().parent().name();
    }

    private void allot(List<Service> services) {
        Set<Integer> taken = new LinkedHashSet<>(List.of(80, 443));
        List<Service> waiting = new ArrayList<>();
        if (services.stream().noneMatch(Service::isHttp)) {
            taken.clear(); // the network load balancer has all its ports to itself
        }
        for (Service service : services) {
            if (isFront(service)) {
                continue;
            }
            if (service.publishedPort().isPresent()
                    && taken.add(service.publishedPort().get())) {
                published.put(service, service.publishedPort());
            } else {
                waiting.add(service);
            }
        }
        waiting.forEach(service -> published.put(service, free(service, taken)));
    }

    private Fact<Integer> free(Service service, Set<Integer> taken) {
        int wanted = internalPort(service).get();
        boolean isFree = service.publishedPort().isAbsent() && taken.add(wanted);
        int number = isFree
                ? wanted
                : Stream.iterate(FIRST_FREE, next -> next + 1)
                        .filter(taken::add)
                        .findFirst()
                        .orElseThrow();
        Fact<Integer> why = service.publishedPort().or(internalPort(service));
        return why.from(service.name()).map(any -> number);
    }

    private static boolean couldBeFront(Service service) {
        return service.publishedPort().isAbsent()
                || service.publishedPort().is(80)
                || service.publishedPort().is(443);
    }
}
