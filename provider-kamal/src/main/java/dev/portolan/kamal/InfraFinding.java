package dev.portolan.kamal;

import static dev.portolan.report.Effect.LEFT_OUT;
import static dev.portolan.report.Effect.NOTE;
import static dev.portolan.report.Severity.ERROR;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.fact.Fact;
import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;
import dev.portolan.spi.Output;

/** What a user may be told about the servers that Terraform rents. */
enum InfraFinding implements FindingCode {
    STATE_LOCAL(
            WARNING,
            NOTE,
            "Terraform notes what it made in terraform.tfstate beside its files; without the note it would make everything"
                    + " a second time.",
            "Keep that file safe and out of the repository, or add a backend to versions.tf.json where others work too."),
    LOCATION_UNKNOWN(
            WARNING,
            LEFT_OUT,
            "No location of Hetzner is known for this name; nbg1, in Germany, was taken.",
            "Set kamal.location."),
    BALANCER_CERTIFICATE(
            WARNING,
            NOTE,
            "The load balancer ends TLS with a certificate that you upload: Terraform's state would hold its private key,"
                    + " and Hetzner itself fetches certificates only for domains in its own DNS.",
            "Follow the step that uploads it, for all domains, and again before it ends."),
    RECORD_WITHOUT_ADDRESS(
            WARNING,
            NOTE,
            "Records of a domain need the address of a server, and a name was given.",
            "Set kamal.hosts to addresses."),
    DNS_WITHOUT_DOMAIN(WARNING, NOTE, "No domain is stated, so there are no records to make.", "State the domains."),
    SETTING_WITHOUT_SERVER(
            WARNING,
            NOTE,
            "It counts only where Terraform rents the servers.",
            "Set kamal.server as well, or take it away."),
    TERRAFORM_REFUSES(ERROR, NOTE, "Terraform does not take these files.", "Change what the overlay changed.");

    private final Declaration declaration;

    InfraFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("kamal", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    /** What the settings do not say by themselves. */
    static void tell(InfraPlan plan, Output.Builder out) {
        InfraSettings settings = plan.settings();
        if (!plan.rentsServers()) {
            for (Fact<?> setting : new Fact<?>[] {settings.servers(), settings.serverType(), settings.location()}) {
                out.report(SETTING_WITHOUT_SERVER, setting);
            }
        }
        if (plan.kamal().app().domains().isEmpty()) {
            out.report(DNS_WITHOUT_DOMAIN, settings.dns());
        }
        if (!plan.isAsked()) {
            return;
        }
        out.report(STATE_LOCAL, settings.server().or(settings.dns()));
        if (plan.rentsServers()) {
            servers(plan, out);
        } else if (!plan.kamal().firstHost().get().matches("[0-9.]+|.*:.*")) {
            out.report(RECORD_WITHOUT_ADDRESS, settings.dns());
        }
    }

    private static void servers(InfraPlan plan, Output.Builder out) {
        if (plan.settings().location().isAbsent()) {
            out.report(
                    LOCATION_UNKNOWN,
                    plan.kamal()
                            .app()
                            .region()
                            .filter(name -> HetznerLocation.of(name).isEmpty()));
        }
        if (plan.balancer().needsCertificate()) {
            out.report(
                    BALANCER_CERTIFICATE,
                    plan.kamal().services().main().orElseThrow().name());
        }
    }
}
