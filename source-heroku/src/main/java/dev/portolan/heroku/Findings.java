package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the user should know, in the order in which it was met. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void report(HerokuFinding code, String detail, Origin... places) {
        report(code, detail, List.of(places));
    }

    void report(HerokuFinding code, String detail, List<Origin> places) {
        findings.add(new Finding(code, List.of(), places, detail));
    }

    /** Tells nothing where there is nothing to name; the detail is the names, each with its own place. */
    void name(HerokuFinding code, Naming named) {
        if (!named.names.isEmpty()) {
            report(code, String.join(", ", named.names) + ".", named.places);
        }
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** Things of one kind that one finding names together. */
    static final class Naming {
        private final List<String> names = new ArrayList<>();
        private final List<Origin> places = new ArrayList<>();

        void add(String name, Origin place) {
            names.add(name);
            places.add(place);
        }
    }
}
