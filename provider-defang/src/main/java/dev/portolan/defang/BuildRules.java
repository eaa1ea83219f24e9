package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import java.util.List;

/**
 * Rules of {@code build}.
 *
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/validation.go">validateService</a>
 */
final class BuildRules {
    private static final List<String> REFUSED = List.of(
            "ssh",
            "extra_hosts",
            "network",
            "secrets",
            "tags",
            "platforms",
            "privileged",
            "dockerfile_inline",
            "additional_contexts");
    private static final List<String> PASSED_OVER =
            List.of("ulimits", "labels", "cache_from", "cache_to", "no_cache", "isolation");

    private final ComposeTree tree;
    private final String name;
    private final Mapping service;

    BuildRules(ComposeTree tree, String name, Mapping service) {
        this.tree = tree;
        this.name = name;
        this.service = service;
    }

    void check() {
        boolean builds = service.get("build").isPresent();
        if (builds && service.get("image").isPresent()) {
            tree.ignores(
                    name, "using published image instead of rebuilding; pass --build to build and publish a new image");
        } else if (!builds && service.get("image").isEmpty()) {
            tree.refuses(name, "missing image or build");
        }
        Mapping build = ComposeTree.mapping(service, "build");
        REFUSED.stream()
                .filter(key -> build.get(key).isPresent())
                .forEach(key -> tree.refuses(name, "unsupported compose directive: build " + key));
        PASSED_OVER.stream()
                .filter(key -> build.get(key).isPresent())
                .forEach(key -> tree.ignores(name, "unsupported compose directive: build " + key));
        String dockerfile = ComposeTree.text(build, "dockerfile");
        if (dockerfile.startsWith("/")) {
            tree.refuses(name, "dockerfile path must be relative to the build context: \"" + dockerfile + "\"");
        } else if (dockerfile.startsWith("../")) {
            tree.refuses(name, "dockerfile path must be inside the build context: \"" + dockerfile + "\"");
        }
        ComposeTree.mapping(build, "args").entries().forEach((arg, value) -> {
            if (value instanceof Scalar scalar
                    && (scalar.isVerbatim() || !ComposeDialect.isStable(scalar.toString()))) {
                tree.refuses(
                        name,
                        "build args do not support config interpolation [\"" + name + ".build.args." + arg
                                + "\"]; set concrete values or define them in .env before deploying");
            }
        });
    }
}
