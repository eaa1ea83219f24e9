package dev.portolan.defang;

import dev.portolan.document.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of {@code ports}.
 *
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/validation.go">validatePort</a>
 */
final class PortRules {
    private final ComposeTree tree;
    private final String name;
    private final Mapping service;

    PortRules(ComposeTree tree, String name, Mapping service) {
        this.tree = tree;
        this.name = name;
        this.service = service;
    }

    void check() {
        Set<String> targets = new LinkedHashSet<>();
        for (Mapping port : ComposeTree.mappings(service, "ports")) {
            String target = ComposeTree.text(port, "target");
            if (!target.matches("[1-9][0-9]{0,4}") || Integer.parseInt(target) > PortPlan.GREATEST) {
                tree.refuses(name, "port " + target + ": 'target' must be an integer between 1 and 32767");
            }
            if (!targets.add(target)) {
                tree.refuses(name, "duplicate target port " + target);
            }
            if (port.get("host_ip").isPresent()) {
                tree.refuses(name, "port " + target + ": 'host_ip' is not supported");
            }
            String published = ComposeTree.text(port, "published");
            if (!published.isEmpty() && !published.equals(target)) {
                tree.ignores(
                        name,
                        "port " + target + ": 'published' should be equal to 'target'; ignoring 'published: "
                                + published + "'");
            }
            words(port, target);
            open(port, target);
        }
    }

    private void words(Mapping port, String target) {
        String protocol = ComposeTree.text(port, "protocol");
        String mode = ComposeTree.text(port, "mode");
        if (!List.of("", "tcp", "udp").contains(protocol)) {
            tree.refuses(
                    name, "port " + target + ": docker compose takes the protocols tcp and udp; write app_protocol");
        }
        if (!List.of("", "host", "ingress").contains(mode)) {
            tree.refuses(name, "port " + target + ": 'mode' not one of [host ingress]: " + mode);
        }
        if (protocol.equals("udp") && !mode.equals("host")) {
            tree.refuses(name, "port " + target + ": 'mode: ingress' is not supported with 'protocol: udp'");
        }
    }

    /** A server for data is never public, whatever its network. */
    private void open(Mapping port, String target) {
        List<String> networks = ComposeTree.names(service, "networks");
        boolean isMarkedPublic = port.get("published").isPresent();
        boolean isStore = service.entries().keySet().stream().anyMatch(key -> key.startsWith("x-defang-"));
        boolean isInDefault = networks.isEmpty() || networks.contains("default");
        if (ComposeTree.text(port, "mode").equals("host") && isInDefault && !isStore && !isMarkedPublic) {
            tree.fails(
                    name,
                    "port " + target + ": mode host in the network default is open to everybody; take the service out"
                            + " of default");
        }
    }
}
