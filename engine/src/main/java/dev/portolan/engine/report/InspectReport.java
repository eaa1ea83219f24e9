package dev.portolan.engine.report;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.engine.Translation;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Basis;
import java.util.Collection;
import java.util.stream.Collectors;

/** A translation's YAML files with the places that their values come from, as comments. */
public final class InspectReport {
    private InspectReport() {}

    /** The text of the YAML files, one after the other. */
    public static String of(Translation translation) {
        var text = new StringBuilder();
        for (Document document : translation.documents()) {
            if (document.format() == Document.Format.YAML) {
                Document copy = document.copy();
                mark(copy.root());
                text.append(DocumentWriter.write(copy));
            }
        }
        return text.toString();
    }

    private static void mark(Node node) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, child) -> {
                boolean isOneLine =
                        child instanceof Scalar scalar && !scalar.toString().contains("\n");
                String where = where(child.bases());
                if (isOneLine && !where.isEmpty()) {
                    mapping.remark(key, where);
                }
                mark(child);
            });
        } else if (node instanceof Sequence list) {
            list.items().forEach(InspectReport::mark);
        }
    }

    /** Where each of the facts stands, or why somebody chose it. */
    static String where(Collection<Basis> bases) {
        return bases.stream()
                .map(basis -> basis instanceof Basis.Stated stated
                        ? stated.origin().toString()
                        : ((Basis.Chosen) basis).reason())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
