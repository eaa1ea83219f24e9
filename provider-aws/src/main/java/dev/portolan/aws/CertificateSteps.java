package dev.portolan.aws;

import dev.portolan.model.Domain;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.List;

/**
 * Certificates before anything leads to the load balancer, so that no user meets a warning.
 *
 * @see <a href="https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html">Proof by DNS</a>
 */
final class CertificateSteps {
    private final AwsRunbook runbook;
    private final AwsPlan plan;

    CertificateSteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        List<Domain> byHand = plan.domains().managed().stream()
                .filter(domain -> !plan.domains().isInZone(domain))
                .toList();
        if (!byHand.isEmpty()) {
            Step.Builder step = runbook.out()
                    .step("certificate", Phase.PROVISION, "Prove whose the domains are")
                    .why("AWS makes the certificate when it finds its records, and renews it as long as they stay.")
                    .run(runbook.apply("-target=aws_acm_certificate.main"))
                    .run(plan.terraform("output", "certificate_records"))
                    .expect("each record, once it answers in DNS; the deploy waits for them");
            step.from(plan.domains().reasonsForCertificate());
            byHand.forEach(domain -> step.say(
                    "Set the CNAME of ",
                    domain.name().from(domain.tls()).from(plan.domains().reasons(domain)),
                    " where its DNS is kept."));
        }
        for (Domain domain : plan.domains().own()) {
            runbook.out()
                    .step("certificate", domain.name(), Phase.PREPARE, "Import your own certificate")
                    .why("Terraform reads its ARN from the file.")
                    .from(domain.tls())
                    .from(plan.domains().reasons(domain))
                    .run(runbook.aws(
                            "acm",
                            "import-certificate",
                            "--certificate",
                            "fileb://certificate.pem",
                            "--private-key",
                            "fileb://key.pem",
                            "--certificate-chain",
                            "fileb://chain.pem"))
                    .say(
                            "Write the ARN that it printed into ",
                            plan.file("infra/certificates.auto.tfvars"),
                            ", as ",
                            plan.domains().block(domain).map(name -> "certificate_" + name),
                            " = \"…\".");
        }
    }
}
