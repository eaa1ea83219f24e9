package dev.portolan.engine;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.naming.NearestName;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user's changes to the files of a target: <a href="https://www.rfc-editor.org/rfc/rfc7396">JSON Merge Patch</a> on a
 * document's tree, with two differences. A list whose items have an identity takes a map from identity to patch, and
 * what would change nothing is an error.
 */
final class Overlay {
    /** More zeros than a floating-point number has; 1e999999999 would be written out as a thousand million digits. */
    private static final int MOST_PLACES = 400;

    private final String target;
    private final Consumer<Finding> findings;
    private final Set<FactPath> dropped = new LinkedHashSet<>();

    Overlay(String target, Consumer<Finding> findings) {
        this.target = target;
        this.findings = findings;
    }

    /** The paths of the facts whose places were taken away. */
    Set<FactPath> dropped() {
        return dropped;
    }

    List<Document> apply(List<Document> documents, Map<String, InputNode.Mapping> overlays) {
        var result = new ArrayList<Document>();
        for (Document document : documents) {
            InputNode.Mapping patch = overlays.get(document.path());
            if (patch == null) {
                result.add(document);
            } else if (document.format() == Document.Format.TEXT) {
                tell(EngineFinding.OVERLAY_ON_TEXT, patch.origin(), document.path() + " is a text.");
                result.add(document);
            } else {
                Document changed = document.copy();
                merge(changed.root(), patch, FactPath.of("targets", target, "overlay", document.path()));
                result.add(changed.freeze());
            }
        }
        List<String> written = documents.stream().map(Document::path).toList();
        overlays.forEach((path, patch) -> {
            if (!written.contains(path)) {
                tell(
                        EngineFinding.OVERLAY_WITHOUT_FILE,
                        patch.origin(),
                        "There is no '" + path + "'; " + target + " writes " + String.join(", ", written) + "."
                                + NearestName.question(path, written));
            }
        });
        return result;
    }

    private void merge(Mapping mapping, InputNode.Mapping patch, FactPath at) {
        for (InputNode.Entry entry : patch.entries()) {
            FactPath path = at.child(entry.key());
            Node there = mapping.get(entry.key()).orElse(null);
            if (entry.value() instanceof InputNode.Scalar scalar && scalar.type() == InputNode.Type.NULL) {
                remove(mapping, entry, path);
            } else if (entry.value() instanceof InputNode.Mapping inner) {
                mergeTable(mapping, there, entry, inner, path);
            } else if (there instanceof Mapping) {
                tell(
                        EngineFinding.OVERLAY_TABLE_OVER_VALUE,
                        entry.origin(),
                        path + " is a table in the file and " + entry.value().kind() + " in the overlay.");
            } else {
                if (there != null) {
                    drop(there);
                }
                put(mapping, entry.key(), entry.value(), path);
            }
        }
    }

    private void mergeTable(
            Mapping mapping, @Nullable Node there, InputNode.Entry entry, InputNode.Mapping inner, FactPath path) {
        if (there instanceof Scalar
                || (there instanceof Sequence list && list.identity().isEmpty())) {
            tell(
                    EngineFinding.OVERLAY_TABLE_OVER_VALUE,
                    entry.origin(),
                    path + " is " + (there instanceof Scalar ? "a value" : "a list")
                            + " in the file and a table in the overlay.");
        } else if (there instanceof Sequence list) {
            mergeItems(list, inner, path);
        } else {
            merge(mapping.mapping(entry.key()), inner, path);
        }
    }

    private void mergeItems(Sequence list, InputNode.Mapping patches, FactPath at) {
        String identity = list.identity().orElseThrow();
        for (InputNode.Entry entry : patches.entries()) {
            Mapping item = items(list).stream()
                    .filter(candidate ->
                            Sequence.identityOf(candidate, identity).equals(entry.key()))
                    .findFirst()
                    .orElse(null);
            FactPath path = at.child(entry.key());
            if (item == null) {
                List<String> known = items(list).stream()
                        .map(candidate -> Sequence.identityOf(candidate, identity))
                        .toList();
                tell(
                        EngineFinding.OVERLAY_UNKNOWN_ITEM,
                        entry.origin(),
                        "There is no " + path + "; the list has " + String.join(", ", known) + "."
                                + NearestName.question(entry.key(), known));
            } else if (entry.value() instanceof InputNode.Mapping patch) {
                merge(item, patch, path);
            } else if (entry.value() instanceof InputNode.Scalar scalar && scalar.type() == InputNode.Type.NULL) {
                drop(item);
                list.remove(item);
            } else {
                tell(
                        EngineFinding.OVERLAY_TABLE_OVER_VALUE,
                        entry.origin(),
                        path + " is a table in the file and " + entry.value().kind() + " in the overlay.");
            }
        }
    }

    private static List<Mapping> items(Sequence list) {
        return list.items().stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    private void remove(Mapping mapping, InputNode.Entry entry, FactPath path) {
        mapping.remove(entry.key())
                .ifPresentOrElse(
                        this::drop,
                        () -> tell(
                                EngineFinding.OVERLAY_REMOVES_NOTHING,
                                entry.origin(),
                                "There is no " + path + "."
                                        + NearestName.question(
                                                entry.key(), mapping.entries().keySet())));
    }

    private void put(Mapping mapping, String key, InputNode value, FactPath path) {
        if (value instanceof InputNode.Scalar scalar) {
            mapping.replace(key, fact(scalar, path));
        } else if (value instanceof InputNode.Sequence sequence) {
            mapping.remove(key);
            fill(mapping.list(key), sequence, path);
        } else {
            merge(mapping.mapping(key), (InputNode.Mapping) value, path);
        }
    }

    private void fill(Sequence list, InputNode.Sequence items, FactPath at) {
        int index = 0;
        for (InputNode item : items.items()) {
            FactPath path = at.child(Integer.toString(index++));
            if (item instanceof InputNode.Scalar scalar) {
                list.add(fact(scalar, path));
            } else if (item instanceof InputNode.Mapping mapping) {
                merge(list.add(), mapping, path);
            } else {
                tell(EngineFinding.OVERLAY_TABLE_OVER_VALUE, item.origin(), path + " is a list in a list.");
            }
        }
    }

    private static Fact<Object> fact(InputNode.Scalar scalar, FactPath path) {
        return Fact.stated(path, value(scalar), scalar.origin());
    }

    private static Object value(InputNode.Scalar scalar) {
        if (scalar.type() == InputNode.Type.BOOLEAN) {
            return scalar.text().equals("true");
        }
        if (scalar.type() == InputNode.Type.NUMBER) {
            try {
                var number = new BigDecimal(scalar.text());
                boolean isLong = number.scale() <= 0 && (long) number.precision() - number.scale() <= 18;
                boolean isShort = Math.abs((long) number.scale()) <= MOST_PLACES;
                return isLong ? (Object) number.longValueExact() : isShort ? number : scalar.text();
            } catch (NumberFormatException e) {
                return scalar.text(); // such as 0x1F: the file's format knows more notations than the target needs
            }
        }
        return scalar.text();
    }

    private void drop(Node node) {
        node.bases().forEach(basis -> {
            if (basis instanceof Basis.Stated stated) {
                dropped.add(stated.path());
            }
        });
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(this::drop);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::drop);
        }
    }

    private void tell(EngineFinding code, Origin origin, String detail) {
        findings.accept(Finding.at(origin, code, detail));
    }
}
