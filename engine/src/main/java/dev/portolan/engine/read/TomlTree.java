package dev.portolan.engine.read;

import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlEntry;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Makes a tree of what tomlj read. Numbers and dates are taken from the text, as they were written; a date is a text. */
final class TomlTree {
    private final InputText input;

    TomlTree(InputText input) {
        this.input = input;
    }

    InputNode tree(TomlTable root) {
        return table(root, 0);
    }

    private Mapping table(TomlTable table, int offset) {
        var entries = new ArrayList<Entry>();
        for (String key : table.keySet()) {
            var path = List.of(key);
            int keyOffset = offset(table.inputPositionOf(path), offset);
            InputNode value = node(table.get(path), offset(position(table.entry(path)), keyOffset));
            entries.add(new Entry(key, input.at(keyOffset), value));
        }
        return new Mapping(input.at(offset), entries);
    }

    private Sequence list(TomlArray array, int offset) {
        var items = new ArrayList<InputNode>();
        for (int i = 0; i < array.size(); i++) {
            items.add(node(array.get(i), offset(position(array.entry(i)), offset)));
        }
        return new Sequence(input.at(offset), items);
    }

    private InputNode node(@Nullable Object value, int offset) {
        if (value instanceof TomlTable table) {
            return table(table, offset);
        }
        if (value instanceof TomlArray array) {
            return list(array, offset);
        }
        if (value instanceof String text) {
            return new Scalar(input.at(offset), InputNode.Type.TEXT, text);
        }
        if (value instanceof Boolean truth) {
            return new Scalar(input.at(offset), InputNode.Type.BOOLEAN, truth.toString());
        }
        return new Scalar(
                input.at(offset),
                value instanceof Number ? InputNode.Type.NUMBER : InputNode.Type.TEXT,
                written(offset));
    }

    /** A number or a date as it is written. A date may have one space inside, before its time. */
    private String written(int offset) {
        String text = input.text();
        int end = offset;
        while (end < text.length() && (continues(text.charAt(end)) || isBeforeTime(text, end))) {
            end++;
        }
        return text.substring(offset, end);
    }

    private static boolean continues(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "+-_.:".indexOf(c) >= 0;
    }

    private static boolean isBeforeTime(String text, int offset) {
        return text.charAt(offset) == ' '
                && offset + 1 < text.length()
                && text.charAt(offset + 1) >= '0'
                && text.charAt(offset + 1) <= '9';
    }

    private static @Nullable TomlPosition position(@Nullable TomlEntry entry) {
        return entry == null ? null : entry.value().position();
    }

    /** The offset of a position; tables that only a header's path names have none. */
    private int offset(@Nullable TomlPosition position, int otherwise) {
        return position == null ? otherwise : input.offset(position.line(), position.column());
    }
}
