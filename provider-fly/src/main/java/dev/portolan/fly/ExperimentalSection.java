package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * {@code [experimental]}: the entrypoint of images that buildpacks made. Such an image begins with one process of its
 * own choice, and Fly appends commands to the entrypoint; so where anything has a command, all go through the launcher,
 * which sets the buildpacks' environment and, after {@code --}, starts the words that follow without a shell.
 *
 * @see <a href="https://github.com/buildpacks/spec/blob/main/platform.md#launcher">The launcher's contract</a>
 */
final class ExperimentalSection {
    static final String LAUNCHER = "/cnb/lifecycle/launcher";

    private ExperimentalSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        if (plan.usesLauncher()) {
            toml.note("Commands are run by the launcher of the image that the buildpacks make.");
            Mapping experimental = toml.mapping("experimental");
            experimental.put(
                    "entrypoint",
                    Fact.chosen(List.of(LAUNCHER), "it sets what buildpacks prepared")
                            .from(plan.buildpacks())
                            .from(plan.reasonsForLauncher()));
            out.report(FlyFinding.BUILDPACK_LAUNCHER, plan.buildpacks());
        }
    }
}
