package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.Settings;
import dev.portolan.testkit.Breach.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A user's overlay can put anything anywhere in a file, and the target's rules are asked about it: one value after the
 * other is replaced by something that nobody expects there, and taken away.
 */
final class OverlaidFiles {
    /** In the place of a value: a list, a mapping, nothing. */
    private enum Other {
        LIST,
        MAPPING,
        NOTHING
    }

    private static final List<Object> INSTEAD = List.of(
            "",
            "x",
            "-",
            "99999999999999999999",
            "2.99999999999",
            "99999999999999999999tb",
            true,
            -1,
            new BigDecimal("1.5"),
            new BigDecimal("99999999999999999999"),
            Other.LIST,
            Other.MAPPING,
            Other.NOTHING);

    private final Provider provider;
    private final Set<String> seen = new HashSet<>();
    private final List<Breach> breaches = new ArrayList<>();

    private OverlaidFiles(Provider provider) {
        this.provider = provider;
    }

    /** Holds the provider to it, at each place once. */
    static List<Breach> check(Provider provider, Settings settings, List<Sample> samples) {
        var files = new OverlaidFiles(provider);
        for (Sample sample : samples) {
            Output output = provider.translate(sample.app(), settings);
            for (int i = 0; i < output.documents().size(); i++) {
                Document document = output.documents().get(i);
                if (document.format() != Document.Format.TEXT) {
                    files.node(sample, output.documents(), i, document.root(), List.of());
                }
            }
        }
        return files.breaches;
    }

    /** All below a node; {@code steps} are keys and indexes. */
    private void node(Sample sample, List<Document> documents, int index, Node node, List<Object> steps) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, inner) -> place(sample, documents, index, inner, with(steps, key)));
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                place(sample, documents, index, sequence.items().get(i), with(steps, i));
            }
        }
    }

    private void place(Sample sample, List<Document> documents, int index, Node node, List<Object> steps) {
        String place = documents.get(index).path() + " "
                + steps.stream()
                        .map(step -> step instanceof Integer ? "*" : step)
                        .toList();
        if (seen.add(place)) {
            INSTEAD.forEach(value -> tryOne(sample, documents, index, steps, value));
        }
        node(sample, documents, index, node, steps);
    }

    private void tryOne(Sample sample, List<Document> documents, int index, List<Object> steps, Object value) {
        Document overlaid = documents.get(index).copy();
        put(overlaid.root(), steps, value);
        var all = new ArrayList<>(documents);
        all.set(index, overlaid.freeze());
        try {
            provider.check(all);
        } catch (RuntimeException e) {
            breaches.add(
                    new Breach(
                            Rule.TOTAL,
                            sample.name(),
                            overlaid.path() + " " + steps + " = " + value,
                            "the check threw " + e + Translator.at(e),
                            "See what kind of value it is, and how large, before it is read: an overlay may put anything there."));
        }
    }

    private static void put(Node root, List<Object> steps, Object value) {
        Node holder = root;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            holder = inside(holder, step);
        }
        Object last = steps.get(steps.size() - 1);
        Fact<Object> fact = Fact.chosen(value instanceof Other ? "x" : value, "overlaid");
        if (holder instanceof Mapping mapping) {
            String key = (String) last;
            mapping.remove(key);
            if (value == Other.LIST) {
                mapping.list(key).add(fact);
            } else if (value == Other.MAPPING) {
                mapping.mapping(key).put("x", fact);
            } else if (value != Other.NOTHING) {
                mapping.replace(key, fact);
            }
        } else if (holder instanceof Sequence sequence) {
            sequence.remove(inside(sequence, last));
            if (value == Other.MAPPING || value == Other.LIST) {
                sequence.add().put("x", fact);
            } else if (value != Other.NOTHING) {
                sequence.add(fact);
            }
        }
    }

    private static Node inside(Node node, Object step) {
        return node instanceof Mapping mapping
                ? mapping.get((String) step).orElseThrow()
                : ((Sequence) node).items().get((Integer) step);
    }

    private static List<Object> with(List<Object> steps, Object step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        return all;
    }
}
