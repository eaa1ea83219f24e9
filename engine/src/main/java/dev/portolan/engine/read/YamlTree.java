package dev.portolan.engine.read;

import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes a tree of SnakeYAML's nodes. What an alias repeats stands where its anchor does, and is made once; how large it
 * would be for a reader who follows every alias is counted and bounded.
 */
final class YamlTree {
    private static final Set<Tag> KNOWN_TAGS = new LinkedHashSet<>(
            List.of(Tag.STR, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL, Tag.MERGE, Tag.MAP, Tag.SEQ, Tag.TIMESTAMP));

    private final InputText input;
    private final Report report;
    private final YamlTypes types;
    private final IdentityHashMap<Node, Part> made = new IdentityHashMap<>();
    private final Set<Node> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private long repeated;

    YamlTree(InputText input, Report report, YamlTypes types) {
        this.input = input;
        this.report = report;
        this.types = types;
    }

    /** A part of the tree, with its nodes counted as if every alias were written out, and its levels. */
    private record Part(InputNode node, long size, int height) {}

    InputNode tree(Node root) {
        return part(root).node();
    }

    private Part part(Node node) {
        Part known = made.get(node);
        if (known != null) {
            repeated += known.size();
            if (repeated > Limits.REPEATED_NODES) {
                String detail = "Its aliases repeat more than " + Limits.REPEATED_NODES + " values.";
                throw report.refuse(offset(node), ReadFinding.TOO_MANY_ALIASES, detail);
            }
            return known;
        }
        if (!underWay.add(node)) {
            String detail = "An alias stands inside of what it repeats.";
            throw report.refuse(offset(node), ReadFinding.TOO_MANY_ALIASES, detail);
        }
        checkTag(node);
        Part part = make(node);
        if (part.height() > Limits.DEPTH) {
            String detail = "Counted with its aliases it has more than " + Limits.DEPTH + " levels.";
            throw report.refuse(offset(node), ReadFinding.TOO_DEEP, detail);
        }
        underWay.remove(node);
        made.put(node, part);
        return part;
    }

    private Part make(Node node) {
        if (node instanceof MappingNode mapping) {
            return new Table(mapping).make();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence(sequence);
        }
        return scalar((ScalarNode) node);
    }

    private Part scalar(ScalarNode node) {
        var type = YamlTypes.type(node.getTag());
        if (type != InputNode.Type.TEXT && types.plainType(node.getValue()) != type) {
            String detail = "The value is not what its tag says.";
            report.add(offset(node), ReadFinding.SYNTAX_ERROR, detail);
        }
        return new Part(new Scalar(input.at(offset(node)), type, node.getValue()), 1, 0);
    }

    private Part sequence(SequenceNode node) {
        var items = new ArrayList<InputNode>();
        long size = 1;
        int height = 0;
        for (Node item : node.getValue()) {
            Part part = part(item);
            items.add(part.node());
            size += part.size();
            height = Math.max(height, part.height());
        }
        return new Part(new Sequence(input.at(offset(node)), items), size, height + 1);
    }

    /** A mapping in the making. Its own keys win over merged ones, and what is merged first over what is merged later. */
    private final class Table {
        private final MappingNode node;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final Set<String> own = new LinkedHashSet<>();
        private long size = 1;
        private int height;

        Table(MappingNode node) {
            this.node = node;
        }

        Part make() {
            for (NodeTuple tuple : node.getValue()) {
                if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                    merge(tuple.getValueNode());
                } else if (tuple.getKeyNode() instanceof ScalarNode key) {
                    put(key, tuple.getValueNode());
                } else {
                    String detail = "Found a list or a table, expected a key. A text that begins with '{' or '['"
                            + " stands in quotes.";
                    report.add(offset(tuple.getKeyNode()), ReadFinding.SYNTAX_ERROR, detail);
                }
            }
            return new Part(new Mapping(input.at(offset(node)), new ArrayList<>(entries.values())), size, height + 1);
        }

        private void put(ScalarNode key, Node value) {
            String name = key.getValue();
            if (!own.add(name)) {
                String detail = "The key " + Excerpt.of(name) + " stands a second time in the same table. Expected"
                        + " each key once.";
                report.add(offset(key), ReadFinding.SYNTAX_ERROR, detail);
            }
            checkTag(key);
            entries.remove(name);
            entries.put(
                    name, new Entry(name, input.at(offset(key)), counted(value).node()));
        }

        private void merge(Node merged) {
            var all = merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
            for (Node one : all) {
                if (counted(one).node() instanceof Mapping mapping) {
                    mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
                } else {
                    String detail = "Found a value, expected a table, an alias of one, or a list of these after '<<'.";
                    report.add(offset(one), ReadFinding.SYNTAX_ERROR, detail);
                }
            }
        }

        private Part counted(Node value) {
            Part part = part(value);
            size += part.size();
            height = Math.max(height, part.height());
            return part;
        }
    }

    private void checkTag(Node node) {
        if (!KNOWN_TAGS.contains(node.getTag())) {
            String detail = "The tag is " + Excerpt.of(node.getTag().getValue()) + ".";
            report.add(offset(node), ReadFinding.TAG_IGNORED, detail);
        }
    }

    private int offset(Node node) {
        return input.offsetOfCharacter(node.getStartMark().getIndex());
    }
}
