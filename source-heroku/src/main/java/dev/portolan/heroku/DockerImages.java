package dev.portolan.heroku;

import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The images that heroku.yml has Heroku build, and the build arguments that all of them get. The app's own image is that
 * of the web process, or else the first one.
 */
final class DockerImages {
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, DockerImage> images;
    private final List<BuildFact> arguments;

    private DockerImages(Map<String, DockerImage> images, List<BuildFact> arguments) {
        this.images = Collections.unmodifiableMap(images);
        this.arguments = List.copyOf(arguments);
    }

    static DockerImages read(Manifest manifest, Findings findings) {
        var nodes = new Nodes(findings);
        var images = new LinkedHashMap<String, DockerImage>();
        manifest.entries("build", "docker", nodes)
                .forEach(entry -> DockerImage.of(entry, nodes).ifPresent(image -> images.put(image.name(), image)));
        return new DockerImages(images, arguments(manifest, findings));
    }

    private static List<BuildFact> arguments(Manifest manifest, Findings findings) {
        var nodes = new Nodes(findings);
        var arguments = new ArrayList<BuildFact>();
        var secrets = new Naming();
        for (InputNode.Entry entry : manifest.entries("build", "config", nodes)) {
            String name = entry.key();
            Optional<String> value = nodes.text("'build.config." + name + "'", entry.value());
            if (value.isEmpty() || !ARGUMENT.matcher(name).matches()) {
                nodes.wrongValue("build.config." + name, entry.value().kind(), entry.origin(), "NAME: value");
            } else if (SecretRule.isSecret(name, value.get())) {
                secrets.add(name, entry.origin());
            } else {
                arguments.add(new BuildFact("args", entry.origin(), build -> build.arg(name, value.get())));
            }
        }
        findings.name(HerokuFinding.SECRET_ARGUMENTS, secrets);
        return arguments;
    }

    Collection<DockerImage> all() {
        return images.values();
    }

    Optional<DockerImage> named(String name) {
        return Optional.ofNullable(images.get(name));
    }

    /** The name that is most like this one. */
    String nearest(String name) {
        return NearestName.of(name, List.copyOf(images.keySet()))
                .map(key -> " Did you mean '" + key + "'?")
                .orElse("");
    }

    /** The image of the app. */
    Optional<DockerImage> ofApp() {
        return named("web")
                .or(() -> all().stream().filter(image -> !isOfRelease(image)).findFirst())
                .or(() -> all().stream().findFirst());
    }

    private static boolean isOfRelease(DockerImage image) {
        return image.name().equals(StatedProcess.RELEASE);
    }

    /** How an image is built, the build arguments included. */
    List<BuildFact> facts(DockerImage image) {
        var facts = new ArrayList<>(image.facts());
        facts.addAll(arguments);
        return facts;
    }

    /** How a process's image is built; nothing where it is built as the app's. */
    List<BuildFact> ownFacts(DockerImage image) {
        return ofApp().filter(image::isBuiltAs).isPresent() ? List.of() : facts(image);
    }
}
