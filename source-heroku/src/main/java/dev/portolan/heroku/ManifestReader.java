package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.model.Command;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes and the release that heroku.yml states. A process without a command runs that of its image; so does
 * an image that no command names.
 */
final class ManifestReader {
    private static final List<String> RUN_KEYS = List.of("command", "image");

    private final Manifest manifest;
    private final DockerImages images;
    private final Findings findings;
    private final Nodes nodes;
    private final Map<String, StatedProcess> stated = new LinkedHashMap<>();
    private final Set<String> lent = new LinkedHashSet<>();

    private ManifestReader(Manifest manifest, DockerImages images, Findings findings) {
        this.manifest = manifest;
        this.images = images;
        this.findings = findings;
        nodes = new Nodes(findings);
    }

    static List<StatedProcess> read(Manifest manifest, DockerImages images, Findings findings) {
        var reader = new ManifestReader(manifest, images, findings);
        manifest.table("release", reader.nodes).ifPresent(reader::release);
        manifest.table("run", reader.nodes).ifPresent(run -> run.entries().forEach(reader::process));
        images.all().forEach(reader::withoutCommand);
        return List.copyOf(reader.stated.values());
    }

    private void process(InputNode.Entry entry) {
        String name = entry.key();
        Optional<InputNode.Mapping> table =
                entry.value() instanceof InputNode.Mapping mapping ? Optional.of(mapping) : Optional.empty();
        table.ifPresent(keys -> nodes.unknownKeys("'run." + name + "'", keys, RUN_KEYS));
        Optional<InputNode> given = table.flatMap(keys -> keys.get("command"));
        InputNode command = given.orElse(entry.value());
        String what = "run." + name + (given.isPresent() ? ".command" : "");
        Optional<String> script = command instanceof InputNode.Mapping ? Optional.empty() : script(what, command);
        if (name.equals(StatedProcess.RELEASE)) {
            String said = script.map(text -> "It says '" + text + "'.").orElse("");
            findings.report(HerokuFinding.RELEASE_IN_RUN, said, entry.origin());
            return;
        }
        Optional<DockerImage> image = image(entry, table);
        Origin place = script.isPresent() ? command.origin() : entry.origin();
        if (script.isPresent() || image.isPresent()) {
            List<BuildFact> build = image.map(images::ownFacts).orElse(List.of());
            Command runs = script.map(Command::shell).orElse(Command.ofImage());
            stated.put(name, new StatedProcess(name, runs, entry.origin(), place, build));
        } else {
            nodes.wrongValue("run." + name, command.kind(), entry.origin(), "a command");
        }
    }

    /** The image that is named, or the process's own; each process needs one of them where there are images at all. */
    private Optional<DockerImage> image(InputNode.Entry process, Optional<InputNode.Mapping> table) {
        Optional<InputNode> node = table.flatMap(keys -> keys.get("image"));
        String name = node.flatMap(value -> nodes.text("'image' of 'run." + process.key() + "'", value))
                .orElse(process.key());
        Origin place = node.map(InputNode::origin).orElse(process.origin());
        Optional<DockerImage> image = images.named(name);
        if (image.isEmpty() && (node.isPresent() || manifest.buildsImages())) {
            String what = "'run." + process.key() + "' runs in '" + name + "'." + images.nearest(name);
            findings.report(HerokuFinding.IMAGE_UNKNOWN, what, place);
        }
        image.filter(used -> !used.name().equals(process.key())).ifPresent(used -> lent.add(used.name()));
        return image;
    }

    private void release(InputNode.Mapping table) {
        nodes.unknownKeys("'release'", table, RUN_KEYS);
        Origin place =
                manifest.root().entry(StatedProcess.RELEASE).orElseThrow().origin();
        Optional<InputNode> command = table.get("command");
        Optional<String> script = command.flatMap(node -> script("release.command", node));
        releaseImage(table, place);
        script.ifPresentOrElse(
                text -> stated.put(
                        StatedProcess.RELEASE,
                        StatedProcess.of(
                                StatedProcess.RELEASE,
                                Command.shell(text),
                                place,
                                command.orElseThrow().origin())),
                () -> findings.report(HerokuFinding.RELEASE_WITHOUT_COMMAND, "", place));
    }

    private void releaseImage(InputNode.Mapping table, Origin place) {
        Optional<InputNode> node = table.get("image");
        String name =
                node.flatMap(value -> nodes.text("'release.image'", value)).orElse(StatedProcess.RELEASE);
        Optional<DockerImage> image = images.named(name);
        Origin named = node.map(InputNode::origin).orElse(place);
        if (node.isPresent() && image.isEmpty()) {
            String what = "'release' runs in '" + name + "'." + images.nearest(name);
            findings.report(HerokuFinding.IMAGE_UNKNOWN, what, named);
        }
        image.filter(used -> !images.ownFacts(used).isEmpty())
                .ifPresent(used -> findings.report(
                        HerokuFinding.RELEASE_IMAGE,
                        "'" + name + "', by '" + used.file() + "'.",
                        named,
                        used.origin()));
    }

    /** An image that other processes run in, and that has no command of its own, is no process, but for the web's. */
    private void withoutCommand(DockerImage image) {
        String name = image.name();
        if (name.equals(StatedProcess.RELEASE)) {
            if (manifest.root().get(name).isEmpty()) {
                findings.report(HerokuFinding.RELEASE_WITHOUT_COMMAND, "", image.origin());
            }
        } else if (!stated.containsKey(name) && (name.equals("web") || !lent.contains(name))) {
            stated.put(
                    name,
                    new StatedProcess(name, Command.ofImage(), image.origin(), image.origin(), images.ownFacts(image)));
        }
    }

    /**
     * A command is a text or a list. Heroku's own examples have lists of one item, and its page does not say what a
     * second one means: here each runs after the one before it went well, which is what those who write two expect.
     */
    private Optional<String> script(String what, InputNode node) {
        if (!(node instanceof InputNode.Sequence list)) {
            return nodes.text("'" + what + "'", node).map(String::strip).filter(text -> !text.isEmpty());
        }
        var lines = new ArrayList<String>();
        for (InputNode item : list.items()) {
            nodes.text("an item of '" + what + "'", item)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(lines::add);
        }
        if (lines.size() > 1) {
            findings.report(HerokuFinding.COMMANDS_JOINED, "'" + what + "'.", node.origin());
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(" && ", lines));
    }
}
