package dev.portolan.testkit.terraform;

import dev.portolan.spi.FactTable;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's resources and data sources take, from a small dated table. A row has a kind ({@code provider}
 * for its own settings, {@code resource}, {@code data}, {@code ephemeral}), a type, an argument or the path of one in nested blocks ({@code network.ip}), and a
 * shape: {@code required string}, {@code optional list(string)}, {@code computed number}, {@code optional-computed string} where the
 * provider fills what is not set, {@code write-only string}, or
 * {@code block single}, {@code block list}, {@code block set}. Types are {@code string}, {@code number}, {@code bool},
 * {@code list(…)}, {@code set(…)}, {@code map(…)} and {@code object(name:type;name:type)}.
 */
public final class ProviderSchema {
    private static final List<String> NESTING = List.of("", "single", "list", "set", "map");

    private final String address;
    private final Map<String, Map<String, Node>> kinds = new LinkedHashMap<>();

    /** A block of a schema: what it takes, and the blocks in it. */
    private static final class Node {
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final Map<String, Node> blocks = new LinkedHashMap<>();
        private String nesting = "";
    }

    private ProviderSchema(String address) {
        this.address = address;
    }

    /**
     * Reads a table.
     *
     * @param address where the registry has the provider, such as {@code hetznercloud/hcloud}
     * @param name the table's name, for messages
     * @param table columns {@code kind,type,argument,shape}
     */
    @SuppressWarnings("exports") // JSpecify is there for checkers; who uses this module need not have it
    public static ProviderSchema read(String address, String name, @Nullable InputStream table) {
        var schema = new ProviderSchema("registry.terraform.io/" + address);
        for (FactTable.Row row : FactTable.rows(name, table)) {
            Node node = schema.kinds
                    .computeIfAbsent(row.get("kind"), kind -> new LinkedHashMap<>())
                    .computeIfAbsent(row.get("type"), type -> new Node());
            List<String> path = List.of(row.get("argument").split("\\.", -1));
            for (String block : path.subList(0, path.size() - 1)) {
                node = Objects.requireNonNull(node.blocks.get(block), () -> name + " has no block " + path);
            }
            String last = path.get(path.size() - 1);
            String shape = row.get("shape");
            if (shape.startsWith("block ")) {
                var block = new Node();
                block.nesting = shape.substring("block ".length());
                node.blocks.put(last, block);
            } else {
                node.attributes.put(last, shape);
            }
        }
        return schema;
    }

    String address() {
        return address;
    }

    /** The answer to {@code GetProviderSchema}, by the field numbers of plugin protocol 6. */
    byte[] message() {
        Node settings = kinds.getOrDefault("provider", Map.of()).values().stream()
                .findFirst()
                .orElseGet(Node::new);
        var message = new Protobuf().message(1, schema(settings));
        List<String> order = List.of("resource", "data", "ephemeral");
        int[] fields = {2, 3, 8};
        for (int i = 0; i < fields.length; i++) {
            int field = fields[i];
            kinds.getOrDefault(order.get(i), Map.of())
                    .forEach((type, node) ->
                            message.message(field, new Protobuf().text(1, type).message(2, schema(node))));
        }
        return message.toBytes();
    }

    private static Protobuf schema(Node node) {
        return new Protobuf().message(2, block(node));
    }

    private static Protobuf block(Node node) {
        var block = new Protobuf();
        node.attributes.forEach((name, shape) -> block.message(2, attribute(name, shape)));
        node.blocks.forEach((name, nested) -> block.message(
                3, new Protobuf().text(1, name).message(2, block(nested)).number(3, NESTING.indexOf(nested.nesting))));
        return block;
    }

    private static Protobuf attribute(String name, String shape) {
        String[] words = shape.split(" ", 2);
        boolean isWriteOnly = words[0].equals("write-only");
        boolean isEither = words[0].equals("optional-computed");
        return new Protobuf()
                .text(1, name)
                .text(2, type(words[1]))
                .number(4, words[0].equals("required") ? 1 : 0)
                .number(5, words[0].equals("optional") || isWriteOnly || isEither ? 1 : 0)
                .number(6, words[0].equals("computed") || isEither ? 1 : 0)
                .number(11, isWriteOnly ? 1 : 0);
    }

    /** A type as JSON, the way plugins write it. */
    private static String type(String type) {
        int open = type.indexOf('(');
        if (open < 0) {
            return '"' + type + '"';
        }
        String inner = type.substring(open + 1, type.length() - 1);
        if (!type.startsWith("object(")) {
            return "[\"" + type.substring(0, open) + "\"," + type(inner) + "]";
        }
        var members = new StringBuilder();
        for (String member : inner.split(";", -1)) {
            String[] parts = member.split(":", 2);
            members.append(members.isEmpty() ? "" : ",")
                    .append('"')
                    .append(parts[0])
                    .append("\":")
                    .append(type(parts[1]));
        }
        return "[\"object\",{" + members + "}]";
    }
}
