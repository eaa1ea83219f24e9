package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Volume;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.AppPorts;
import dev.portolan.spi.Output;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code options} of a role: what docker run is told past Kamal's own keys.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/container/run/">docker container run</a>
 */
final class OptionsSection {
    private OptionsSection() {}

    static void write(KamalPlan plan, RolePlan.Role role, ProcessType process, Mapping section, Output.Builder out) {
        Mapping options = section.mapping("options");
        entrypoint(plan, options);
        options.put("memory", process.memoryMiB().map(OptionsSection::memory));
        options.put("cpus", process.cpu().vcpus().map(BigDecimal::toPlainString));
        options.put("stop-signal", process.stopSignal().map(StopSignal::name), StopSignal.SIGTERM.name());
        health(plan, role, process, options, out);
        network(plan, role, options);
        publish(plan, role, options, out);
        volumes(plan, role, process, options, out);
        out.report(KamalFinding.CPU_KIND, process.cpu().kind());
    }

    /** An image of buildpacks has one process type as its entrypoint, and would hand a command to that. */
    static void entrypoint(KamalPlan plan, Mapping options) {
        Fact<Build.Kind> packs = plan.buildpacks();
        options.put("entrypoint", packs.map(any -> "launcher"));
    }

    /** The memory as docker takes it. */
    static String memory(int mebibytes) {
        return mebibytes % 1024 == 0 ? mebibytes / 1024 + "g" : mebibytes + "m";
    }

    /** Containers change their names with each version; this one stays. */
    private static void network(KamalPlan plan, RolePlan.Role role, Mapping options) {
        List<Service> hidden = plan.services().hidden(role);
        hidden.forEach(
                service -> options.implies(service.name(), service.port(), service.protocol(), service.exposure()));
        if (!hidden.isEmpty()) {
            options.put(
                    "network-alias",
                    plan.services()
                            .alias(role)
                            .from(RolePlan.only(
                                    hidden.stream().map(Service::name).toList())));
        }
    }

    private static void publish(KamalPlan plan, RolePlan.Role role, Mapping options, Output.Builder out) {
        Sequence ports = options.list("publish");
        for (Service service : plan.services().published(role)) {
            Fact<Integer> outside = plan.services().publishedPort(service);
            ports.add(outside.with(
                            plan.services().internalPort(service),
                            (port, inside) -> port + ":" + inside
                                    + (AppPorts.transport(service).equals("udp") ? "/udp" : ""))
                    .from(service.name())
                    .from(plan.services().reasonsFor(service)));
            options.implies(service.exposure(), service.protocol());
            out.report(KamalFinding.PORT_OF_SERVER, service.name());
            if (service.publishedPort().isPresent() && !service.publishedPort().is(outside.get())) {
                out.explain(
                        KamalFinding.PORT_CHOSEN,
                        "It is port " + outside.get() + " of the server.",
                        service.publishedPort());
            }
        }
        plan.services()
                .hidden(role)
                .forEach(service -> out.report(KamalFinding.PORT_OF_HIDDEN, service.publishedPort()));
    }

    private static void volumes(
            KamalPlan plan, RolePlan.Role role, ProcessType process, Mapping options, Output.Builder out) {
        Sequence volumes = options.list("volume");
        for (Volume volume : process.volumes()) {
            volumes.add(volume(plan, role, volume).with(volume.mountPath(), (source, path) -> source + ":" + path));
            out.report(KamalFinding.VOLUME_SIZE, volume.sizeGiB());
            out.report(
                    StopFirst.isStopped(plan, role) ? DataFinding.VOLUME_STOPS_FIRST : DataFinding.VOLUME_SHARED,
                    volume.name());
            if (role.hosts().size() > 1) {
                out.report(KamalFinding.VOLUME_PER_SERVER, volume.name());
            }
        }
    }

    /** What docker calls the volume. */
    static Fact<String> volume(KamalPlan plan, RolePlan.Role role, Volume volume) {
        return plan.stageName()
                .with(role.name(), (service, own) -> service + "-" + own)
                .with(volume.name(), (start, own) -> start + "-" + own);
    }

    /** Where no proxy asks, docker's own check does, and Kamal waits for it. It runs a command in the container. */
    private static void health(
            KamalPlan plan, RolePlan.Role role, ProcessType process, Mapping options, Output.Builder out) {
        Optional<Service> checked = process.services().stream()
                .filter(service -> service.health().probe().orElse(Probe.tcp()) instanceof Probe.Exec)
                .filter(service -> plan.services().proxied(role).isEmpty())
                .findFirst();
        for (Service service : process.services()) {
            HealthCheck health = service.health();
            if (plan.services().proxied(role).equals(Optional.of(service))) {
                continue;
            }
            if (!checked.equals(Optional.of(service))) {
                out.report(KamalFinding.CHECK_NOT_HTTP, ofCheck(health));
            } else if (!isSafe(command(health.probe()).get())) {
                out.report(KamalFinding.CHECK_COMMAND, ofCheck(health));
            } else {
                command(health, options, out);
            }
        }
    }

    private static void command(HealthCheck health, Mapping options, Output.Builder out) {
        options.put("health-cmd", command(health.probe()));
        options.put("health-interval", health.interval().map(OptionsSection::seconds));
        options.put("health-timeout", health.timeout().map(OptionsSection::seconds));
        options.put("health-start-period", health.grace().map(OptionsSection::seconds));
        options.put("health-retries", health.unhealthyThreshold());
        out.report(KamalFinding.CHECK_THRESHOLDS, health.healthyThreshold());
    }

    static Fact<?>[] ofCheck(HealthCheck health) {
        return new Fact<?>[] {
            health.probe(),
            health.interval(),
            health.timeout(),
            health.grace(),
            health.healthyThreshold(),
            health.unhealthyThreshold()
        };
    }

    private static Fact<String> command(Fact<Probe> probe) {
        return probe.map(any -> PosixShell.join(((Probe.Exec) any).command().toArgv()));
    }

    private static boolean isSafe(String command) {
        return DockerValue.isExactPlain(command);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }
}
