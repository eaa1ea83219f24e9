package dev.portolan.heroku;

import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.util.List;
import java.util.Optional;

/**
 * Heroku's heroku.yml, the manifest of an app on the stack container. On any other stack Heroku does not read it. See
 * <a href="https://devcenter.heroku.com/articles/build-docker-images-heroku-yml">its page</a>.
 *
 * @param root what it says; an empty table where it is missing or does not count
 * @param buildsImages whether Heroku builds the app's images as it says
 */
record Manifest(InputNode.Mapping root, boolean buildsImages) {
    /** Its path in a project. */
    static final String PATH = "heroku.yml";

    /** The stack on which it is read. */
    static final String CONTAINER = "container";

    private static final List<String> KEYS = List.of("setup", "build", "release", "run");
    private static final List<String> SETUP_KEYS = List.of("addons", "config");
    private static final List<String> BUILD_KEYS = List.of("docker", "config", "languages", "buildpacks");

    private static final InputNode.Mapping NOTHING = new InputNode.Mapping(Heroku.DEFAULT, List.of());

    /** The manifest of a project on this stack, which is empty where nobody names it. */
    static Manifest read(ProjectFiles files, String stack, Findings findings) {
        var nodes = new Nodes(findings);
        Optional<InputNode> node = files.exists(PATH) ? files.yaml(PATH) : Optional.empty();
        if (!(node.orElse(NOTHING) instanceof InputNode.Mapping root)) {
            nodes.wrongShape(PATH, node.orElseThrow(), "a table");
            return new Manifest(NOTHING, false);
        }
        if (!stack.isEmpty() && !stack.equals(CONTAINER)) {
            findings.name(HerokuFinding.MANIFEST_UNUSED, keys(root));
            return new Manifest(NOTHING, false);
        }
        nodes.unknownKeys(PATH, root, KEYS);
        var manifest = new Manifest(root, false);
        manifest.table("setup", nodes).ifPresent(setup -> nodes.unknownKeys("'setup'", setup, SETUP_KEYS));
        manifest.table("build", nodes).ifPresent(build -> nodes.unknownKeys("'build'", build, BUILD_KEYS));
        return new Manifest(root, manifest.below("build", "docker").isPresent());
    }

    /** Its keys, those of the upper tables with what stands right below them. */
    private static Naming keys(InputNode.Mapping root) {
        var keys = new Naming();
        for (InputNode.Entry upper : root.entries()) {
            if (upper.value() instanceof InputNode.Mapping table
                    && !table.entries().isEmpty()) {
                table.entries().forEach(entry -> keys.add(upper.key() + "." + entry.key(), entry.origin()));
            } else {
                keys.add(upper.key(), upper.origin());
            }
        }
        return keys;
    }

    /** Whether Heroku takes commands from it and passes over the Procfile. */
    boolean statesCommands() {
        return buildsImages || root.get("run").isPresent();
    }

    /** The table under an upper key; a finding where something else stands there. */
    Optional<InputNode.Mapping> table(String key, Nodes nodes) {
        Optional<InputNode> node = root.get(key);
        node.filter(value -> !(value instanceof InputNode.Mapping))
                .ifPresent(value -> nodes.wrongShape("'" + key + "' in " + PATH, value, "a table"));
        return node.filter(InputNode.Mapping.class::isInstance).map(InputNode.Mapping.class::cast);
    }

    /** What stands under a key of the table under an upper key. */
    Optional<InputNode.Entry> below(String upper, String key) {
        return root.get(upper)
                .filter(InputNode.Mapping.class::isInstance)
                .flatMap(table -> ((InputNode.Mapping) table).entry(key));
    }

    /** The entries of the table two keys down; a finding where something else stands there. */
    List<InputNode.Entry> entries(String upper, String key, Nodes nodes) {
        return below(upper, key)
                .map(entry -> nodes.entries("'" + upper + "." + key + "' in " + PATH, entry.value()))
                .orElse(List.of());
    }
}
