package dev.portolan.engine.report;

import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** The findings of a runbook, as a list. */
final class RunbookFindings {
    private final StringBuilder page;

    RunbookFindings(StringBuilder page) {
        this.page = page;
    }

    void findings(List<FindingGroup> groups) {
        for (FindingGroup group : groups) {
            page.append("- **").append(severity(group.severity())).append("** ");
            page.append(Markdown.code(group.code().id())).append(": ");
            page.append(Markdown.proseWithin(
                            (group.code().meaning() + " " + group.code().remedy()).strip()))
                    .append('\n');
            group.findings().forEach(this::finding);
        }
        page.append(groups.isEmpty() ? "" : "\n");
    }

    /** What is said of one thing stands beside it; of several, below them. */
    private void finding(Finding finding) {
        List<String> items = new ArrayList<>(
                FindingGroup.rows(finding).stream().map(RunbookFindings::item).toList());
        if (items.size() == 1 && !finding.detail().isEmpty()) {
            items.set(0, items.get(0) + ": " + Markdown.proseWithin(finding.detail()));
        } else if (!finding.detail().isEmpty()) {
            items.add(Markdown.prose(finding.detail()));
        }
        items.forEach(item -> page.append("  - ").append(item).append('\n'));
    }

    private static String item(FindingGroup.Row row) {
        if (row.path().isEmpty()) {
            return Markdown.code(row.where());
        }
        return Markdown.code(row.path())
                + (row.value().isEmpty() ? "" : " = " + Markdown.code(row.value()))
                + (row.where().isEmpty() ? "" : " (" + Markdown.proseWithin(row.where()) + ")");
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Note";
        };
    }
}
