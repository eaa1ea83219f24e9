package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * YAML in block style as people write it by hand, read alike by readers of YAML 1.1 (Psych, Compose) and 1.2: lists
 * indented under their key, a text of several lines as a literal block, a blank line between the blocks of the file.
 *
 * <p>SnakeYAML has an emitter. Ours is here because that one tears comments from the items of a list and has no blank
 * lines; SnakeYAML is the judge in the tests.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
final class YamlWriter {
    private static final String INDENT = "  ";
    /** A reader need not look for the colon of a simple key past 1024 characters; a surrogate pair counts once or twice. */
    private static final int SIMPLE_KEY = 500;

    private final StringBuilder out = new StringBuilder(1024);
    private final Literals literals;
    private final Anchors anchors = new Anchors();
    private final LineBases bases = new LineBases();
    private final LineBases.Position position = new LineBases.Position(out);

    private YamlWriter(Literals literals) {
        this.literals = literals;
    }

    static Written write(Document document) {
        var writer = new YamlWriter(new Literals(document.dialect()));
        writer.literals.header(writer.out, document.header());
        if (document.root().entries().isEmpty()) {
            writer.out.append("{}\n");
        } else {
            writer.file(document.root());
        }
        return writer.bases.with(writer.out.toString(), document);
    }

    /** Writes the root: its blocks, and the sections of a block that has nothing else, stand apart. */
    private void file(Mapping root) {
        boolean afterBlock = false;
        boolean first = true;
        for (Map.Entry<String, Node> entry : root.entries().entrySet()) {
            boolean block =
                    isBlock(entry.getValue()) || !entry.getValue().comment().isEmpty();
            if (!first && (block || afterBlock)) {
                out.append('\n');
            }
            int start = position.line();
            literals.comment(out, "", entry.getValue().comment());
            int begin = position.line();
            key(entry.getKey(), "");
            if (entry.getValue() instanceof Mapping mapping && mapping.shared().isEmpty() && hasSections(mapping)) {
                out.append('\n');
                mapping(mapping, INDENT, false, true);
            } else {
                value(entry.getValue(), "");
            }
            bases.note(start, begin, position.line() - 1, entry.getValue().bases());
            afterBlock = isBlock(entry.getValue());
            first = false;
        }
    }

    private static boolean isBlock(Node node) {
        return (node instanceof Mapping mapping && !mapping.entries().isEmpty())
                || (node instanceof Sequence sequence && !sequence.items().isEmpty());
    }

    private static boolean hasSections(Mapping mapping) {
        return mapping.entries().values().stream().allMatch(Mapping.class::isInstance)
                && mapping.entries().values().stream()
                        .anyMatch(section ->
                                ((Mapping) section).entries().values().stream().anyMatch(YamlWriter::isBlock));
    }

    /**
     * Writes the keys of a mapping.
     *
     * @param onDash whether the first one continues the line of a list's item, its comment written already
     * @param apart whether a blank line stands between them
     */
    private void mapping(Mapping mapping, String indent, boolean onDash, boolean apart) {
        entries(mapping.entries(), indent, onDash, apart);
    }

    private void entries(Map<String, Node> entries, String indent, boolean onDash, boolean apart) {
        boolean first = true;
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!first && apart) {
                out.append('\n');
            }
            int start = position.line();
            if (!first || !onDash) {
                literals.comment(out, indent, entry.getValue().comment());
                out.append(indent);
            }
            int begin = position.line();
            key(entry.getKey(), indent);
            value(entry.getValue(), indent);
            bases.note(start, begin, position.line() - 1, entry.getValue().bases());
            first = false;
        }
    }

    private void sequence(Sequence sequence, String indent, boolean onDash) {
        boolean first = true;
        for (Node item : sequence.items()) {
            int start = position.line();
            if (!first || !onDash) {
                commentsAbove(item, indent);
                out.append(indent);
            }
            int begin = position.line();
            out.append('-');
            if (item instanceof Mapping mapping && isBlock(mapping)) {
                out.append(' ');
                mapping(mapping, indent + INDENT, true, false);
            } else if (item instanceof Sequence nested && isBlock(nested)) {
                out.append(' ');
                sequence(nested, indent + INDENT, true);
            } else {
                value(item, indent);
            }
            bases.note(start, begin, position.line() - 1, item.bases());
            first = false;
        }
    }

    /** Writes the comment of an item and of all that stands on the line of its dash. */
    private void commentsAbove(Node item, String indent) {
        literals.comment(out, indent, item.comment());
        if (item instanceof Mapping mapping && isBlock(mapping)) {
            literals.comment(
                    out, indent, mapping.entries().values().iterator().next().comment());
        } else if (item instanceof Sequence nested && isBlock(nested)) {
            commentsAbove(nested.items().get(0), indent);
        }
    }

    private void key(String key, String indent) {
        int start = out.length();
        YamlText.key(literals.key(key), out);
        if (out.length() - start > SIMPLE_KEY) {
            out.insert(start, "? ").append('\n').append(indent);
        }
        out.append(':');
    }

    /** Writes a mapping, with a name or by the name of one that is written already and has the same content. */
    private void shared(Mapping mapping, String indent) {
        Anchors.Use use = isBlock(mapping) ? anchors.use(mapping) : Anchors.Use.NONE;
        if (!use.name().isEmpty()) {
            out.append(use.isFirst() ? " &" : use.rest().isEmpty() ? " *" : "")
                    .append(use.rest().isEmpty() ? use.name() : "");
        }
        int line = position.line();
        out.append(isBlock(mapping) ? "\n" : " {}\n");
        if (!use.name().isEmpty() && !use.isFirst()) {
            int reference = use.rest().isEmpty() ? line : line + 1;
            bases.note(reference, reference, reference, referred(mapping, use.rest()));
        }
        if (!use.rest().isEmpty()) {
            out.append(indent).append("<<: *").append(use.name()).append('\n');
            entries(use.rest(), indent, false, false);
        } else if (use.name().isEmpty() || use.isFirst()) {
            mapping(mapping, indent, false, false);
        }
    }

    /** What all that a reference stands for rests on: everything but what is written below it. */
    private static Set<Basis> referred(Mapping mapping, Map<String, Node> rest) {
        var referred = new LinkedHashSet<Basis>();
        mapping.entries().forEach((key, node) -> {
            if (!rest.containsKey(key)) {
                referred.addAll(LineBases.all(node));
            }
        });
        return referred;
    }

    /** Writes what follows a colon or a dash, up to the end of its last line. */
    private void value(Node node, String indent) {
        if (node instanceof Scalar scalar) {
            scalar(scalar, indent);
        } else if (node instanceof Mapping mapping) {
            shared(mapping, indent + INDENT);
        } else if (node instanceof Sequence sequence) {
            out.append(isBlock(node) ? "\n" : " []\n");
            sequence(sequence, indent + INDENT, false);
        }
    }

    private void scalar(Scalar scalar, String indent) {
        int start = out.append(' ').length();
        if (scalar.value() instanceof String) {
            YamlText.value(literals.text(scalar), indent + INDENT, out);
        } else {
            out.append(literals.text(scalar));
        }
        if (scalar.remark().isEmpty() || out.indexOf("\n", start) >= 0) {
            out.append('\n');
        } else {
            literals.remark(out, scalar.remark());
        }
    }
}
