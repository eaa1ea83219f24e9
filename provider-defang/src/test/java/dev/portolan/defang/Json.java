package dev.portolan.defang;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was read from YAML as JSON. */
final class Json {
    private Json() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String ? quoted(value) : String.valueOf(value);
    }

    private static String quoted(Object text) {
        var quoted = new StringBuilder("\"");
        String.valueOf(text)
                .chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c >= 0x7F || c == '"' || c == '\\' ? String.format("\\u%04x", c) : (char) c));
        return quoted.append('"').toString();
    }
}
