package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The image, run where the move is prepared: what it lacks shows there, before anything costs money. */
final class TrialStep {
    private static final String TRIAL = "portolan-trial";

    private final App app;
    private final Coverage coverage;
    private final Output.Builder out;

    TrialStep(App app, Coverage coverage, Output.Builder out) {
        this.app = app;
        this.coverage = coverage;
        this.out = out;
    }

    /**
     * What the image lacks shows here, before anything costs money. Not where the target builds by something else than the
     * buildpacks: what is built here would be another image.
     */
    void write() {
        if (app.build() instanceof Build.Buildpacks stated
                && coverage.of(stated.builder()) == Coverage.Outcome.LEFT_OUT) {
            return;
        }
        Step.Builder step = out.step("move.try-image", Phase.PREPARE, "Run the image here")
                .repeatable()
                .why(
                        "Without secrets, so that it reaches nothing. Here one sees, before it costs anything, whether a program or"
                                + " a file is missing.");
        run(
                step,
                built(step, app.build()),
                app.services().stream()
                        .filter(one -> one.port().isPresent() && one.isPublic())
                        .findFirst());
    }

    /** Says how the image is built, and answers with its name. */
    private String built(Step.Builder step, Build build) {
        if (build instanceof Build.Dockerfile dockerfile) {
            step.run(dockerBuild(dockerfile));
        } else if (build instanceof Build.Buildpacks buildpacks) {
            step.run(packBuild(buildpacks));
        } else if (build instanceof Build.Image of) {
            return of.reference().orElse(TRIAL);
        } else {
            step.say("Build the image as ", "`" + TRIAL + "`", ".");
        }
        return TRIAL;
    }

    private Object[] dockerBuild(Build.Dockerfile build) {
        var words = new ArrayList<Object>(List.of("docker", "build"));
        words.add(Word.option("--file", build.file()));
        words.add(Word.option("--target", build.target()));
        for (Fact<String> arg : build.args()) {
            words.add(Word.option("--build-arg", arg.map(value -> arg.path().name() + "=" + value)));
        }
        words.addAll(variables("--build-arg", build.variables()));
        words.addAll(List.of("--tag", TRIAL, build.context().orElse(".")));
        return words.toArray();
    }

    /** As the target builds: by the same buildpacks, with what they read. */
    private Object[] packBuild(Build.Buildpacks build) {
        var words = new ArrayList<Object>(List.of("pack", "build", TRIAL));
        words.add(Word.option(
                "--builder",
                build.builder().orChosen("heroku/builder:24", "the builder that succeeds classic buildpacks")));
        build.buildpacks().forEach(buildpack -> words.add(Word.option("--buildpack", buildpack)));
        words.addAll(variables("--env", build.variables()));
        return words.toArray();
    }

    /** Plain values that the build reads; a secret would stay in the history of the shell. */
    private List<Word> variables(String flag, List<Fact<String>> names) {
        return names.stream()
                .flatMap(name -> app.env().stream()
                        .filter(variable -> variable.name().is(name.get()))
                        .map(EnvVariable::literal)
                        .map(value -> Word.option(flag, name.with(value, (variable, text) -> variable + "=" + text))))
                .toList();
    }

    private void run(Step.Builder step, String image, Optional<Service> service) {
        var words = new ArrayList<Object>(List.of("docker", "run", "--detach", "--name", TRIAL));
        if (service.isPresent()) {
            words.addAll(List.of("--env", "PORT=8080", "--publish", "8080:8080"));
        }
        if (app.build() instanceof Build.Buildpacks) {
            words.addAll(List.of("--entrypoint", "launcher"));
        }
        words.add(image);
        service.map(app::processOf)
                .or(() -> app.processes().stream().findFirst())
                .flatMap(process -> process.command().toOptional())
                .ifPresent(command -> words.addAll(command.toArgv()));
        step.afterwards("docker", "rm", "--force", TRIAL)
                .run(words.toArray())
                .run("sleep", "20")
                .run("docker", "logs", TRIAL)
                .expect(
                        service.isPresent()
                                ? "it listens on port 8080, or names the secret that it misses"
                                : "it begins to work, or names the secret that it misses");
    }
}
