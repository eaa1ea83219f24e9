package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.output.Sha256;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonReportTest {
    private static String report() {
        return JsonReport.of(List.of(), List.of(TargetReport.of(Sample.translation(Sample.app(), Sample.HEROKU))));
    }

    @Test
    void nothingIsStillAReport() {
        assertThat(JsonReport.of(List.of(), List.of()))
                .isEqualTo("{\n  \"version\": 1,\n  \"findings\": [],\n  \"targets\": []\n}\n");
    }

    @Test
    void aFindingLooksLikeThis() {
        var finding = Sample.translation(Sample.app(), Sample.HEROKU).findings().get(1);
        var more =
                new Finding(finding.code(), finding.facts(), List.of(Origin.setting("fly.region"), Origin.CODE), "x");
        assertThat(JsonReport.of(List.of(more), List.of())).isEqualTo("""
                        {
                          "version": 1,
                          "findings": [
                            {
                              "code": "fly/count-zero",
                              "severity": "warning",
                              "effect": "adapted",
                              "facts": [
                                {
                                  "path": "processes.worker.count",
                                  "value": "0",
                                  "origins": [
                                    {
                                      "kind": "file",
                                      "file": "Procfile",
                                      "line": 3,
                                      "column": 9
                                    }
                                  ]
                                }
                              ],
                              "places": [
                                {
                                  "kind": "setting",
                                  "setting": "fly.region"
                                },
                                {
                                  "kind": "code"
                                }
                              ],
                              "detail": "x",
                              "meaning": "No machine runs.",
                              "remedy": "See https://fly.io/docs/apps/scale-count/ and scale by hand."
                            }
                          ],
                          "targets": []
                        }
                        """);
    }

    @Test
    void aPlaceIsWhatItIsAndALineOnlyWhereThereIsOne() {
        var code = Sample.translation(Sample.app(), Sample.HEROKU)
                .findings()
                .get(0)
                .code();
        var places = List.of(Origin.inFile("a", 0, 0), Origin.inFile("a", 1, 1), new Origin.PlatformDefault("Heroku"));
        var chosen = Fact.chosen("x", "because");
        assertThat(JsonReport.of(List.of(new Finding(code, List.of(chosen), places, "")), List.of())
                        .replaceAll("\\s+", " "))
                .contains("\"origins\": [ { \"kind\": \"chosen\", \"reason\": \"because\" } ]")
                .contains(
                        "\"places\": [ { \"kind\": \"file\", \"file\": \"a\" }, { \"kind\": \"file\", \"file\": \"a\","
                                + " \"line\": 1, \"column\": 1 }, { \"kind\": \"default\", \"platform\": \"Heroku\" } ],"
                                + " \"meaning\"");
    }

    @Test
    void whatWasUnderstoodIsEveryFactThatIsThere() {
        var reading = Reading.of(Sample.app(), List.of(), Sample.HEROKU);
        assertThat(JsonReport.of(reading).replaceAll("\\s+", " "))
                .contains("\"findings\": [], \"facts\": [ { \"path\": \"app\", \"value\": \"vast-badlands\",")
                .contains(
                        "{ \"path\": \"processes.worker.count\", \"value\": \"0\", \"origins\": [ { \"kind\": \"file\",")
                .doesNotContain("\"path\": \"build");
    }

    @Test
    void aProviderIsWhatItWritesAndMayBeTold() {
        var info = new ProviderInfo(
                "x",
                "X",
                "3",
                List.of(Setting.list("x.region", "Where it runs.")),
                List.of("x.toml"),
                List.of(Sample.translation(Sample.app(), Sample.HEROKU)
                        .findings()
                        .get(0)
                        .code()),
                List.of());
        String codes = """
                        'codes': [ { 'code': 'fly/region-guessed', 'severity': 'info', 'effect': 'adapted',\
                         'meaning': 'The region is the nearest one.', 'remedy': 'Choose with `--set fly.region`.' } ] }""";
        assertThat(JsonReport.ofProviders(List.of(info)).replaceAll("\\s+", " ").replace('"', '\''))
                .isEqualTo("""
                        { 'version': 1, 'providers': [ { 'target': 'x', 'title': 'X', 'rules': '3', 'files': [ 'x.toml' ],\
                         'settings': [ { 'name': 'x.region', 'description': 'Where it runs.',\
                         'expected': 'a list of texts', 'list': true } ],\
                        """ + " " + codes + " ] } ");
        assertThat(JsonReport.ofCodes(info.findingCodes())
                        .replaceAll("\\s+", " ")
                        .replace('"', '\''))
                .isEqualTo("{ 'version': 1, " + codes + " ");
    }

    @Test
    void aSecretIsAWordThatSaysWhereItComesFrom() {
        assertThat(report().replaceAll("\\s+", " "))
                .contains("\"input\": { \"kind\": \"old-value\", \"name\": \"STRIPE_KEY\", \"description\":"
                        + " \"from Stripe's dashboard\", \"command\": [")
                .contains("\"input\": { \"kind\": \"random-value\", \"name\": \"SECRET_KEY_BASE\", \"command\": [");
    }

    @Test
    void everyFactHasItsOutcome() {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        assertThat(report().replaceAll("\\s+", " "))
                .contains("\"counts\": { \"carried\": 1, \"adapted\": 3, \"instructed\": 7, \"left_out\": 1 }")
                .contains(
                        "{ \"path\": \"processes.worker.count\", \"value\": \"0\", \"origins\": [ { \"kind\": \"file\","
                                + " \"file\": \"Procfile\", \"line\": 3, \"column\": 9 } ], \"outcome\": \"adapted\" }");
        assertThat(report().split("\"outcome\":", -1))
                .hasSize(translation.app().facts().size() + 1);
    }

    @Test
    void filesHaveTheirActionsAndThePlansFindingsWhereThereIsAPlan(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var plan = WritePlan.of(translation, translation.files(), folder);
        assertThat(JsonReport.of(List.of(), List.of(TargetReport.of(translation, plan))))
                .contains("\"action\": \"conflict\"", "\"stale\": []", "\"write/not-written-by-portolan\"");
        assertThat(report()).doesNotContain("\"action\"", "\"stale\"");
        assertThat(report().replaceAll("\\s+", " "))
                .contains("\"files\": [ { \"path\": \"fly.toml\", \"mode\": \"normal\", \"sha256\": \""
                        + Sha256.of(translation.files().get(0).content()) + "\" } ]");
    }

    @Test
    void aFileThatIsNotWrittenAnyMoreIsStale(@TempDir Path folder) {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        WritePlan.of(translation, List.of(new RenderedFile("old", "a\n", Document.Mode.NORMAL)), folder)
                .apply();
        var plan = WritePlan.of(translation, translation.files(), folder);
        assertThat(JsonReport.of(List.of(), List.of(TargetReport.of(translation, plan)))
                        .replaceAll("\\s+", " "))
                .contains("\"stale\": [ \"old\" ]");
    }

    @Test
    void whatWritingHasToSayIsTold(@TempDir Path folder) {
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        WritePlan.of(translation, List.of(new RenderedFile("fly.toml", "a\n", Document.Mode.NORMAL)), folder)
                .apply();
        var staging =
                Sample.translation(App.builder("vast-badlands").stage("staging").build(), Sample.HEROKU);
        var plan = WritePlan.of(staging, translation.files(), folder);
        assertThat(JsonReport.of(List.of(), List.of(TargetReport.of(translation, plan))))
                .contains("\"code\": \"write/other-stage\"");
    }

    @Test
    void onceTheyAreWrittenFilesSayWhatWasDone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        var plan = WritePlan.of(translation, MoveFiles.all(translation), folder);
        assertThat(JsonReport.of(List.of(), List.of(TargetReport.of(translation, plan, plan.apply()))))
                .contains("\"action\": \"create\",\n          \"result\": \"not_written\"", "\"written\": false")
                .doesNotContain("\"created\"");
        assertThat(JsonReport.of(List.of(), List.of(TargetReport.of(translation, plan, plan.apply(true))))
                        .replaceAll("\\s+", " "))
                .contains(
                        "\"action\": \"conflict\", \"result\": \"replaced\"",
                        "\"action\": \"create\", \"result\": \"created\"",
                        "\"written\": true, \"kept\": [ { \"path\": \"fly.toml\", \"copy\": \"fly.toml.orig\" } ]")
                .doesNotContain("not_written");
    }

    @Test
    void twoReportsOfOneAppAreEqual() {
        assertThat(report()).isEqualTo(report());
    }

    @Test
    void hostileTextIsReadBackUnchangedAndCommandsNoTerminal() {
        String hostile = "\u001B]0;x\u0007 \u009B \u202E \uFEFF \u2028 \" \\ \uD83D\uDE00 \uDB40\uDC41 \t";
        var translation = Sample.translation(Sample.app("a", "b", hostile), SourcePlatform.NONE);
        String report = JsonReport.of(List.of(), List.of(TargetReport.of(translation)));
        assertThat(report.codePoints()).noneMatch(c -> c != '\n' && VisibleText.isHidden(c));
        assertThat(texts(report)).contains(hostile);
    }

    @Test
    void everyKeyIsInTheDocumentation(@TempDir Path folder) throws IOException {
        Path page = Path.of("").toAbsolutePath().resolveSibling("docs/json-report.md");
        assumeTrue(Files.exists(page), "skipped: not run in the module's folder");
        var keys = new LinkedHashSet<String>();
        for (SourcePlatform platform : List.of(Sample.HEROKU, SourcePlatform.NONE)) {
            var translation = Sample.translation(Sample.app(), platform);
            keys.addAll(keys(JsonReport.of(List.of(), List.of(TargetReport.of(translation)))));
        }
        var translation = Sample.translation(Sample.app(), Sample.HEROKU);
        Files.writeString(folder.resolve("fly.toml"), "mine\n");
        var plan = WritePlan.of(translation, MoveFiles.all(translation), folder);
        var written = TargetReport.of(translation, plan, plan.apply(true));
        keys.addAll(keys(JsonReport.of(List.of(), List.of(written))));
        String text = Files.readString(page);
        assertThat(keys).hasSizeGreaterThan(30).allMatch(key -> text.contains("`" + key + "`"));
    }

    private static Set<String> keys(String json) {
        var keys = new LinkedHashSet<String>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    keys.add(parser.currentName());
                }
            }
        }
        return keys;
    }

    private static List<String> texts(String json) {
        var texts = new ArrayList<String>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.add(parser.getString());
                }
            }
        }
        return texts;
    }
}
