package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;

/**
 * Host names: a certificate first, then the records, so that no user meets a warning.
 *
 * @see <a href="https://fly.io/docs/networking/custom-domain/">Custom domains</a>
 */
final class DomainSteps {
    private DomainSteps() {}

    static void write(FlyRunbook runbook) {
        for (Domain domain : runbook.plan().app().domains()) {
            Step.Builder step = runbook.out()
                    .step("domain", domain.name(), Phase.CUT_OVER, "Move a domain")
                    .from(domain.tls(), domain.temporary())
                    .why("The certificate comes before the records that bring users.");
            certificate(runbook, domain, step);
            records(domain, step);
            if (domain.temporary().is(true)) {
                step.say("It serves only until the move is done; take it away then.")
                        .undo("fly", "certs", "remove", domain.name(), "--yes", runbook.app());
            }
            service(runbook.plan(), domain, runbook.out());
        }
    }

    private static void certificate(FlyRunbook runbook, Domain domain, Step.Builder step) {
        if (domain.tls().is(Domain.Tls.NONE)) {
            step.say("Show the app's addresses; the domain gets no certificate.")
                    .run("fly", "ips", "list", runbook.app());
        } else if (domain.tls().is(Domain.Tls.OWN)) {
            step.run(
                            "fly",
                            "certs",
                            "import",
                            domain.name(),
                            "--fullchain",
                            Word.variable("CERTIFICATE_FILE"),
                            "--private-key",
                            Word.variable("KEY_FILE"),
                            runbook.app())
                    .run("fly", "certs", "setup", domain.name(), runbook.app());
        } else {
            step.run("fly", "certs", "add", domain.name(), runbook.app())
                    .run("fly", "certs", "setup", domain.name(), runbook.app());
            step.say(
                    "At the DNS of the domain, set the CNAME _acme-challenge.",
                    domain.name().map(name -> name.startsWith("*.") ? name.substring(2) : name),
                    " to the target that was shown, and wait until the next command says that the certificate is there.");
            step.run("fly", "certs", "check", domain.name(), runbook.app());
        }
    }

    private static void records(Domain domain, Step.Builder step) {
        step.say(
                "Then point ",
                domain.name(),
                " to Fly: a CNAME to the target that 'fly certs setup' shows, or, where the name has other records of"
                        + " its own, A and AAAA to the addresses. Lower the records' time to live a day before.");
        step.expect("the domain answers from Fly");
    }

    private static void service(FlyPlan plan, Domain domain, Output.Builder out) {
        Fact<Service> service = domain.service().map(plan.app()::resolve);
        out.report(
                service.map(plan.services()::isHttpService).orElse(false)
                        ? FlyFinding.DOMAIN_OF_APP
                        : FlyFinding.DOMAIN_SERVICE,
                domain.service());
    }
}
