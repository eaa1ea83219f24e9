package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.source.InputNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON schema and the reader say the same. */
class SchemaTest {
    private static final String TEXT = schemaText();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);
    private static final InputNode.Mapping TREE =
            (InputNode.Mapping) ProjectFolder.ofMemory(Map.of("schema.json", TEXT.getBytes(StandardCharsets.UTF_8)))
                    .json("schema.json")
                    .orElseThrow();

    private static String schemaText() {
        try (InputStream in = PortolanYamlSource.class.getResourceAsStream("portolan.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> kitchenSinks() {
        return Yaml.kitchenSinks().stream();
    }

    static Stream<BadFile> filesThatTheSchemaRefuses() {
        return BadFile.all().stream().filter(file -> !file.isPastTheSchema());
    }

    static Stream<BadFile> filesThatTheSchemaAccepts() {
        return BadFile.all().stream().filter(BadFile::isPastTheSchema);
    }

    @ParameterizedTest
    @MethodSource("kitchenSinks")
    void everyKitchenSinkIsValidAndSoIsWhatIsWrittenOfIt(Path file) {
        String text = Yaml.text(file);
        assertThat(errors(text)).isEmpty();
        assertThat(errors(Yaml.write(Yaml.app(text)))).isEmpty();
    }

    @Test
    void whatIsWrittenOfAnyAppIsValid() {
        RandomApps.of(7, 200).forEach(app -> {
            String written = Yaml.write(app);
            assertThat(errors(written)).as(written).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("filesThatTheSchemaRefuses")
    void aMistakeThatASchemaCanStateIsRefused(BadFile file) {
        assertThat(errors(file.text())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("filesThatTheSchemaAccepts")
    void aMistakeIsPastTheSchemaOnlyIfItIsSaidToBe(BadFile file) {
        assertThat(errors(file.text())).isEmpty();
    }

    @Test
    void everyTableHasTheKeysOfTheSchemaInTheSameOrder() {
        var ofReader = new LinkedHashMap<String, List<String>>();
        tables().forEach(table -> ofReader.put(table.name(), table.keys()));
        ofReader.put("command", List.of("image"));
        ofReader.put("target", List.of("overlay"));

        var ofSchema = new LinkedHashMap<String, List<String>>();
        ofSchema.put("app", keys(TREE));
        ((InputNode.Mapping) TREE.get("$defs").orElseThrow()).entries().forEach(definition -> {
            if (definition.value() instanceof InputNode.Mapping it
                    && it.get("properties").isPresent()) {
                ofSchema.put(definition.key(), keys(it));
            }
        });
        assertThat(ofReader).isEqualTo(ofSchema).hasSize(18);
    }

    @Test
    void everyKeyIsDescribed() {
        var silent = Stream.concat(
                        Stream.of(TREE),
                        ((InputNode.Mapping) TREE.get("$defs").orElseThrow())
                                .entries().stream().map(it -> (InputNode.Mapping) it.value()))
                .flatMap(it -> it.get("properties").stream())
                .flatMap(it -> ((InputNode.Mapping) it).entries().stream())
                .filter(it ->
                        ((InputNode.Mapping) it.value()).get("description").isEmpty())
                .map(InputNode.Entry::key);
        assertThat(silent).isEmpty();
    }

    @Test
    void theCopyForEditorsIsTheSame() {
        assertThat(Path.of("..", "docs", "portolan.schema.json")).hasContent(TEXT);
    }

    private static List<String> keys(InputNode.Mapping definition) {
        return ((InputNode.Mapping) definition.get("properties").orElseThrow()).keys();
    }

    /** All constants of the type {@link Table}; the schema tells if a class is missing here. */
    private static List<Table<?, ?>> tables() {
        return Stream.of(
                        AppTable.class,
                        BuildTable.class,
                        ProcessTable.class,
                        ServiceTable.class,
                        JobTable.class,
                        EnvTable.class,
                        DatastoreTable.class,
                        ExternalTable.class,
                        DomainTable.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == Table.class)
                .<Table<?, ?>>map(SchemaTest::table)
                .toList();
    }

    private static Table<?, ?> table(Field field) {
        try {
            field.setAccessible(true);
            return (Table<?, ?>) Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String errors(String yaml) {
        var files = ProjectFolder.ofMemory(Map.of("it.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        return SCHEMA.validate(json(files.yaml("it.yaml").orElseThrow()), InputFormat.JSON).stream()
                .map(Error::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String json(InputNode node) {
        if (node instanceof InputNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(entry.key()) + ":" + json(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof InputNode.Sequence sequence) {
            return sequence.items().stream().map(SchemaTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        var scalar = (InputNode.Scalar) node;
        return switch (scalar.type()) {
            case TEXT -> quoted(scalar.text());
            case NUMBER, BOOLEAN -> scalar.text();
            case NULL -> "null";
        };
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' || c > '~' ? "\\u%04x".formatted(c) : "" + (char) c)
                .collect(Collectors.joining("", "\"", "\""));
    }
}
