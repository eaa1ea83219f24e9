package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code network-load-balancer.tf.json}: what the world reaches by plain TCP or UDP, each service on a port of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html">Network Load Balancer</a>
 */
final class NetworkBalancer {
    private final Infrastructure infra;
    private final AwsPlan plan;
    private final ServicePlan services;
    private final Map<Service, Ref> targetGroups = new LinkedHashMap<>();
    private final Map<Service, Ref> listeners = new LinkedHashMap<>();
    private @Nullable Ref balancer;

    NetworkBalancer(Infrastructure infra, Parameters parameters) {
        this.infra = infra;
        plan = infra.plan();
        services = plan.services();
        List<Service> offered = services.raw();
        if (offered.isEmpty()) {
            return;
        }
        TerraformFile file = infra.file("network-load-balancer", "What the world reaches by plain TCP or UDP.")
                .from(services.only(offered));
        Ref made = file.resource(
                "aws_lb",
                "raw",
                block -> block.put("name", plan.named("-raw").map(AwsNames.BALANCER::legal))
                        .put("load_balancer_type", Fact.chosen("network", "it passes streams on"))
                        .put("subnets", infra.network().publicSubnets())
                        .put("enable_cross_zone_load_balancing", Fact.chosen(true, "one task serves both zones"))
                        .put("enable_deletion_protection", Fact.chosen(true, "clients know its name")));
        balancer = made;
        offered.forEach(service -> service(file, made, service));
        file.output("network_load_balancer", "The name under which TCP and UDP are reached.", made.at("dns_name"));
        plan.environment().computed().forEach(variable -> address(file, parameters, variable, made));
    }

    /** The load balancer, if there is one. */
    Optional<Ref> balancer() {
        return Optional.ofNullable(balancer);
    }

    /** The target group of a service. */
    Ref targetGroup(Service service) {
        return Objects.requireNonNull(targetGroups.get(service), service::toString);
    }

    /** The listener of a service. */
    Ref listener(Service service) {
        return Objects.requireNonNull(listeners.get(service), service::toString);
    }

    private void service(TerraformFile file, Ref made, Service service) {
        Fact<String> block = services.block(service);
        Fact<Integer> port = services.internalPort(service);
        Fact<String> protocol = service.protocol().map(one -> one == Service.Protocol.UDP ? "UDP" : "TCP");
        Fact<String> small = service.protocol().map(one -> one == Service.Protocol.UDP ? "udp" : "tcp");
        infra.needs(infra.network()
                .admitAnybody(
                        file, block.map(name -> "raw_" + name), infra.network().appGroup(), small, port));
        if (service.protocol().is(Service.Protocol.UDP)) {
            Fact<String> check = block.map(name -> "raw_" + name + "_check").from(service.protocol());
            infra.needs(infra.network().admitChecks(file, check, port));
        }
        Ref group = file.resource("aws_lb_target_group", block, body -> {
            body.from(service.exposure())
                    .put("name", services.targetGroup(service))
                    .put("port", port)
                    .put("protocol", protocol)
                    .put("target_type", Fact.chosen("ip", "tasks have addresses, not machines"))
                    .put("vpc_id", infra.network().vpc())
                    .put("deregistration_delay", Fact.chosen(30, "as long as a task has to stop; AWS's own are 300 s"));
            TargetCheck.stream(body, service);
            service.stickySessions()
                    .filter(yes -> yes)
                    .ifPresent(any -> body.block(
                            "stickiness",
                            sticky -> sticky.from(service.stickySessions())
                                    .put("type", Fact.chosen("source_ip", "a stream has no cookies"))));
        });
        targetGroups.put(service, group);
        listeners.put(service, listener(file, made, service, protocol, group));
    }

    private Ref listener(TerraformFile file, Ref made, Service service, Fact<String> protocol, Ref group) {
        return file.resource(
                "aws_lb_listener",
                services.block(service),
                body -> body.put("load_balancer_arn", made.at("arn"))
                        .put("port", services.publishedPort(service))
                        .put("protocol", protocol)
                        .repeated(
                                "default_action",
                                action -> action.put("type", Fact.chosen("forward", "to the service"))
                                        .put("target_group_arn", group.at("arn"))));
    }

    private void address(TerraformFile file, Parameters parameters, EnvVariable variable, Ref made) {
        plan.environment()
                .service(variable)
                .filter(service -> !service.isHttp())
                .ifPresent(service -> {
                    boolean isHost = variable.reference().get().attribute() == EnvValue.Attribute.HOST;
                    Expression url = Expression.text(
                            service.protocol().map(one -> one + "://"),
                            made.at("dns_name"),
                            ":",
                            services.publishedPort(service).map(String::valueOf));
                    parameters.plain(file, variable, isHost ? made.at("dns_name") : url);
                });
    }
}
