package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration as Kamal sees it: the tree of config/deploy.yml with that of a destination laid over it. */
final class KamalYml {
    private final String file;
    private final Map<String, Object> root;
    private final List<Finding> findings;

    KamalYml(String file, Map<String, Object> root, List<Finding> findings) {
        this.file = file;
        this.root = root;
        this.findings = findings;
    }

    Map<String, Object> root() {
        return root;
    }

    /** The destination that the file is for; empty where it is for all. */
    String destination() {
        return file.equals("config/deploy.yml") ? "" : file.substring("config/deploy.".length(), file.length() - 4);
    }

    void refuses(String where, String message) {
        add(KamalFinding.FILE_REFUSED, where, message);
    }

    void fails(String where, String message) {
        add(KamalFinding.DEPLOY_FAILS, where, message);
    }

    void warns(String where, String message) {
        add(KamalFinding.FILE_WARNED, where, message);
    }

    private void add(KamalFinding code, String where, String message) {
        findings.add(Finding.about(code, file + ": " + (where.isEmpty() ? "" : where + ": ") + message + "."));
    }

    /** The tree of a document as maps, lists and plain values. */
    static Map<String, Object> plain(Document document) {
        return plain(document.root());
    }

    private static Map<String, Object> plain(Mapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        mapping.entries().forEach((key, node) -> plain.put(key, plain(node)));
        return plain;
    }

    private static Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            return plain(mapping);
        }
        if (node instanceof Sequence sequence) {
            List<Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(plain(item)));
            return items;
        }
        return ((Scalar) node).value();
    }

    /** One tree laid over another: tables are joined, all else is replaced. */
    static Map<String, Object> over(Map<String, Object> base, Map<String, Object> upper) {
        Map<String, Object> joined = new LinkedHashMap<>(base);
        upper.forEach((key, value) -> {
            Object below = joined.get(key);
            boolean areTables = below instanceof Map && value instanceof Map;
            joined.put(key, areTables ? over(table(base, key), table(upper, key)) : value);
        });
        return joined;
    }

    /** The table under a key; an empty one where there is none. */
    static Map<String, Object> table(Map<String, Object> table, String key) {
        return table(table.get(key));
    }

    /** A value as a table; an empty one where it is none. */
    static Map<String, Object> table(@Nullable Object node) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> found.put(String.valueOf(name), value));
        }
        return found;
    }

    /** The items of a list as texts; none where there is no list. */
    static List<String> texts(Map<String, Object> table, String key) {
        return table.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The text under a key; empty where none stands there. */
    static String text(Map<String, Object> table, String key) {
        Object value = table.get(key);
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    /** The addresses of a list of servers, without their tags. */
    static List<String> hosts(@Nullable Object servers) {
        List<String> hosts = new ArrayList<>();
        if (servers instanceof List<?> list) {
            list.forEach(item -> hosts.add(
                    item instanceof Map<?, ?> tagged
                            ? String.valueOf(tagged.keySet().iterator().next())
                            : String.valueOf(item)));
        }
        return hosts;
    }
}
