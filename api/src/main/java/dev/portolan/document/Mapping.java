package dev.portolan.document;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys and what stands under them, in the order in which they were put. What is absent or stays empty is not written.
 * A key is put once.
 */
public final class Mapping extends Node {
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<Basis> implied = new LinkedHashSet<>();
    private String nextComment = "";
    private String nextRemark = "";
    private boolean evenIfEmpty;
    private String shared = "";

    Mapping() {}

    /** The keys and what stands under them. */
    public Map<String, Node> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** What stands under a key, if it was put. */
    public Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** What is not written here because the target does it anyway. */
    public Set<Basis> implied() {
        return Collections.unmodifiableSet(implied);
    }

    /** Writes the value under the key; an absent one writes nothing. */
    public Mapping put(String key, Fact<?> fact) {
        String remark = nextRemark;
        String comment = takeComment();
        fact.ifPresent(value -> {
            Node node = Node.of(value);
            node.rest(fact);
            node.comment(comment);
            if (node instanceof Scalar scalar) {
                scalar.remark(remark);
            }
            putNode(key, node);
        });
        return this;
    }

    /** Writes the value under the key, both of which come from the app; an absent one of them writes nothing. */
    public Mapping put(Fact<String> key, Fact<?> fact) {
        if (key.isAbsent()) {
            takeComment();
            return this;
        }
        return put(key.get(), fact.from(key));
    }

    /** Writes the value under the key unless it is what the target does anyway; it is answered either way. */
    public <T> Mapping put(String key, Fact<T> fact, T targetDefault) {
        if (fact.is(targetDefault)) {
            changing();
            takeComment();
            implied.addAll(fact.bases());
            return this;
        }
        return put(key, fact);
    }

    /** Writes a text that is in the target's own language already. */
    public Mapping put(String key, Scalar verbatim) {
        verbatim.comment(takeComment());
        putNode(key, verbatim);
        return this;
    }

    /** Puts another value where a key stands already, or a new key at the end, as a user's overlay does. */
    public Mapping replace(String key, Fact<?> fact) {
        changing();
        Node node = Node.of(fact.get());
        node.rest(fact);
        entries.put(key, node);
        return this;
    }

    /** Takes a key away, as a user's overlay does; answers what stood there. */
    public Optional<Node> remove(String key) {
        changing();
        return Optional.ofNullable(entries.remove(key));
    }

    /** Answers facts that the target honours without being told. */
    public Mapping implies(Fact<?>... facts) {
        changing();
        for (Fact<?> fact : facts) {
            implied.addAll(fact.bases());
        }
        return this;
    }

    /** The mapping under the key, made when it is first asked for. */
    public Mapping mapping(String key) {
        String comment = takeComment();
        if (entries.get(key) instanceof Mapping there) {
            return there;
        }
        var mapping = new Mapping();
        mapping.comment(comment);
        putNode(key, mapping);
        return mapping;
    }

    /** The mapping under a key that comes from the app. */
    public Mapping mapping(Fact<String> key) {
        return mapping(key.get()).from(key);
    }

    /** The list under the key, made when it is first asked for; its items have no identity. */
    public Sequence list(String key) {
        return list(key, null);
    }

    /** The list of mappings under the key, made when it is first asked for, that are told apart by one of their keys. */
    @SuppressWarnings("exports") // JSpecify is there for checkers; who uses this module need not have it
    public Sequence list(String key, @Nullable String identity) {
        String comment = takeComment();
        if (entries.get(key) instanceof Sequence there) {
            return there;
        }
        var list = new Sequence(identity);
        list.comment(comment);
        putNode(key, list);
        return list;
    }

    /** A comment for the next key; it goes with the key when that is not written. */
    public Mapping note(String comment) {
        nextComment = comment;
        return this;
    }

    /**
     * A comment behind the next value that is a fact's, on its line: for what tools look for there, such as the version
     * that a hash stands for. YAML writes it; other formats leave it out.
     */
    public Mapping remark(String comment) {
        nextRemark = comment;
        return this;
    }

    /** A comment behind the value that stands under a key already; nothing where there is no scalar. */
    public Mapping remark(String key, String comment) {
        get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast).ifPresent(scalar -> scalar.remark(comment));
        return this;
    }

    /** Says that the mapping is there because of these facts. */
    public Mapping from(Fact<?>... facts) {
        rest(facts);
        return this;
    }

    /**
     * Says that others in the file have the same content, and by which name. A format that can refer back writes it once;
     * to everybody else each of them is whole.
     */
    public Mapping shared(String name) {
        changing();
        shared = name;
        return this;
    }

    /** By which name others in the file have the same content; empty where none was said to. */
    public String shared() {
        return shared;
    }

    /** Writes the mapping although nothing stands in it. */
    public Mapping evenIfEmpty() {
        evenIfEmpty = true;
        return this;
    }

    private String takeComment() {
        String comment = nextComment;
        nextComment = "";
        nextRemark = "";
        return comment;
    }

    private void putNode(String key, Node node) {
        changing();
        if (entries.putIfAbsent(key, node) != null) {
            throw new IllegalStateException("the key '" + key + "' is written twice");
        }
    }

    @Override
    Mapping copy() {
        var copy = new Mapping();
        entries.forEach((key, node) -> copy.entries.put(key, node.copy()));
        copy.implied.addAll(implied);
        copy.evenIfEmpty = evenIfEmpty;
        copy.shared = shared;
        copyTo(copy);
        return copy;
    }

    @Override
    boolean isEmpty() {
        if (evenIfEmpty) {
            return false;
        }
        for (Node node : entries.values()) {
            if (!node.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void freeze() {
        for (var nodes = entries.values().iterator(); nodes.hasNext(); ) {
            Node node = nodes.next();
            node.freeze();
            if (node.isEmpty()) {
                nodes.remove();
                if (node instanceof Mapping mapping) {
                    implied.addAll(mapping.implied);
                }
            }
        }
        super.freeze();
    }
}
