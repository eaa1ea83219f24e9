package dev.portolan.engine.report;

import dev.portolan.fact.Fact;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The findings of one code, so that what it means and what to do is said once.
 *
 * @param code the code
 * @param findings at least one
 */
record FindingGroup(FindingCode code, List<Finding> findings) {
    /** A longer value is cut on screens and pages; JSON has all of it. */
    private static final int LONGEST = 200;

    FindingGroup {
        findings = List.copyOf(findings);
    }

    /**
     * A fact, or a place where there is no fact.
     *
     * @param where where it stands; may be empty
     * @param path the fact's path; empty where there is no fact
     * @param value the fact's value; empty where the path says it already
     */
    record Row(String where, String path, String value) {}

    /** Errors first; codes of the same severity in the order in which they occur. */
    static List<FindingGroup> of(List<Finding> findings) {
        var byCode = new LinkedHashMap<String, List<Finding>>();
        for (Finding finding : findings) {
            byCode.computeIfAbsent(finding.code().id(), any -> new ArrayList<>())
                    .add(finding);
        }
        return byCode.values().stream()
                .map(group -> new FindingGroup(group.get(0).code(), group))
                .sorted(Comparator.comparing(FindingGroup::severity).reversed())
                .toList();
    }

    Severity severity() {
        return code.severity();
    }

    /** What a finding is about, a row for each fact and for each further place. */
    static List<Row> rows(Finding finding) {
        var rows = new ArrayList<Row>();
        for (Fact<?> fact : finding.facts()) {
            String value = Finding.valueOf(fact);
            boolean named = value.equals(fact.path().name());
            rows.add(new Row(InspectReport.where(fact.bases()), fact.path().toString(), named ? "" : cut(value)));
        }
        finding.places().forEach(place -> rows.add(new Row(place.toString(), "", "")));
        return rows;
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        int end = value.offsetByCodePoints(0, value.codePointCount(0, LONGEST));
        return value.substring(0, end) + "… (" + value.length() + " characters)";
    }
}
