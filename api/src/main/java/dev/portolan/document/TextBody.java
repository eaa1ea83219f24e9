package dev.portolan.document;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lines of a file that has no tree. */
public final class TextBody {
    private final List<Line> lines = new ArrayList<>();
    private boolean frozen;

    TextBody() {}

    /** A piece of a line. */
    public sealed interface Part {
        /**
         * Text of the provider, written as it is.
         *
         * @param text without a line break
         */
        record Template(String text) implements Part {}

        /**
         * Text of the app, escaped by the document's {@link Dialect}.
         *
         * @param fact its value is written as {@code toString} gives it
         */
        record Literal(Fact<?> fact) implements Part {}
    }

    /**
     * A line.
     *
     * @param parts its pieces
     * @param bases what it rests on
     */
    public record Line(List<Part> parts, Set<Basis> bases) {
        /** Copies both. */
        public Line {
            parts = List.copyOf(parts);
            bases = Collections.unmodifiableSet(new LinkedHashSet<>(bases));
        }
    }

    /** The lines. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /**
     * Adds a line of these pieces: a {@link String} is the provider's own text, a {@link Fact} is text of the app. The
     * line is left out when one of its facts is absent.
     */
    public TextBody line(Object... pieces) {
        if (frozen) {
            throw new IllegalStateException("the document was handed over; nothing can be added to it");
        }
        var parts = new ArrayList<Part>();
        var bases = new LinkedHashSet<Basis>();
        for (Object piece : pieces) {
            if (piece instanceof Fact<?> fact) {
                if (fact.isAbsent()) {
                    return this;
                }
                parts.add(new Part.Literal(fact));
                bases.addAll(fact.bases());
            } else if (piece instanceof String text) {
                parts.add(new Part.Template(text));
            } else {
                throw new IllegalArgumentException("neither text nor fact: " + piece);
            }
        }
        lines.add(new Line(parts, bases));
        return this;
    }

    void freeze() {
        frozen = true;
    }
}
