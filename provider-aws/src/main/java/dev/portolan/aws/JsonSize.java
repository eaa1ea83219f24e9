package dev.portolan.aws;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import java.nio.charset.StandardCharsets;

/** How many bytes a tree has as JSON without spaces, which is how it is sent. */
final class JsonSize {
    /** What stands around a text: quotes, and a colon or a comma. */
    private static final long MARKS = 3;

    private JsonSize() {}

    static long of(Node node) {
        if (node instanceof Mapping mapping) {
            return 2
                    + mapping.entries().entrySet().stream()
                            .mapToLong(entry -> bytes(entry.getKey()) + of(entry.getValue()))
                            .sum();
        }
        return node instanceof Sequence list
                ? 2 + list.items().stream().mapToLong(JsonSize::of).sum()
                : bytes(node.toString());
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + MARKS;
    }
}
