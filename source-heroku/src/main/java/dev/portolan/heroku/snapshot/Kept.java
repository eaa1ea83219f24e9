package dev.portolan.heroku.snapshot;

import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;

/** Cuts a tree down to the keys that are named: whatever Heroku adds one day stays out. */
final class Kept {
    private Kept() {}

    /**
     * The tree with these values only.
     *
     * @param paths keys with dots between them; lists are looked through
     */
    static InputNode of(InputNode node, List<String> paths) {
        if (node instanceof InputNode.Sequence list) {
            List<InputNode> items = list.items().stream()
                    .filter(item -> !(item instanceof InputNode.Scalar) || paths.contains(""))
                    .map(item -> of(item, paths))
                    .toList();
            return new InputNode.Sequence(list.origin(), items);
        }
        if (!(node instanceof InputNode.Mapping table)) {
            return node;
        }
        var entries = new ArrayList<InputNode.Entry>();
        for (InputNode.Entry entry : table.entries()) {
            List<String> below = below(entry.key(), paths);
            boolean isValue = entry.value() instanceof InputNode.Scalar scalar && scalar.type() != InputNode.Type.NULL;
            if (!below.isEmpty() && (!isValue || below.contains(""))) {
                entries.add(new InputNode.Entry(entry.key(), entry.origin(), of(entry.value(), below)));
            }
        }
        return new InputNode.Mapping(table.origin(), entries);
    }

    /** What the paths that begin with a key go on with; the empty text for one that ends there. */
    private static List<String> below(String key, List<String> paths) {
        return paths.stream()
                .filter(path -> path.equals(key) || path.startsWith(key + "."))
                .map(path -> path.equals(key) ? "" : path.substring(key.length() + 1))
                .toList();
    }
}
