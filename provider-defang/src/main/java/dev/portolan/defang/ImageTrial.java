package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.ProcessType;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The image of an app of buildpacks, built here as Defang builds it and started without secrets. An image that buildpacks
 * make would start where this one does not.
 *
 * @see <a href="https://railpack.com/getting-started/">Railpack</a>
 */
final class ImageTrial {
    private static final String IMAGE = "portolan-trial";
    private static final String BUILDER = "portolan-buildkit";

    private ImageTrial() {}

    static void write(DefangRunbook runbook) {
        App app = runbook.plan().app();
        if (app.build() instanceof Build.Buildpacks packs && BuildSection.isUsed(app)) {
            write(runbook, packs);
        }
    }

    private static void write(DefangRunbook runbook, Build.Buildpacks packs) {
        boolean isRailpack = runbook.plan().isRailpack(packs);
        Step.Builder step = runbook.out()
                .step("try-image", Phase.PREPARE, "Build and run the image here")
                .repeatable()
                .why(
                        "As Defang builds it, and without secrets, so that it reaches nothing. Here one sees, before it costs"
                                + " anything, whether a program or a file is missing.")
                .from(packs.kind());
        if (isRailpack) {
            step.say("Install Railpack as https://railpack.com/getting-started says.")
                    .run("docker", "run", "--detach", "--rm", "--privileged", "--name", BUILDER, "moby/buildkit")
                    .run("export", "BUILDKIT_HOST=docker-container://" + BUILDER)
                    .run("railpack", "build", "--name", IMAGE, ".")
                    .afterwards("docker", "rm", "--force", IMAGE, BUILDER);
        } else {
            step.run("docker", "build", "--tag", IMAGE, ".").afterwards("docker", "rm", "--force", IMAGE);
        }
        start(runbook.plan(), step, isRailpack);
    }

    private static void start(DefangPlan plan, Step.Builder step, boolean isRailpack) {
        Optional<ProcessType> serving = plan.app().processes().stream()
                .filter(process -> process.build() instanceof Build.Unstated)
                .filter(process -> plan.ports().ingress(process).isPresent())
                .findFirst();
        List<Object> words = new ArrayList<>(List.of("docker", "run", "--detach", "--name", IMAGE));
        if (serving.isPresent()) {
            words.addAll(List.of("--env", "PORT=8080", "--publish", "8080:8080"));
        }
        words.add(IMAGE);
        serving.or(() -> plan.app().processes().stream().findFirst()).ifPresent(process -> {
            Fact<Command> command = process.command();
            List<String> none = List.of();
            words.addAll(command.map(any -> isRailpack ? List.of(CommandSection.script(any)) : any.toArgv())
                    .orElse(none));
            step.from(process.name(), command);
        });
        step.run(words.toArray())
                .run("sleep", "20")
                .run("docker", "logs", IMAGE)
                .expect(
                        serving.isPresent()
                                ? "it listens on port 8080, or names the secret that it misses"
                                : "it begins to work, or names the secret that it misses");
    }
}
