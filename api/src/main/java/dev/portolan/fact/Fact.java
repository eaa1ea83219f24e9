package dev.portolan.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of the app that may have been stated, where it belongs, and what it rests on. Reads like an {@link Optional};
 * whatever is made of a fact still knows it, so that what reaches a document, a command or a finding is accounted for.
 *
 * <p>Two facts are equal when they belong to the same place and hold the same value; who stated them does not count.
 *
 * @param <T> the type of the value: immutable, with value equality
 */
public final class Fact<T> {
    private final FactPath path;
    private final @Nullable T value;
    private final List<Basis> bases;

    private Fact(FactPath path, @Nullable T value, List<Basis> bases) {
        this.path = path;
        this.value = value;
        this.bases = bases;
    }

    /** A fact that nobody stated. */
    public static <T> Fact<T> absent(FactPath path) {
        return new Fact<>(Objects.requireNonNull(path, "path"), null, List.of());
    }

    /** A fact that was stated. */
    public static <T> Fact<T> stated(FactPath path, T value, Origin origin) {
        Objects.requireNonNull(value, () -> "value of " + path);
        return new Fact<>(path, value, List.of(new Basis.Stated(path, origin)));
    }

    /**
     * A value that nobody stated and that the target has to be told all the same.
     *
     * @param reason why this value, as the rest of a sentence: {@code "as Heroku does"}
     */
    public static <T> Fact<T> chosen(T value, String reason) {
        Objects.requireNonNull(value, reason);
        return new Fact<>(FactPath.ROOT, value, List.of(new Basis.Chosen(reason)));
    }

    /**
     * The fact for whose sake alone something is there: the only stated one of these, absent where there are none or
     * several. What stands for any number of things rests on none of several: it stays when one of them goes.
     */
    public static <T> Fact<T> onlyOne(List<Fact<T>> facts) {
        List<Fact<T>> stated = facts.stream().filter(Fact::isPresent).toList();
        return stated.size() == 1 ? stated.get(0) : absent(FactPath.ROOT);
    }

    /** The texts of the stated ones, with a separator between them, resting on all of these; absent where none is stated. */
    public static Fact<String> joined(List<Fact<String>> facts, String separator) {
        return facts.stream()
                .filter(Fact::isPresent)
                .reduce((some, more) -> some.with(more, (one, other) -> one + separator + other))
                .orElse(absent(FactPath.ROOT));
    }

    /** Where the fact belongs in the app; of a chosen value, {@link FactPath#ROOT}. */
    public FactPath path() {
        return path;
    }

    /** What the value rests on, in the order in which it came in; empty for an absent fact. */
    public List<Basis> bases() {
        return bases;
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return value != null;
    }

    /** Whether there is no value. */
    public boolean isAbsent() {
        return value == null;
    }

    /** Whether there is a value and it equals this one. */
    public boolean is(T other) {
        return other.equals(value);
    }

    /**
     * The value.
     *
     * @throws NoSuchElementException if the fact is absent
     */
    public T get() {
        if (value == null) {
            throw new NoSuchElementException(path + " is not stated");
        }
        return value;
    }

    /** The value, or the other one if the fact is absent. */
    public T orElse(T other) {
        return value == null ? other : value;
    }

    /** This fact, or the other one if this is absent. */
    public Fact<T> or(Fact<T> other) {
        return value == null ? other : this;
    }

    /** This fact, or a chosen value with its reason if this is absent. */
    public Fact<T> orChosen(T other, String reason) {
        return value == null ? chosen(other, reason) : this;
    }

    /** The value as an {@link Optional}. */
    public Optional<T> toOptional() {
        return Optional.ofNullable(value);
    }

    /** The name under which the fact stands in what it belongs to: the last step of its path, resting on this fact. */
    public Fact<String> key() {
        return map(any -> path.name());
    }

    /** Calls the action with the value, if there is one. */
    public void ifPresent(Consumer<? super T> action) {
        if (value != null) {
            action.accept(value);
        }
    }

    /** What the function makes of the value, resting on the same facts; absent stays absent. */
    public <R> Fact<R> map(Function<? super T, ? extends R> function) {
        return value == null
                ? absent(path)
                : new Fact<>(path, Objects.requireNonNull(function.apply(value), path::toString), bases);
    }

    /** What the function makes of the value, resting on the same facts; absent where it makes nothing. */
    public <R> Fact<R> mapOptional(Function<? super T, Optional<R>> function) {
        return map(function).filter(Optional::isPresent).map(Optional::get);
    }

    /** What the function makes of the value, resting on this fact and on those of the answer. */
    public <R> Fact<R> flatMap(Function<? super T, Fact<R>> function) {
        return value == null ? absent(path) : function.apply(value).from(this);
    }

    /** What the function makes of both values, resting on both facts; absent if one is. */
    public <U, R> Fact<R> with(Fact<U> other, BiFunction<? super T, ? super U, ? extends R> function) {
        if (value == null || other.value == null) {
            return absent(path);
        }
        return new Fact<>(path, function.apply(value, other.value), joined(bases, other.bases));
    }

    /** This fact if its value fits, otherwise an absent one. */
    public Fact<T> filter(Predicate<? super T> predicate) {
        return value == null || predicate.test(value) ? this : absent(path);
    }

    /** This fact if its value is of the type, otherwise an absent one: {@code probe.as(Probe.Http.class)}. */
    public <R extends T> Fact<R> as(Class<R> type) {
        return filter(type::isInstance).map(type::cast);
    }

    /** This value, resting on the other facts as well: because of them it is what or where it is. */
    public Fact<T> from(Fact<?>... others) {
        if (value == null) {
            return this;
        }
        var all = new LinkedHashSet<>(bases);
        for (Fact<?> other : others) {
            all.addAll(other.bases);
        }
        return all.size() == bases.size() ? this : new Fact<>(path, value, List.copyOf(all));
    }

    /** The same fact at another place, as when what it belongs to is renamed; {@code from} must cover its path. */
    public Fact<T> rebased(FactPath from, FactPath to) {
        FactPath moved = path.rebase(from, to);
        var all = new ArrayList<Basis>();
        for (Basis basis : bases) {
            all.add(
                    basis instanceof Basis.Stated stated && from.covers(stated.path())
                            ? new Basis.Stated(stated.path().rebase(from, to), stated.origin())
                            : basis);
        }
        return new Fact<>(moved, value, List.copyOf(all));
    }

    private static List<Basis> joined(List<Basis> some, List<Basis> more) {
        if (some.containsAll(more)) {
            return some;
        }
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    @Override
    @SuppressWarnings("exports") // JSpecify is there for checkers; who uses this module need not have it
    public boolean equals(@Nullable Object other) {
        return other instanceof Fact<?> fact && path.equals(fact.path) && Objects.equals(value, fact.value);
    }

    /** That of the path, since a path has one value as a rule; only values that nobody stated share theirs. */
    @Override
    public int hashCode() {
        return path.equals(FactPath.ROOT) ? Objects.hashCode(value) : path.hashCode();
    }

    /** The path and the value, as in {@code processes.web.count = 2}. */
    @Override
    public String toString() {
        return value == null ? path + " is not stated" : path + " = " + value;
    }
}
