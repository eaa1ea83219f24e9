package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the lines of a text rest on, noted while it is written: a part of the tree after all that is inside it. Lines count
 * from 0.
 *
 * <p>A line rests on the parts that begin on it, past their comments. One on which none begins, such as a comment or a
 * closing bracket, and one whose parts rest on nothing, rests on what the innermost part around it rests on.
 */
final class LineBases {
    private final List<Span> spans = new ArrayList<>();

    /** The lines of a part; {@code begin} is the first one past its comments. */
    private record Span(int first, int begin, int last, Set<Basis> bases) {}

    /** Where the text stands that is written now, as a line; costs what was written since the last time. */
    static final class Position {
        private final StringBuilder out;
        private int counted;
        private int line;

        Position(StringBuilder out) {
            this.out = out;
        }

        /** The line at the end of the text. */
        int line() {
            for (int end = out.indexOf("\n", counted); end >= 0; end = out.indexOf("\n", counted)) {
                counted = end + 1;
                line++;
            }
            counted = out.length();
            return line;
        }
    }

    /** Notes a part and the lines that it takes, its comments included. */
    void note(int first, int begin, int last, Set<Basis> bases) {
        spans.add(new Span(first, begin, last, bases));
    }

    /** What a part and all that is inside it rest on. */
    static Set<Basis> all(Node node) {
        var all = new LinkedHashSet<>(node.bases());
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(inner -> all.addAll(all(inner)));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(inner -> all.addAll(all(inner)));
        }
        return all;
    }

    /** The text with what its lines rest on; of the document as a whole, its first line tells. */
    Written with(String text, Document document) {
        if (text.isEmpty()) {
            return new Written(text, List.of());
        }
        note(0, 0, 0, document.bases());
        boolean[] isBlank = blankLines(text);
        note(0, 0, isBlank.length - 1, document.root().bases());
        var lines = new ArrayList<Set<Basis>>(Collections.nCopies(isBlank.length, Set.of()));
        for (Span span : spans) {
            lines.set(span.begin(), union(lines.get(span.begin()), span.bases()));
        }
        for (Span span : spans) {
            for (int line = span.first(); line <= span.last(); line++) {
                if (!isBlank[line] && lines.get(line).isEmpty()) {
                    lines.set(line, span.bases());
                }
            }
        }
        return new Written(text, List.copyOf(lines));
    }

    private static boolean[] blankLines(String text) {
        var isBlank = new boolean[lines(text)];
        for (int line = 0, start = 0; line < isBlank.length; line++) {
            int end = text.indexOf('\n', start);
            isBlank[line] = end == start;
            start = end + 1;
        }
        return isBlank;
    }

    private static int lines(String text) {
        int lines = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            lines++;
        }
        return lines;
    }

    /** One of the two where the other is empty, which is nearly always so. */
    private static Set<Basis> union(Set<Basis> one, Set<Basis> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return Collections.unmodifiableSet(both);
    }
}
