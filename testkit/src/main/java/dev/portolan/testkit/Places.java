package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Basis;
import dev.portolan.fact.FactPath;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tool or a reader acts on, by place: a value of a file by its keys, a line of a text, the words of a step, a
 * finding that says what became of a fact. Comments, titles and explanations have no place.
 */
final class Places {
    /** Stands for a table without entries; texts stand in quotes. */
    private static final String EMPTY = "{}";

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    private Places() {}

    /**
     * One place. What it rests on is put together where somebody asks: of most mutants' places nobody does.
     *
     * @param value what stands there
     * @param above what it stands in
     */
    record Place(String value, Above above) {
        /** The facts that it says it rests on, by itself or by what it stands in. */
        Set<FactPath> claims() {
            return above.all();
        }

        /** Those of them that the whole file does not rest on; none for a step or a finding. */
        Set<FactPath> near() {
            return above.near();
        }
    }

    /**
     * That a part of the output says that it rests on a fact.
     *
     * @param part the address of a place, or of what places stand in
     * @param fact the fact
     */
    record Claim(String part, FactPath fact) {}

    static Places of(Output output) {
        var places = new Places();
        for (Document document : output.documents()) {
            places.document(document);
        }
        for (Step step : output.steps()) {
            String address = places.unique("step " + step.id());
            var above = new Above(null, address, stated(step.allBases()));
            places.place(address, StepWords.of(step), above);
        }
        for (Finding finding : output.findings()) {
            Effect effect = finding.code().effect();
            if (effect == Effect.ADAPTED || effect == Effect.LEFT_OUT) {
                places.finding(finding);
            }
        }
        return places;
    }

    /** The places by their addresses, in the order of the output. */
    Map<String, Place> all() {
        return places;
    }

    Optional<Place> get(String address) {
        return Optional.ofNullable(places.get(address));
    }

    /** The places that are in other files what the address is in its own. */
    List<Place> elsewhere(String address) {
        int inside = address.indexOf(": ");
        return inside < 0
                ? List.of()
                : places.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(address.substring(inside)))
                        .filter(entry -> !entry.getKey().equals(address))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    /** Whether a place is a finding and not a part of a file or a step. */
    boolean isFinding(String address) {
        return findings.contains(address);
    }

    /** Every claim that a file or a step makes, with the places that are at it or inside it. */
    Map<Claim, List<String>> claims() {
        var claims = new LinkedHashMap<Claim, List<String>>();
        places.forEach((address, place) -> {
            if (!findings.contains(address)) {
                place.above().claim(address, claims);
            }
        });
        return claims;
    }

    /** The addresses at which both differ. A table that is there in both is the same whatever stands in it. */
    Set<String> differences(Places other) {
        var changed = new LinkedHashSet<String>();
        places.forEach((address, place) -> {
            Place there = other.places.get(address);
            boolean same = there == null
                    ? place.value().equals(EMPTY) && other.hasInside(address)
                    : there.value().equals(place.value());
            if (!same) {
                changed.add(address);
            }
        });
        other.places.forEach((address, place) -> {
            if (!places.containsKey(address) && !(place.value().equals(EMPTY) && hasInside(address))) {
                changed.add(address);
            }
        });
        return changed;
    }

    private boolean hasInside(String address) {
        return places.keySet().stream().anyMatch(place -> place.startsWith(address + "."));
    }

