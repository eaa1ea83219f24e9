package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Service;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code private-names.tf.json}: names by which the app's tasks find each other, jobs too: {@code api.shop.internal}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html">Service discovery</a>
 */
final class Discovery {
    private final Map<Task, Ref> registries = new LinkedHashMap<>();

    Discovery(Infrastructure infra) {
        AwsPlan plan = infra.plan();
        List<Service> hidden = plan.services().hidden();
        if (hidden.isEmpty()) {
            return;
        }
        TerraformFile file = infra.file("private-names", "Names by which the app's tasks find each other.")
                .from(plan.services().only(hidden));
        Ref namespace = file.resource(
                "aws_service_discovery_private_dns_namespace",
                "main",
                block -> block.put("name", plan.services().privateDomain())
                        .put("vpc", infra.network().vpc()));
        for (Task task : plan.processes()) {
            List<Service> mine = hidden.stream()
                    .filter(service -> task.name().path().covers(service.path()))
                    .toList();
            if (!mine.isEmpty()) {
                Fact<String> host = plan.services().host(task);
                registries.put(
                        task,
                        file.resource(
                                "aws_service_discovery_service",
                                task.block(),
                                block -> block.from(AwsPlan.only(mine))
                                        .put("name", host)
                                        .block("dns_config", dns -> records(dns, namespace))));
            }
        }
        plan.services().byPort(hidden).forEach((number, sharing) -> doors(infra, file, number, sharing));
    }

    /** Where the addresses of a process's tasks are kept, if others look for them. */
    Optional<Ref> registry(Task task) {
        return Optional.ofNullable(registries.get(task));
    }

    private static void records(Block dns, Ref namespace) {
        dns.put("namespace_id", namespace.at("id"))
                .repeated(
                        "dns_records",
                        record -> record.put("type", Fact.chosen("A", "each task has an address"))
                                .put("ttl", Fact.chosen(10, "tasks come and go")));
    }

    private static void doors(Infrastructure infra, TerraformFile file, int number, List<Service> sharing) {
        for (List<Service> mine : ServicePlan.byTransport(sharing)) {
            String protocol = ServicePlan.isUdp(mine.get(0)) ? "udp" : "tcp";
            Ref app = infra.network().appGroup();
            Fact<Integer> port = infra.plan().services().portOf(mine);
            infra.needs(file.resource(
                    "aws_vpc_security_group_ingress_rule",
                    Fact.chosen("private_" + protocol + "_" + number, "a door for each port")
                            .from(port),
                    block -> block.put("security_group_id", app.at("id"))
                            .put("ip_protocol", Fact.chosen(protocol, "as the service speaks"))
                            .put("from_port", port)
                            .put("to_port", port)
                            .put("referenced_security_group_id", app.at("id"))));
        }
    }
}
