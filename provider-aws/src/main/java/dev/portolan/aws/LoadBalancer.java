package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code load-balancer.tf.json}: what the world reaches by HTTP. One service answers on 80 and 443; others have a port of
 * their own, and a domain leads to its service.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb">aws_lb</a>
 */
final class LoadBalancer {
    private static final String HTTPS = "HTTPS";
    private static final int LONGEST_IDLE = 4000;

    private final Infrastructure infra;
    private final AwsPlan plan;
    private final ServicePlan services;
    private final Certificate certificate;
    private final Map<Service, Ref> targetGroups = new LinkedHashMap<>();
    private final Map<Service, List<Ref>> listeners = new LinkedHashMap<>();
    private @Nullable Ref balancer;
    private @Nullable Ref balancerGroup;

    LoadBalancer(Infrastructure infra, Certificate certificate, Parameters parameters) {
        this.infra = infra;
        this.certificate = certificate;
        plan = infra.plan();
        services = plan.services();
        List<Service> offered = services.balanced();
        if (offered.isEmpty()) {
            return;
        }
        TerraformFile file =
                infra.file("load-balancer", "What the world reaches by HTTP.").from(services.only(offered));
        Ref group = groups(file, offered);
        balancerGroup = group;
        Ref made = balancer(file, group, offered);
        balancer = made;
        offered.forEach(service -> targetGroup(file, service));
        services.front().ifPresent(front -> front(file, made, front));
        offered.stream().filter(service -> !services.isFront(service)).forEach(service -> other(file, made, service));
        file.output("load_balancer", "The name that domains lead to.", made.at("dns_name"));
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

    /** The listeners without which a service's tasks would be in no use. */
    List<Ref> listeners(Service service) {
        return listeners.getOrDefault(service, List.of());
    }

    private Ref groups(TerraformFile file, List<Service> offered) {
        Network network = infra.network();
        Ref group = network.group(file, Fact.chosen("balancer", "what it is for"), "The load balancer");
        services.byPort(offered).forEach((number, sharing) -> {
            Fact<Integer> port = services.portOf(sharing);
            Fact<String> name = Fact.chosen("balancer_to_app_" + number, "a door for each port")
                    .from(port);
            infra.needs(network.admit(file, name, group, network.appGroup(), port));
            file.resource(
                    "aws_vpc_security_group_egress_rule",
                    name,
                    block -> block.put("security_group_id", group.at("id"))
                            .put("ip_protocol", Fact.chosen("tcp", "streams"))
                            .put("from_port", port)
                            .put("to_port", port)
                            .put(
                                    "referenced_security_group_id",
                                    network.appGroup().at("id")));
        });
        return group;
    }

    private Ref balancer(TerraformFile file, Ref group, List<Service> offered) {
        return file.resource(
                "aws_lb",
                "main",
                block -> block.put("name", plan.prefix().map(AwsNames.BALANCER::legal))
                        .put("load_balancer_type", Fact.chosen("application", "it speaks HTTP"))
                        .list("security_groups", list -> list.add(group.at("id")))
                        .put("subnets", infra.network().publicSubnets())
                        .put("idle_timeout", idle(offered), 60)
                        .put("drop_invalid_header_fields", Fact.chosen(true, "they are attacks"))
                        .put("enable_deletion_protection", Fact.chosen(true, "the domains lead to it")));
    }

    /** The greatest that is stated: there is one value for all. */
    static Fact<Integer> idle(List<Service> offered) {
        List<Fact<Integer>> stated = offered.stream()
                .map(Service::idleTimeout)
                .filter(Fact::isPresent)
                .map(LoadBalancer::seconds)
                .toList();
        return stated.stream()
                .max(Comparator.comparing(Fact::get))
                .map(greatest -> greatest.from(stated.toArray(Fact<?>[]::new)))
                .orElse(Fact.absent(offered.get(0).path()));
    }

    private static Fact<Integer> seconds(Fact<Duration> time) {
        return time.map(duration -> (int) Math.max(1, Math.min(LONGEST_IDLE, duration.toSeconds())));
    }

    private void targetGroup(TerraformFile file, Service service) {
        boolean isHttp2 = service.protocol().is(Service.Protocol.H2C);
        targetGroups.put(service, file.resource("aws_lb_target_group", services.block(service), block -> {
            block.from(service.exposure());
            block.put("name", services.targetGroup(service));
            block.put("port", services.internalPort(service));
            block.put("protocol", service.protocol().map(any -> "HTTP").orChosen("HTTP", "nothing else is stated"));
            block.put(
                    "protocol_version",
                    service.protocol().filter(any -> isHttp2).map(any -> "HTTP2"));
            block.put("target_type", Fact.chosen("ip", "tasks have addresses, not machines"));
            block.put("vpc_id", infra.network().vpc());
            block.put("deregistration_delay", Fact.chosen(30, "as long as a task has to stop; AWS's own are 300 s"));
            TargetCheck.http(block, service);
            service.stickySessions()
                    .filter(yes -> yes)
                    .ifPresent(any -> block.block(
                            "stickiness",
                            sticky -> sticky.from(service.stickySessions())
                                    .put("type", Fact.chosen("lb_cookie", "a cookie of the load balancer's own"))));
        }));
    }

    private void front(TerraformFile file, Ref made, Service front) {
        Network network = infra.network();
        Ref group = Objects.requireNonNull(balancerGroup);
        Fact<?>[] tls = plan.domains().reasonsForTls();
        boolean isSecure = certificate.first().isPresent();
        List<Ref> mine = new ArrayList<>();
        network.admitAnybody(file, name("http"), group, tcp(), Fact.chosen(80, "HTTP"));
        if (isSecure) {
            network.admitAnybody(file, name("https").from(tls), group, tcp(), Fact.chosen(443, HTTPS));
            mine.add(file.resource("aws_lb_listener", name("https").from(tls), block -> {
                secure(block, made, Fact.chosen(443, HTTPS));
                forward(block, front);
            }));
            for (Certificate.Other other : certificate.others()) {
                file.resource(
                        "aws_lb_listener_certificate",
                        other.name(),
                        block ->
                                block.put("listener_arn", mine.get(0).at("arn")).put("certificate_arn", other.arn()));
            }
        }
        Ref plain = file.resource("aws_lb_listener", name("http"), block -> {
            block.from(tls);
            block.put("load_balancer_arn", made.at("arn"))
                    .put("port", Fact.chosen(80, "HTTP"))
                    .put("protocol", Fact.chosen("HTTP", "what browsers try first"));
            if (isSecure) {
                redirect(block);
            } else {
                forward(block, front);
            }
        });
        Ref listener = isSecure ? mine.get(0) : plain;
        listeners.put(front, new ArrayList<>(List.of(listener)));
        rules(file, listener, plain, isSecure);
    }

    /** A domain leads to its service; one without a certificate is served in clear text. */
    private void rules(TerraformFile file, Ref listener, Ref plain, boolean isSecure) {
        for (Domain domain : plan.domains().balanced()) {
            Service service = plan.domains().serviceOf(domain).orElseThrow();
            boolean isPlain = domain.tls().is(Domain.Tls.NONE) && isSecure;
            if (!services.isFront(service) || isPlain) {
                Ref rule = file.resource("aws_lb_listener_rule", plan.domains().block(domain), block -> {
                    block.from(domain.service(), domain.tls())
                            .from(plan.domains().reasons(domain))
                            .from(services.reasonsForOther(service));
                    block.put("listener_arn", (isPlain ? plain : listener).at("arn"));
                    block.repeated(
                            "action",
                            action -> action.put("type", Fact.chosen("forward", "to the service"))
                                    .put(
                                            "target_group_arn",
                                            targetGroup(service).at("arn")));
                    block.repeated(
                            "condition",
                            condition -> condition.block(
                                    "host_header", header -> header.list("values", names -> names.add(domain.name()))));
                });
                listeners.computeIfAbsent(service, any -> new ArrayList<>()).add(rule);
            }
        }
    }

    private void other(TerraformFile file, Ref made, Service service) {
        Fact<Integer> port = services.publishedPort(service);
        boolean isSecure = certificate.first().isPresent();
        Fact<String> name =
                services.block(service).map(block -> "listener_" + block).from(services.reasonsForOther(service));
        infra.network().admitAnybody(file, name, Objects.requireNonNull(balancerGroup), tcp(), port);
        Ref listener = file.resource("aws_lb_listener", services.block(service), block -> {
            block.from(plan.domains().reasonsForTls()).from(services.reasonsForOther(service));
            if (isSecure) {
                secure(block, made, port);
            } else {
                block.put("load_balancer_arn", made.at("arn"))
                        .put("port", port)
                        .put("protocol", Fact.chosen("HTTP", "there is no certificate"));
            }
            forward(block, service);
        });
        listeners.computeIfAbsent(service, any -> new ArrayList<>()).add(listener);
    }

    private void secure(Block block, Ref made, Fact<Integer> port) {
        block.put("load_balancer_arn", made.at("arn"))
                .put("port", port)
                .put("protocol", Fact.chosen(HTTPS, "there is a certificate"))
                .put("ssl_policy", Fact.chosen("ELBSecurityPolicy-TLS13-1-2-2021-06", "TLS 1.2 and 1.3"))
                .put("certificate_arn", certificate.first().orElseThrow());
    }

    private void forward(Block block, Service service) {
        block.repeated(
                "default_action",
                action -> action.put("type", Fact.chosen("forward", "to the service"))
                        .put("target_group_arn", targetGroup(service).at("arn")));
    }

    private static void redirect(Block block) {
        block.repeated(
                "default_action",
                action -> action.put("type", Fact.chosen("redirect", "to the encrypted address"))
                        .block(
                                "redirect",
                                to -> to.put("port", Fact.chosen("443", HTTPS))
                                        .put("protocol", Fact.chosen(HTTPS, "encrypted"))
                                        .put("status_code", Fact.chosen("HTTP_301", "for ever"))));
    }

    private void address(TerraformFile file, Parameters parameters, EnvVariable variable, Ref made) {
        plan.environment()
                .service(variable)
                .filter(Service::isHttp)
                .ifPresent(service -> parameters.plain(file, variable, address(variable, service, made)));
    }

    private Expression address(EnvVariable variable, Service service, Ref made) {
        if (variable.reference().get().attribute() == EnvValue.Attribute.HOST) {
            return made.at("dns_name");
        }
        String scheme = certificate.first().isPresent() ? "https://" : "http://";
        Expression host = Expression.text(scheme, made.at("dns_name"));
        return services.isFront(service)
                ? host
                : Expression.text(host, ":", services.publishedPort(service).map(String::valueOf));
    }

    /** The front's name in Terraform; with another front it is the same. */
    private static Fact<String> name(String name) {
        return Fact.chosen(name, "what is spoken there");
    }

    private static Fact<String> tcp() {
        return Fact.chosen("tcp", "HTTP goes by TCP");
    }
}
