package dev.portolan.heroku.report;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** What the user should know, in the order in which it was met. */
public final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    /** Nothing yet. */
    public Findings() {}

    /** Tells something about these places. */
    public void report(FindingCode code, String detail, Origin... places) {
        report(code, detail, List.of(places));
    }

    /** Tells something about these places. */
    public void report(FindingCode code, String detail, List<Origin> places) {
        findings.add(new Finding(code, List.of(), places, detail));
    }

    /** Tells nothing where there is nothing to name; the detail is the names, each with its own place. */
    public void name(FindingCode code, Naming named) {
        if (!named.names.isEmpty()) {
            report(code, String.join(", ", named.names) + ".", named.places);
        }
    }

    /** All that was told. */
    public List<Finding> all() {
        return List.copyOf(findings);
    }

    /** Things of one kind that one finding names together. */
    public static final class Naming {
        private final List<String> names = new ArrayList<>();
        private final List<Origin> places = new ArrayList<>();

        /** Nothing yet. */
        public Naming() {}

        /** Names one more. */
        public void add(String name, Origin place) {
            names.add(name);
            places.add(place);
        }
    }
}
