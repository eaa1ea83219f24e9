package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.model.Job;
import dev.portolan.spi.Output;

/**
 * {@code [deploy]}: what runs once for each release, and how machines are replaced.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-deploy-section">The deploy section</a>
 */
final class DeploySection {
    private DeploySection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        Mapping deploy = toml.mapping("deploy");
        Job release = plan.app().release();
        if (FlyPlan.isOfImage(release)) {
            out.report(FlyFinding.RELEASE_OF_IMAGE, release.name());
        } else {
            ProcessesSection.tell(release.command(), out);
            deploy.put("release_command", plan.line(release.command()).from(release.name(), release.trigger()));
            deploy.put(
                    "release_command_timeout",
                    release.timeout().map(FlyDuration::text).from(release.name()));
            deploy.implies(release.name());
        }
        deploy.put("strategy", plan.settings().strategy());
        if (release.memoryMiB().isPresent() && !FlyPlan.isOfImage(release)) {
            VmSection.size(
                    deploy.mapping("release_command_vm").from(release.name()),
                    release.name(),
                    release.memoryMiB(),
                    VmSection.NO_CPU,
                    out);
        }
    }
}
