package dev.portolan.yaml;

import static java.util.stream.Collectors.joining;

import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place in a portolan.yaml: what stands there, and how mistakes name it. Each question either gets its answer or
 * writes down one mistake.
 */
final class At {
    private final FactPath place;
    private final FactPath path;
    private final Origin keyOrigin;
    private final InputNode node;
    private final Mistakes mistakes;

    private At(FactPath place, FactPath path, Origin keyOrigin, InputNode node, Mistakes mistakes) {
        this.place = place;
        this.path = path;
        this.keyOrigin = keyOrigin;
        this.node = node;
        this.mistakes = mistakes;
    }

    static At top(InputNode root, Mistakes mistakes) {
        return new At(FactPath.ROOT, FactPath.ROOT, root.origin(), root, mistakes);
    }

    /** The key that leads here. */
    String key() {
        return place.name();
    }

    Origin origin() {
        return node.origin();
    }

    /** Where the key that leads here stands. */
    Origin keyOrigin() {
        return keyOrigin;
    }

    InputNode node() {
        return node;
    }

    /** The same place, which states what belongs there in the app. */
    At standingFor(FactPath inApp) {
        return new At(place, inApp, keyOrigin, node, mistakes);
    }

    /** The same place, which states what could stand below it under this key. */
    At standingForChild(String key) {
        return standingFor(path.child(key));
    }

    /** The same place, which states what the part that it belongs to is. */
    At standingForParent() {
        return standingFor(path.parent());
    }

    /** The same place, which is short for one deeper down: {@code release} for {@code jobs.release}. */
    At shortFor(String... steps) {
        FactPath moved = path.parent();
        for (String step : steps) {
            moved = moved.child(step);
        }
        return standingFor(moved);
    }

    boolean isNothing() {
        return node instanceof InputNode.Scalar scalar && scalar.type() == InputNode.Type.NULL;
    }

    boolean isTable() {
        return node instanceof InputNode.Mapping;
    }

    boolean isList() {
        return node instanceof InputNode.Sequence;
    }

    /** What stands under a key of the table that is here. */
    Optional<At> child(String key) {
        return node instanceof InputNode.Mapping mapping ? mapping.entry(key).map(this::child) : Optional.empty();
    }

    private At child(InputNode.Entry entry) {
        return new At(place.child(entry.key()), path.child(entry.key()), entry.origin(), entry.value(), mistakes);
    }

    /** The table that is here, by its keys, of which these are known; nothing counts as an empty table. */
    Optional<Map<String, At>> table(List<String> known) {
        var fields = new LinkedHashMap<String, At>();
        for (At field : things()) {
            if (known.contains(field.key())) {
                fields.put(field.key(), field);
            } else {
                unknown(field, known);
            }
        }
        return isTable() || isNothing() ? Optional.of(fields) : Optional.empty();
    }

    private void unknown(At field, List<String> known) {
        Optional<String> meant = NearestName.of(field.key(), known);
        meant.ifPresent(key -> mistakes.breaks(path.child(key)));
        mistakes.add(
                PortolanYamlFinding.UNKNOWN_KEY,
                field.keyOrigin,
                field.path,
                (place.equals(FactPath.ROOT) ? "The file" : "'" + place + "'") + " has no key '" + shown(field.key())
                        + "'; "
                        + meant.map(key -> "did you mean '" + key + "'?")
                                .orElse("it takes " + String.join(", ", known) + "."));
    }

    /** What stands in the table that is here, whose keys are names; nothing counts as an empty table. */
    List<At> things() {
        if (node instanceof InputNode.Mapping mapping) {
            return mapping.entries().stream().map(this::child).toList();
        }
        if (!isNothing()) {
            wrong("a table");
        }
        return List.of();
    }

    /** The items of the list that is here. */
    List<At> items() {
        if (!(node instanceof InputNode.Sequence list)) {
            wrong("a list");
            return List.of();
        }
        var items = new ArrayList<At>();
        for (InputNode item : list.items()) {
            String number = Integer.toString(items.size() + 1);
            items.add(new At(place.child(number), path.child(number), item.origin(), item, mistakes));
        }
        return Collections.unmodifiableList(items);
    }

    /** The texts of the list that is here, by their places, each text once. */
    Map<String, At> distinctTexts() {
        var texts = new LinkedHashMap<String, At>();
        for (At item : items()) {
            item.text().ifPresent(text -> {
                if (texts.putIfAbsent(text, item) != null) {
                    item.mistake(PortolanYamlFinding.STATED_TWICE, "'" + shown(text) + "' stands in the list twice.");
                }
            });
        }
        return texts;
    }

