package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;

/** A map or an object: tags, or what {@code jsonencode} makes a policy of. No comment can stand in it. */
public final class ObjectValue extends Entries<ObjectValue> {
    ObjectValue(Mapping mapping) {
        super(mapping);
    }

    /** An object of any JSON file, so that one hand writes it there and into a Terraform file. */
    public static ObjectValue in(Mapping mapping) {
        return new ObjectValue(mapping);
    }

    @Override
    ObjectValue self() {
        return this;
    }

    /** A value under a key, both of which come from the app. */
    public ObjectValue put(Fact<String> key, Fact<?> fact) {
        mapping().put(key, fact);
        return this;
    }
}
