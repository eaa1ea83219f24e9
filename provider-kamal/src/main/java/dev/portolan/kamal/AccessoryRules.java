package dev.portolan.kamal;

import java.util.List;
import java.util.Map;

/**
 * Rules of {@code accessories}.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration/validator/accessory.rb">accessory.rb</a>
 */
final class AccessoryRules {
    private static final List<String> PLACES = List.of("host", "hosts", "role", "roles", "tag", "tags");

    private final KamalYml yml;

    AccessoryRules(KamalYml yml) {
        this.yml = yml;
    }

    void check() {
        Map<String, Object> accessories = KamalYml.table(yml.root(), "accessories");
        for (String name : accessories.keySet()) {
            check("accessories/" + name, KamalYml.table(accessories, name));
        }
    }

    private void check(String where, Map<String, Object> accessory) {
        if (PLACES.stream().filter(accessory::containsKey).count() != 1) {
            yml.refuses(where, "specify one of `host`, `hosts`, `role`, `roles`, `tag` or `tags`");
        }
        if (KamalYml.text(accessory, "image").isEmpty()) {
            yml.fails(where, "without an image docker has nothing to run");
        }
        String role = KamalYml.text(accessory, "role");
        if (!role.isEmpty() && !RoleRules.hosts(yml).containsKey(role)) {
            yml.refuses(where, "unknown role " + role);
        }
        String port = KamalYml.text(accessory, "port");
        if (!port.isEmpty() && !port.matches("[^:]+:[^:]+:.*")) {
            yml.warns(
                    where + "/port",
                    "docker opens it to everybody, past the server's firewall; put an address of a private network before"
                            + " it");
        }
        for (String key : List.of("files", "directories")) {
            for (String path : KamalYml.texts(accessory, key)) {
                if (!path.contains(":") && !path.startsWith("{")) {
                    yml.fails(where + "/" + key, "'" + path + "' names no place in the container");
                }
            }
        }
        new RoleRules(yml).options(where, accessory);
    }
}
