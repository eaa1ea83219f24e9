package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code volume.tf.json}: a disk of its own for the data, which stays when the server goes.
 *
 * @see <a href="https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/volume">hcloud_volume</a>
 */
final class InfraVolume {
    private final TerraformFile file;
    private final Ref volume;

    InfraVolume(InfraPlan plan, InfraNetwork network, Output.Builder out) {
        file = plan.file(out, "volume", "The data of " + plan.namesOfKept().get() + ", below " + InfraPlan.DATA + ".")
                .from(plan.namesOfKept());
        List<Fact<?>> reasons = new ArrayList<>();
        for (Datastore store : plan.kept()) {
            reasons.add(store.storageGiB());
        }
        volume = file.resource(
                "hcloud_volume",
                "data",
                block -> block.put("name", plan.name("data"))
                        .put(
                                "size",
                                Fact.chosen(
                                                plan.volumeGiB(),
                                                "twice what the datastores ask for, and some; it can grow, never shrink")
                                        .from(reasons.toArray(Fact<?>[]::new)))
                        .put("location", network.location())
                        .put("format", Fact.chosen("ext4", "what Hetzner formats by itself"))
                        .put("delete_protection", Fact.chosen(true, "nobody deletes it by a slip"))
                        .lifecycle(cycle -> cycle.preventDestroy("the data is on it")));
    }

    /** The number that Hetzner gives it, by which the server finds the disk. */
    Expression id() {
        return volume.at("id");
    }

    /** Says which server has it. */
    void attachTo(Ref server) {
        file.resource(
                "hcloud_volume_attachment",
                "data",
                block -> block.put("volume_id", volume.at("id"))
                        .put("server_id", server.at("id"))
                        .put(
                                "automount",
                                Fact.chosen(
                                        false,
                                        "cloud-init mounts it where deploy.yml expects it, not below its number")));
    }
}
