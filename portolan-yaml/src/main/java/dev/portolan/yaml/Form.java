package dev.portolan.yaml;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import java.util.Optional;
import java.util.function.Function;

/** How a kind of value stands in a portolan.yaml, read and written. */
interface Form<V> {
    /** The value that stands here, or a mistake. */
    Optional<V> read(At at);

    /** The value as a text, a number, a truth value or a list of them. */
    Object plain(V value);

    /** Writes the value, if it is stated. */
    default void write(Mapping into, String key, Fact<V> fact) {
        into.put(key, fact.map(this::plain));
    }

    /** A form with these two directions. */
    static <V> Form<V> of(Function<At, Optional<V>> reader, Function<V, Object> writer) {
        return new Form<>() {
            @Override
            public Optional<V> read(At at) {
                return reader.apply(at);
            }

            @Override
            public Object plain(V value) {
                return writer.apply(value);
            }
        };
    }

    /** The same form for a key without which the part that it belongs to means nothing: a mistake here explains all there. */
    default Form<V> vital() {
        return of(at -> read(at.standingForParent()), this::plain);
    }
}
