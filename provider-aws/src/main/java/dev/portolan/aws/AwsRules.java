package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.terraform.TerraformRules;
import java.util.ArrayList;
import java.util.List;

/** AWS's own rules, held against documents. */
final class AwsRules {
    private final List<Finding> findings = new ArrayList<>();

    private AwsRules() {}

    static List<Finding> check(List<Document> documents) {
        var rules = new AwsRules();
        for (TerraformRules.Fault fault : TerraformRules.check(documents)) {
            rules.findings.add(Finding.at(
                    Origin.inFile(fault.path(), 0, 0),
                    AwsFinding.FILE_REFUSED,
                    fault.address() + ": " + fault.message()));
        }
        return List.copyOf(rules.findings);
    }
}
