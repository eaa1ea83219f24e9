package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Service;
import dev.portolan.spi.AppPorts;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;

/**
 * {@code firewall.tf.json}: what the internet may reach. It stands before the servers, so it also covers ports that Docker
 * opens past a firewall on the server itself. Traffic in the private network does not pass it.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/firewall">hcloud_firewall</a>
 */
final class InfraFirewall {
    private static final Fact<List<String>> EVERYBODY =
            Fact.chosen(List.of("0.0.0.0/0", "::/0"), "everybody, as before");

    private final Ref firewall;

    InfraFirewall(InfraPlan plan, Output.Builder out) {
        TerraformFile file = plan.file(out, "firewall", "All that the internet may reach; the rest is dropped.");
        Ref sources = file.variable(
                "ssh_source_ips",
                variable -> variable.description(
                                "The networks that may sign in by SSH: yours, and that of the machine that deploys.")
                        .type("list(string)")
                        .defaultsTo(EVERYBODY));
        firewall = file.resource("hcloud_firewall", "servers", block -> {
            block.put("name", plan.name());
            rule(block, "SSH", "tcp", port(22)).put("source_ips", sources);
            if (plan.answersHttp() && !plan.balancer().isBalanced()) {
                rule(block, "HTTP", "tcp", port(80))
                        .put("source_ips", EVERYBODY)
                        .from(plan.balancer().reasonsForHttp())
                        .from(plan.balancer().reasonsForBalance());
                rule(block, "HTTPS", "tcp", port(443))
                        .put("source_ips", EVERYBODY)
                        .from(plan.balancer().reasonsForHttp())
                        .from(plan.balancer().reasonsForBalance());
            }
            plan.published().forEach(service -> published(plan, block, service));
            rule(block, "ping", "icmp", Fact.absent(plan.name().path())).put("source_ips", EVERYBODY);
        });
    }

    /** The firewall. */
    Expression id() {
        return firewall.at("id");
    }

    private static void published(InfraPlan plan, Block block, Service service) {
        ServicePlan services = plan.kamal().services();
        Fact<Integer> port = services.publishedPort(service);
        boolean isOwn = service.publishedPort().is(port.get())
                || services.internalPort(service).is(port.get());
        rule(
                        block,
                        service.path().parent().parent().name() + " "
                                + service.name().get(),
                        AppPorts.transport(service),
                        (isOwn ? port : port(port.get()).map(Integer::valueOf)).map(String::valueOf))
                .put("source_ips", EVERYBODY)
                .from(service.name(), service.exposure(), service.protocol().filter(Service.Protocol.UDP::equals));
    }

    private static Block rule(Block firewall, String what, String protocol, Fact<String> port) {
        var rule = new Block[1];
        firewall.repeated(
                "rule",
                "description",
                block -> rule[0] = block.put("description", Fact.chosen(what, "who it is for"))
                        .put("direction", Fact.chosen("in", "what goes out is free"))
                        .put("protocol", Fact.chosen(protocol, "as it is spoken"))
                        .put("port", port));
        return rule[0];
    }

    private static Fact<String> port(int number) {
        return Fact.chosen(Integer.toString(number), "where it listens");
    }
}
