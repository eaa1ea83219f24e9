package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import java.util.List;

/**
 * Rules of {@code environment}: what would not arrive as it stands in the file.
 *
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/serviceNameReplacer.go">serviceNameReplacer.go</a>
 */
final class EnvironmentRules {
    private final ComposeTree tree;
    private final String name;
    private final Mapping service;

    EnvironmentRules(ComposeTree tree, String name, Mapping service) {
        this.tree = tree;
        this.name = name;
        this.service = service;
    }

    /** The services whose names Defang replaces. */
    static List<String> open(ComposeTree tree) {
        return tree.services().entrySet().stream()
                .filter(entry -> isOnlyIngress(entry.getValue()))
                .map(entry -> entry.getKey())
                .toList();
    }

    void check(List<String> open) {
        ComposeTree.mapping(service, "environment").entries().forEach((key, node) -> {
            if (node instanceof Scalar scalar && !scalar.isVerbatim()) {
                value(key, scalar.toString(), open);
            }
        });
    }

    private void value(String key, String text, List<String> open) {
        if (!ComposeDialect.isStable(text)) {
            tree.fails(
                    name,
                    "environment \"" + key + "\" holds a reference that Defang reads at the deploy: missing configs;"
                            + " make it a secret");
        }
        for (String other : open) {
            if (EnvironmentPlan.holdsName(text, other)) {
                tree.warns(
                        name,
                        "environment \"" + key + "\" holds the name of the service \"" + other
                                + "\", which Defang replaces by its public address");
            }
        }
    }

    private static boolean isOnlyIngress(Mapping service) {
        List<Mapping> ports = ComposeTree.mappings(service, "ports");
        return !ports.isEmpty()
                && ports.stream()
                        .noneMatch(port -> ComposeTree.text(port, "mode").equals("host"));
    }
}
