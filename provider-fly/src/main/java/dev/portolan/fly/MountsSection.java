package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Volume;
import dev.portolan.spi.Output;

/**
 * {@code [[mounts]]}: the volume of a process group. The first deploy makes it; a machine has one at most.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-mounts-section">The mounts section</a>
 */
final class MountsSection {
    private MountsSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        for (FlyPlan.Group group : plan.groups()) {
            ProcessType process = group.process();
            process.volumes().stream().findFirst().ifPresent(volume -> mount(plan, toml, group, volume, out));
            process.volumes().stream().skip(1).forEach(volume -> out.report(FlyFinding.SECOND_VOLUME, volume.name()));
        }
    }

    private static void mount(FlyPlan plan, Mapping toml, FlyPlan.Group group, Volume volume, Output.Builder out) {
        Mapping mount = toml.list("mounts", "source").add().from(group.process().name(), volume.name());
        mount.put("source", plan.volumeName(group, volume.name()));
        mount.put("destination", volume.mountPath());
        mount.put("initial_size", volume.sizeGiB().map(size -> size + "gb"));
        ProcessesSection.name(plan, mount, group.name());
        String source = plan.volumeName(group, volume.name()).get();
        if (!FlyPlan.ownVolumeName(group, volume.name()).is(source)) {
            out.explain(FlyFinding.NAME_CHANGED, "The volume is " + source + ".", volume.name());
        }
        if (group.process().count().orElse(1) > 1
                || group.process().autoscaling().max().orElse(1) > 1) {
            out.report(FlyFinding.VOLUME_PER_MACHINE, volume.name());
        }
    }
}
