package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.report.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fly.toml as the rules look at it: its tree, its process groups, and what was found. */
final class FlyToml {
    static final List<String> RESERVED =
            List.of("fly_app_release_command", "fly_app_test_machine_command", "fly_app_console");

    private static final Mapping EMPTY = Document.toml("empty.toml").root();
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKmMgGtTpP]?)(i?[bB])?");

    private final String file;
    private final Mapping root;
    private final List<Finding> findings;
    private final SortedSet<String> groups;

    FlyToml(String file, Mapping root, List<Finding> findings) {
        this.file = file;
        this.root = root;
        this.findings = findings;
        groups = new TreeSet<>(table(root, "processes").entries().keySet());
        if (groups.isEmpty()) {
            groups.add("app");
        }
    }

    Mapping root() {
        return root;
    }

    boolean hasProcesses() {
        return !table(root, "processes").entries().isEmpty();
    }

    boolean hasGroup(String name) {
        return groups.contains(name);
    }

    Set<String> groups() {
        return groups;
    }

    int groupCount() {
        return groups.size();
    }

    /** The group of sections that name none: 'app', or else the first by its letters. */
    String defaultGroup() {
        return groups.contains("app") ? "app" : groups.first();
    }

    /** Whether a section is for a group. */
    boolean isFor(Mapping section, String group) {
        List<String> named = texts(section, "processes");
        return named.isEmpty() ? group.equals(defaultGroup()) : named.contains(group);
    }

    void refuses(String where, String message) {
        add(FlyFinding.FILE_REFUSED, where, message);
    }

    void fails(String where, String message) {
        add(FlyFinding.DEPLOY_FAILS, where, message);
    }

    void ignores(String where, String message) {
        add(FlyFinding.FILE_IGNORED, where, message);
    }

    void warns(String where, String message) {
        add(FlyFinding.FILE_WARNED, where, message);
    }

    private void add(FlyFinding code, String where, String message) {
        findings.add(Finding.about(code, file + ": " + where + ": " + message + "."));
    }

    static boolean isText(Node node) {
        return node instanceof Scalar scalar && scalar.value() instanceof String;
    }

    private static boolean isNumber(Node node) {
        return node instanceof Scalar scalar && scalar.value() instanceof Number;
    }

    /** The text under a key; empty where none stands there. */
    static String text(Mapping table, String key) {
        return table.get(key)
                .filter(Scalar.class::isInstance)
                .map(Object::toString)
                .orElse("");
    }

    /** The whole number under a key, also where it stands as a text. */
    static Optional<Integer> whole(Mapping table, String key) {
        return Optional.of(text(table, key))
                .filter(text -> text.matches("-?[0-9]{1,9}"))
                .map(Integer::parseInt);
    }

    /** The texts of a list. */
    static List<String> texts(Mapping table, String key) {
        return table.get(key)
                .filter(Sequence.class::isInstance)
                .map(list ->
                        ((Sequence) list).items().stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    /** The table under a key; an empty one where there is none. */
    static Mapping table(Mapping table, String key) {
        return table.get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(EMPTY);
    }

    /** The tables of a list; a single table counts as a list of one. */
    static List<Mapping> tables(Mapping table, String key) {
        return table
                .get(key)
                .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /** The seconds of a duration; a bare number counts in the unit given, in seconds. */
    Optional<BigDecimal> seconds(Mapping table, String key, String where, BigDecimal unit) {
        String text = text(table, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (table.get(key).filter(FlyToml::isNumber).isPresent()) {
            return Optional.of(new BigDecimal(text).multiply(unit));
        }
        Optional<BigDecimal> seconds = FlyDuration.seconds(text);
        if (seconds.isEmpty()) {
            refuses(where, "time: invalid duration \"" + text + "\"");
        }
        return seconds;
    }

    /** A size in bytes; a bare number counts in the unit given, in bytes. */
    Optional<BigDecimal> bytes(Mapping table, String key, String where, int thousand, long unit) {
        String text = text(table, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("[+-]?[0-9]+")) {
            return Optional.of(new BigDecimal(text).multiply(BigDecimal.valueOf(unit)));
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            refuses(where, "invalid size: '" + text + "'");
            return Optional.empty();
        }
        int power = " kmgtp"
                .indexOf(
                        size.group(2).isEmpty()
                                ? ' '
                                : Character.toLowerCase(size.group(2).charAt(0)));
        return Optional.of(new BigDecimal(size.group(1))
                .multiply(BigDecimal.valueOf(thousand).pow(power)));
    }
}
