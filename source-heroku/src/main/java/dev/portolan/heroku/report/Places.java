package dev.portolan.heroku.report;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import java.util.List;

/** Where facts stand. */
public final class Places {
    private Places() {}

    /** The places in files that a fact was stated at; none for what is a default. */
    public static List<Origin> of(Fact<?> fact) {
        return fact.bases().stream()
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin())
                .filter(Origin.InFile.class::isInstance)
                .toList();
    }
}
