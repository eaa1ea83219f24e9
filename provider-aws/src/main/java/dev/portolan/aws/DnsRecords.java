package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;
import java.util.Optional;

/**
 * {@code dns.tf.json}: where a hosted zone is set, the records that bring users here; not before the variable
 * {@code cutover} says so.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record">aws_route53_record</a>
 */
final class DnsRecords {
    private DnsRecords() {}

    static void write(Infrastructure infra, Certificate certificate, LoadBalancer http, NetworkBalancer raw) {
        DomainPlan domains = infra.plan().domains();
        List<Domain> toHttp =
                domains.balanced().stream().filter(domains::isInZone).toList();
        List<Domain> toRaw = domains.raw().stream().filter(domains::isInZone).toList();
        Optional<Ref> zone = certificate.zone();
        if (zone.isEmpty() || (toHttp.isEmpty() && toRaw.isEmpty())) {
            return;
        }
        TerraformFile file = infra.file("dns", "The records that bring users here.");
        Ref cutover = file.variable(
                "cutover",
                variable -> variable.type("bool")
                        .description("Whether the domains lead here; false until all is tried.")
                        .defaultsTo(Fact.chosen(true, "after the move they do")));
        http.balancer().ifPresent(to -> records(file, "app", toHttp, zone.get(), to, cutover));
        raw.balancer().ifPresent(to -> records(file, "raw", toRaw, zone.get(), to, cutover));
    }

    private static void records(
            TerraformFile file, String name, List<Domain> domains, Ref zone, Ref balancer, Ref cutover) {
        if (domains.isEmpty()) {
            return;
        }
        Ref names = file.localList(name + "_domains", list -> domains.forEach(domain -> list.add(domain.name())));
        file.resource(
                "aws_route53_record",
                name,
                block -> block.put("for_each", Expression.of("toset(", cutover, " ? ", names, " : [])"))
                        .put("zone_id", zone.at("zone_id"))
                        .put("name", Expression.of("each.value"))
                        .put("type", Fact.chosen("A", "an alias answers with addresses"))
                        .block(
                                "alias",
                                alias -> alias.put("name", balancer.at("dns_name"))
                                        .put("zone_id", balancer.at("zone_id"))
                                        .put("evaluate_target_health", Fact.chosen(true, "nothing is lost by it"))));
    }
}
