package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.TerraformFile;
import java.util.List;
import java.util.function.Consumer;

/** Files that Terraform, Hetzner or Cloudflare do not take. */
final class InfraBroken {
    private InfraBroken() {}

    static List<List<Document>> all() {
        return List.of(
                file(it -> it.output("address", "Gone.", Expression.of("hcloud_server.gone.id"))),
                file(it -> it.resource("hcloud_volume", "data", block -> block.put("size", fact(9)))),
                file(it -> it.resource(
                        "cloudflare_dns_record",
                        "www",
                        block -> block.put("ttl", fact(60)).put("proxied", fact(true)))),
                file(it -> it.resource(
                        "hcloud_server",
                        "app_1",
                        block -> block.put("user_data", Expression.of("file(\"cloud-init.yaml.tftpl\")")))));
    }

    private static List<Document> file(Consumer<TerraformFile> content) {
        var out = Output.builder();
        TerraformFile file = TerraformFile.in(out, "deploy/kamal/infra/servers.tf.json", "");
        file.terraform(settings -> settings.requiredProvider("hcloud", "hetznercloud/hcloud", "~> 1.68", "a test")
                .requiredProvider("cloudflare", "cloudflare/cloudflare", "~> 5.22", "a test"));
        content.accept(file);
        return out.build().documents();
    }

    private static <T> Fact<T> fact(T value) {
        return Fact.chosen(value, "a test");
    }
}
