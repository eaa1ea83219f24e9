package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.Service;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;

/**
 * Host names: the certificate days before, by a record that leads nobody anywhere; the records that lead users in the end,
 * so that none of them waits or meets a warning.
 *
 * @see <a href="https://fly.io/docs/networking/custom-domain/">Custom domains</a>
 */
final class DomainSteps {
    private static final String LOWER_TTL = "Lower the time to live of its records a day before users are sent over.";

    private DomainSteps() {}

    /** What is done before any data is copied: Fly asks for the app alone, and the first deploy may be still to come. */
    static void certificates(FlyRunbook runbook) {
        for (Domain domain : runbook.plan().app().domains()) {
            if (!domain.tls().is(Domain.Tls.NONE)) {
                certificate(runbook, domain);
            }
        }
    }

    private static void certificate(FlyRunbook runbook, Domain domain) {
        Step.Builder step = runbook.out()
                .step("certificate", domain.name(), Phase.PROVISION, "Get the certificate of a domain")
                .from(domain.tls())
                .why("Days before users come, since it may take its time. What leads them stays as it is.");
        Fact<String> zone = domain.name().map(name -> name.startsWith("*.") ? name.substring(2) : name);
        if (domain.tls().is(Domain.Tls.OWN)) {
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
                    .run("fly", "certs", "setup", domain.name(), runbook.app())
                    .say(
                            "At the DNS of the domain, set the TXT record _fly-ownership.",
                            zone,
                            " to the value that was shown; by it Fly sees that the name is yours.");
        } else {
            step.run("fly", "certs", "add", domain.name(), runbook.app())
                    .run("fly", "certs", "setup", domain.name(), runbook.app())
                    .say(
                            "At the DNS of the domain, set the CNAME _acme-challenge.",
                            zone,
                            " to the target that was shown. Where a proxy or CDN stays in front of it, set the TXT record of"
                                    + " its ownership as well.");
        }
        step.say(LOWER_TTL)
                .say(
                        "It takes some minutes. The next command says whether the certificate is active; ask again until it is.")
                .run("fly", "certs", "check", domain.name(), runbook.app())
                .expect("Certificate is verified and active")
                .undo("fly", "certs", "remove", domain.name(), "--yes", runbook.app());
    }

    /** What sends users over. */
    static void write(FlyRunbook runbook) {
        for (Domain domain : runbook.plan().app().domains()) {
            Step.Builder step = runbook.out()
                    .step("domain", domain.name(), Phase.CUT_OVER, "Move a domain")
                    .from(domain.tls(), domain.temporary());
            if (domain.tls().is(Domain.Tls.NONE)) {
                withoutCertificate(runbook, domain, step);
            } else {
                withCertificate(runbook, domain, step);
            }
            step.expect("the domain answers from Fly");
            if (domain.temporary().is(true)) {
                step.say("It serves only until the move is done; take it away then.");
            }
            service(runbook.plan(), domain, step, runbook.out());
        }
    }

    private static void withoutCertificate(FlyRunbook runbook, Domain domain, Step.Builder step) {
        step.why("The domain gets no certificate; the app's addresses are all that it needs.")
                .run("fly", "ips", "list", runbook.app())
                .say(LOWER_TTL)
                .say("Then point ", domain.name(), " to Fly: A and AAAA to the addresses that were shown.");
    }

    private static void withCertificate(FlyRunbook runbook, Domain domain, Step.Builder step) {
        step.why("The certificate is there since the phase 'Provision': only what leads users changes now.")
                .run("fly", "certs", "check", domain.name(), runbook.app())
                .run("fly", "certs", "setup", domain.name(), runbook.app())
                .say(
                        "Where the certificate is active, point ",
                        domain.name(),
                        " to Fly: a CNAME to the target that 'fly certs setup' shows, or, where the name has other records of"
                                + " its own, A and AAAA to the addresses.");
    }

    /** A service with a port of its own is not what a name without a port leads to. */
    private static void service(FlyPlan plan, Domain domain, Step.Builder step, Output.Builder out) {
        if (domain.service().isAbsent()) {
            return;
        }
        ServicePlan services = plan.services();
        Service service = plan.app().resolve(domain.service().get());
        step.from(service.exposure());
        if (services.isHttpService(service)) {
            step.from(service.protocol(), service.publishedPort()).from(services.rivals());
            out.report(FlyFinding.DOMAIN_OF_APP, domain.service());
            return;
        }
        step.from(services.reasonsFor(service))
                .from(
                        services.isRaw(service) && services.isBeforeHttp(service)
                                ? service.protocol()
                                : service.exposure());
        out.report(FlyFinding.DOMAIN_SERVICE, domain.service());
        if (!service.isPublic()) {
            step.say(domain.service().map(Object::toString), " is not public: the name does not lead to it.");
            return;
        }
        step.say(
                domain.service().map(Object::toString),
                " answers there on its own port: ",
                domain.name()
                        .with(services.publishedPort(service), (name, port) -> name + ":" + port)
                        .from(domain.service()));
    }
}
