package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.source.InputNode;
import java.util.List;
import java.util.Optional;

/**
 * A file that was recognised.
 *
 * @param path its path
 * @param shape its form
 * @param topic what it tells of
 * @param node what was parsed, where it is JSON
 * @param text its text
 */
record LiveFile(String path, LiveShape shape, Topic topic, Optional<InputNode> node, LiveText text) {
    /** The file as a whole. */
    Origin origin() {
        return Origin.inFile(path, 0, 0);
    }

    /** The tables of a list, or the one table that stands for a list. */
    List<InputNode.Mapping> tables() {
        InputNode root = node.orElseThrow();
        List<InputNode> items = root instanceof InputNode.Sequence list ? list.items() : List.of(root);
        return items.stream()
                .filter(InputNode.Mapping.class::isInstance)
                .map(InputNode.Mapping.class::cast)
                .toList();
    }

    /** Without what is in it, which may be secret. */
    @Override
    public String toString() {
        return path;
    }
}
