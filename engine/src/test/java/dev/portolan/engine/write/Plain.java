package dev.portolan.engine.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What the parsers of several libraries give, and what the tests expect, in one form that can be compared. */
final class Plain {
    private Plain() {}

    /** Maps and lists with whole numbers as {@link BigInteger} and decimals as {@link Double}. */
    static @Nullable Object of(@Nullable Object value, boolean decimalsStayDecimals) {
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            map.forEach((key, child) -> plain.put(key, of(child, decimalsStayDecimals)));
            return plain;
        }
        if (value instanceof List<?> list) {
            var plain = new ArrayList<@Nullable Object>();
            list.forEach(child -> plain.add(of(child, decimalsStayDecimals)));
            return plain;
        }
        if (value instanceof BigDecimal decimal) {
            boolean whole = !decimalsStayDecimals && decimal.toPlainString().indexOf('.') < 0;
            return whole ? decimal.toBigIntegerExact() : (Object) decimal.doubleValue();
        }
        return value instanceof Integer || value instanceof Long ? new BigInteger(value.toString()) : value;
    }

    static Map<String, Object> of(TomlTable table) {
        var plain = new LinkedHashMap<String, Object>();
        table.keySet().forEach(key -> plain.put(key, ofToml(table.get(List.of(key)))));
        return plain;
    }

    private static Object ofToml(@Nullable Object value) {
        if (value instanceof TomlTable table) {
            return of(table);
        }
        if (value instanceof TomlArray array) {
            return array.toList().stream().map(Plain::ofToml).toList();
        }
        return Objects.requireNonNull(value);
    }
}
