package dev.portolan.terraform;

import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.util.function.Consumer;

/** A list as a value. */
public final class ListValue {
    private final Sequence sequence;

    ListValue(Sequence sequence) {
        this.sequence = sequence;
    }

    /** A value of the app, or one that was chosen with its reason; an absent one adds nothing. */
    public ListValue add(Fact<?> fact) {
        sequence.add(fact);
        return this;
    }

    /** Something that Terraform computes; an absent one adds nothing. */
    public ListValue add(Expression expression) {
        if (!expression.isAbsent()) {
            sequence.add(expression.scalar());
        }
        return this;
    }

    /** An object. */
    public ListValue object(Consumer<ObjectValue> content) {
        content.accept(new ObjectValue(sequence.add()));
        return this;
    }

    /** A copy of a part of another document, with all that it rests on. */
    public ListValue copy(Node node) {
        sequence.addCopy(node);
        return this;
    }

    /** Says that it is there because of these facts. */
    public ListValue from(Fact<?>... facts) {
        sequence.from(facts);
        return this;
    }
}
