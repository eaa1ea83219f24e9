package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;

/** Ends the reading of a file. Thrown and caught within this package: the user gets the finding. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Refusal(Origin place, ReadFinding code, String detail) {
        super(detail, null, false, false);
        finding = Finding.at(place, code, detail);
    }

    Finding finding() {
        return finding;
    }
}
