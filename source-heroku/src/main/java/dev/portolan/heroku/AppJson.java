package dev.portolan.heroku;

import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Heroku's app.json as one stage sees it: what {@code environments.STAGE} says stands in for what the file says above,
 * tables by their entries, everything else as a whole. See
 * <a href="https://devcenter.heroku.com/articles/app-json-schema">the schema</a>.
 */
final class AppJson {
    /** Its path in a project. */
    static final String PATH = "app.json";

    /** The same file name means something else to these: Expo, React Native, WeChat. */
    private static final List<String> FOREIGN_KEYS = List.of("expo", "displayName", "pages");

    private static final List<String> TELLING_KEYS = List.of(
            "addons",
            "buildpacks",
            "env",
            "formation",
            "scripts",
            "stack",
            "environments",
            "success_url",
            "cron",
            "healthchecks");

    private final Optional<InputNode.Mapping> root;
    private final List<InputNode.Mapping> layers;

    private AppJson(Optional<InputNode.Mapping> root, List<InputNode.Mapping> layers) {
        this.root = root;
        this.layers = List.copyOf(layers);
    }

    /** A project without one, or with one that is not Heroku's. */
    static AppJson none() {
        return new AppJson(Optional.empty(), List.of());
    }

    /** The file, with the part for a stage if there is one. */
    static AppJson of(InputNode.Mapping root, Optional<InputNode.Mapping> stage) {
        return new AppJson(
                Optional.of(root),
                Stream.concat(Stream.of(root), stage.stream()).toList());
    }

    /** The same file, upon what another says: what it says itself stands in for that. */
    AppJson upon(InputNode.Mapping base) {
        return new AppJson(root, Stream.concat(Stream.of(base), layers.stream()).toList());
    }

    /** The same file, in which each key of another stands in for its own. */
    AppJson replacedBy(InputNode.Mapping other) {
        Stream<InputNode.Mapping> rest = layers.stream()
                .map(layer -> new InputNode.Mapping(
                        layer.origin(),
                        layer.entries().stream()
                                .filter(entry -> other.get(entry.key()).isEmpty())
                                .toList()));
        return new AppJson(root, Stream.concat(rest, Stream.of(other)).toList());
    }

    /** The root of an app.json, whoever's it is. */
    static Optional<InputNode> node(ProjectFiles files) {
        return files.exists(PATH) ? files.json(PATH) : Optional.empty();
    }

    /** Whether nothing but Heroku can be meant; without it a Procfile has to stand beside. */
    static boolean isSurelyHerokus(InputNode node) {
        return node instanceof InputNode.Mapping root
                && !isForeign(root)
                && (TELLING_KEYS.stream().anyMatch(key -> root.get(key).isPresent())
                        || (root.get("keywords").isPresent()
                                && root.get("repository").isPresent()));
    }

    /** Whether it is the app.json of something else. */
    static boolean isForeign(InputNode.Mapping root) {
        return FOREIGN_KEYS.stream().anyMatch(key -> root.get(key).isPresent());
    }

    /** The file itself, without what a stage says. */
    Optional<InputNode.Mapping> root() {
        return root;
    }

    /** What stands under a key, the stage's own before the file's. */
    Optional<Entry> entry(String key) {
        return all(key).reduce((above, stage) -> stage);
    }

    /** The stack that is named; empty where none is. */
    String stack() {
        return text("stack");
    }

    /** Whether this text stands under a key. */
    boolean says(String key, String value) {
        return text(key).equals(value);
    }

    private String text(String key) {
        return entry(key).map(Entry::value).orElse(null) instanceof InputNode.Scalar scalar
                        && scalar.type() != InputNode.Type.NULL
                ? scalar.text()
                : "";
    }

    /** The entries of the table under a key: the file's, with the stage's in their places or after them. */
    Collection<Entry> table(String key, Nodes nodes) {
        Map<String, Entry> merged = new LinkedHashMap<>();
        all(key).flatMap(entry -> entriesOf(entry, nodes).stream()).forEach(entry -> merged.put(entry.key(), entry));
        return List.copyOf(merged.values());
    }

    /** The items of the list under a key; a single item counts as a list of one. */
    List<InputNode> list(String key) {
        return entry(key).map(Entry::value).map(AppJson::asList).orElse(List.of());
    }

    /** The items of a list; a single node counts as a list of one. */
    static List<InputNode> asList(InputNode node) {
        if (node instanceof InputNode.Sequence list) {
            return list.items();
        }
        boolean isNothing = node instanceof InputNode.Scalar scalar && scalar.type() == InputNode.Type.NULL;
        return isNothing ? List.of() : List.of(node);
    }

    private Stream<Entry> all(String key) {
        return layers.stream().flatMap(layer -> layer.entry(key).stream());
    }

    /** The old form of a formation is a list of tables that name their process. */
    private static List<Entry> entriesOf(Entry entry, Nodes nodes) {
        if (!(entry.value() instanceof InputNode.Sequence list)) {
            return nodes.entries("'" + entry.key() + "'", entry.value());
        }
        var entries = new ArrayList<Entry>();
        for (InputNode item : list.items()) {
            Optional<String> name =
                    item instanceof InputNode.Mapping table ? nodes.text(table, "process") : Optional.empty();
            if (name.isEmpty()) {
                nodes.wrongShape("an item of '" + entry.key() + "'", item, "a table that names its process");
            }
            name.ifPresent(process -> entries.add(new Entry(process, item.origin(), item)));
        }
        return entries;
    }
}
