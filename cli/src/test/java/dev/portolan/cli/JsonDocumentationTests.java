package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code docs/json-report.md} against what every command prints of every fixture. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonDocumentationTests {
    private static final String PAGE = Run.read(Run.root().resolve("docs/json-report.md"));
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    /** The app of a program that embeds Portolan has them, those that are read from files have not. */
    private static final Set<String> OF_OTHERS = Set.of("code", "chosen");

    private static final Set<String> KEYS = new TreeSet<>();
    private static final Set<String> KINDS = new TreeSet<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void every_command_is_run() throws IOException {
        var runs = new ArrayList<Run>();
        String targets = "aws,defang,fly,kamal,portolan-yaml";
        try (Stream<Path> fixtures = Files.list(Run.root().resolve("fixtures"))) {
            for (Path fixture : fixtures.sorted().toList()) {
                Path input = fixture.resolve("input");
                runs.add(Run.of("translate", input, "--to", targets, "--out", folder, "--check", "--format", "json"));
                runs.add(Run.of("inspect", input, "--format", "json"));
            }
        }
        runs.add(Run.of(
                "translate",
                Run.fixture("rails"),
                "--to",
                "fly",
                "--set",
                "fly.regio=fra",
                "--dry-run",
                "--format=json"));
        Files.createDirectories(folder.resolve("fly"));
        Files.writeString(folder.resolve("fly/fly.toml"), "mine = true\n");
        Path out = folder.resolve("fly");
        runs.add(Run.of("translate", Run.fixture("rails"), "--to=fly", "--out", out, "--force", "--format=json"));
        runs.add(Run.of("compare", Run.fixture("rails"), "--format", "json"));
        runs.add(Run.of("survey", Run.root().resolve("fixtures/rails"), "--format", "json"));
        runs.add(Run.of("explain", "fly/count-zero", "--format", "json"));
        runs.add(Run.of("providers", "--format", "json"));
        for (Run run : runs) {
            assertThat(run.err()).isEmpty();
            collect(run.out());
        }
    }

    @Test
    void each_key_that_is_printed_is_on_the_page() {
        assertThat(KEYS).hasSizeGreaterThan(40).isSubsetOf(words(PAGE));
    }

    @Test
    void each_kind_that_is_printed_is_on_the_page() {
        assertThat(KINDS).hasSizeGreaterThan(10).isSubsetOf(words(PAGE));
    }

    @Test
    void each_key_on_the_page_is_printed() {
        assertThat(first("Key")).hasSizeGreaterThan(20).isSubsetOf(KEYS);
    }

    @Test
    void each_kind_on_the_page_is_printed() {
        assertThat(first("Kind"))
                .hasSizeGreaterThan(15)
                .filteredOn(kind -> !OF_OTHERS.contains(kind))
                .isSubsetOf(KINDS);
    }

    @Test
    void the_page_has_a_row_for_each_command_that_has_the_option() {
        List<String> having = Stream.of(
                        "translate", "inspect", "compare", "survey", "snapshot", "providers", "explain", "completion")
                .filter(command -> Run.of(command, "--help").out().contains("--format"))
                .toList();
        assertThat(first("Command")).containsAll(having).hasSizeGreaterThanOrEqualTo(having.size());
    }

    @Test
    void without_an_app_the_findings_say_why_and_the_exit_code_as_well() {
        for (String command : List.of("inspect", "compare")) {
            Run run = Run.of(command, folder.resolve("none"), "--format", "json");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).contains("\"code\": \"engine/no-app\"").doesNotContain("\"coverage\"");
        }
    }

    /** The words of the first column of all tables whose first column has this head. */
    private static Set<String> first(String head) {
        var found = new TreeSet<String>();
        boolean isIn = false;
        for (String line : PAGE.lines().toList()) {
            String cell = line.startsWith("|") ? line.split("\\|", -1)[1].strip() : "";
            boolean isRow = cell.startsWith("`") || cell.startsWith("-");
            if (!isRow) {
                isIn = cell.equals(head);
            } else if (isIn) {
                found.addAll(words(cell));
            }
        }
        return found;
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void collect(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String key = "";
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    key = parser.currentName();
                    KEYS.add(key);
                } else if (key.equals("kind") && parser.currentToken() == JsonToken.VALUE_STRING) {
                    KINDS.add(parser.getString());
                }
            }
        }
    }
}
