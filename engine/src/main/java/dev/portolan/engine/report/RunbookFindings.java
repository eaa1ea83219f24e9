package dev.portolan.engine.report;

import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
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
            for (Finding finding : group.findings()) {
                FindingGroup.rows(finding).forEach(this::row);
                if (!finding.detail().isEmpty()) {
                    page.append("  - ").append(Markdown.prose(finding.detail())).append('\n');
                }
            }
        }
        page.append(groups.isEmpty() ? "" : "\n");
    }

    private void row(FindingGroup.Row row) {
        page.append("  - ");
        if (row.path().isEmpty()) {
            page.append(Markdown.code(row.where()));
        } else {
            page.append(Markdown.code(row.path()));
            page.append(row.value().isEmpty() ? "" : " = " + Markdown.code(row.value()));
            page.append(row.where().isEmpty() ? "" : " (" + Markdown.proseWithin(row.where()) + ")");
        }
        page.append('\n');
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Note";
        };
    }
}
