package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.report.Finding;
import java.util.List;

final class FlyRules {
    private FlyRules() {}

    static List<Finding> check(List<Document> documents) {
        return List.of();
    }
}
