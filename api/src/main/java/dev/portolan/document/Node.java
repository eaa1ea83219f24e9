package dev.portolan.document;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a document's tree: a {@link Mapping}, a {@link Sequence} or a {@link Scalar}. It knows what it rests on and
 * may have a comment. Once its document is handed over nothing about it can change.
 */
public abstract sealed class Node permits Mapping, Sequence, Scalar {
    /** Most parts rest on nothing or on one fact. */
    private Set<Basis> bases = Set.of();

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
        copy.rest(bases);
        copy.comment = comment;
    }

    /** Takes away what would not be written, from the inside out. */
    void freeze() {
        frozen = true;
    }

    final void rest(Fact<?>... facts) {
        for (Fact<?> fact : facts) {
            rest(fact.bases());
        }
    }

    private void rest(Collection<Basis> more) {
        changing();
        if (more.isEmpty()) {
            return;
        }
        if (bases.isEmpty()) {
            bases = new LinkedHashSet<>(2 * more.size());
        }
        bases.addAll(more);
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