    private void document(Document document) {
        var above = new Above(null, document.path(), stated(document.bases()));
        walk(document.path() + ":", document.root(), above);
        for (TextBody.Line line : document.text().lines()) {
            if (isComment(text(line))) {
                continue;
            }
            Set<FactPath> facts = stated(line.bases());
            String skeleton = line.parts().stream()
                    .map(part -> part instanceof TextBody.Part.Template template ? template.text() : "…")
                    .collect(Collectors.joining());
            String address =
                    unique(document.path() + ": line '" + skeleton + "'" + (facts.isEmpty() ? "" : " of " + facts));
            place(address, text(line), new Above(above, address, facts));
        }
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private void walk(String address, Node node, Above above) {
        Set<FactPath> facts = stated(node.bases());
        if (node instanceof Mapping mapping) {
            if (mapping.entries().isEmpty() && !address.endsWith(":")) {
                place(address, EMPTY, new Above(above, address, facts));
            }
            var inside = new Above(above, address, facts);
            mapping.entries()
                    .forEach((key, child) -> walk(address + (address.endsWith(":") ? " " : ".") + key, child, inside));
        } else if (node instanceof Sequence list && list.items().stream().anyMatch(item -> !(item instanceof Scalar))) {
            items(address, list, new Above(above, address, facts));
        } else {
            place(address, value(node), new Above(above, address, withItems(node, facts)));
        }
    }

    private void items(String address, Sequence list, Above above) {
        int index = 0;
        for (Node item : list.items()) {
            String name = Integer.toString(index++);
            Above inside = above;
            if (item instanceof Mapping mapping && list.identity().isPresent()) {
                String identity = list.identity().get();
                name = Sequence.identityOf(mapping, identity);
                Set<FactPath> keys = mapping.get(identity)
                        .map(key -> withItems(key, stated(key.bases())))
                        .orElse(new LinkedHashSet<>());
                inside = new Above(above, address + "[" + name + "]", keys);
            } else if (!stated(item.bases()).isEmpty()) {
                name = "of " + nearest(stated(item.bases()));
            }
            walk(unique(address + "[" + name + "]"), item, inside);
        }
    }

    private void finding(Finding finding) {
        var facts = new LinkedHashSet<FactPath>();
        finding.facts().forEach(fact -> {
            facts.add(fact.path());
            facts.addAll(stated(fact.bases()));
        });
        String named =
                finding.facts().stream().map(fact -> fact.path().toString()).collect(Collectors.joining(", "));
        String address = unique("finding " + finding.code().id() + " about " + named);
        findings.add(address);
        places.put(address, new Place(finding.message(), new Above(null, address, facts)));
    }

    private void place(String address, String value, Above above) {
        places.put(address, new Place(value, above));
    }

    private String unique(String address) {
        int count = seen.merge(address, 1, Integer::sum);
        return count == 1 ? address : address + "#" + count;
    }

    /** The facts among these bases. */
    static Set<FactPath> stated(Collection<Basis> bases) {
        var facts = new LinkedHashSet<FactPath>();
        for (Basis basis : bases) {
            if (basis instanceof Basis.Stated stated) {
                facts.add(stated.path());
            }
        }
        return facts;
    }

    /** The thing that an item without an identity is about: of what it rests on itself, what is highest in the app. */
    private static FactPath nearest(Set<FactPath> facts) {
        return facts.stream()
                .min(Comparator.comparing((FactPath path) -> path.steps().size()))
                .orElse(FactPath.ROOT);
    }

    private static Set<FactPath> withItems(Node node, Set<FactPath> facts) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> facts.addAll(stated(item.bases())));
        }
        return facts;
    }

    private static String value(Node node) {
        if (node instanceof Sequence list) {
            return list.items().stream().map(Places::value).collect(Collectors.joining(", ", "[", "]"));
        }
        var scalar = (Scalar) node;
        String text = scalar.value() instanceof String string ? '"' + string + '"' : scalar.toString();
        return scalar.isVerbatim() ? "in the target's language: " + text : text;
    }

    private static String text(TextBody.Line line) {
        return line.parts().stream()
                .map(part -> part instanceof TextBody.Part.Template template
                        ? template.text()
                        : String.valueOf(((TextBody.Part.Literal) part).fact().get()))
                .collect(Collectors.joining());
    }

    /** A part of the output with all that it stands in. */
    record Above(@Nullable Above outer, String address, Set<FactPath> facts) {
        Set<FactPath> all() {
            var all = new LinkedHashSet<FactPath>();
            for (Above part = this; part != null; part = part.outer()) {
                all.addAll(part.facts());
            }
            return all;
        }

        Set<FactPath> near() {
            var near = new LinkedHashSet<FactPath>();
            for (Above part = this; part.outer() != null; part = part.outer()) {
                near.addAll(part.facts());
            }
            return near;
        }

        void claim(String place, Map<Claim, List<String>> into) {
            for (Above part = this; part != null; part = part.outer()) {
                for (FactPath fact : part.facts()) {
                    into.computeIfAbsent(new Claim(part.address(), fact), any -> new ArrayList<>())
                            .add(place);
                }
            }
        }
    }
}
