package dev.portolan.kamal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules of {@code servers}.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration/validator/role.rb">role.rb</a>
 */
final class RoleRules {
    private final KamalYml yml;

    RoleRules(KamalYml yml) {
        this.yml = yml;
    }

    /** The roles with their servers; a plain list of servers is the role 'web'. */
    static Map<String, List<String>> hosts(KamalYml yml) {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        Object servers = yml.root().get("servers");
        if (servers instanceof List) {
            hosts.put("web", KamalYml.hosts(servers));
        }
        KamalYml.table(yml.root(), "servers").forEach((name, role) -> {
            hosts.put(
                    name,
                    KamalYml.hosts(
                            role instanceof List ? role : KamalYml.table(role).get("hosts")));
        });
        return hosts;
    }

    /** The tags that servers have. */
    static Set<String> tags(KamalYml yml) {
        Set<String> tags = new LinkedHashSet<>();
        Object servers = yml.root().get("servers");
        collect(servers, tags);
        KamalYml.table(yml.root(), "servers").forEach((name, role) -> {
            collect(role instanceof List ? role : KamalYml.table(role).get("hosts"), tags);
        });
        return tags;
    }

    private static void collect(@Nullable Object servers, Set<String> tags) {
        if (servers instanceof List<?> list) {
            for (Object server : list) {
                if (server instanceof Map<?, ?> map) {
                    map.values().forEach(value -> {
                        if (value instanceof List<?> several) {
                            several.forEach(tag -> tags.add(String.valueOf(tag)));
                        } else {
                            tags.add(String.valueOf(value));
                        }
                    });
                }
            }
        }
    }

    static String primary(KamalYml yml) {
        return yml.root().get("primary_role") == null ? RolePlan.WEB : KamalYml.text(yml.root(), "primary_role");
    }

    void check() {
        if (yml.root().get("servers") == null) {
            return;
        }
        Map<String, List<String>> hosts = hosts(yml);
        Map<String, Object> roles = KamalYml.table(yml.root(), "servers");
        String primary = primary(yml);
        if (!hosts.containsKey(primary)) {
            yml.refuses("", "The primary_role " + primary + " isn't defined");
        }
        hosts.forEach((role, servers) -> {
            if (!role.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
                yml.fails("servers/" + role, "docker takes no such name for a container");
            }
            if (servers.isEmpty() && role.equals(primary)) {
                yml.refuses("", "No servers specified for the " + role + " primary_role");
            } else if (servers.isEmpty() && !Boolean.TRUE.equals(yml.root().get("allow_empty_roles"))) {
                yml.refuses(
                        "",
                        "No servers specified for the " + role
                                + " role. You can ignore this with allow_empty_roles: true");
            }
            options("servers/" + role, KamalYml.table(roles, role));
        });
    }

    /** Options and labels of a role or of an accessory. */
    void options(String where, Map<String, Object> table) {
        Object restart = KamalYml.table(table, "options").get("restart");
        if (restart != null && !(restart instanceof String)) {
            yml.refuses(where + "/options/restart", "should be a string. Use \"no\" to disable restarts");
        } else if (restart instanceof String text && !text.matches("no|always|unless-stopped|on-failure(:\\d+)?")) {
            yml.refuses(
                    where + "/options/restart", "should be no, always, unless-stopped, on-failure, or on-failure:N");
        }
        for (String label : KamalYml.table(table, "labels").keySet()) {
            if (List.of("destination", "role", "service").contains(label)) {
                yml.refuses(
                        where + "/labels/" + label,
                        "invalid label. destination, role, and service are reserved labels");
            }
        }
    }
}
