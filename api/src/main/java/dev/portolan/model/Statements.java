package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What all builders share: a place in the app, and the origin of what is stated next. A later statement wins. */
abstract class Statements<B extends Statements<B>> {
    private final FactPath path;
    private final List<Problem> problems;
    private Origin origin;

    Statements(FactPath path, Origin origin) {
        this.path = path;
        this.origin = origin;
        problems = new ArrayList<>();
    }

    Statements(Statements<?> parent, FactPath path) {
        this.path = path;
        origin = parent.origin;
        problems = parent.problems;
    }

    /** Says who makes the statements that follow; what is built inside this builder from now on starts with it. */
    public B at(Origin origin) {
        this.origin = Objects.requireNonNull(origin, "origin");
        return self();
    }

    FactPath path() {
        return path;
    }

    Origin origin() {
        return origin;
    }

    /** The problems that this builder and all inside it met; the others show once the app is whole. */
    List<Problem> problems() {
        return problems;
    }

    @SuppressWarnings("unchecked") // each builder names itself as B
    B self() {
        return (B) this;
    }

    <T> Slot<T> slot(String name) {
        return new Slot<>(path.child(name));
    }

    /** The existence of the thing that is built, under its own name. */
    Fact<String> named() {
        return Fact.stated(path, path.name(), origin);
    }

    /** A fact that may be stated. */
    final class Slot<T> {
        private Fact<T> fact;

        Slot(FactPath path) {
            fact = Fact.absent(path);
        }

        B state(T value) {
            fact = Fact.stated(fact.path(), value, origin);
            return self();
        }

        Fact<T> fact() {
            return fact;
        }
    }

    /** A set of texts or a map to texts, each a fact of its own. */
    final class Items {
        private final Map<String, Fact<String>> facts = new LinkedHashMap<>();
        private final FactPath path;

        Items(String name) {
            path = Statements.this.path.child(name);
        }

        B add(List<String> items) {
            items.forEach(item -> put(item, item));
            return self();
        }

        B put(String name, String value) {
            facts.put(name, Fact.stated(path.child(name), value, origin));
            return self();
        }

        List<Fact<String>> facts() {
            return List.copyOf(facts.values());
        }
    }

    /** Builders of named things, made when a name is first met and met again under the same name. */
    final class Children<C> {
        private final Map<String, C> builders = new LinkedHashMap<>();
        private final FactPath path;
        private final Function<FactPath, C> make;

        Children(String name, Function<FactPath, C> make) {
            this.path = Statements.this.path.child(name);
            this.make = make;
        }

        C get(String name) {
            return builders.computeIfAbsent(name, any -> make.apply(path.child(name)));
        }

        <R> List<R> build(Function<C, R> build) {
            return builders.values().stream().map(build).toList();
        }
    }
}
