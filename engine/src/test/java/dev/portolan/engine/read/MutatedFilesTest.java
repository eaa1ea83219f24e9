package dev.portolan.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.portolan.fact.Origin;
import dev.portolan.report.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, the answer is a tree or an error at a place inside it, never an exception or a hang. */
class MutatedFilesTest {
    private static final int MUTANTS = 5_000;
    /** As many are given one span of patience: a thread for each of them would be most of the work. */
    private static final int BATCH = 250;

    private static final String SIGNS = "{}[]()<>\"'`,:;=#-+*&!?|%@~$\\/_. \t\n\r\0\u0001\u0085\u2028\uFEFF\uD83Dxe0Uu";

    private static final Map<String, String> FILES = Map.of(
            "app.json",
            """
            {
              "name": "x", // why
              "env": {"A": {"value": "😀\\n\\u0041", "required": false}, "B": null},
              "formation": {"web": {"quantity": 1.5e3}},
              "addons": ["a", {"plan": "b"},]
            }
            """,
            "heroku.yml",
            """
            build: &b
              docker: {web: Dockerfile, "w": 'it''s'}
            run:
              <<: *b
              web: |
                a: "b"
              list: [1, 2.5, *b, !!str "\\U0001F600"]
              - x
            """.replace("  - x\n", "  other:\n    - x\n    - ? k\n      : v\n"),
            "fly.toml",
            """
            app = "x" # why
            n = [1_000, 1.5e3, 0x1F, 1979-05-27 07:32:00]
            [a.b]
            s = \"\"\"
            two "lines"\\u0041\"\"\"
            i = { k = 'v', l.m = true }
            [[vm]]
            size = '''x'''
            """,
            ".env",
            """
            # c
            export A='x'
            B="a\\n$C" # c
            C=x#y
            """);

    @ParameterizedTest
    @ValueSource(strings = {"app.json", "heroku.yml", "fly.toml", ".env"})
    void aMutatedFileIsReadOrRefusedAtAPlaceInsideIt(String path) {
        String text = FILES.getOrDefault(path, "");
        Told.Reader reader = reader(path);
        assertThat(Told.read(reader, path, text).node()).isPresent();
        for (int batch = 0; batch < MUTANTS; batch += BATCH) {
            int first = batch;
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> IntStream.range(first, first + BATCH).forEach(seed -> check(reader, path, text, seed)),
                    () -> "one of the seeds from " + first + " on hangs");
        }
    }

    private static void check(Told.Reader reader, String path, String text, int seed) {
        String mutant = mutate(text, new Random(seed));
        Told told = Told.read(reader, path, mutant);
        boolean failed = told.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(told.node().isEmpty()).as("seed %d: %s", seed, mutant).isEqualTo(failed);
        long lines = mutant.split("\\R", -1).length;
        assertThat(told.findings())
                .as("seed %d: %s", seed, mutant)
                .allSatisfy(
                        finding -> assertThat(((Origin.InFile) finding.places().get(0)).line())
                                .isBetween(0, (int) lines));
    }

    private static Told.Reader reader(String path) {
        return switch (path) {
            case "app.json" -> JsonReader::read;
            case "heroku.yml" -> YamlReader::read;
            case "fly.toml" -> TomlReader::read;
            default -> DotenvReader::read;
        };
    }

    private static String mutate(String text, Random random) {
        var mutant = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !mutant.isEmpty(); i--) {
            int at = random.nextInt(mutant.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, sign);
                case 2 -> mutant.setCharAt(at, sign);
                case 3 -> mutant.setLength(Math.max(1, at));
                default -> mutant.insert(at, mutant.substring(at / 2, at));
            }
        }
        return mutant.toString();
    }
}
