package dev.portolan.engine.write;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The mappings of a YAML file that others refer back to. What one has besides, or has otherwise, stands below the
 * reference and wins; one that lacks a key is written as if it had never been shared.
 *
 * @see <a href="https://yaml.org/type/merge.html">the merge key of YAML 1.1</a>
 */
final class Anchors {
    private final Map<String, Mapping> written = new LinkedHashMap<>();

    /**
     * How a mapping is written.
     *
     * @param name the name of the anchor; empty where it has none and refers to none
     * @param isFirst whether it is written whole and gets the name
     * @param rest what it has past the one that it refers to, or has otherwise
     */
    record Use(String name, boolean isFirst, Map<String, Node> rest) {
        /** It is written as any other. */
        static final Use NONE = new Use("", false, Collections.emptyMap());
    }

    /** How to write a mapping with something in it. */
    Use use(Mapping mapping) {
        String name = mapping.shared();
        if (name.isEmpty()) {
            return Use.NONE;
        }
        Mapping first = written.putIfAbsent(name, mapping);
        if (first == null) {
            return new Use(name, true, Collections.emptyMap());
        }
        var rest = new LinkedHashMap<>(mapping.entries());
        for (Map.Entry<String, Node> entry : first.entries().entrySet()) {
            Node there = rest.get(entry.getKey());
            if (there == null) {
                return Use.NONE;
            }
            if (isSame(there, entry.getValue())) {
                rest.remove(entry.getKey());
            }
        }
        return rest.size() == mapping.entries().size() ? Use.NONE : new Use(name, false, rest);
    }

    private static boolean isSame(Node one, Node other) {
        if (one instanceof Scalar scalar && other instanceof Scalar there) {
            return scalar.value().equals(there.value()) && scalar.isVerbatim() == there.isVerbatim();
        }
        if (one instanceof Sequence list && other instanceof Sequence there) {
            Iterator<Node> others = there.items().iterator();
            return list.items().size() == there.items().size()
                    && list.items().stream().allMatch(item -> isSame(item, others.next()));
        }
        return one instanceof Mapping mapping
                && other instanceof Mapping there
                && mapping.entries().keySet().equals(there.entries().keySet())
                && mapping.entries().entrySet().stream()
                        .allMatch(entry -> isSame(
                                entry.getValue(),
                                Objects.requireNonNull(there.entries().get(entry.getKey()))));
    }
}
