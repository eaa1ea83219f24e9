package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.terraform.TerraformRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Terraform, Hetzner and Cloudflare refuse in the files of {@code infra}, as far as the files tell.
 *
 * @see <a href="https://docs.hetzner.cloud/reference/cloud">Hetzner's API</a>
 */
final class InfraRules {
    private static final int LARGEST_USER_DATA = 32 * 1024;

    private final List<Document> documents;
    private final List<Finding> findings = new ArrayList<>();

    private InfraRules(List<Document> documents) {
        this.documents = documents;
    }

    static List<Finding> check(List<Document> documents) {
        var rules = new InfraRules(documents);
        TerraformRules.check(documents).forEach(fault -> rules.refuse(fault.path(), fault.address(), fault.message()));
        for (Document document : documents) {
            if (document.path().endsWith(".tf.json")) {
                rules.volumes(document);
                rules.records(document);
                rules.templates(document);
            }
        }
        return List.copyOf(rules.findings);
    }

    private void volumes(Document document) {
        resources(document, "hcloud_volume").forEach((name, block) -> {
            Optional<Node> size = child(block, "size");
            if (size.isPresent()
                    && !size.get().toString().matches("[1-9][0-9]{1,3}|10[01][0-9]{2}|102[0-3][0-9]|10240")) {
                refuse(document.path(), "hcloud_volume." + name, "a volume has 10 to 10240 GB.");
            }
        });
    }

    private void records(Document document) {
        resources(document, "cloudflare_dns_record").forEach((name, block) -> {
            boolean isProxied =
                    child(block, "proxied").map(Node::toString).orElse("").equals("true");
            boolean isAutomatic =
                    child(block, "ttl").map(Node::toString).orElse("").equals("1");
            if (isProxied && !isAutomatic) {
                refuse(document.path(), "cloudflare_dns_record." + name, "a proxied record needs the ttl 1.");
            }
        });
    }

    private void templates(Document document) {
        String folder = document.path().substring(0, document.path().lastIndexOf('/') + 1);
        resources(document, "hcloud_server").forEach((name, block) -> {
            boolean isNamed = child(block, "user_data")
                    .filter(Scalar.class::isInstance)
                    .map(Node::toString)
                    .orElse("")
                    .contains(CloudInit.NAME);
            Optional<Document> template = documents.stream()
                    .filter(other -> other.path().equals(folder + CloudInit.NAME))
                    .findFirst();
            if (isNamed && template.isEmpty()) {
                refuse(document.path(), "hcloud_server." + name, CloudInit.NAME + " is missing.");
            } else if (isNamed && length(template.get()) > LARGEST_USER_DATA) {
                refuse(document.path(), "hcloud_server." + name, "user_data has more than 32 KiB.");
            }
        });
    }

    private static int length(Document template) {
        return template.text().lines().stream()
                .mapToInt(line -> line.parts().toString().length())
                .sum();
    }

    /** The resources of a type, by their names. */
    private static Map<String, Node> resources(Document document, String type) {
        return child(document.root(), "resource")
                .flatMap(resources -> child(resources, type))
                .filter(Mapping.class::isInstance)
                .map(blocks -> ((Mapping) blocks).entries())
                .orElse(new LinkedHashMap<>());
    }

    private static Optional<Node> child(Node parent, String key) {
        return parent instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private void refuse(String path, String address, String message) {
        findings.add(Finding.at(Origin.inFile(path, 0, 0), InfraFinding.TERRAFORM_REFUSES, address + ": " + message));
    }
}
