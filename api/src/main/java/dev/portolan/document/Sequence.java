package dev.portolan.document;

import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list. Its items may have an identity: the value of one of their keys. */
public final class Sequence extends Node {
    private final List<Node> items = new ArrayList<>();
    private final @Nullable String identity;
    private boolean evenIfEmpty;

    Sequence() {
        this(null);
    }

    Sequence(@Nullable String identity) {
        this.identity = identity;
    }

    /** The items, in the order in which they were added. */
    public List<Node> items() {
        return Collections.unmodifiableList(items);
    }

    /** The key whose value tells the items apart, if they are mappings that have one. */
    public Optional<String> identity() {
        return Optional.ofNullable(identity);
    }

    /** What tells this item from the others: the value of its identity key; a list's items are joined by commas. */
    public static String identityOf(Mapping item, String identity) {
        return item.get(identity)
                .map(node -> node instanceof Sequence sequence
                        ? sequence.items.stream().map(Object::toString).collect(Collectors.joining(","))
                        : node.toString())
                .orElse("");
    }

    /** Adds a value; an absent one adds nothing. */
    public Sequence add(Fact<?> fact) {
        fact.ifPresent(value -> {
            Node node = Node.of(value);
            node.rest(fact);
            addNode(node);
        });
        return this;
    }

    /** Adds a text that is in the target's own language already. */
    public Sequence add(Scalar verbatim) {
        addNode(verbatim);
        return this;
    }

    /** Adds a copy of a part of another document, with its comment and all that it rests on. */
    public Sequence addCopy(Node node) {
        addNode(node.copy());
        return this;
    }

    /** Takes an item away, as a user's overlay does; answers whether it was there. */
    public boolean remove(Node item) {
        changing();
        return items.removeIf(there -> there == item);
    }

    /** Adds a mapping and answers it. */
    public Mapping add() {
        var item = new Mapping();
        addNode(item);
        return item;
    }

    /** Says that the list is there because of these facts. */
    public Sequence from(Fact<?>... facts) {
        rest(facts);
        return this;
    }

    /** Writes the list although nothing stands in it. */
    public Sequence evenIfEmpty() {
        changing();
        evenIfEmpty = true;
        return this;
    }

    void addNode(Node node) {
        changing();
        items.add(node);
    }

    @Override
    Sequence copy() {
        var copy = new Sequence(identity);
        items.forEach(item -> copy.items.add(item.copy()));
        copy.evenIfEmpty = evenIfEmpty;
        copyTo(copy);
        return copy;
    }

    @Override
    boolean isEmpty() {
        if (evenIfEmpty) {
            return false;
        }
        for (Node item : items) {
            if (!item.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void freeze() {
        items.forEach(Node::freeze);
        items.removeIf(Node::isEmpty);
        super.freeze();
    }
}
