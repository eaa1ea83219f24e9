package dev.portolan.kamal;

import dev.portolan.spi.FactTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which keys there are, and what may stand under them.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration/validator.rb">validator.rb</a>
 */
final class KeyRules {
    private static final String TABLE = "deploy-keys.csv";
    private static final Map<String, Map<String, String>> SECTIONS = sections();

    private final KamalYml yml;

    KeyRules(KamalYml yml) {
        this.yml = yml;
    }

    /** The keys of a section, in the order of the table. */
    static List<String> keys(String section) {
        return List.copyOf(SECTIONS.getOrDefault(section, new LinkedHashMap<>()).keySet());
    }

    void check() {
        section("root", "", yml.root());
        environment("env", yml.root());
        Map<String, Object> tags = KamalYml.table(KamalYml.table(yml.root(), "env"), "tags");
        RoleRules.tags(yml).stream()
                .filter(tag -> !tags.containsKey(tag))
                .forEach(tag -> yml.warns("servers", "the tag '" + tag + "' stands for nothing in env/tags"));
        KamalYml.table(yml.root(), "servers").forEach((name, role) -> {
            if (role instanceof Map) {
                Map<String, Object> table = KamalYml.table(role);
                section("role", "servers/" + name, table);
                environment("servers/" + name + "/env", table);
            } else if (!(role instanceof List)) {
                yml.refuses("servers/" + name, "should be an array or a hash");
            }
        });
        KamalYml.table(yml.root(), "accessories").forEach((name, accessory) -> {
            Map<String, Object> table = KamalYml.table(KamalYml.table(yml.root(), "accessories"), name);
            if (accessory instanceof Map) {
                section("accessory", "accessories/" + name, table);
                environment("accessories/" + name + "/env", table);
            } else {
                yml.refuses("accessories/" + name, "should be a hash");
            }
        });
    }

    private void environment(String where, Map<String, Object> above) {
        Map<String, Object> env = KamalYml.table(above, "env");
        boolean isSplit = env.keySet().stream().anyMatch(List.of("clear", "secret", "tags")::contains);
        if (isSplit) {
            env.keySet().stream()
                    .filter(key -> !List.of("clear", "secret", "tags").contains(key))
                    .forEach(key -> yml.refuses(where, "unknown key: " + key));
            value(where + "/clear", "strings", env.get("clear"));
            value(where + "/secret", "list", env.get("secret"));
            tags(where, env);
        } else {
            value(where, "strings", env);
        }
    }

    /** Sets of names for servers with a tag. */
    private void tags(String where, Map<String, Object> env) {
        if (!where.equals("env")) {
            if (env.containsKey("tags")) {
                yml.refuses(where, "tags are only allowed in the root env");
            }
            return;
        }
        value(where + "/tags", "hash", env.get("tags"));
        Map<String, Object> tags = KamalYml.table(env, "tags");
        tags.keySet().forEach(tag -> value(where + "/tags/" + tag, "hash", tags.get(tag)));
    }

    private void section(String name, String where, Map<String, Object> table) {
        Map<String, String> known = SECTIONS.getOrDefault(name, new LinkedHashMap<>());
        List<String> unknown = table.keySet().stream()
                .filter(key -> !known.containsKey(key))
                .filter(key -> !(name.equals("root") && key.startsWith("x-")))
                .toList();
        if (!unknown.isEmpty()) {
            yml.refuses(where, "unknown key" + (unknown.size() > 1 ? "s: " : ": ") + String.join(", ", unknown));
        }
        table.forEach((key, value) ->
                value((where.isEmpty() ? "" : where + "/") + key, known.getOrDefault(key, "any"), value));
    }

    private void value(String where, String type, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (type.startsWith("@")) {
            nested(where, type, value);
            return;
        }
        switch (type) {
            case "string" -> expect(!(value instanceof Map || value instanceof List), where, "a string");
            case "integer" -> expect(value instanceof Integer || value instanceof Long, where, "an integer");
            case "boolean" -> expect(value instanceof Boolean, where, "a boolean");
            case "array" -> expect(value instanceof List, where, "an array");
            case "switch" -> expect(value instanceof Boolean || value instanceof Map, where, "a boolean or a hash");
            case "hash" -> expect(value instanceof Map, where, "a hash");
            case "list" -> {
                expect(value instanceof List, where, "an array");
                if (value instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        expect(
                                !(list.get(i) instanceof Map || list.get(i) instanceof List),
                                where + "/" + i,
                                "a string");
                    }
                }
            }
            case "strings" -> {
                expect(value instanceof Map, where, "a hash");
                if (value instanceof Map<?, ?> map) {
                    map.forEach((key, item) ->
                            expect(!(item instanceof Map || item instanceof List), where + "/" + key, "a string"));
                }
            }
            default -> {}
        }
    }

    private void nested(String where, String type, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> table = new LinkedHashMap<>();
            map.forEach((key, item) -> table.put(String.valueOf(key), item));
            section(type.replaceAll("[@?]", ""), where, table);
        } else {
            expect(type.endsWith("?") && value instanceof Boolean, where, "a hash");
        }
    }

    private void expect(boolean holds, String where, String type) {
        if (!holds) {
            yml.refuses(where, "should be " + type);
        }
    }

    private static Map<String, Map<String, String>> sections() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (FactTable.Row row : FactTable.rows(TABLE, KeyRules.class.getResourceAsStream(TABLE))) {
            sections.computeIfAbsent(row.get("section"), any -> new LinkedHashMap<>())
                    .put(row.get("key"), row.get("type"));
        }
        return sections;
    }
}
