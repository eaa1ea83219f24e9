package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;

/**
 * {@code network.tf.json}: the private network, in which servers reach the datastores and the balancer reaches them.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/network">hcloud_network</a>
 */
final class InfraNetwork {
    private final Ref subnet;
    private final Ref location;

    InfraNetwork(InfraPlan plan, Output.Builder out) {
        TerraformFile file = plan.file(out, "network", "Only these servers and their balancer are in it.");
        location = file.data("hcloud_location", "app", block -> block.put("name", plan.location()));
        Ref network = file.resource(
                "hcloud_network",
                "private",
                block -> block.put("name", plan.name())
                        .put("ip_range", Fact.chosen("10.0.0.0/16", "a range for private networks")));
        subnet = file.resource(
                "hcloud_network_subnet",
                "private",
                block -> block.put("network_id", network.at("id"))
                        .put("type", Fact.chosen("cloud", "for cloud servers"))
                        .put("network_zone", location.at("network_zone"))
                        .put("ip_range", Fact.chosen("10.0.1.0/24", "room for 200 servers and more")));
    }

    /** Where everything stands: it is said once. */
    Expression location() {
        return location.at("name");
    }

    /** The part of the network that the servers are in. */
    Ref subnet() {
        return subnet;
    }
}
