package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code dns.tf.json}: where a hosted zone is set, the records that bring users here; not before the variable
 * {@code cutover} says so.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record">aws_route53_record</a>
 */
final class DnsRecords {
    private static final String TYPE = "aws_route53_record";
    private static final String HTTP = "app";
    private static final String RAW = "raw";

    private DnsRecords() {}

    /** The domains whose records Terraform sets. */
    static List<Domain> domains(DomainPlan domains) {
        return Stream.concat(domains.balanced().stream(), domains.raw().stream())
                .filter(domains::isInZone)
                .toList();
    }

    /** The words by which Terraform acts on the records alone. */
    static List<String> targets(DomainPlan domains) {
        List<String> targets = new ArrayList<>();
        if (domains.balanced().stream().anyMatch(domains::isInZone)) {
            targets.add("-target=" + TYPE + "." + HTTP);
        }
        if (domains.raw().stream().anyMatch(domains::isInZone)) {
            targets.add("-target=" + TYPE + "." + RAW);
        }
        return targets;
    }

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
        http.balancer().ifPresent(to -> records(file, HTTP, toHttp, zone.get(), to, cutover));
        raw.balancer().ifPresent(to -> records(file, RAW, toRaw, zone.get(), to, cutover));
    }

    private static void records(
            TerraformFile file, String name, List<Domain> domains, Ref zone, Ref balancer, Ref cutover) {
        if (domains.isEmpty()) {
            return;
        }
        Ref names = file.localList(name + "_domains", list -> domains.forEach(domain -> list.add(domain.name())));
        file.resource(
                TYPE,
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
