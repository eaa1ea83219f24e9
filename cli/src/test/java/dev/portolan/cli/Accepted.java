package dev.portolan.cli;

import dev.portolan.document.Dialect;
import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.spi.Provider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** What holds of every translation, whatever the app is. */
final class Accepted {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Accepted() {}

    /** Nothing is unanswered, every file lies in the folder, and its own format's reader finds in it what was meant. */
    static void check(Translation translation) {
        for (Finding finding : translation.findings()) {
            String code = finding.code().id();
            if (code.equals("engine/fact-unanswered") || code.equals("engine/effect-without-place")) {
                throw new AssertionError(translation.provider().id() + " has a defect that is told: " + finding);
            }
        }
        Set<String> paths = new LinkedHashSet<>();
        for (RenderedFile file : translation.files()) {
            inside(file.path(), paths);
        }
        List<Document> documents = translation.documents();
        for (int i = 0; i < documents.size(); i++) {
            readBack(documents.get(i), translation.files().get(i).content());
        }
    }

    /** The target's own rules accept what was written, where no overlay changed it. */
    static void checkRules(Provider provider, Translation translation) {
        for (Finding finding : provider.check(translation.documents())) {
            if (finding.severity() == Severity.ERROR) {
                throw new AssertionError(
                        "refused by the rules of " + provider.info().id() + ": " + finding);
            }
        }
    }

    private static void inside(String path, Set<String> others) {
        boolean isInside = path.matches("[A-Za-z0-9._][A-Za-z0-9._-]*(/[A-Za-z0-9._][A-Za-z0-9._-]*)*")
                && !List.of(path.split("/", -1)).contains("..")
                && path.length() < 500;
        if (!isInside || !others.add(path.toLowerCase(Locale.ROOT))) {
            throw new AssertionError("no path of its own inside the folder: " + path);
        }
    }

    private static void readBack(Document document, String text) {
        Object read = switch (document.format()) {
            case TOML -> toml(text);
            case YAML -> yaml(text);
            case JSON -> json(text);
            case DOTENV, TEXT -> null;
        };
        if (read != null) {
            Object meant = plain(document.root(), document.dialect());
            if (!meant.equals(read)) {
                throw new AssertionError(document.path() + " reads as something else than was meant: " + read
                        + "\n instead of " + meant + "\n in " + text);
            }
        }
    }

    private static Object plain(Node node, Dialect dialect) {
        if (node instanceof Mapping mapping) {
            var values = new LinkedHashMap<String, Object>();
            mapping.entries().forEach((key, value) -> values.put(dialect.escapeKey(key), plain(value, dialect)));
            return values;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(item -> plain(item, dialect)).toList();
        }
        Scalar scalar = (Scalar) node;
        boolean isText = scalar.value() instanceof String && !scalar.isVerbatim();
        return isText ? dialect.escape(scalar.toString()) : plain(scalar.value());
    }

    /** Numbers by their value, whatever type a reader has for them. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            var values = new LinkedHashMap<Object, Object>();
            map.forEach((key, child) -> values.put(key, plain(child)));
            return values;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Accepted::plain).toList();
        }
        return value == null ? "a null" : value;
    }

    static Object toml(String text) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_0_0);
        if (result.hasErrors()) {
            throw new AssertionError("no TOML: " + result.errors() + "\n" + text);
        }
        return plain(ofToml(result));
    }

    private static Object ofToml(Object value) {
        if (value instanceof TomlTable table) {
            var values = new LinkedHashMap<String, Object>();
            table.keySet()
                    .forEach(key -> values.put(key, ofToml(Objects.requireNonNull(table.get(List.of(key)), key))));
            return values;
        }
        return value instanceof TomlArray array
                ? array.toList().stream().map(Accepted::ofToml).toList()
                : value;
    }

    static Object yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object read = new Yaml(new SafeConstructor(options)).load(text);
        return plain(read == null ? Map.of() : read);
    }

    static Object json(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            Object value = ofJson(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new AssertionError("more than one JSON value: " + text);
            }
            return plain(value);
        }
    }

    private static @Nullable Object ofJson(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                var values = new LinkedHashMap<String, Object>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    values.put(parser.getString(), ofJson(parser, parser.nextToken()));
                }
                yield values;
            }
            case START_ARRAY -> {
                var values = new ArrayList<Object>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    values.add(ofJson(parser, next));
                }
                yield values;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
