package dev.portolan.kamal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ports of the servers: docker gives each to one container, and a second one that asks for it does not start. */
final class PortRules {
    private static final String EVERYWHERE = "0.0.0.0";

    private final KamalYml yml;
    private final Map<String, List<String>> hosts;
    private final Map<Binding, String> bindings = new LinkedHashMap<>();

    /** A port of an address of a server. */
    private record Binding(String host, String address, String port) {
        boolean meets(Binding other) {
            boolean isSameAddress =
                    address.equals(other.address) || address.equals(EVERYWHERE) || other.address.equals(EVERYWHERE);
            return host.equals(other.host) && port.equals(other.port) && isSameAddress;
        }
    }

    PortRules(KamalYml yml) {
        this.yml = yml;
        hosts = RoleRules.hosts(yml);
    }

    void check() {
        Map<String, Object> roles = KamalYml.table(yml.root(), "servers");
        hosts.forEach((role, servers) -> published("servers/" + role, KamalYml.table(roles, role), servers));
        Map<String, Object> accessories = KamalYml.table(yml.root(), "accessories");
        for (String name : accessories.keySet()) {
            Map<String, Object> accessory = KamalYml.table(accessories, name);
            List<String> servers = servers(accessory);
            String where = "accessories/" + name;
            String port = KamalYml.text(accessory, "port");
            bind(where + "/port", port.contains(":") ? port : port + ":" + port, servers);
            published(where, accessory, servers);
        }
    }

    /** Where an accessory runs, as far as the file names servers or roles. */
    private List<String> servers(Map<String, Object> accessory) {
        if (accessory.containsKey("host")) {
            return List.of(KamalYml.text(accessory, "host"));
        }
        if (accessory.containsKey("hosts")) {
            return KamalYml.hosts(accessory.get("hosts"));
        }
        List<String> roles = accessory.containsKey("role")
                ? List.of(KamalYml.text(accessory, "role"))
                : KamalYml.texts(accessory, "roles");
        return roles.stream()
                .flatMap(role -> hosts.getOrDefault(role, List.of()).stream())
                .distinct()
                .toList();
    }

    private void published(String where, Map<String, Object> table, List<String> servers) {
        Map<String, Object> options = KamalYml.table(table, "options");
        List<String> texts = options.get("publish") instanceof List
                ? KamalYml.texts(options, "publish")
                : List.of(KamalYml.text(options, "publish"));
        texts.forEach(text -> bind(where + "/options/publish", text, servers));
    }

    /** {@code [address:]port:inside[/udp]}; with nothing but the port inside, docker chooses a free one. */
    private void bind(String where, String text, List<String> servers) {
        String[] parts = text.replaceFirst("/(tcp|udp)$", "").split(":(?![^\\[]*])", -1);
        if (parts.length < 2 || text.equals(":")) {
            return;
        }
        String protocol = text.endsWith("/udp") ? "/udp" : "";
        String address = parts.length > 2 ? parts[0] : EVERYWHERE;
        for (String server : servers) {
            var binding = new Binding(server, address, parts[parts.length - 2] + protocol);
            bindings.entrySet().stream()
                    .filter(other -> other.getKey().meets(binding))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> yml.fails(
                                    where,
                                    "the port " + binding.port() + " of " + server + " is taken by " + other.getValue()
                                            + ", and docker gives a port once"),
                            () -> bindings.put(binding, where));
        }
    }
}
