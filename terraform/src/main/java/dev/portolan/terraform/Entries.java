package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import java.util.function.Consumer;

/**
 * Names and values, in the order in which they are put: a {@link Block} or an {@link ObjectValue}. What is absent is not
 * written.
 *
 * @param <T> which of the two
 */
public abstract sealed class Entries<T extends Entries<T>> permits Block, ObjectValue {
    private final Mapping mapping;

    Entries(Mapping mapping) {
        this.mapping = mapping;
    }

    final Mapping mapping() {
        return mapping;
    }

    abstract T self();

    /** A value of the app, or one that was chosen with its reason. */
    public T put(String name, Fact<?> fact) {
        mapping.put(name, fact);
        return self();
    }

    /** A value unless it is what the target does anyway; it is answered either way. */
    public <V> T put(String name, Fact<V> fact, V targetDefault) {
        mapping.put(name, fact, targetDefault);
        return self();
    }

    /** Something that Terraform computes. */
    public T put(String name, Expression expression) {
        if (!expression.isAbsent()) {
            expression.putInto(mapping, name);
        }
        return self();
    }

    /** A map or an object as a value: its keys are data. It is not written where nothing is put into it. */
    public T object(String name, Consumer<ObjectValue> content) {
        content.accept(new ObjectValue(mapping.mapping(name)));
        return self();
    }

    /** A list as a value. It is not written where nothing is added to it. */
    public T list(String name, Consumer<ListValue> content) {
        content.accept(new ListValue(mapping.list(name)));
        return self();
    }

    /** A list of objects that one of their keys tells apart. It is not written where nothing is added to it. */
    public T list(String name, String identity, Consumer<ListValue> content) {
        content.accept(new ListValue(mapping.list(name, identity)));
        return self();
    }

    /** Says that it is there because of these facts. */
    public T from(Fact<?>... facts) {
        mapping.from(facts);
        return self();
    }
}
