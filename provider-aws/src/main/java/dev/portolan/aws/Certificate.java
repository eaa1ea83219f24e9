package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificate.tf.json}: one certificate for all domains that the platform sees to, proved by records in DNS.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate">aws_acm_certificate</a>
 */
final class Certificate {
    private final AwsPlan plan;
    private final List<Other> others = new ArrayList<>();
    private @Nullable Expression first;
    private @Nullable Ref zone;

    /**
     * A certificate past the first.
     *
     * @param name its name in Terraform
     * @param arn its ARN
     */
    record Other(Fact<String> name, Expression arn) {}

    Certificate(Infrastructure infra) {
        plan = infra.plan();
        DomainPlan domains = plan.domains();
        if (plan.settings().certificate().isPresent()
                && !plan.services().balanced().isEmpty()) {
            first = Expression.of(plan.settings().certificate());
        }
        boolean usesZone =
                plan.settings().zone().isPresent() && !plan.app().domains().isEmpty();
        if (domains.managed().isEmpty() && domains.own().isEmpty() && !usesZone) {
            return;
        }
        TerraformFile file = infra.file("certificate", "The certificate of the domains, and where their records stand.")
                .from(reasons());
        if (usesZone) {
            zone = file.data(
                    "aws_route53_zone",
                    "main",
                    block -> block.put("name", plan.settings().zone()));
        }
        if (!domains.managed().isEmpty()) {
            first = managed(file, domains.managed());
        }
        for (Domain domain : domains.own()) {
            own(file, domain);
        }
    }

    /** The certificate that the load balancer shows where nothing else fits; absent where it speaks no TLS. */
    Optional<Expression> first() {
        return Optional.ofNullable(first);
    }

    /** Further certificates. */
    List<Other> others() {
        return others;
    }

    /** The hosted zone, if one is set. */
    Optional<Ref> zone() {
        return Optional.ofNullable(zone);
    }

    /** What makes another certificate the first: without it the next one would be. */
    private Fact<?>[] reasonsForFirst() {
        List<Domain> managed = plan.domains().managed();
        return managed.isEmpty() ? only(plan.domains().own().subList(0, 1)) : only(managed);
    }

    private Fact<?>[] reasons() {
        return plan.settings().zone().isPresent()
                ? AwsPlan.only(plan.app().domains())
                : plan.domains().reasonsForCertificate();
    }

    private Expression managed(TerraformFile file, List<Domain> domains) {
        Fact<String> main = Fact.chosen("main", "one for all").from(only(domains));
        Ref certificate = file.resource("aws_acm_certificate", main, block -> {
            block.put("domain_name", name(domains.get(0)));
            block.list("subject_alternative_names", names -> {
                names.from(name(domains.get(0)));
                domains.stream().skip(1).forEach(domain -> names.add(name(domain)));
            });
            block.put("validation_method", Fact.chosen("DNS", "it is renewed without anybody's doing"));
            block.lifecycle(life -> life.createBeforeDestroy("the load balancer cannot do without one"));
        });
        List<Domain> proved = domains.stream().filter(plan.domains()::isInZone).toList();
        Expression records = Expression.of(
                "{ for option in ", certificate.at("domain_validation_options"), " : option.domain_name => option }");
        file.output(
                Fact.chosen("certificate_records", "what they are").from(only(domains)),
                "Records that prove to AWS whose the domains are.",
                Expression.of(
                        "[for option in ",
                        certificate.at("domain_validation_options"),
                        " : { name = option.resource_record_name, type = option.resource_record_type, value = option.resource_record_value }]"));
        Optional<Ref> proofs = proved.isEmpty() ? Optional.empty() : Optional.of(prove(file, proved, records));
        Ref validation = file.resource("aws_acm_certificate_validation", main, block -> {
            block.put("certificate_arn", certificate.at("arn"));
            proofs.filter(any -> proved.size() == domains.size())
                    .ifPresent(made -> block.put(
                            "validation_record_fqdns", Expression.of("[for record in ", made, " : record.fqdn]")));
        });
        return validation.at("certificate_arn");
    }

    /** The keys are known before the certificate is, so that one apply does all. */
    private Ref prove(TerraformFile file, List<Domain> domains, Expression records) {
        Ref names = file.localList("proved_domains", list -> domains.forEach(domain -> list.add(name(domain))));
        Ref options = file.local("certificate_records", records);
        Expression option = Expression.of(options, "[each.value]");
        return file.resource(
                "aws_route53_record",
                "certificate",
                block -> block.put("for_each", Expression.of("toset(", names, ")"))
                        .put("zone_id", zone().orElseThrow().at("zone_id"))
                        .put("name", Expression.of(option, ".resource_record_name"))
                        .put("type", Expression.of(option, ".resource_record_type"))
                        .put("ttl", Fact.chosen(60, "it seldom changes, and then soon"))
                        .list("records", list -> list.add(Expression.of(option, ".resource_record_value")))
                        .put("allow_overwrite", Fact.chosen(true, "a wildcard and its domain share one record")));
    }

    /** A certificate that its owner imports: only its ARN is asked for. */
    private void own(TerraformFile file, Domain domain) {
        Fact<String> name = plan.domains()
                .block(domain)
                .map(block -> "certificate_" + block)
                .from(domain.tls())
                .from(plan.domains().reasons(domain));
        Ref arn = file.variable(
                name,
                variable -> variable.type("string")
                        .description("The ARN of the certificate that you imported for a domain of your own."));
        Expression own = Expression.of(arn);
        if (first == null) {
            first = own;
        } else {
            others.add(new Other(others.isEmpty() ? name.from(reasonsForFirst()) : name, own));
        }
    }

    private Fact<?>[] only(List<Domain> domains) {
        return domains.size() == 1 ? new Fact<?>[] {name(domains.get(0))} : new Fact<?>[0];
    }

    private Fact<String> name(Domain domain) {
        return domain.name().from(domain.tls()).from(plan.domains().reasons(domain));
    }
}
