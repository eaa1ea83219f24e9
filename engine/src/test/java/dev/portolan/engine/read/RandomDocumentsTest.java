package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.source.InputNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;
import tools.jackson.databind.json.JsonMapper;

/** What the readers make of a document is what parsers of other makers, or the parsers themselves, make of it. */
class RandomDocumentsTest {
    private static final int DOCUMENTS = 5_000;

    @Test
    void jsonIsReadAsJacksonsTreesHaveIt() {
        var mapper = JsonMapper.builder().build();
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            Object value = new RandomValues(random).value(4);
            String text = random.nextBoolean()
                    ? mapper.writeValueAsString(value)
                    : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            var told = Told.json(text);
            assertThat(told.said()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(plain(told.node().orElseThrow()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(shown(mapper.readValue(text, Object.class)))
                    .isEqualTo(shown(value));
        }
    }

    @Test
    void yamlIsReadAsTheEngineForYaml12HasIt() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            Object value = new RandomValues(random).value(4);
            var styles = List.of(ScalarStyle.PLAIN, ScalarStyle.SINGLE_QUOTED, ScalarStyle.JSON_SCALAR_STYLE);
            var flows = List.of(FlowStyle.AUTO, FlowStyle.BLOCK, FlowStyle.FLOW);
            var settings = DumpSettings.builder()
                    .setSchema(new CoreSchema())
                    .setDefaultFlowStyle(flows.get(random.nextInt(flows.size())))
                    .setDefaultScalarStyle(styles.get(random.nextInt(styles.size())))
                    .build();
            String text = new Dump(settings).dumpToString(value);
            if (text.contains("\u2028")) {
                continue; // ends a line in YAML 1.1, which SnakeYAML reads, and does not in 1.2
            }
            var told = Told.yaml(text);
            assertThat(told.said()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(plain(told.node().orElseThrow()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(shown(new Load(LoadSettings.builder()
                                    .setSchema(new CoreSchema())
                                    .build())
                            .loadFromString(text)));
        }
    }

    @Test
    void tomlIsReadAsTomljHasIt() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var table = MutableTomlTable.create();
            withoutNothing(new RandomValues(new Random(seed)).table(4))
                    .forEach((key, value) -> table.set(List.of(key), value));
            String text = table.toToml(TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0));
            var told = Told.toml(text);
            assertThat(told.said()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(plain(told.node().orElseThrow()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(shown(Toml.parse(text, TomlVersion.V1_0_0)));
        }
    }

    /** TOML has no null. */
    private static Map<String, Object> withoutNothing(Map<?, ?> table) {
        var rest = new LinkedHashMap<String, Object>();
        table.forEach((key, value) -> {
            if (value != null) {
                rest.put((String) key, withoutNothing(value));
            }
        });
        return rest;
    }

    private static Object withoutNothing(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutNothing(map);
        }
        if (value instanceof List<?> list) {
            var rest = new ArrayList<Object>();
            list.stream().filter(item -> item != null).forEach(item -> rest.add(withoutNothing(item)));
            return rest;
        }
        return value;
    }

    /** A parser's value, tables with sorted keys: TOML's writer moves values before tables. */
    private static String shown(@Nullable Object value) {
        if (value instanceof TomlTable table) {
            return shown(table.toMap());
        }
        if (value instanceof TomlArray array) {
            return shown(array.toList());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RandomDocumentsTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Number number) {
            return "NUMBER "
                    + new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "NULL" : value instanceof Boolean ? "BOOLEAN " + value : "TEXT " + value;
    }

    private static String plain(InputNode node) {
        if (node instanceof InputNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + "=" + plain(entry.value()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof InputNode.Sequence sequence) {
            return sequence.items().stream()
                    .map(RandomDocumentsTest::plain)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        var scalar = (InputNode.Scalar) node;
        return switch (scalar.type()) {
            case NUMBER ->
                "NUMBER " + new BigDecimal(scalar.text()).stripTrailingZeros().toPlainString();
            case NULL -> "NULL";
            default -> scalar.type() + " " + scalar.text();
        };
    }
}
