package dev.portolan.source;

import dev.portolan.fact.Origin;
import java.util.List;
import java.util.Optional;

/** A part of a parsed input file, which knows where it stands. */
public sealed interface InputNode {
    /** Where it begins. */
    Origin origin();

    /**
     * Keys with values.
     *
     * @param origin where it begins
     * @param entries in the order of the file, each key once
     */
    record Mapping(Origin origin, List<Entry> entries) implements InputNode {
        /** Copies the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** What stands under a key. */
        public Optional<InputNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** The key with what stands under it. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        /** The keys in the order of the file. */
        public List<String> keys() {
            return entries.stream().map(Entry::key).toList();
        }
    }

    /**
     * A key with its value.
     *
     * @param key the key
     * @param origin where the key stands
     * @param value what stands under it
     */
    record Entry(String key, Origin origin, InputNode value) {}

    /**
     * A list.
     *
     * @param origin where it begins
     * @param items in the order of the file
     */
    record Sequence(Origin origin, List<InputNode> items) implements InputNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A single value.
     *
     * @param origin where it stands
     * @param type what the file's format takes it for
     * @param text as it was written, without quotes and escapes; {@code 1.20} stays {@code 1.20}
     */
    record Scalar(Origin origin, Type type, String text) implements InputNode {}

    /** What a format takes a single value for. */
    enum Type {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A truth value. */
        BOOLEAN,
        /** Nothing. */
        NULL
    }

    /** What it is, as users call it: {@code a table}, {@code a list}, {@code a text}. */
    default String kind() {
        if (this instanceof Mapping) {
            return "a table";
        }
        if (this instanceof Sequence) {
            return "a list";
        }
        return switch (((Scalar) this).type()) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "nothing";
        };
    }
}
