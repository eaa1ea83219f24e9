package dev.portolan.kamal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of {@code proxy}, at the root and of each role.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration/validator/proxy.rb">proxy.rb</a>
 */
final class ProxyRules {
    private final KamalYml yml;

    ProxyRules(KamalYml yml) {
        this.yml = yml;
    }

    void check() {
        section("proxy", KamalYml.table(yml.root(), "proxy"));
        Map<String, List<String>> servers = RoleRules.hosts(yml);
        Map<String, Map<String, Object>> proxied = proxied(servers);
        Set<String> encrypted = new LinkedHashSet<>();
        Map<String, Set<String>> answered = new LinkedHashMap<>();
        proxied.forEach((role, proxy) -> {
            section("servers/" + role + "/proxy", proxy);
            boolean isOwn = proxy.get("ssl") instanceof Map;
            if (Boolean.TRUE.equals(proxy.get("ssl"))
                    && servers.getOrDefault(role, List.of()).size() > 1) {
                yml.refuses(
                        "",
                        "SSL is only supported on a single server unless you provide custom certificates, found "
                                + servers.getOrDefault(role, List.of()).size() + " servers for role " + role);
            }
            if (isOwn || Boolean.TRUE.equals(proxy.get("ssl"))) {
                names(proxy).stream()
                        .filter(name -> !encrypted.add(name))
                        .forEach(name -> yml.refuses("", "Different roles can't share the same host for SSL: " + name));
            }
            for (String server : servers.getOrDefault(role, List.of())) {
                List<String> names = names(proxy).isEmpty() ? List.of("") : names(proxy);
                names.stream()
                        .filter(name -> !answered.computeIfAbsent(server, any -> new LinkedHashSet<>())
                                .add(name))
                        .forEach(name -> yml.fails(
                                "servers/" + role + "/proxy",
                                "another role answers " + (name.isEmpty() ? "all host names" : name) + " on "
                                        + server));
            }
        });
    }

    /** The proxied roles with what they answer: the root's, and their own over it. */
    private Map<String, Map<String, Object>> proxied(Map<String, List<String>> servers) {
        Map<String, Map<String, Object>> proxied = new LinkedHashMap<>();
        Map<String, Object> root = KamalYml.table(yml.root(), "proxy");
        Map<String, Object> roles = KamalYml.table(yml.root(), "servers");
        for (String role : servers.keySet()) {
            Map<String, Object> table = KamalYml.table(roles, role);
            Object own = table.get("proxy");
            boolean isProxied = role.equals(RoleRules.primary(yml))
                    ? !Boolean.FALSE.equals(own)
                    : own instanceof Map || Boolean.TRUE.equals(own);
            if (isProxied) {
                proxied.put(role, KamalYml.over(root, KamalYml.table(table, "proxy")));
            }
        }
        return proxied;
    }

    private void section(String where, Map<String, Object> proxy) {
        Object ssl = proxy.get("ssl");
        boolean isOn = ssl instanceof Map || Boolean.TRUE.equals(ssl);
        if (isOn && names(proxy).isEmpty()) {
            yml.refuses(where, "Must set a host to enable automatic SSL");
        }
        if (proxy.containsKey("host") && proxy.containsKey("hosts")) {
            yml.refuses(where, "Specify one of 'host' or 'hosts', not both");
        }
        if (ssl instanceof Map) {
            boolean hasCertificate = !KamalYml.text(KamalYml.table(proxy, "ssl"), "certificate_pem")
                    .isEmpty();
            boolean hasKey = !KamalYml.text(KamalYml.table(proxy, "ssl"), "private_key_pem")
                    .isEmpty();
            if (hasCertificate != hasKey) {
                String missing = hasCertificate ? "private_key_pem" : "certificate_pem";
                String there = hasCertificate ? "certificate_pem" : "private_key_pem";
                yml.refuses(where, "Missing " + missing + " setting (required when " + there + " is present)");
            }
        }
        if (Boolean.TRUE.equals(ssl) && names(proxy).stream().anyMatch(name -> name.startsWith("*."))) {
            yml.fails(where, "automatic TLS does not support wildcards");
        }
        if (proxy.containsKey("path_prefix") && proxy.containsKey("path_prefixes")) {
            yml.warns(where, "of path_prefix and path_prefixes Kamal takes the second only");
        }
        Map<String, Object> run = KamalYml.table(proxy, "run");
        for (String address : KamalYml.texts(run, "bind_ips")) {
            if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                yml.fails(where + "/run/bind_ips", "'" + address + "' is no IP address");
            }
        }
        if (Boolean.FALSE.equals(run.get("publish"))
                && List.of("bind_ips", "http_port", "https_port").stream().anyMatch(run::containsKey)) {
            yml.refuses(where, "Cannot set http_port, https_port or bind_ips when publish is false");
        }
    }

    private static List<String> names(Map<String, Object> proxy) {
        List<String> names = new ArrayList<>(KamalYml.texts(proxy, "hosts"));
        String host = KamalYml.text(proxy, "host");
        if (!host.isEmpty()) {
            names.addAll(List.of(host.split(",", -1)));
        }
        return names;
    }
}
