package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.List;

/** Something with a name that other facts may point to with a {@link Ref}. */
public sealed interface Named
        permits ProcessType, Service, Volume, Job, EnvVariable, Datastore, ExternalService, Domain {
    /** The name. That the thing exists is this fact; its path is the path of the thing. */
    Fact<String> name();

    /** Where the thing and all that belongs to it stands. */
    default FactPath path() {
        return name().path();
    }

    /** Every fact of it that is stated, with those of what belongs to it, in the order of the components. */
    default List<Fact<?>> facts() {
        return FactWalk.of((Record) this);
    }
}
