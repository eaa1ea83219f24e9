package dev.portolan.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists and values. */
final class Json {
    /** What stands for JSON's null. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private Json() {}

    static Map<String, Object> object(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return object(value(parser, parser.nextToken()));
        }
    }

    @SuppressWarnings("unchecked") // a JSON object has texts as keys
    static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** The objects of a list; none where it is not there. */
    static List<Map<String, Object>> objects(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(item -> object((Object) item)).toList();
    }

    /** The texts of a list; none where it is not there. */
    static List<String> texts(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(Object::toString).toList();
    }

    /** The object of a key of an object. */
    static Map<String, Object> at(@Nullable Object object, String key) {
        return object(Objects.requireNonNull(object(object).get(key), key));
    }

    /** The text of a key of an object. */
    static String text(Map<String, Object> object, String key) {
        return (String) Objects.requireNonNull(object.get(key), key);
    }

    /** A value as JSON. */
    static String write(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return object(value).entrySet().stream()
                    .map(entry -> write(entry.getKey()) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text
                ? '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"'
                : String.valueOf(value);
    }

    /** What Terraform makes of templates that compute nothing; quoted words of expressions are unquoted. */
    static Map<String, Object> unescaped(Map<String, Object> object) {
        Map<String, Object> plain = new LinkedHashMap<>();
        object.forEach((key, value) -> plain.put(unescaped((Object) key).toString(), unescaped(value)));
        return plain;
    }

    static Object unescaped(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return unescaped(object(value));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::unescaped).toList();
        }
        if (!(value instanceof String text)) {
            return Objects.requireNonNull(value);
        }
        boolean isQuoted = text.startsWith("${\"") && text.endsWith("\"}");
        String plain = isQuoted ? unquoted(text.substring(3, text.length() - 2)) : text;
        return plain.replace("$${", "${").replace("%%{", "%{");
    }

    private static String unquoted(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
                continue;
            }
            char c = text.charAt(++i);
            if (c == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c);
            }
        }
        return plain.toString();
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    if (object.put(key, value(parser, parser.nextToken())) != null) {
                        throw new IllegalStateException("the key " + key + " stands twice");
                    }
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    list.add(value(parser, item));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NULL -> NULL;
            default -> throw new IllegalStateException("unexpected " + token);
        };
    }
}
