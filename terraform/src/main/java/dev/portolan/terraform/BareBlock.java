package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.util.List;

/** A block that Terraform reads before it knows any value: it takes no expressions, and no text in it is a template. */
public final class BareBlock {
    private final Mapping mapping;

    BareBlock(Mapping mapping) {
        this.mapping = mapping;
    }

    /** A text, a number, a truth value or a list of these; an absent one is not written. */
    public BareBlock put(String argument, Fact<?> fact) {
        put(mapping, argument, fact);
        return this;
    }

    /** Says that it is there because of these facts. */
    public BareBlock from(Fact<?>... facts) {
        mapping.from(facts);
        return this;
    }

    static void put(Mapping mapping, String argument, Fact<?> fact) {
        if (fact.isAbsent()) {
            return;
        }
        if (fact.get() instanceof String text) {
            mapping.put(argument, TerraformText.written(text, List.of(fact)));
        } else if (fact.get() instanceof List<?> items) {
            Sequence list = mapping.list(argument).from(fact);
            items.forEach(item -> list.add(TerraformText.written(item.toString(), List.of(fact))));
        } else {
            mapping.put(argument, fact);
        }
    }
}
