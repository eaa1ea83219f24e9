package dev.portolan.heroku.live;

import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import java.util.List;
import java.util.Optional;

/** Takes values out of Heroku's tables; what it does not know is passed over, since Heroku adds keys at will. */
final class Values {
    private final Nodes nodes;

    Values(Nodes nodes) {
        this.nodes = nodes;
    }

    Nodes nodes() {
        return nodes;
    }

    /** The text below these keys; nothing where one of them is missing, or holds no table. */
    Optional<Stated<String>> text(InputNode.Mapping table, String... keys) {
        Optional<InputNode> node = at(table, keys);
        return node.flatMap(found -> nodes.text("'" + String.join(".", keys) + "'", found)
                .filter(text -> !text.isEmpty())
                .map(text -> new Stated<>(text, found.origin())));
    }

    /** The truth value below these keys. */
    Optional<Stated<Boolean>> flag(InputNode.Mapping table, String... keys) {
        Optional<Stated<String>> text = text(table, keys);
        Optional<Stated<Boolean>> flag = text.filter(
                        stated -> List.of("true", "false").contains(stated.value()))
                .map(stated -> new Stated<>(stated.value().equals("true"), stated.origin()));
        if (text.isPresent() && flag.isEmpty()) {
            nodes.wrongValue(
                    String.join(".", keys), text.get().value(), text.get().origin(), "true or false");
        }
        return flag;
    }

    /** The whole number under a key. */
    Optional<Stated<Integer>> count(InputNode.Mapping table, String key) {
        return nodes.count(table, key).map(count -> new Stated<>(count, Nodes.place(table, key)));
    }

    /** The items of the list under a key. */
    List<InputNode> items(InputNode.Mapping table, String key) {
        return table.get(key).map(node -> nodes.items("'" + key + "'", node)).orElse(List.of());
    }

    private static Optional<InputNode> at(InputNode.Mapping table, String... keys) {
        Optional<InputNode> node = Optional.of(table);
        for (String key : keys) {
            node = node.filter(InputNode.Mapping.class::isInstance)
                    .flatMap(found -> ((InputNode.Mapping) found).get(key));
        }
        return node;
    }
}
