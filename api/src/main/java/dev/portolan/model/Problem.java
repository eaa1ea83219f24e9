package dev.portolan.model;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;

/**
 * Why an app cannot be.
 *
 * @param path where in the app
 * @param origin who stated what is wrong
 * @param message what was found and what was expected, as the rest of a sentence that begins with the path
 */
public record Problem(FactPath path, Origin origin, String message) {
    static Problem of(Fact<?> fact, String message) {
        Origin origin = fact.bases().stream()
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin())
                .findFirst()
                .orElse(Origin.CODE);
        return new Problem(fact.path(), origin, message);
    }

    @Override
    public String toString() {
        return path + " " + message + " (" + origin + ")";
    }
}
