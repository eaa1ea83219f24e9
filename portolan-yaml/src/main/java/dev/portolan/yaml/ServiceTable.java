package dev.portolan.yaml;

import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.Protocol;

/** An entry of a process's {@code services}, and {@code http}, which is short for the public one of that name. */
final class ServiceTable {
    private static final Table<HealthCheck, HealthCheck.Builder> HEALTH = Table.<HealthCheck, HealthCheck.Builder>named(
                    "health", HealthCheck.Builder::at)
            .fact(
                    "http",
                    Forms.TEXT.vital(),
                    (health, path) -> health.probe(Probe.http(path)),
                    health -> health.probe()
                            .filter(Probe.Http.class::isInstance)
                            .map(probe -> ((Probe.Http) probe).path()))
            .fact(
                    "tcp",
                    Forms.TRUE.vital(),
                    (health, any) -> health.probe(Probe.tcp()),
                    health -> health.probe().filter(Probe.Tcp.class::isInstance).map(any -> true))
            .fact(
                    "command",
                    Forms.COMMAND.vital(),
                    (health, command) -> health.probe(Probe.exec(command)),
                    health -> health.probe()
                            .filter(Probe.Exec.class::isInstance)
                            .map(probe -> ((Probe.Exec) probe).command()))
            .fact("interval", Forms.DURATION, HealthCheck.Builder::interval, HealthCheck::interval)
            .fact("timeout", Forms.DURATION, HealthCheck.Builder::timeout, HealthCheck::timeout)
            .fact("grace", Forms.DURATION, HealthCheck.Builder::grace, HealthCheck::grace)
            .fact(
                    "healthy-threshold",
                    Forms.NUMBER,
                    HealthCheck.Builder::healthyThreshold,
                    HealthCheck::healthyThreshold)
            .fact(
                    "unhealthy-threshold",
                    Forms.NUMBER,
                    HealthCheck.Builder::unhealthyThreshold,
                    HealthCheck::unhealthyThreshold)
            .exactlyOne("http", "tcp", "command")
            .shorthand("http")
            .build();

    static final Table<Service, Service.Builder> TABLE = rows(Table.<Service, Service.Builder>named(
                            "service", Service.Builder::at)
                    .fact("port", Forms.PORT, Service.Builder::port, Service::port)
                    .fact("published-port", Forms.NUMBER, Service.Builder::publishedPort, Service::publishedPort)
                    .fact("protocol", Forms.choice(Protocol.values()), Service.Builder::protocol, Service::protocol)
                    .fact("exposure", Forms.choice(Exposure.values()), Service.Builder::exposure, Service::exposure))
            .build();

    /** What is stated by the key itself need not be written: HTTP, and public. */
    static final Table<Service, Service.Builder> HTTP = rows(Table.<Service, Service.Builder>named(
                            "http", Service.Builder::at)
                    .fact("port", Forms.PORT, Service.Builder::port, Service::port)
                    .fact("published-port", Forms.NUMBER, Service.Builder::publishedPort, Service::publishedPort)
                    .fact(
                            "protocol",
                            Forms.choice(Protocol.HTTP, Protocol.H2C),
                            Service.Builder::protocol,
                            service -> service.protocol().filter(it -> it != Protocol.HTTP))
                    .fact(
                            "exposure",
                            Forms.choice(Exposure.values()),
                            Service.Builder::exposure,
                            service -> service.exposure().filter(it -> it != Exposure.PUBLIC)))
            .build();

    private ServiceTable() {}

    /** Whether the key {@code http} may stand for it. */
    static boolean isHttp(Service service) {
        return service.name().is("http")
                && service.protocol().isPresent()
                && service.isHttp()
                && service.exposure().isPresent();
    }

    private static Table.Rows<Service, Service.Builder> rows(Table.Rows<Service, Service.Builder> first) {
        return first.row(
                        "health",
                        (at, service) -> service.health(health -> HEALTH.read(at, health)),
                        (service, into) -> HEALTH.put(into, "health", service.health()))
                .fact("request-timeout", Forms.DURATION, Service.Builder::requestTimeout, Service::requestTimeout)
                .fact("idle-timeout", Forms.DURATION, Service.Builder::idleTimeout, Service::idleTimeout)
                .fact("sticky-sessions", Forms.FLAG, Service.Builder::stickySessions, Service::stickySessions);
    }
}
