package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.Optional;

/**
 * {@code dns.tf.json}: the records of the domains at Cloudflare. They are made when the user says so, since users follow
 * them at once. Not proxied: the certificates of Kamal's proxy are fetched by way of these names.
 *
 * @see <a href="https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/dns_record">cloudflare_dns_record</a>
 */
final class InfraRecords {
    /** Which of the zones that the user names a domain is in. */
    private static final String IN_ZONE = "each.value == zone || endswith(each.value, \".${zone}\")";

    private static final Fact<Integer> TTL = Fact.chosen(60, "the way back is short; raise it when the move is done");

    /**
     * Where users are sent.
     *
     * @param ipv4 the address of A records; may be absent
     * @param ipv6 the address of AAAA records; may be absent
     */
    record Target(Expression ipv4, Expression ipv6) {}

    private InfraRecords() {}

    /** The balancer, or the first server. */
    static Target target(InfraServers servers, Optional<InfraBalancer> balancer) {
        return balancer.map(one -> new Target(one.ref().at("ipv4"), one.ref().at("ipv6")))
                .orElseGet(() ->
                        new Target(servers.addresses().get(0), servers.first().at("ipv6_address")));
    }

    /** The server that the user has already. */
    static Target target(InfraPlan plan) {
        Fact<String> host = plan.kamal().firstHost();
        return new Target(
                Expression.text(host.filter(address -> address.matches("[0-9.]+"))),
                Expression.text(host.filter(address -> address.contains(":"))));
    }

    static void write(InfraPlan plan, Target target, Output.Builder out) {
        if (!plan.makesRecords()) {
            return;
        }
        TerraformFile file = plan.file(out, "dns", "Users follow these records as soon as they are made.")
                .from(plan.balancer().reasonsForBalance())
                .from(plan.onlyDomain());
        Ref domains = file.localList("domains", list -> {
            for (Domain domain : plan.kamal().app().domains()) {
                list.add(domain.name());
            }
        });
        Ref cutover = file.variable(
                "cutover",
                variable -> variable.description(
                                "Whether the domains point here: false until the move, true from then on.")
                        .type("bool"));
        Ref zones = file.variable(
                "cloudflare_zones",
                variable -> variable.description(
                                "The zones of the domains and their ids, as in { \"example.com\" = \"023e…\" }.")
                        .type("map(string)")
                        .validation(
                                Expression.of(
                                        "alltrue([for name in ",
                                        domains,
                                        " : anytrue([for zone in keys(var.cloudflare_zones) :"
                                                + " name == zone || endswith(name, \".${zone}\")])])"),
                                Expression.text("Every domain needs its zone.")));
        record(file, "A", target.ipv4(), domains, cutover, zones);
        record(file, "AAAA", target.ipv6(), domains, cutover, zones);
    }

    private static void record(
            TerraformFile file, String type, Expression content, Ref domains, Ref cutover, Ref zones) {
        if (content.isAbsent()) {
            return;
        }
        file.resource(
                "cloudflare_dns_record",
                type.equals("A") ? "ipv4" : "ipv6",
                block -> block.put("for_each", Expression.of("toset(", cutover, " ? ", domains, " : [])"))
                        .put("zone_id", Expression.of("[for zone, id in ", zones, " : id if " + IN_ZONE + "][0]"))
                        .put("name", Expression.of("each.value"))
                        .put("type", Fact.chosen(type, "the kind of address"))
                        .put("ttl", TTL)
                        .put("content", content)
                        .put("proxied", Fact.chosen(false, "Let's Encrypt has to reach the server itself")));
    }
}
