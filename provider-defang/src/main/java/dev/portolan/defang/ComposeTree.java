package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.report.Finding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compose file as the rules look at it: its tree and what was found. */
final class ComposeTree {
    private static final Mapping EMPTY = Document.yaml("empty.yaml").root();
    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|us|ns|s|m|h)");

    private static final List<String> OF_APP = List.of("app", "processes", "jobs", "datastores");

    private final String file;
    private final Mapping root;
    private final List<Finding> findings;
    private final Map<String, Mapping> services = new LinkedHashMap<>();

    ComposeTree(String file, Mapping root, List<Finding> findings) {
        this.file = file;
        this.root = root;
        this.findings = findings;
        mapping(root, "services").entries().forEach((name, node) -> {
            if (node instanceof Mapping service) {
                services.put(name, service);
            }
        });
    }

    Mapping root() {
        return root;
    }

    /** The services, by their names. */
    Map<String, Mapping> services() {
        return services;
    }

    void refuses(String service, String message) {
        add(DefangFinding.FILE_REFUSED, service, message);
    }

    void fails(String service, String message) {
        add(DefangFinding.DEPLOY_FAILS, service, message);
    }

    void ignores(String service, String message) {
        add(DefangFinding.FILE_IGNORED, service, message);
    }

    void warns(String service, String message) {
        add(DefangFinding.FILE_WARNED, service, message);
    }

    /** Whether the name of this thing is one of the app: what is to be said of that, the translation has said. */
    static boolean isOfApp(Node named) {
        return named.bases().stream()
                .anyMatch(basis -> basis instanceof Basis.Stated stated
                        && OF_APP.contains(stated.path().steps().get(0)));
    }

    private void add(DefangFinding code, String service, String message) {
        String subject = service.isEmpty() ? "" : "service \"" + service + "\": ";
        findings.add(Finding.about(code, file + ": " + subject + message + "."));
    }

    /** The text under a key; empty where none stands there. */
    static String text(Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Scalar.class::isInstance)
                .map(Object::toString)
                .orElse("");
    }

    /** The texts of a list; a text counts as a list of one. */
    static List<String> texts(Mapping mapping, String key) {
        return mapping
                .get(key)
                .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .filter(Scalar.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    /** The mapping under a key; an empty one where there is none. */
    static Mapping mapping(Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(EMPTY);
    }

    /** The mappings of a list. */
    static List<Mapping> mappings(Mapping mapping, String key) {
        return mapping
                .get(key)
                .filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElse(List.of())
                .stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /** The names that stand in a list or as the keys of a mapping. */
    static List<String> names(Mapping mapping, String key) {
        Optional<Node> node = mapping.get(key);
        return node.filter(Mapping.class::isInstance).isPresent()
                ? List.copyOf(mapping(mapping, key).entries().keySet())
                : texts(mapping, key);
    }

    /** The seconds of a duration as compose writes it; nothing where it is none. */
    static Optional<BigDecimal> seconds(String text) {
        Matcher matcher = DURATION.matcher(text);
        var sum = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
            end = matcher.end();
        }
        return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "h" -> BigDecimal.valueOf(3600);
            case "m" -> BigDecimal.valueOf(60);
            case "s" -> BigDecimal.ONE;
            case "ms" -> new BigDecimal("0.001");
            case "us" -> new BigDecimal("0.000001");
            default -> new BigDecimal("0.000000001");
        };
    }
}
