package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.Output;
import dev.portolan.terraform.TerraformText;

/**
 * {@code cloud-init.yaml.tftpl}: what a new server does when it starts for the first time.
 *
 * @see <a href="https://cloudinit.readthedocs.io/en/latest/reference/modules.html">cloud-init's modules</a>
 */
final class CloudInit {
    static final String NAME = "cloud-init.yaml.tftpl";

    private static final String DISK = "/dev/disk/by-id/scsi-0HC_Volume_${volume}";

    private static final String OPTIONS =
            "discard,nofail,x-systemd.required-by=docker.service,x-systemd.before=docker.service";

    private CloudInit() {}

    static void write(InfraPlan plan, Output.Builder out) {
        TextBody text = out.add(Document.text(plan.folder().get() + "/" + NAME))
                .dialect(TerraformText.DIALECT)
                .from(plan.settings().server(), plan.folder())
                .from(plan.kamal().stageOfFiles())
                .from(plan.namesOfKept(), plan.names(Datastore.Kind.REDIS), plan.names(Datastore.Kind.OPENSEARCH))
                .text();
        text.line("#cloud-config");
        text.line("package_update: true");
        text.line("packages: [ca-certificates, curl, fail2ban, unattended-upgrades]");
        text.line("write_files:");
        text.line("  # Containers keep running when Docker itself is upgraded.");
        text.line("  - path: /etc/docker/daemon.json");
        text.line("    content: |");
        text.line("      {\"live-restore\": true}");
        kernel(plan, text);
        text.line("runcmd:");
        text.line("  - sysctl --system");
        text.line("  - fallocate -l 2G /swapfile && chmod 600 /swapfile && mkswap /swapfile && swapon /swapfile");
        text.line("  - echo '/swapfile none swap sw 0 0' >> /etc/fstab");
        if (plan.keepsData()) {
            volume(plan, text);
        }
        text.line("  - curl -fsSL https://get.docker.com | sh");
        text.line("  - docker network create kamal");
    }

    private static void kernel(InfraPlan plan, TextBody text) {
        Fact<String> redis = plan.names(Datastore.Kind.REDIS);
        Fact<String> search = plan.names(Datastore.Kind.OPENSEARCH);
        if (redis.isPresent() || search.isPresent()) {
            text.line("  # What the datastores ask of the kernel.");
            text.line("  - path: /etc/sysctl.d/60-datastores.conf");
            text.line("    content: |");
        }
        if (redis.isPresent()) {
            text.line("      # ", redis, ": copies of memory for its backups.");
            text.line("      vm.overcommit_memory=1");
        }
        if (search.isPresent()) {
            text.line("      # ", search, ": more memory maps than Linux gives.");
            text.line("      vm.max_map_count=262144");
        }
    }

    /** Terraform attaches the volume right after it has started the server. */
    private static void volume(InfraPlan plan, TextBody text) {
        text.line("%{ if volume != \"\" ~}");
        text.line("  # The volume of ", plan.namesOfKept(), " is attached while the server starts.");
        text.line("  - timeout 600 sh -c 'until [ -e " + DISK + " ]; do sleep 2; done'");
        text.line("  - mkdir -p " + InfraPlan.DATA);
        text.line("  # Without it Docker does not start, so that no datastore begins anew on an empty folder.");
        text.line("  - echo '" + DISK + " " + InfraPlan.DATA + " ext4 " + OPTIONS + " 0 2' >> /etc/fstab");
        text.line("  - systemctl daemon-reload");
        text.line("  - mount " + InfraPlan.DATA);
        text.line("%{ endif ~}");
    }
}
