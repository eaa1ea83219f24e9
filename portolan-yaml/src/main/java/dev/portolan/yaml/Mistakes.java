package dev.portolan.yaml;

import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All mistakes of a file, and the places in the app that are broken by them. */
final class Mistakes {
    private static final Comparator<Finding> BY_POSITION = Comparator.<Finding>comparingInt(
                    finding -> finding.places().get(0) instanceof Origin.InFile place ? place.line() : 0)
            .thenComparingInt(finding -> finding.places().get(0) instanceof Origin.InFile place ? place.column() : 0);

    private final List<Finding> findings = new ArrayList<>();
    private final Set<FactPath> broken = new LinkedHashSet<>();
    private final Set<FactPath> aboveBroken = new LinkedHashSet<>();

    void add(PortolanYamlFinding code, Origin place, FactPath path, String detail) {
        findings.add(Finding.at(place, code, detail));
        breaks(path);
    }

    /** Nothing that is said about this place from now on is news. */
    void breaks(FactPath path) {
        broken.add(path);
        for (FactPath above = path; aboveBroken.add(above); above = above.parent()) {
            // up to the app itself, or to what is known already
        }
    }

    /** Whether a mistake that is known explains that something is wrong in this place as well. */
    boolean explain(FactPath path) {
        boolean isBelow = broken.contains(path) || broken.contains(FactPath.ROOT);
        for (FactPath above = path; !isBelow && !above.equals(FactPath.ROOT); above = above.parent()) {
            isBelow = broken.contains(above);
        }
        return isBelow || aboveBroken.contains(path);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** The findings in the order of the file. */
    List<Finding> findings() {
        return findings.stream().sorted(BY_POSITION).toList();
    }
}
