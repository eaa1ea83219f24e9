package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What docker compose and Defang refuse in a compose file, what they pass over, and what Defang warns of, in its own words,
 * held against the tree of the file alone. {@code defang compose config} asks for an account; these are its rules, read from
 * its source.
 *
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/validation.go">validation.go</a>
 */
final class ComposeRules {
    private static final Pattern FILE = Pattern.compile("compose(\\..+)?\\.yaml");
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final int LONG_NAME = 16;

    private final ComposeTree tree;

    private ComposeRules(ComposeTree tree) {
        this.tree = tree;
    }

    static List<Finding> check(List<Document> documents) {
        List<Finding> findings = new ArrayList<>();
        for (Document document : documents) {
            if (FILE.matcher(document.path()).matches()) {
                var tree = new ComposeTree(document.path(), document.root(), findings);
                var rules = new ComposeRules(tree);
                rules.project();
                rules.names();
                rules.dependencies();
                List<String> open = EnvironmentRules.open(tree);
                tree.services().forEach((name, service) -> {
                    new ServiceRules(tree, name, service).check();
                    new BuildRules(tree, name, service).check();
                    new PortRules(tree, name, service).check();
                    new HealthRules(tree, name, service).check();
                    new EnvironmentRules(tree, name, service).check(open);
                });
            }
        }
        return List.copyOf(findings);
    }

    private void project() {
        String name = ComposeTree.text(tree.root(), "name");
        if (!name.isEmpty() && !PROJECT.matcher(name).matches()) {
            tree.refuses(
                    "",
                    "invalid project name \"" + name + "\": must consist only of lowercase alphanumeric characters,"
                            + " hyphens, and underscores as well as start with a letter or number");
        }
        if (name.length() > LONG_NAME
                && !tree.root().get("name").filter(ComposeTree::isOfApp).isPresent()) {
            tree.warns(
                    "",
                    "project name \"" + name + "\" is longer than 16 characters, you may run into issues with resource"
                            + " name length");
        }
        if (tree.root().get("secrets").isPresent()) {
            tree.ignores("", "secrets will be exposed as environment variables, not files (use 'environment' instead)");
        }
    }

    private void names() {
        Map<String, String> normal = new LinkedHashMap<>();
        for (String name : tree.services().keySet()) {
            if (!name.matches("[a-zA-Z0-9._-]+")) {
                tree.refuses(name, "Additional property " + name + " is not allowed");
            }
            String other = normal.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-"), name);
            if (other != null) {
                tree.refuses(
                        "",
                        "the service names \"" + other + "\" and \"" + name + "\" normalize to the same value, which"
                                + " causes a conflict. Please use distinct names that differ after normalization");
            }
            if (name.length() > LONG_NAME
                    && !ComposeTree.isOfApp(tree.services().get(name))) {
                tree.warns(
                        name,
                        "service name is longer than 16 characters, you may run into issues with resource name length");
            }
        }
    }

    private void dependencies() {
        tree.services().forEach((name, service) -> {
            for (String needed : ComposeTree.names(service, "depends_on")) {
                if (!tree.services().containsKey(needed)) {
                    tree.refuses(name, "depends on undefined service \"" + needed + "\": invalid compose project");
                } else {
                    condition(name, needed, ComposeTree.mapping(ComposeTree.mapping(service, "depends_on"), needed));
                }
            }
            for (String network : ComposeTree.names(service, "networks")) {
                if (!network.equals("default")
                        && ComposeTree.mapping(tree.root(), "networks")
                                .get(network)
                                .isEmpty()) {
                    tree.refuses(name, "refers to undefined network " + network + ": invalid compose project");
                }
            }
            cycle(name, name, new LinkedHashSet<>());
        });
    }

    private void condition(String name, String needed, Mapping need) {
        Mapping other = tree.services().getOrDefault(needed, need);
        switch (ComposeTree.text(need, "condition")) {
            case "service_healthy" -> {
                if (other.get("healthcheck").isEmpty()) {
                    tree.fails(name, "waits for \"" + needed + "\" to be healthy, which has no healthcheck");
                }
            }
            case "service_completed_successfully" -> {
                if (!ComposeTree.text(other, "restart").equals("no")) {
                    tree.fails(
                            name,
                            "waits for \"" + needed + "\" to end, which is started again: restart has to be \"no\"");
                }
            }
            default -> {}
        }
    }

    /** Told once, at the service of the circle whose name comes first. */
    private void cycle(String start, String name, Set<String> way) {
        Mapping service = tree.services().get(name);
        if (service == null || !way.add(name)) {
            return;
        }
        for (String needed : ComposeTree.names(service, "depends_on")) {
            if (needed.equals(start) && way.stream().allMatch(other -> start.compareTo(other) <= 0)) {
                tree.refuses("", "dependency cycle detected: " + String.join(" -> ", way) + " -> " + start);
                return;
            }
            cycle(start, needed, way);
        }
    }
}
