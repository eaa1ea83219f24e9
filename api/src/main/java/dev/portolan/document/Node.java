package dev.portolan.document;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a document's tree: a {@link Mapping}, a {@link Sequence} or a {@link Scalar}. It knows what it rests on and
 * may have a comment. Once its document is handed over nothing about it can change.
 */
public abstract sealed class Node permits Mapping, Sequence, Scalar {
    private final Set<Basis> bases = new LinkedHashSet<>();
    private String comment = "";
    private boolean frozen;

    Node() {}

    /** What this part, and with it all that is inside, rests on. */
    public final Set<Basis> bases() {
        return Collections.unmodifiableSet(bases);
    }

    /** The comment above it: lines without a comment sign; empty where there is none. */
    public final String comment() {
        return comment;
    }

    /** Whether nothing would be written. */
    abstract boolean isEmpty();

    /** The same, not handed over yet. */
    abstract Node copy();

    final void copyTo(Node copy) {
        copy.bases.addAll(bases);
        copy.comment = comment;
    }

    void freeze() {
        frozen = true;
    }

    final void rest(Stream<Basis> more) {
        changing();
        more.forEach(bases::add);
    }

    final void rest(Fact<?>... facts) {
        rest(Stream.of(facts).flatMap(fact -> fact.bases().stream()));
    }

    final void comment(String text) {
        changing();
        comment = text;
    }

    final void changing() {
        if (frozen) {
            throw new IllegalStateException("the document was handed over; nothing can be added to it");
        }
    }

    /** The node of a value: a text, a whole number, a decimal, a truth value, or a list of these. */
    static Node of(Object value) {
        if (value instanceof List<?> list) {
            var sequence = new Sequence();
            list.forEach(item -> sequence.addNode(of(item)));
            return sequence;
        }
        return new Scalar(value, false);
    }
}
