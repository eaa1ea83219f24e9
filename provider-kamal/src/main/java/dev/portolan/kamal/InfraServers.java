package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Lifecycle;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code servers.tf.json}: the servers, the key that opens them, and addresses that stay when a server is replaced.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/server">hcloud_server</a>
 */
final class InfraServers {
    private static final String IMAGE = "ubuntu-24.04";

    private final InfraPlan plan;
    private final TerraformFile file;
    private final List<Ref> servers = new ArrayList<>();
    private final List<Expression> addresses = new ArrayList<>();

    InfraServers(
            InfraPlan plan,
            InfraNetwork network,
            InfraFirewall firewall,
            Optional<InfraVolume> volume,
            Output.Builder out) {
        this.plan = plan;
        file = plan.file(out, "servers", "Each server has an address of its own that stays when it is replaced.")
                .from(plan.reasonsForMemory())
                .from(plan.names());
        Ref key = key();
        Ref type = file.data("hcloud_server_type", "app", block -> block.put("name", plan.serverType()));
        memory(type);
        Optional<Ref> spread = plan.servers().size() > 1 ? Optional.of(spread()) : Optional.empty();
        for (InfraPlan.Server server : plan.servers()) {
            Ref address = address(server, network);
            addresses.add(address.at("ip_address"));
            servers.add(file.resource("hcloud_server", local(server), block -> {
                block.put("name", plan.name("" + server.number()))
                        .put("server_type", type.at("name"))
                        .put("image", Fact.chosen(IMAGE, "a long-term release that Docker supports"))
                        .put("location", network.location())
                        .list("ssh_keys", list -> list.add(key.at("id")))
                        .list("firewall_ids", list -> list.add(firewall.id()))
                        .put("backups", Fact.chosen(true, "a copy of its disk each day; volumes are not in it"));
                spread.ifPresent(group -> block.put("placement_group_id", group.at("id")));
                block.put("user_data", userData(server, volume));
                networks(block, server, address, network);
                block.lifecycle(cycle -> lifecycle(cycle, type, network));
            }));
        }
    }

    /** The server of the datastores. */
    Ref first() {
        return servers.get(0);
    }

    /** All of them. */
    List<Ref> all() {
        return servers;
    }

    /** Their public addresses, in the same order. */
    List<Expression> addresses() {
        return addresses;
    }

    private Ref key() {
        Ref path = file.variable(
                "ssh_public_key_file",
                variable -> variable.description("The public half of the key by which you, and Kamal, sign in as root.")
                        .type("string")
                        .defaultsTo(Fact.chosen("~/.ssh/id_ed25519.pub", "where ssh-keygen puts it")));
        return file.resource(
                "hcloud_ssh_key",
                "deploy",
                block -> block.put("name", plan.name("deploy"))
                        .put("public_key", Expression.of("trimspace(file(pathexpand(", path, ")))")));
    }

    /** A warning only: swap, or a deploy by night, may do. */
    private void memory(Ref type) {
        Fact<Integer> needed = Fact.chosen(plan.memoryMiB(), "everything twice, as it is during a deploy")
                .from(plan.reasonsForMemory());
        file.check(
                "memory",
                Expression.of(type.at("memory"), " * 1024 >= ", needed),
                Expression.text(
                        "During a deploy old and new containers run side by side; ",
                        plan.names()
                                .map(names -> "with " + names + " they need ")
                                .orChosen("they need ", "no data"),
                        needed,
                        " MiB. Set kamal.server-type to a larger one."));
    }

    private Ref spread() {
        return file.resource(
                "hcloud_placement_group",
                "servers",
                block -> block.put("name", plan.name())
                        .put(
                                "type",
                                Fact.chosen("spread", "no two servers on one machine, so that one failure hits one")));
    }

    private Ref address(InfraPlan.Server server, InfraNetwork network) {
        return file.resource(
                "hcloud_primary_ip",
                local(server),
                block -> block.put("name", plan.name(server.number() + "-v4"))
                        .put("type", Fact.chosen("ipv4", "the address that A records name"))
                        .put("location", network.location())
                        .put("auto_delete", Fact.chosen(false, "it stays when the server goes")));
    }

    private Expression userData(InfraPlan.Server server, Optional<InfraVolume> volume) {
        Expression disk =
                server.number() == 1 && volume.isPresent() ? volume.get().id() : Expression.of("\"\"");
        return Expression.of("templatefile(\"${path.module}/" + CloudInit.NAME + "\", { volume = ", disk, " })");
    }

    private static void networks(Block block, InfraPlan.Server server, Ref address, InfraNetwork network) {
        block.block(
                "public_net",
                net -> net.put("ipv4_enabled", Fact.chosen(true, "users and Kamal come by it"))
                        .put("ipv4", address.at("id"))
                        .put("ipv6_enabled", Fact.chosen(true, "AAAA records name it")));
        block.block(
                "network",
                net -> net.put("subnet_id", network.subnet().at("id"))
                        .put(
                                "ip",
                                Fact.chosen(server.privateAddress(), "so that it is known before the server is there"))
                        // Without it the provider takes the server off the network and back at each apply (its issue
                        // 650).
                        .put("alias_ips", Expression.of("[]")));
    }

    private static void lifecycle(Lifecycle cycle, Ref type, InfraNetwork network) {
        cycle.ignoreChanges("Hetzner would replace the server", "ssh_keys", "user_data", "image")
                .precondition(
                        Expression.of(
                                "contains([for place in ",
                                type.at("locations"),
                                " : place.name], ",
                                network.location(),
                                ")"),
                        Expression.text(
                                "Hetzner does not offer this type there; set kamal.server-type or kamal.location."));
    }

    private static String local(InfraPlan.Server server) {
        return "app_" + server.number();
    }
}
