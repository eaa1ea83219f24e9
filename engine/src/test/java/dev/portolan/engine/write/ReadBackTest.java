package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.portolan.document.Document;
import dev.portolan.document.Document.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is written is read back equal by the parsers of several libraries, and keeps to the rules of all text. */
class ReadBackTest {
    private static final int TREES = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String READ_ALL_BY_PYTHON = """
            import json, sys, tomllib

            trees = json.load(open(sys.argv[1], encoding="utf-8"))
            for name, text, expected in trees:
                read = tomllib.loads(text)
                assert read == expected, f"{name}: {read} is not {expected}"
            print(len(trees))
            """;

    @Test
    void tomljReadsBackEveryTreeOfToml() {
        trees(Format.TOML).forEach(tree -> {
            String text = textOf(tree);
            TomlParseResult parsed = Toml.parse(text, TomlVersion.V1_0_0);
            if (parsed.hasErrors()) {
                fail(tree.document() + ": " + parsed.errors() + "\n" + text);
            }
            assertThat(Plain.of((Object) Plain.of(parsed), true))
                    .as("%s:%n%s", tree.document(), text)
                    .isEqualTo(Plain.of(tree.expected(), true));
        });
    }

    @Test
    void pythonReadsBackEveryTreeOfToml(@TempDir Path folder) throws IOException, InterruptedException {
        List<List<Object>> all = trees(Format.TOML)
                .map(tree -> List.of(
                        tree.document().path(), textOf(tree), Objects.requireNonNull(Plain.of(tree.expected(), true))))
                .toList();
        Path trees = Files.writeString(folder.resolve("trees.json"), JSON.writeValueAsString(all));
        Path script = Files.writeString(folder.resolve("read.py"), READ_ALL_BY_PYTHON);
        Path output = folder.resolve("output");
        Process python = start(output, "python3", script.toString(), trees.toString());
        assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        if (said.contains("No module named 'tomllib'")) {
            System.out.println("skipped: this python3 has no tomllib");
            abort("this python3 has no tomllib");
        }
        assertThat(said).isEqualTo(TREES + "\n");
    }

    @Test
    void snakeYamlReadsBackEveryTreeOfYaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        trees(Format.YAML).forEach(tree -> {
            String text = textOf(tree);
            assertEqual(tree, text, new Yaml(new SafeConstructor(options)).load(text));
        });
    }

    @Test
    void snakeYamlEngineReadsBackEveryTreeOfYaml() {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        trees(Format.YAML).forEach(tree -> {
            String text = textOf(tree);
            assertEqual(tree, text, new Load(settings).loadFromString(text));
        });
    }

    @Test
    void jacksonReadsBackEveryTreeOfJson() {
        trees(Format.JSON).forEach(tree -> {
            String text = textOf(tree);
            assertEqual(tree, text, JSON.readValue(text, LinkedHashMap.class));
        });
    }

    @Test
    void everyHostileTextIsReadBackAsKeyAsValueAndAsItem() {
        for (String hostile : HostileTexts.ALL) {
            for (Format format : new Format[] {Format.TOML, Format.YAML, Format.JSON}) {
                Document document = Document.tree("hostile", format);
                document.root().put("value", value(hostile)).mapping("table").put(hostile, value("key"));
                document.root().list("list").add(value(hostile)).add(value(hostile));
                Map<String, Object> expected = new LinkedHashMap<>();
                expected.put("value", hostile);
                expected.put("table", Map.of(hostile, "key"));
                expected.put("list", List.of(hostile, hostile));

                String text = textOf(new RandomTree(document.freeze(), expected));
                assertThat(read(text, format)).as(text).isEqualTo(expected);
            }
        }
    }

    private static @Nullable Object read(String text, Format format) {
        return switch (format) {
            case TOML -> Plain.of(Toml.parse(text, TomlVersion.V1_0_0));
            case YAML -> new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            default -> JSON.readValue(text, LinkedHashMap.class);
        };
    }

    /** Equal, and in the same order. */
    private static void assertEqual(RandomTree tree, String text, @Nullable Object read) {
        assertThat(Plain.of(read, false))
                .as("%s:%n%s", tree.document(), text)
                .isEqualTo(Plain.of(tree.expected(), false))
                .hasToString(String.valueOf(Plain.of(tree.expected(), false)));
    }

    private static Stream<RandomTree> trees(Format format) {
        return LongStream.range(0, TREES).mapToObj(seed -> RandomTree.of(seed, format));
    }

    /** The text, once it was seen that its lines end as they should. */
    private static String textOf(RandomTree tree) {
        String text = DocumentWriter.write(tree.document());
        assertThat(text.endsWith("\n") && !text.endsWith("\n\n")).as(text).isTrue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' || c == '\n';
            boolean trailing = c == '\n' && i > 0 && text.charAt(i - 1) == ' ';
            if (!plain || trailing) {
                fail(tree.document() + " at " + i + ":\n" + text);
            }
        }
        return text;
    }

    private static Process start(Path output, String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            System.out.println("skipped: " + command[0] + " is not installed");
            return abort(command[0] + " is not installed");
        }
    }
}
