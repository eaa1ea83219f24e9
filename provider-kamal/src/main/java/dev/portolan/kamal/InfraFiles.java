package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.spi.Output;
import java.util.Optional;

/**
 * The folder of Terraform's files, where the user asked for servers or for records of the domains. Each room writes one
 * file and hands the next one references to what stands in it.
 */
final class InfraFiles {
    private InfraFiles() {}

    static void write(InfraPlan plan, Output.Builder out) {
        if (!plan.isAsked()) {
            return;
        }
        InfraVersions.write(plan, out);
        if (plan.rentsServers()) {
            var network = new InfraNetwork(plan, out);
            var firewall = new InfraFirewall(plan, out);
            Optional<InfraVolume> volume =
                    plan.keepsData() ? Optional.of(new InfraVolume(plan, network, out)) : Optional.empty();
            var servers = new InfraServers(plan, network, firewall, volume, out);
            volume.ifPresent(data -> data.attachTo(servers.first()));
            Optional<InfraBalancer> balancer = plan.balancer().isBalanced()
                    ? Optional.of(new InfraBalancer(plan, network, servers, out))
                    : Optional.empty();
            InfraRecords.write(plan, InfraRecords.target(servers, balancer), out);
            InfraOutputs.write(plan, servers, balancer, out);
            CloudInit.write(plan, out);
        } else {
            InfraRecords.write(plan, InfraRecords.target(plan), out);
        }
        ignored(plan, out);
        InfraSteps.write(plan, out);
        InfraFinding.tell(plan, out);
    }

    /** What Terraform writes beside its files and no repository should have; the lock file is to be committed. */
    private static void ignored(InfraPlan plan, Output.Builder out) {
        out.add(Document.text(plan.folder().get() + "/.gitignore"))
                .from(plan.settings().server(), plan.settings().dns(), plan.folder())
                .from(plan.kamal().stageOfFiles())
                .text()
                .line(".terraform/")
                .line("*.tfstate")
                .line("*.tfstate.*")
                .line("tf.plan");
    }
}
