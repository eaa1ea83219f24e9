package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image that heroku.yml names: {@code web: Dockerfile} or {@code web: {dockerfile: …, target: …}}. See
 * <a href="https://devcenter.heroku.com/changelog-items/1524">the stages of a Dockerfile</a>.
 *
 * @param name the process type that it is built for
 * @param origin where the name stands
 * @param file the path of the Dockerfile
 * @param fileOrigin where the path stands
 * @param target the stage of the Dockerfile that becomes the image
 */
record DockerImage(String name, Origin origin, String file, Origin fileOrigin, Optional<InputNode.Scalar> target) {
    private static final List<String> KEYS = List.of("dockerfile", "target");

    static Optional<DockerImage> of(InputNode.Entry entry, Nodes nodes) {
        String what = "build.docker." + entry.key();
        if (!(entry.value() instanceof InputNode.Mapping table)) {
            return text(what, entry.value(), nodes).map(file -> of(entry, file, Optional.empty()));
        }
        nodes.unknownKeys(what, table, KEYS);
        Optional<InputNode.Scalar> target = table.get("target").flatMap(node -> text(what + ".target", node, nodes));
        return text(what, table.get("dockerfile").orElse(table), nodes).map(file -> of(entry, file, target));
    }

    private static DockerImage of(InputNode.Entry entry, InputNode.Scalar file, Optional<InputNode.Scalar> target) {
        return new DockerImage(entry.key(), entry.origin(), plain(file.text()), file.origin(), target);
    }

    private static Optional<InputNode.Scalar> text(String what, InputNode node, Nodes nodes) {
        if (node instanceof InputNode.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        nodes.wrongValue(
                what,
                node.kind(),
                node.origin(),
                "a text: the path of a Dockerfile, or a table that has a 'dockerfile'");
        return Optional.empty();
    }

    private static String plain(String path) {
        String plain = path.strip();
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        return plain;
    }

    /** Whether the same image comes about, whatever it is called. */
    boolean isBuiltAs(DockerImage other) {
        return file.equals(other.file)
                && target.map(InputNode.Scalar::text).equals(other.target.map(InputNode.Scalar::text));
    }

    /** How it is built. The build sees the folder of the Dockerfile and all below it. */
    List<BuildFact> facts() {
        var facts = new ArrayList<BuildFact>();
        facts.add(new BuildFact("dockerfile", fileOrigin, build -> build.dockerfile(file)));
        int folder = file.lastIndexOf('/');
        if (folder > 0) {
            facts.add(new BuildFact("context", fileOrigin, build -> build.context(file.substring(0, folder))));
        }
        target.ifPresent(
                stage -> facts.add(new BuildFact("target", stage.origin(), build -> build.target(stage.text()))));
        return facts;
    }
}
