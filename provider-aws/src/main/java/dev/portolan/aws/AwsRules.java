package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.terraform.TerraformRules;
import java.util.ArrayList;
import java.util.List;

/**
 * AWS's and Terraform's own rules, held against documents: {@code translate}'s, or those with the user's changes. No tool
 * that works without an account sees most of them.
 */
final class AwsRules {
    private final List<Finding> findings = new ArrayList<>();

    private AwsRules() {}

    static List<Finding> check(List<Document> documents) {
        var rules = new AwsRules();
        for (TerraformRules.Fault fault : TerraformRules.check(documents)) {
            rules.refuse(fault.path(), fault.address() + ": " + fault.message());
        }
        for (Document document : documents) {
            if (document.path().endsWith(".tf.json")) {
                new InfraRules(rules, document).check();
            } else if (document.path().contains("/task-definition.")) {
                new TaskRules(rules, document.path(), "").definition(document.root());
            }
        }
        return List.copyOf(rules.findings);
    }

    /** The file is refused. */
    void refuse(String path, String detail) {
        findings.add(Finding.at(Origin.inFile(path, 0, 0), AwsFinding.FILE_REFUSED, detail + "."));
    }

    /** The file is taken, but. */
    void doubt(String path, String detail) {
        findings.add(Finding.at(Origin.inFile(path, 0, 0), AwsFinding.FILE_DOUBTFUL, detail + "."));
    }

    /** The mapping under a key; an empty one where none is there. */
    static Mapping mapping(Mapping in, String key) {
        return in.get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> Document.json("none").root());
    }

    /** The mappings of a list, or the one mapping that stands in its place. */
    static List<Mapping> mappings(Mapping in, String key) {
        Node node = in.get(key).orElse(null);
        if (node instanceof Mapping one) {
            return List.of(one);
        }
        return node instanceof Sequence list
                ? list.items().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .toList()
                : List.of();
    }

    /** The text under a key; empty where there is none, or where Terraform computes it. */
    static String text(Mapping in, String key) {
        return in.get(key)
                .filter(Scalar.class::isInstance)
                .map(Object::toString)
                .filter(text -> !text.contains("${"))
                .orElse("");
    }
}
