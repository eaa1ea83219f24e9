package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An app that differs from another one in one fact, and in what depends on that fact.
 *
 * @param kind in which way
 * @param fact where the fact stands in the other app
 * @param as where it stands in this one
 * @param change what happened to it, for a reader
 * @param app the app
 */
record Mutant(Kind kind, FactPath fact, FactPath as, String change, App app) {
    /** The ways in which a fact may differ. */
    enum Kind {
        /** It has another value. */
        VALUE,
        /** It is not stated any more. */
        ABSENT,
        /** It left its set. */
        DROPPED,
        /** The named thing is gone, and all that points to it. */
        REMOVED,
        /** The named thing has another name, and all that points to it follows. */
        RENAMED
    }

    /** The paths of all facts that only one of both apps states, or that they state differently. */
    Set<FactPath> touched(Set<Fact<?>> base) {
        var touched = new LinkedHashSet<FactPath>();
        var mine = new LinkedHashSet<Fact<?>>(app.facts());
        mine.stream().filter(fact -> !base.contains(fact)).forEach(fact -> touched.add(fact.path()));
        base.stream().filter(fact -> !mine.contains(fact)).forEach(fact -> touched.add(fact.path()));
        return touched;
    }

    @Override
    public String toString() {
        return fact + ": " + change;
    }
}
