package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;

/**
 * The steps in which Terraform rents the servers and moves the domains.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands">Terraform's commands</a>
 */
final class InfraSteps {
    private final InfraPlan plan;
    private final Output.Builder out;
    private final Fact<String> folder;

    private InfraSteps(InfraPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
        folder = plan.folder()
                .map(path -> "-chdir=" + path)
                .from(plan.settings().server(), plan.settings().dns());
    }

    static void write(InfraPlan plan, Output.Builder out) {
        var steps = new InfraSteps(plan, out);
        steps.tokens();
        if (plan.makesRecords()) {
            steps.values();
        }
        if (plan.rentsServers()) {
            steps.servers();
        }
        if (plan.makesRecords()) {
            steps.records();
        }
    }

    private void tokens() {
        Step.Builder step = out.step("infra.tokens", Phase.PREPARE, "Install Terraform and give it the tokens")
                .why("They stay in this shell: neither a file nor Terraform's state holds them.")
                .from(plan.settings().server(), plan.settings().dns())
                .from(plan.onlyDomain())
                .say("Install Terraform 1.9 or later: https://developer.hashicorp.com/terraform/install")
                .run("terraform", "version");
        if (plan.rentsServers()) {
            step.say("In the project at https://console.hetzner.com make an API token that may read and write.");
            hetznerToken(plan, step);
        }
        if (plan.makesRecords()) {
            step.say(
                    "At https://dash.cloudflare.com/profile/api-tokens make a token that may edit the DNS of the zones.");
            cloudflareToken(plan, step);
        }
        step.from(plan.balancer().reasonsForCertificate());
        if (plan.balancer().needsCertificate()) {
            certificate(step);
        }
    }

    /** What Terraform reads from its environment: a shell of another day has none of it. */
    static void exportTokens(InfraPlan plan, Step.Builder step) {
        step.from(plan.onlyDomain());
        if (plan.rentsServers()) {
            hetznerToken(plan, step);
        }
        if (plan.makesRecords()) {
            cloudflareToken(plan, step);
        }
    }

    private static void hetznerToken(InfraPlan plan, Step.Builder step) {
        token(step, plan.settings().server(), "HCLOUD_TOKEN", "the token of Hetzner");
    }

    private static void cloudflareToken(InfraPlan plan, Step.Builder step) {
        token(step, plan.settings().dns(), "CLOUDFLARE_API_TOKEN", "the token of Cloudflare");
    }

    private static void token(Step.Builder step, Fact<String> asked, String name, String prompt) {
        step.export(asked.map(any -> name), Word.askedValue(asked.map(any -> prompt)));
    }

    private void certificate(Step.Builder step) {
        step.say("Install hcloud, which reads the same token: https://github.com/hetznercloud/cli")
                .run("hcloud", "version")
                .say(
                        "Upload the certificate of the load balancer. Terraform only looks it up by its name: what it makes"
                                + " itself stands in its state, private keys too.")
                .say(
                        Word.variable("CERTIFICATE_FILE"),
                        " is the file of the certificate for all domains, with its chain, and ",
                        Word.variable("KEY_FILE"),
                        " that of its private key, both in PEM.")
                .run(
                        "hcloud",
                        "certificate",
                        "create",
                        Word.option("--name", plan.name()),
                        "--type",
                        "uploaded",
                        "--cert-file",
                        Word.variable("CERTIFICATE_FILE"),
                        "--key-file",
                        Word.variable("KEY_FILE"));
    }

    private void values() {
        Step.Builder step = out.step("infra.values", Phase.PREPARE, "Say which zones the domains are in")
                .from(plan.onlyDomain())
                .say(
                        "Write this line into ",
                        plan.folder().map(path -> path + "/terraform.tfvars"),
                        ": cutover = false")
                .say("Write another one below it, with your zones and the ids that their pages at Cloudflare show:"
                        + " cloudflare_zones = { \"example.com\" = \"023e105f4ecef8ad9ca31a8372d0c353\" }");
        step.why("The records are made when cutover is true, and not before.");
    }

    private void servers() {
        Fact<?> hosts = plan.kamal().settings().hosts();
        Step.Builder step = out.step("infra", Phase.PROVISION, "Rent the servers")
                .repeatable()
                .why("Read the plan before you apply it: it says what will be made and changed.");
        exportTokens(plan, step);
        step.run("terraform", folder, "init");
        apply(step);
        step.run("terraform", folder, "output").expect("Apply complete!, and the addresses");
        step.say(
                        hosts.isAbsent()
                                ? "Set kamal.hosts to the addresses, and translate again."
                                : "Where kamal.hosts has other addresses, set it to these, translate again, and go on"
                                        + " with the new files.")
                .from(hosts);
        step.undo("terraform", folder, "destroy");
        Step.Builder ready = out.step("infra.ready", Phase.PROVISION, "Wait until the servers are set up")
                .repeatable()
                .from(hosts);
        if (hosts.isAbsent()) {
            ready.why(
                            "These files do not know the servers yet and end here; in the new ones this step waits for Docker.")
                    .run(
                            "sh",
                            "-c",
                            "echo 'Set kamal.hosts, translate again, and go on with the new files.' >&2; exit 1");
            return;
        }
        ready.why("They install Docker when they start for the first time.");
        for (InfraPlan.Server server : plan.servers()) {
            ready.run("ssh", plan.login(server), "cloud-init status --wait && docker version");
        }
        ready.expect("status: done, and the versions of Docker");
    }

    private void records() {
        Step.Builder move = out.step("infra.records", Phase.CUT_OVER, "Move the domains")
                .repeatable()
                .why("Cloudflare takes no second record beside a CNAME, so the old ones have to go first.");
        exportTokens(plan, move);
        for (Domain domain : plan.kamal().app().domains()) {
            move.say(
                    "Note the records of ",
                    domain.name(),
                    " at Cloudflare, and delete those of the kinds A, AAAA and CNAME.");
        }
        for (Domain domain : plan.kamal().app().domains()) {
            if (domain.temporary().is(true)) {
                move.say(domain.name(), " serves until the move is done; take it out of the app's domains then.")
                        .from(domain.temporary());
            } else {
                move.from(domain.temporary());
            }
        }
        move.say("Write cutover = true into terraform.tfvars, and apply at once:");
        if (!plan.rentsServers()) {
            move.run("terraform", folder, "init");
        }
        apply(move);
        move.expect("Apply complete!, and within a minute the domains answer from the new place");
    }

    /** Takes the records away again and makes those that stood there before, as a part of the way back. */
    static void sendBack(InfraPlan plan, Output.Builder out, Step.Builder back) {
        back.say("Write cutover = false into terraform.tfvars, and apply:");
        new InfraSteps(plan, out).apply(back);
        for (Domain domain : plan.kamal().app().domains()) {
            back.say("Make the records of ", domain.name(), " again as you noted them.");
        }
    }

    private void apply(Step.Builder step) {
        step.run("terraform", folder, "plan", "-out=tf.plan").run("terraform", folder, "apply", "tf.plan");
    }
}
