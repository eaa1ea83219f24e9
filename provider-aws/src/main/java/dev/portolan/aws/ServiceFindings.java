package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Protocol;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.Optional;

/** What is told about services: their ports, their checks, what no load balancer does. */
final class ServiceFindings {
    private final AwsPlan plan;
    private final Output.Builder out;

    private ServiceFindings(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(AwsPlan plan, Output.Builder out) {
        var findings = new ServiceFindings(plan, out);
        plan.services().balanced().forEach(findings::balanced);
        plan.services().raw().forEach(findings::raw);
        plan.services().hidden().forEach(findings::hidden);
        plan.app().services().forEach(findings::check);
    }

    private void balanced(Service service) {
        port(service);
        out.report(AwsFinding.REQUEST_TIMEOUT, service.requestTimeout());
        Fact<Integer> idle = LoadBalancer.idle(plan.services().balanced());
        out.report(AwsFinding.IDLE_SHARED, service.idleTimeout().filter(time -> !idle.is((int) time.toSeconds())));
        out.report(AwsFinding.SERVER_DOES_IT, service.stickySessions().filter(yes -> !yes));
        boolean isSecure = plan.domains().isSecure();
        out.report(AwsFinding.HTTP2_NEEDS_TLS, service.protocol().filter(one -> one == Protocol.H2C && !isSecure));
    }

    private void raw(Service service) {
        port(service);
        out.report(AwsFinding.SERVICE_SETTING, service.requestTimeout(), service.idleTimeout());
        out.report(AwsFinding.SERVER_DOES_IT, service.stickySessions().filter(yes -> !yes));
        out.report(AwsFinding.UDP_CHECK, service.protocol().filter(Service.Protocol.UDP::equals));
    }

    private void hidden(Service service) {
        out.report(
                AwsFinding.SERVICE_SETTING,
                service.requestTimeout(),
                service.idleTimeout(),
                service.stickySessions().filter(yes -> yes));
        out.report(AwsFinding.SERVER_DOES_IT, service.stickySessions().filter(yes -> !yes));
        out.report(AwsFinding.PORT_OF_TASK, service.publishedPort());
        List<Service> siblings = plan.app().processOf(service).services();
        boolean isShared = plan.services().byPort(siblings).values().stream()
                .anyMatch(sharing -> sharing.size() > 1 && sharing.contains(service));
        out.report(AwsFinding.SERVER_DOES_IT, service.port().filter(any -> isShared));
        out.report(
                AwsFinding.SERVER_DOES_IT,
                service.protocol().filter(protocol -> protocol != Service.Protocol.UDP),
                service.exposure());
    }

    private void port(Service service) {
        if (plan.services().isFront(service)) {
            out.report(AwsFinding.SERVER_DOES_IT, service.publishedPort());
        } else if (!plan.services().isAsStated(service)) {
            out.explain(
                    AwsFinding.PUBLISHED_PORT_CHOSEN,
                    "It is " + plan.services().publishedPort(service).get() + ".",
                    service.name(),
                    service.publishedPort());
        }
    }

    private void check(Service service) {
        HealthCheck health = service.health();
        if (health.probe().isAbsent()) {
            return;
        }
        boolean isCommand = health.probe().map(Probe.Exec.class::isInstance).orElse(false);
        Task task = plan.taskOf(plan.app().processOf(service));
        boolean isAsked = isCommand && ContainerDefinition.checked(task).equals(Optional.of(service));
        if (isAsked) {
            ofContainer(service, health);
        } else if (!service.isPublic() || isCommand) {
            out.report(
                    AwsFinding.CHECK_NOT_RUN,
                    health.probe().filter(any -> !service.isPublic()),
                    health.interval(),
                    health.timeout(),
                    health.grace().filter(any -> !service.isPublic()),
                    health.healthyThreshold(),
                    health.unhealthyThreshold());
            otherwise(service, health);
        } else {
            otherwise(service, health);
            times(List.of(
                    CheckTimes.TARGET_INTERVAL.outside(health.interval()),
                    health.timeout().filter(any -> TargetCheck.isTooLong(health)),
                    CheckTimes.TARGET_TIMEOUT.outside(health.timeout()),
                    CheckTimes.THRESHOLD.outside(health.healthyThreshold()),
                    CheckTimes.THRESHOLD.outside(health.unhealthyThreshold())));
        }
    }

    private void ofContainer(Service service, HealthCheck health) {
        out.report(AwsFinding.CHECK_SETTING, health.healthyThreshold());
        times(List.of(
                CheckTimes.CONTAINER_INTERVAL.outside(health.interval()),
                CheckTimes.CONTAINER_TIMEOUT.outside(health.timeout()),
                CheckTimes.START.outside(health.grace()),
                CheckTimes.RETRIES.outside(health.unhealthyThreshold())));
        otherwise(service, health);
    }

    private void otherwise(Service service, HealthCheck health) {
        boolean isBalanced = service.isPublic() && service.isHttp();
        out.report(
                AwsFinding.CHECK_OTHERWISE,
                health.probe().filter(probe -> isBalanced && !(probe instanceof Probe.Http)));
    }

    private void times(List<Fact<?>> outside) {
        out.report(AwsFinding.CHECK_TIME, outside.toArray(Fact<?>[]::new));
    }
}
