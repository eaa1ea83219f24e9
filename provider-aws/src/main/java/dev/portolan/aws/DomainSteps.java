package dev.portolan.aws;

import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that bring users to AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html">DNS
 *     name of a load balancer</a>
 */
final class DomainSteps {
    private final AwsRunbook runbook;
    private final AwsPlan plan;

    DomainSteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        if (runbook.notYet().isPresent()) {
            records();
        }
        List<Domain> served = new ArrayList<>(plan.domains().balanced());
        served.addAll(plan.domains().raw());
        for (Domain domain : served) {
            boolean isByHand = !plan.domains().isInZone(domain);
            Step.Builder step = runbook.out()
                    .step("domain", domain.name(), Phase.CUT_OVER, "Move a domain")
                    .from(domain.tls(), domain.temporary())
                    .from(plan.domains().reasons(domain));
            boolean isHttp =
                    plan.domains().serviceOf(domain).map(Service::isHttp).orElse(true);
            reached(step, domain);
            if (isByHand) {
                step.run(plan.terraform("output", "-raw", isHttp ? "load_balancer" : "network_load_balancer"))
                        .say(
                                "At its DNS make ",
                                domain.name(),
                                " a CNAME of that name; a domain without a label in front needs an ALIAS or ANAME.");
            }
            if (domain.temporary().is(true)) {
                step.say(domain.name(), " serves only until the move is done; take it away then.");
            }
        }
    }

    private void records() {
        Step.Builder step = runbook.out()
                .step("cut-over", Phase.CUT_OVER, "Let Terraform set the records")
                .repeatable()
                .why("Route 53 takes no second record of a name beside a CNAME, so the old ones have to go first.")
                .from(plan.settings().zone());
        for (Domain domain : DnsRecords.domains(plan.domains())) {
            step.say(
                    "Note the records of ",
                    domain.name(),
                    " in the zone, if there are any, and delete those of the kinds A, AAAA and CNAME.");
        }
        step.say("Apply at once:").run(runbook.apply());
    }

    /** Brings users back to where the app ran before, as a part of the way back. */
    static void sendBack(AwsPlan plan, Step.Builder back) {
        List<Domain> ofTerraform = DnsRecords.domains(plan.domains());
        if (!ofTerraform.isEmpty()) {
            List<Object> words = new ArrayList<>(List.of("destroy", "-var", "image=" + TaskImage.FIRST_TAG));
            words.addAll(DnsRecords.targets(plan.domains()));
            back.from(plan.settings().zone())
                    .say(
                            "Say yes only where Terraform's list holds these records and nothing else; until you move again,"
                                    + " apply with -var=cutover=false.")
                    .run(plan.terraform(words.toArray()));
        }
        for (Domain domain : plan.app().domains()) {
            if (plan.domains().serviceOf(domain).isPresent()) {
                back.from(plan.domains().reasonsForServing(domain));
                if (ofTerraform.contains(domain)) {
                    back.say("Make the records of ", domain.name(), " again as you noted them.");
                } else {
                    back.say("Point ", domain.name(), " to where it pointed before.");
                }
            }
        }
    }

    private static void reached(Step.Builder step, Domain domain) {
        String how = domain.tls().is(Domain.Tls.NONE) ? " in clear text." : " by TLS.";
        if (domain.service().isPresent()) {
            step.say(domain.name(), " leads to ", domain.service(), how);
        } else {
            step.say(domain.name(), " is reached" + how);
        }
    }
}
