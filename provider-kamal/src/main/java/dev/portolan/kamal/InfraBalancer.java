package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;

/**
 * {@code balancer.tf.json}: the load balancer before several servers. It ends TLS, since Kamal's proxy fetches certificates
 * on one server only.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/load_balancer_service">hcloud_load_balancer_service</a>
 */
final class InfraBalancer {
    private final InfraPlan plan;
    private final TerraformFile file;
    private final Ref balancer;
    private final Service service;

    InfraBalancer(InfraPlan plan, InfraNetwork network, InfraServers servers, Output.Builder out) {
        this.plan = plan;
        service = plan.kamal().services().main().orElseThrow();
        file = plan.file(out, "balancer", "");
        Fact<?>[] reasons = plan.balancer().reasonsForBalance();
        balancer = file.resource(
                "hcloud_load_balancer",
                "app",
                block -> block.from(reasons)
                        .comment("It ends TLS and asks the servers which of them works.")
                        .put("name", plan.name())
                        .put("load_balancer_type", Fact.chosen("lb11", "the smallest; it can grow"))
                        .put("location", network.location()));
        Ref attached = file.resource(
                "hcloud_load_balancer_network",
                "app",
                block -> block.from(reasons)
                        .put("load_balancer_id", balancer.at("id"))
                        .put("subnet_id", network.subnet().at("id")));
        targets(servers, attached);
        service();
    }

    /** The load balancer. */
    Ref ref() {
        return balancer;
    }

    private void targets(InfraServers servers, Ref attached) {
        int hosts = plan.kamal().roles().of(service).hosts().size();
        for (int i = 0; i < hosts; i++) {
            Ref server = servers.all().get(i);
            file.resource(
                    "hcloud_load_balancer_target",
                    "app_" + (i + 1),
                    block -> block.from(plan.balancer().reasonsForBalance())
                            .put("load_balancer_id", balancer.at("id"))
                            .put("type", Fact.chosen("server", "one that is named"))
                            .put("server_id", server.at("id"))
                            .put("use_private_ip", Fact.chosen(true, "the firewall lets nobody else in"))
                            .dependsOn(List.of(attached)));
        }
    }

    private void service() {
        var certificates = new CertificatePlan(plan.kamal(), service);
        boolean isEncrypted = certificates.isEncrypted();
        file.resource("hcloud_load_balancer_service", "app", block -> {
            block.from(plan.balancer().reasonsForBalance())
                    .from(certificates.reasonsForTls())
                    .put("load_balancer_id", balancer.at("id"))
                    .put("protocol", Fact.chosen(isEncrypted ? "https" : "http", "as users come"))
                    .put("destination_port", Fact.chosen(80, "where Kamal's proxy listens"));
            if (isEncrypted) {
                Ref certificate = certificate(certificates.reasonsForTls());
                block.block(
                        "http",
                        http -> http.list("certificates", list -> list.add(certificate.at("id")))
                                .put("redirect_http", Fact.chosen(true, "as Kamal's proxy does on one server")));
            }
            block.block("health_check", this::healthCheck);
        });
    }

    /** Not made here: the state would hold its private key. */
    private Ref certificate(Fact<?>[] reasons) {
        return file.data(
                "hcloud_certificate",
                "app",
                block -> block.from(plan.balancer().reasonsForBalance())
                        .from(reasons)
                        .comment("Made by hand, so that its private key is in no state.")
                        .put("name", plan.name()));
    }

    private void healthCheck(Block check) {
        check.put("protocol", Fact.chosen("http", "the proxy answers by it"))
                .put("port", Fact.chosen(80, "where Kamal's proxy listens"))
                .put("interval", Fact.chosen(10, "a failing server is out after half a minute"))
                .put("timeout", Fact.chosen(5, "as Kamal's own check has it"))
                .put("retries", Fact.chosen(3, "Hetzner's own number"))
                .block(
                        "http",
                        http -> http.put("domain", domain())
                                .put("path", path())
                                .list(
                                        "status_codes",
                                        list -> list.add(Fact.chosen("2??", "what Kamal takes for healthy"))));
    }

    /** The proxy knows the app by its host names only. */
    private Fact<String> domain() {
        return plan.kamal().services().domains(service).stream()
                .filter(domain -> !domain.isWildcard())
                .findFirst()
                .map(Domain::name)
                .orElse(Fact.absent(service.path()));
    }

    private Fact<String> path() {
        return service.health()
                .probe()
                .filter(Probe.Http.class::isInstance)
                .map(probe -> ((Probe.Http) probe).path())
                .or(plan.kamal().settings().healthPath())
                .orChosen("/up", "as Kamal's own check has it");
    }
}
