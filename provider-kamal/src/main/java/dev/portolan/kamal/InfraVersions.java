package dev.portolan.kamal;

import dev.portolan.spi.Output;

/**
 * {@code versions.tf.json}: which Terraform and which providers. The providers find their tokens in the environment, so
 * neither a file nor the state holds one.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs">hcloud</a>
 * @see <a href="https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs">cloudflare</a>
 */
final class InfraVersions {
    private static final String REASON = "the version that the files were written for";

    private InfraVersions() {}

    static void write(InfraPlan plan, Output.Builder out) {
        String tokens = plan.rentsServers() && plan.makesRecords()
                ? "HCLOUD_TOKEN and CLOUDFLARE_API_TOKEN"
                : plan.rentsServers() ? "HCLOUD_TOKEN" : "CLOUDFLARE_API_TOKEN";
        plan.file(out, "versions", "The providers read " + tokens + " from the environment.")
                .from(plan.onlyDomain())
                .terraform(settings -> {
                    settings.requiredVersion(">= 1.9", "conditions of variables may name other values since then");
                    if (plan.rentsServers()) {
                        settings.requiredProvider("hcloud", "hetznercloud/hcloud", "~> 1.68", REASON);
                    }
                    if (plan.makesRecords()) {
                        settings.requiredProvider("cloudflare", "cloudflare/cloudflare", "~> 5.22", REASON);
                    }
                });
    }
}
