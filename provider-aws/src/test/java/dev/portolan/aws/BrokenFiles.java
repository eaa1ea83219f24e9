package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;

/** Files that AWS or Terraform does not take, and one that is doubtful. */
final class BrokenFiles {
    private BrokenFiles() {}

    /** A pair of CPU units and memory that Fargate does not have. */
    static Document refused() {
        Document document = taskDefinition();
        document.root().put("cpu", Fact.chosen("256", "a test"));
        document.root().put("memory", Fact.chosen("4096", "a test"));
        return document;
    }

    /** An image that is always another one. */
    static Document doubtful() {
        Document document = refused();
        Mapping container = document.root().list("containerDefinitions").add();
        container.put("name", Fact.chosen("web", "a test"));
        container.put("image", Fact.chosen("shop:latest", "a test"));
        return document;
    }

    static Document taskDefinition() {
        Document document = Document.json("deploy/aws/ecs/task-definition.web.json");
        document.root().put("family", Fact.chosen("shop-web", "a test"));
        return document;
    }
}
