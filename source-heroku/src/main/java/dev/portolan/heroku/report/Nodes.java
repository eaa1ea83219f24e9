package dev.portolan.heroku.report;

import dev.portolan.fact.Origin;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads parts of app.json, and tells where one has another shape than Heroku expects. */
public final class Nodes {
    private final Findings findings;

    /** Tells it here. */
    public Nodes(Findings findings) {
        this.findings = findings;
    }

    /** A text, or a number or truth value as it was written; nothing for {@code null}. */
    public Optional<String> text(String what, InputNode node) {
        if (node instanceof InputNode.Scalar scalar) {
            return scalar.type() == InputNode.Type.NULL ? Optional.empty() : Optional.of(scalar.text());
        }
        wrongShape(what, node, "a text");
        return Optional.empty();
    }

    /** The text under a key. */
    public Optional<String> text(InputNode.Mapping table, String key) {
        return table.get(key).flatMap(node -> text("'" + key + "'", node));
    }

    /** A whole number of 0 or more that an {@code int} holds. */
    public Optional<Integer> count(InputNode.Mapping table, String key) {
        Optional<String> text = text(table, key);
        Optional<Integer> count = text.filter(digits -> !digits.isEmpty()
                        && digits.length() <= 9
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::valueOf);
        if (text.isPresent() && count.isEmpty()) {
            wrongValue(key, text.get(), place(table, key), "a whole number of 0 or more");
        }
        return count;
    }

    /** A table's entries; none, and a finding, for anything else. */
    public List<InputNode.Entry> entries(String what, InputNode node) {
        if (node instanceof InputNode.Mapping table) {
            return table.entries();
        }
        wrongShape(what, node, "a table");
        return Collections.emptyList();
    }

    /** A list's items; none, and a finding, for anything else. */
    public List<InputNode> items(String what, InputNode node) {
        if (node instanceof InputNode.Sequence list) {
            return list.items();
        }
        wrongShape(what, node, "a list");
        return Collections.emptyList();
    }

    /** Tells that something else stands here; an explicit nothing is no mistake. */
    public void wrongShape(String what, InputNode node, String expected) {
        if (!(node instanceof InputNode.Scalar scalar && scalar.type() == InputNode.Type.NULL)) {
            findings.report(
                    HerokuFinding.WRONG_SHAPE,
                    "%s is %s, expected %s.".formatted(what, node.kind(), expected),
                    node.origin());
        }
    }

    /** Tells that a value is none that can be taken. */
    public void wrongValue(String what, String found, Origin place, String expected) {
        findings.report(
                HerokuFinding.WRONG_VALUE, "'%s' is '%s', expected %s.".formatted(what, found, expected), place);
    }

    /** Tells about the keys that are not among the known ones, each with the known one that is most like it. */
    public void unknownKeys(String where, InputNode.Mapping table, List<String> known) {
        for (InputNode.Entry entry : table.entries()) {
            if (!known.contains(entry.key())) {
                String nearest = NearestName.of(entry.key(), known)
                        .map(key -> " Did you mean '" + key + "'?")
                        .orElse("");
                findings.report(
                        HerokuFinding.UNKNOWN_KEY,
                        "'%s' in %s.%s".formatted(entry.key(), where, nearest),
                        entry.origin());
            }
        }
    }

    /** Where the value under a key stands; where the table stands if there is none. */
    public static Origin place(InputNode.Mapping table, String key) {
        return table.get(key).map(InputNode::origin).orElse(table.origin());
    }
}
