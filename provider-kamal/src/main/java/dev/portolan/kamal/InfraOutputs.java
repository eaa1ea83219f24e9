package dev.portolan.kamal;

import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.TerraformFile;
import java.util.Optional;

/** {@code outputs.tf.json}: what the settings of Kamal need of the servers. */
final class InfraOutputs {
    private InfraOutputs() {}

    static void write(InfraPlan plan, InfraServers servers, Optional<InfraBalancer> balancer, Output.Builder out) {
        TerraformFile file = plan.file(out, "outputs", "");
        file.output("hosts", "The addresses for kamal.hosts, in their order.", Expression.list(servers.addresses()));
        balancer.ifPresent(one -> file.output(
                "balancer",
                "Where the domains point to.",
                one.ref().at("ipv4").from(plan.balancer().reasonsForBalance())));
    }
}
