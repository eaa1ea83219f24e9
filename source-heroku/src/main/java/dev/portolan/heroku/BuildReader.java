package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Address;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.source.InputNode;
import java.util.List;
import java.util.Optional;

/** How the image comes about: by buildpacks on a stack of Heroku's, or by a Dockerfile on the stack container. */
final class BuildReader {
    private static final String DOCKERFILE = "Dockerfile";

    /** The oldest stack whose builder image is kept up: https://devcenter.heroku.com/articles/stack. */
    private static final int OLDEST_STACK = 22;

    private final Intake in;
    private final Optional<InputNode.Entry> stack;
    private final String stackName;

    private BuildReader(Intake in) {
        this.in = in;
        stack = in.json().entry("stack");
        stackName = stack.flatMap(entry -> in.nodes().text("'stack'", entry.value()))
                .orElse("");
    }

    /** States the build, with the names of the environment that it reads. */
    static void read(Intake in, List<InputNode.Entry> variables) {
        var reader = new BuildReader(in);
        if (in.isContainer()) {
            in.images().ofApp().ifPresentOrElse(reader::image, reader::dockerfile);
            in.images().all().forEach(reader::missing);
            BuildpackReader.leave(in);
        } else {
            BuildpackReader.read(in);
            reader.builder();
            if (in.files().exists(DOCKERFILE)) {
                in.findings().report(HerokuFinding.DOCKERFILE_UNUSED, "", Origin.inFile(DOCKERFILE, 0, 0));
            }
        }
        Aptfile.read(in);
        reader.manifestKeys();
        if (in.draft().hasBuild()) {
            variables.forEach(name ->
                    in.draft().build("variables", name.origin(), build -> build.variables(List.of(name.key()))));
        }
    }

    private void image(DockerImage image) {
        in.images().facts(image).forEach(in.draft()::build);
    }

    private void missing(DockerImage image) {
        if (!in.files().exists(image.file())) {
            in.findings().report(HerokuFinding.DOCKERFILE_MISSING, "'" + image.file() + "'.", image.fileOrigin());
        }
    }

    /** The stack container without a word of how the image is built. */
    private void dockerfile() {
        Origin origin = stack.or(() -> in.manifest().below("build", "docker"))
                .map(entry -> entry.value().origin())
                .orElse(Heroku.DEFAULT);
        if (in.files().exists(DOCKERFILE)) {
            in.draft().build("dockerfile", origin, build -> build.dockerfile(DOCKERFILE));
        } else {
            in.findings().report(HerokuFinding.DOCKERFILE_MISSING, "'" + DOCKERFILE + "'.", origin);
        }
        if (!in.procfile().entries().isEmpty() && !in.manifest().statesCommands()) {
            in.findings().report(HerokuFinding.CONTAINER_IGNORES_PROCFILE, "", origin);
        }
    }

    /** Keys that heroku.yml has in some apps and that Heroku's page does not have. */
    private void manifestKeys() {
        var left = new Naming();
        for (String key : List.of("languages", "buildpacks")) {
            in.manifest().below("build", key).ifPresent(entry -> left.add(key + shown(entry.value()), entry.origin()));
        }
        if (!in.isContainer()) {
            in.manifest().below("build", "config").ifPresent(entry -> left.add("config", entry.origin()));
        }
        in.findings().name(HerokuFinding.BUILD_KEYS_LEFT, left);
    }

    private static String shown(InputNode node) {
        List<String> words = AppJson.asList(node).stream()
                .filter(InputNode.Scalar.class::isInstance)
                .map(item -> Address.withoutUser(((InputNode.Scalar) item).text()))
                .toList();
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private void builder() {
        in.draft().build("builder", Heroku.DEFAULT, build -> build.builder(Heroku.BUILDER));
        if (stack.isEmpty() || stackName.isEmpty() || stackName.equals("cnb")) {
            return;
        }
        Origin origin = stack.get().value().origin();
        String version = stackName.startsWith("heroku-") ? stackName.substring("heroku-".length()) : "";
        if (version.length() != 2 || !version.chars().allMatch(c -> c >= '0' && c <= '9')) {
            HerokuFinding code =
                    stackName.startsWith("cedar") ? HerokuFinding.STACK_ENDED : HerokuFinding.STACK_UNKNOWN;
            in.findings().report(code, "'" + stackName + "'.", origin);
        } else if (Integer.parseInt(version) < OLDEST_STACK) {
            in.findings().report(HerokuFinding.STACK_ENDED, "'" + stackName + "'.", origin);
        } else {
            in.draft().build("builder", origin, build -> build.builder("heroku/builder:" + version));
        }
    }
}
