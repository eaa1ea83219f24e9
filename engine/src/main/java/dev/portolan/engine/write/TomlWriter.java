package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * TOML 1.0 as flyctl's own files look: the keys of a table first, then its tables, each below a header, keys indented
 * under it; a text on one line; short lists on one line.
 *
 * <p>tomlj has a writer, which comes close. Ours is here because that one breaks a text with a line feed into a block
 * that leaves the indentation, indents a header below a parent that has none, writes invisible characters as they are,
 * and has binary fractions only. tomlj is the judge in the tests.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0.0</a>
 */
final class TomlWriter {
    private static final String INDENT = "  ";
    /** Where a list on one line is too long to be read. */
    private static final int LINE_LENGTH = 100;
    /** From this depth on a table belongs to its parent too closely for a blank line between them. */
    private static final int CLOSE = 2;

    private final StringBuilder out = new StringBuilder(1024);
    private final Literals literals;
    private final LineBases bases = new LineBases();
    private final LineBases.Position position = new LineBases.Position(out);

    private TomlWriter(Literals literals) {
        this.literals = literals;
    }

    static Written write(Document document) {
        var writer = new TomlWriter(new Literals(document.dialect()));
        writer.literals.header(writer.out, document.header());
        writer.table(document.root(), "", 0);
        return writer.bases.with(writer.out.toString(), document);
    }

    /** Writes what stands in a table; the depth is the number of headers above it, its own included. */
    private void table(Mapping parent, String name, int depth) {
        String indent = INDENT.repeat(depth);
        var below = new ArrayList<Map.Entry<String, Node>>();
        for (Map.Entry<String, Node> entry : parent.entries().entrySet()) {
            if (hasHeader(entry.getValue())) {
                below.add(entry);
            } else {
                keyValue(entry.getKey(), entry.getValue(), indent);
            }
        }
        for (Map.Entry<String, Node> entry : below) {
            String child = name.isEmpty() ? key(entry.getKey()) : name + '.' + key(entry.getKey());
            if (entry.getValue() instanceof Mapping table) {
                section(table, child, depth);
            } else if (entry.getValue() instanceof Sequence tables) {
                sections(tables, child, depth);
            }
        }
    }

    private void section(Mapping table, String name, int depth) {
        if (isHeaderIdle(table)) {
            int above = position.line();
            int end = out.length();
            table(table, name, depth);
            int line = out.charAt(end) == '\n' ? above + 1 : above; // its own begins with its first table's
            bases.note(line, line, position.line() - 1, table.bases());
            return;
        }
        separate(depth);
        int start = position.line();
        literals.comment(out, INDENT.repeat(depth), table.comment());
        int begin = position.line();
        out.append(INDENT.repeat(depth)).append('[').append(name).append("]\n");
        table(table, name, depth + 1);
        bases.note(start, begin, position.line() - 1, table.bases());
    }

    private void sections(Sequence tables, String name, int depth) {
        String indent = INDENT.repeat(depth);
        String comment = tables.comment();
        Set<Basis> ofAll = tables.bases();
        for (Node item : tables.items()) {
            separate(depth);
            int start = position.line();
            literals.comment(out, indent, comment);
            comment = "";
            literals.comment(out, indent, item.comment());
            int begin = position.line();
            out.append(indent).append("[[").append(name).append("]]\n");
            table((Mapping) item, name, depth + 1);
            bases.note(start, begin, position.line() - 1, item.bases());
            bases.note(start, begin, position.line() - 1, ofAll);
        }
    }

    private void separate(int depth) {
        int length = out.length();
        if (depth < CLOSE && length > 0 && !(out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n')) {
            out.append('\n');
        }
    }

    /** Whether it is a table, or a list of nothing but tables. */
    private static boolean hasHeader(Node node) {
        if (!(node instanceof Sequence sequence)) {
            return node instanceof Mapping;
        }
        for (Node item : sequence.items()) {
            if (!(item instanceof Mapping)) {
                return false;
            }
        }
        return !sequence.items().isEmpty();
    }

    /** Whether the headers of the tables inside say all that the table's own would say. */
    private static boolean isHeaderIdle(Mapping table) {
        for (Node child : table.entries().values()) {
            if (!hasHeader(child)) {
                return false;
            }
        }
        return table.comment().isEmpty() && !table.entries().isEmpty();
    }

    private void keyValue(String key, Node value, String indent) {
        int first = position.line();
        literals.comment(out, indent, value.comment());
        int start = out.length();
        out.append(indent).append(key(key)).append(" = ");
        int valueStart = out.length();
        int begin = position.line();
        inline(value);
        if (value instanceof Sequence list && (out.length() - start > LINE_LENGTH || isCommented(list))) {
            out.setLength(valueStart);
            lines(list, indent);
            bases.note(first, begin, position.line(), value.bases());
        } else {
            bases.note(first, begin, begin, LineBases.all(value));
        }
        out.append('\n');
    }

    private void lines(Sequence list, String indent) {
        out.append("[\n");
        for (Node item : list.items()) {
            int first = position.line();
            commentsOf(item, indent + INDENT);
            out.append(indent).append(INDENT);
            inline(item);
            bases.note(first, position.line(), position.line(), LineBases.all(item));
            out.append(",\n");
        }
        out.append(indent).append(']');
    }

    /** Whether some part of it has a comment; its own stands above its key. */
    private static boolean isCommented(Node node) {
        for (Node child : childrenOf(node)) {
            if (!child.comment().isEmpty() || isCommented(child)) {
                return true;
            }
        }
        return false;
    }

    /** No comment can stand inside an inline table: they all come above the line. */
    private void commentsOf(Node node, String indent) {
        literals.comment(out, indent, node.comment());
        childrenOf(node).forEach(child -> commentsOf(child, indent));
    }

    private static Collection<Node> childrenOf(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().values();
        }
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private void inline(Node node) {
        if (node instanceof Scalar scalar) {
            scalar(scalar);
        } else if (node instanceof Sequence sequence) {
            String separator = "[";
            for (Node item : sequence.items()) {
                out.append(separator);
                inline(item);
                separator = ", ";
            }
            out.append(sequence.items().isEmpty() ? "[]" : "]");
        } else if (node instanceof Mapping mapping) {
            String separator = "{ ";
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                out.append(separator).append(key(entry.getKey())).append(" = ");
                inline(entry.getValue());
                separator = ", ";
            }
            out.append(mapping.entries().isEmpty() ? "{}" : " }");
        }
    }

    private void scalar(Scalar scalar) {
        String text = literals.text(scalar);
        if (scalar.value() instanceof String) {
            QuotedText.write(text, out);
        } else if (scalar.value() instanceof BigDecimal && text.indexOf('.') < 0) {
            out.append(text).append(".0"); // else it would be read as a whole number, which is another type
        } else {
            out.append(text);
        }
    }

    private String key(String key) {
        String text = literals.key(key);
        if (isBare(text)) {
            return text;
        }
        var quoted = new StringBuilder(text.length() + 2);
        QuotedText.write(text, quoted);
        return quoted.toString();
    }

    private static boolean isBare(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Characters.isAlphanumeric(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
