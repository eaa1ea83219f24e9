package dev.portolan.yaml;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A table of portolan.yaml: its keys in the order in which they are written, each with its reader and its writer. What
 * has one row here can be read, written and is known to the test of the JSON schema.
 *
 * @param <T> the part of the app that is written
 * @param <B> what is told the facts that are read
 */
final class Table<T, B> {
    private final String name;
    private final BiFunction<B, Origin, B> at;
    private final Map<String, Row<T, B>> rows;
    private final List<BiConsumer<At, Collection<String>>> rules;
    private final String shorthand;

    private Table(Rows<T, B> from) {
        name = from.name;
        at = from.at;
        rows = from.rows;
        rules = from.rules;
        shorthand = from.shorthand;
    }

    private record Row<T, B>(BiConsumer<At, B> reader, BiConsumer<T, Mapping> writer, Function<T, Fact<?>> plain) {}

    /** Starts a table; the function tells a builder where its next statement stands. */
    static <T, B> Rows<T, B> named(String name, BiFunction<B, Origin, B> at) {
        return new Rows<>(name, at);
    }

    /** The name of its definition in the JSON schema. */
    String name() {
        return name;
    }

    /** The keys in the order in which they are written. */
    List<String> keys() {
        return List.copyOf(rows.keySet());
    }

    /** Reads what is here. */
    void read(At here, B into) {
        if (!shorthand.isEmpty() && !here.isTable() && !here.isNothing()) {
            Row<T, B> row = rows.get(shorthand);
            if (row != null) {
                row.reader().accept(here.standingForChild(shorthand), at.apply(into, here.origin()));
            }
            return;
        }
        here.table(keys()).ifPresent(fields -> {
            rules.forEach(rule -> rule.accept(here, fields.keySet()));
            rows.forEach((key, row) -> {
                At field = fields.get(key);
                if (field != null) {
                    row.reader().accept(field, at.apply(into, field.origin()));
                }
            });
        });
    }

    /** Writes a thing under its own name. */
    <N extends Named> void put(Mapping into, N thing, T facts) {
        put(into, thing.name().get(), facts, thing.name());
    }

    /** Writes a part of the app under a key, where it stands because of these facts; without any, only if it has facts. */
    void put(Mapping into, String key, T facts, Fact<?>... because) {
        Fact<?> plain = plain(facts);
        if (plain.isPresent()) {
            into.put(key, plain.from(because));
            return;
        }
        Mapping table = into.mapping(key).from(because);
        if (because.length > 0) {
            table.evenIfEmpty();
        }
        write(facts, table);
    }

    /** Writes the keys of this table. */
    void write(T facts, Mapping into) {
        rows.values().forEach(row -> row.writer().accept(facts, into));
    }

    /** The value that says it all, if there is one. */
    private Fact<?> plain(T facts) {
        Row<T, B> row = rows.get(shorthand);
        if (row == null) {
            return Fact.absent(FactPath.ROOT);
        }
        Document scratch = Document.yaml(name);
        write(facts, scratch.root());
        scratch.freeze();
        boolean saysItAll = scratch.root().entries().size() == 1
                && scratch.root()
                        .get(shorthand)
                        .filter(node -> node instanceof Scalar || node instanceof Sequence)
                        .isPresent();
        return saysItAll ? row.plain().apply(facts) : Fact.absent(FactPath.ROOT);
    }

    /** Collects the rows of a table. */
    static final class Rows<T, B> {
        private final String name;
        private final BiFunction<B, Origin, B> at;
        private final Map<String, Row<T, B>> rows = new LinkedHashMap<>();
        private final List<BiConsumer<At, Collection<String>>> rules = new ArrayList<>();
        private String shorthand = "";

        private Rows(String name, BiFunction<B, Origin, B> at) {
            this.name = name;
            this.at = at;
        }

        /** A key with one fact. */
        <V> Rows<T, B> fact(String key, Form<V> form, BiConsumer<B, V> state, Function<T, Fact<V>> stated) {
            return row(
                    key,
                    new Row<>(
                            (at, into) -> form.read(at).ifPresent(value -> state.accept(into, value)),
                            (facts, into) -> form.write(into, key, stated.apply(facts)),
                            facts -> stated.apply(facts).map(form::plain)));
        }

        /** A key with a list of texts, each a fact of its own and stated once. */
        Rows<T, B> texts(
                String key, BiConsumer<B, List<String>> state, Function<T, ? extends List<? extends Fact<?>>> stated) {
            return row(
                    key,
                    (here, into) -> here.distinctTexts()
                            .forEach((text, item) -> state.accept(at.apply(into, item.origin()), List.of(text))),
                    (facts, into) ->
                            stated.apply(facts).forEach(item -> into.list(key).add(item.key())));
        }

        /** A key with a table of more facts of the same part. */
        Rows<T, B> within(Table<T, B> table) {
            return row(table.name(), table::read, (facts, into) -> table.put(into, table.name(), facts));
        }

        /** A key with a table of named things. */
        <N extends Named, C> Rows<T, B> things(
                String key, Table<N, C> table, Child<B, C> child, Function<T, List<N>> stated) {
            return row(
                    key,
                    (here, into) -> here.things()
                            .forEach(thing -> child.with(
                                    at.apply(into, thing.keyOrigin()), thing.key(), facts -> table.read(thing, facts))),
                    (facts, into) -> stated.apply(facts).forEach(thing -> table.put(into.mapping(key), thing, thing)));
        }

        /** A key with a reader and a writer of its own. */
        Rows<T, B> row(String key, BiConsumer<At, B> reader, BiConsumer<T, Mapping> writer) {
            return row(key, new Row<>(reader, writer, facts -> Fact.absent(FactPath.ROOT)));
        }

        private Rows<T, B> row(String key, Row<T, B> row) {
            rows.put(key, row);
            return this;
        }

        /** A value in place of the table means the value of this key; written so where it says it all. */
        Rows<T, B> shorthand(String key) {
            shorthand = key;
            return this;
        }

        Rows<T, B> required(String key) {
            return rule((at, keys) -> {
                if (!keys.contains(key)) {
                    at.missing(key);
                }
            });
        }

        Rows<T, B> together(String one, String other) {
            return rule((at, keys) -> {
                if (keys.contains(one) != keys.contains(other)) {
                    at.missing(keys.contains(one) ? other : one);
                }
            });
        }

        Rows<T, B> exactlyOne(String... keys) {
            return atMostOne(keys).rule((at, present) -> {
                if (List.of(keys).stream().noneMatch(present::contains)) {
                    at.missingOneOf(List.of(keys));
                }
            });
        }

        Rows<T, B> atMostOne(String... keys) {
            return rule((at, present) -> {
                List<String> both =
                        List.of(keys).stream().filter(present::contains).toList();
                if (both.size() > 1) {
                    at.conflicting(both);
                }
            });
        }

        /** What this key holds may not stand in that table as well. */
        Rows<T, B> once(String key, String table, String name) {
            return rule((at, present) -> at.child(key)
                    .ifPresent(one -> at.child(table)
                            .flatMap(things -> things.child(name))
                            .ifPresent(other -> other.twice(one))));
        }

        Rows<T, B> rule(BiConsumer<At, Collection<String>> rule) {
            rules.add(rule);
            return this;
        }

        Table<T, B> build() {
            return new Table<>(this);
        }
    }

    /** Tells a builder the facts of a named thing. */
    interface Child<B, C> {
        void with(B builder, String name, Consumer<C> facts);
    }
}
