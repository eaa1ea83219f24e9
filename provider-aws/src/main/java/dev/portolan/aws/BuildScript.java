package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * {@code build.sh}: builds each image for the processors of the tasks and pushes it to its repository. An image that is
 * there already is copied: AWS's registry has no limits of pulls and asks for no password.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html">Pushing an image</a>
 */
final class BuildScript {
    static final String NAME = "build.sh";

    private final AwsPlan plan;
    private final TextBody text;

    private BuildScript(AwsPlan plan, TextBody text) {
        this.plan = plan;
        this.text = text;
    }

    static void write(AwsPlan plan, Output.Builder out) {
        Document document = out.add(Document.text(plan.file(NAME).get()))
                .from(plan.folder())
                .mode(Document.Mode.EXECUTABLE)
                .dialect(ShellText.DIALECT);
        plan.images().forEach(image -> document.from(image.kind()));
        new BuildScript(plan, document.text()).write();
    }

    private void write() {
        text.line("#!/bin/sh");
        text.line("# Builds the app and pushes it: build.sh TAG, from the root of the app.");
        text.line("set -eu");
        text.line("tag=$1");
        text.line(
                "export DOCKER_DEFAULT_PLATFORM=",
                TaskDefinitions.architecture(plan).map(name -> name.equals("ARM64") ? "linux/arm64" : "linux/amd64"));
        text.line("registry=$(terraform -chdir=\"$(dirname \"$0\")/infra\" output -raw repository_app)");
        text.line("registry=${registry%%/*}");
        text.line("aws ecr get-login-password | docker login --username AWS --password-stdin \"$registry\"");
        for (TaskImage image : plan.images()) {
            text.line("");
            Fact<String> name = image.repository();
            image.build()
                    .match(
                            () -> line("docker build --tag ", name, " ."),
                            docker -> dockerfile(name, docker),
                            packs -> buildpacks(name, packs),
                            there -> copy(name, there));
            line("docker push ", name, "");
        }
    }

    private boolean dockerfile(Fact<String> name, Build.Dockerfile docker) {
        List<Fact<String>> lines = new java.util.ArrayList<>();
        lines.add(docker.file().from(docker.kind()).map(file -> "--file=" + file));
        lines.add(docker.target().map(stage -> "--target=" + stage));
        docker.args()
                .forEach(arg ->
                        lines.add(arg.map(value -> "--build-arg=" + arg.path().name() + "=" + value)));
        for (Fact<String> variable : docker.variables()) {
            boolean isArgument =
                    docker.args().stream().anyMatch(arg -> arg.path().name().equals(variable.get()));
            lines.add(
                    isArgument
                            ? Fact.absent(variable.path())
                            : text(variable)
                                    .map(value -> "--build-arg=" + variable.get() + "=" + value)
                                    .or(value(variable)
                                            .map(any -> variable.get())
                                            .or(variable)
                                            .map(secret -> "--secret=id=" + secret + ",env=" + secret)));
        }
        line("docker build --tag ", name, " \\");
        lines.forEach(option -> text.line("  ", option, " \\"));
        text.line("  ", docker.context().orChosen(".", "the app's folder"));
        return true;
    }

    /** A line that names the image. */
    private boolean line(String before, Fact<String> repository, String after) {
        text.line(before + "\"$registry\"/", repository, ":\"$tag\"" + after);
        return true;
    }

    private boolean buildpacks(Fact<String> name, Build.Buildpacks packs) {
        line("pack build ", name, " \\");
        text.line(
                "  --builder=",
                packs.builder()
                        .orChosen("paketobuildpacks/builder-jammy-full", "none is stated, and it has all languages")
                        .from(packs.kind()),
                " \\");
        packs.buildpacks().forEach(pack -> text.line("  --buildpack=", pack, " \\"));
        for (Fact<String> variable : packs.variables()) {
            text.line(
                    "  --env=",
                    text(variable)
                            .map(value -> variable.get() + "=" + value)
                            .or(value(variable).map(any -> variable.get()))
                            .or(variable),
                    " \\");
        }
        text.line("  --path=.");
        return true;
    }

    private boolean copy(Fact<String> name, Build.Image there) {
        Fact<String> reference = there.reference().from(there.kind());
        text.line("docker pull ", reference);
        text.line("docker tag ", reference, " \"$registry\"/", name, ":\"$tag\"");
        return true;
    }

    /** The variable of this name, if the app states it. */
    private Fact<dev.portolan.model.EnvValue> value(Fact<String> name) {
        return plan.app().env().stream()
                .filter(variable -> variable.name().is(name.get()))
                .filter(variable -> !plan.environment().nowhere().contains(variable))
                .findFirst()
                .map(variable -> variable.value().from(name))
                .orElse(Fact.absent(name.path()));
    }

    /** The value that a build may see in the open. */
    private Fact<String> text(Fact<String> name) {
        return plan.app().env().stream()
                .filter(variable -> variable.name().is(name.get()))
                .findFirst()
                .map(EnvVariable::literal)
                .map(literal -> literal.from(name))
                .orElse(Fact.absent(name.path()));
    }
}