    /** The text that is here; a number or a truth value is taken as it was written. */
    Optional<String> text() {
        return scalar(
                "a text" + (isNothing() ? " (an empty one is \"\")" : ""),
                InputNode.Type.TEXT,
                InputNode.Type.NUMBER,
                InputNode.Type.BOOLEAN);
    }

    /** The value that is here, made of its text if that is of one of these types. */
    <V> Optional<V> parsed(String expected, Function<String, Optional<V>> parser, InputNode.Type... types) {
        Optional<V> value = scalar(types).flatMap(parser);
        if (value.isEmpty()) {
            wrong(expected);
        }
        return value;
    }

    /** One of these texts. */
    <V> Optional<V> choice(Map<String, V> values) {
        Optional<String> text = scalar(InputNode.Type.TEXT, InputNode.Type.NUMBER, InputNode.Type.BOOLEAN);
        Optional<V> value = text.flatMap(it -> Optional.ofNullable(values.get(it)));
        if (value.isEmpty()) {
            List<String> known = List.copyOf(values.keySet());
            Optional<String> meant = text.flatMap(it -> NearestName.of(it, known));
            wrong((known.size() == 1 ? "" : "one of ")
                    + String.join(", ", known)
                    + meant.map(it -> "; did you mean '" + it + "'?").orElse(""));
        }
        return value;
    }

    private Optional<String> scalar(String expected, InputNode.Type... types) {
        Optional<String> text = scalar(types);
        if (text.isEmpty()) {
            wrong(expected);
        }
        return text;
    }

    private Optional<String> scalar(InputNode.Type... types) {
        return node instanceof InputNode.Scalar scalar && List.of(types).contains(scalar.type())
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** What is here does not belong here. */
    void wrong(String expected) {
        wrong(found(), expected);
    }

    /** As {@link #wrong(String)}, without the text, which may be a secret. */
    void wrongUnseen(String expected) {
        wrong(node.kind() + " (not shown: it may be a secret)", expected);
    }

    private void wrong(String found, String expected) {
        String where = place.equals(FactPath.ROOT) ? "The file" : "'" + place + "'";
        mistake(
                PortolanYamlFinding.WRONG_VALUE,
                where + " holds " + found + ", expected " + expected + (expected.endsWith("?") ? "" : "."));
    }

    /** A key is not here, and no other mistake tells why. */
    void missing(String key) {
        if (mistakes.explain(path.child(key))) {
            return;
        }
        mistakes.add(
                PortolanYamlFinding.MISSING_KEY,
                keyOrigin,
                path.child(key),
                (place.equals(FactPath.ROOT) ? "The file" : "'" + place + "'") + " has no key '" + key + "'.");
    }

    /** None of the keys is here, and no other mistake tells why. */
    void missingOneOf(List<String> keys) {
        if (keys.stream().anyMatch(key -> mistakes.explain(path.child(key)))) {
            return;
        }
        mistake(
                PortolanYamlFinding.MISSING_KEY,
                keyOrigin,
                "'" + place + "' has none of the keys " + listed(keys) + ".");
    }

    void conflicting(List<String> keys) {
        mistake(PortolanYamlFinding.CONFLICTING_KEYS, keyOrigin, "'" + place + "' has the keys " + listed(keys) + ".");
    }

    /** What is here was stated at the other place already. */
    void twice(At other) {
        mistake(
                PortolanYamlFinding.STATED_TWICE,
                keyOrigin,
                "'" + place + "' and '" + other.place + "' state the same.");
    }

    /** The file describes another stage than the one that was asked for. */
    void otherStage(String described, String asked) {
        mistake(
                PortolanYamlFinding.OTHER_STAGE,
                "The file describes the stage '" + described + "', but '" + shown(asked) + "' was asked for.");
    }

    private void mistake(PortolanYamlFinding code, String detail) {
        mistake(code, node.origin(), detail);
    }

    private void mistake(PortolanYamlFinding code, Origin origin, String detail) {
        mistakes.add(code, origin, path, detail);
    }

    private String found() {
        if (!(node instanceof InputNode.Scalar scalar)) {
            return node.kind();
        }
        return switch (scalar.type()) {
            case TEXT -> "the text '" + shown(scalar.text()) + "'";
            case NUMBER -> "the number " + shown(scalar.text());
            case BOOLEAN -> shown(scalar.text());
            case NULL -> "nothing";
        };
    }

    private static String listed(List<String> keys) {
        return new LinkedHashSet<>(keys).stream().map(key -> "'" + key + "'").collect(joining(", "));
    }

    /** At most 60 characters, on one line. */
    private static String shown(String text) {
        return onOneLine(
                text.codePointCount(0, text.length()) > 60
                        ? text.substring(0, text.offsetByCodePoints(0, 60)) + "…"
                        : text);
    }

    /** The text with its control characters as escapes. */
    static String onOneLine(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(joining());
    }
}
