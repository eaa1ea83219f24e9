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
                .say("Install Terraform 1.9 or later.");
        if (plan.rentsServers()) {
            step.say("In the project at https://console.hetzner.com make an API token that may read and write; type it"
                    + " here, where it is not shown:");
            token(step, "HCLOUD_TOKEN");
        }
        if (plan.makesRecords()) {
            step.say(
                    "At https://dash.cloudflare.com/profile/api-tokens make a token that may edit the DNS of the zones;"
                            + " type it here:");
            token(step, "CLOUDFLARE_API_TOKEN");
        }
        step.from(plan.balancer().reasonsForCertificate());
        if (plan.balancer().needsCertificate()) {
            certificate(step);
        }
        step.expect("'terraform version' answers");
    }

    private static void token(Step.Builder step, String name) {
        step.run("read", "-rs", name).run("export", name);
    }

    private void certificate(Step.Builder step) {
        step.say("Upload the certificate of the load balancer. Terraform only looks it up by its name: what it makes"
                        + " itself stands in its state, private keys too.")
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
        Step.Builder step = out.step("infra", Phase.PROVISION, "Rent the servers")
                .repeatable()
                .why("Read the plan before you apply it: it says what will be made and changed.");
        step.run("terraform", folder, "init");
        apply(step);
        step.run("terraform", folder, "output").expect("Apply complete!, and the addresses");
        step.say("Set kamal.hosts to the addresses, translate again, and go on with the new files.");
        step.undo("terraform", folder, "destroy");
        Step.Builder ready = out.step("infra.ready", Phase.PROVISION, "Wait until the servers are set up")
                .repeatable()
                .why("They install Docker when they start for the first time.");
        for (InfraPlan.Server server : plan.servers()) {
            ready.run("ssh", plan.login(server), "cloud-init status --wait && docker version");
        }
        ready.expect("status: done, and the versions of Docker");
    }

    private void records() {
        Step.Builder move = out.step("infra.records", Phase.CUT_OVER, "Move the domains")
                .repeatable()
                .why("Cloudflare takes no second record beside a CNAME, so the old ones have to go first.");
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
