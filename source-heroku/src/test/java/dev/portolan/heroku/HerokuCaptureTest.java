package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.snapshot.Snapshot;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.report.Findings;
import dev.portolan.report.Finding;
import dev.portolan.source.LiveCapture;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the answers of Heroku's command line is kept. */
class HerokuCaptureTest {
    private static final LiveCapture CAPTURE = new HerokuSource().capture().orElseThrow();

    private static final String NO_ADD_ONS = "[]";

    /** The files, by their names, that are kept of these answers, which are given by the names of their files. */
    private static Map<String, String> kept(Map<String, String> answers) {
        var snapshot = new Snapshot(CAPTURE);
        CAPTURE.questions("shop").forEach(question -> {
            String answer = answers.get(question.file());
            if (answer != null) {
                assertThat(snapshot.add(question, answer)).isTrue();
            }
        });
        return snapshot.files();
    }

    private static String config(String config, String addOns) {
        Map<String, String> files = kept(Map.of("config.json", config, "addons.json", addOns));
        return files.getOrDefault("config.json", "").replaceAll("\\s+", " ").strip();
    }

    private static LiveState read(Map<String, String> texts, Findings findings) {
        var files = new LinkedHashMap<String, byte[]>();
        texts.forEach((name, text) -> files.put(".portolan/heroku/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return LiveReader.read(ProjectFolder.ofMemory(files), "production", Origin.inFile("Procfile", 0, 0), findings);
    }

    @Test
    void valuesThatAreNoSecretsAreKept() {
        assertThat(config(
                        "{\"RAILS_ENV\": \"production\", \"API_TOKEN\": \"x\", \"WEB_CONCURRENCY\": \"2\"}",
                        NO_ADD_ONS))
                .isEqualTo("{ \"RAILS_ENV\": \"production\", \"API_TOKEN\": null, \"WEB_CONCURRENCY\": \"2\" }");
    }

    @Test
    void whatAnAddOnSetsIsKeptAsAName() {
        String addOns = "[{\"name\": \"mailgun-1\", \"config_vars\": [\"MAILGUN_DOMAIN\"]}]";
        assertThat(config("{\"MAILGUN_DOMAIN\": \"example.com\", \"APP_DOMAIN\": \"example.com\"}", addOns))
                .isEqualTo("{ \"MAILGUN_DOMAIN\": null, \"APP_DOMAIN\": \"example.com\" }");
    }

    @Test
    void aSecretThatStandsInAnotherValueIsNotKept() {
        assertThat(config(
                        "{\"ADMIN_PASSWORD\": \"open sesame\", \"RAILS_ENV\": \"production of open sesame\"}",
                        NO_ADD_ONS))
                .isEqualTo("{ \"ADMIN_PASSWORD\": null, \"RAILS_ENV\": null }");
    }

    @Test
    void aSecretOfAFewCharactersHidesNoOtherValue() {
        assertThat(config("{\"ADMIN_PASSWORD\": \"product\", \"RAILS_ENV\": \"production\"}", NO_ADD_ONS))
                .isEqualTo("{ \"ADMIN_PASSWORD\": null, \"RAILS_ENV\": \"production\" }");
        assertThat(config("{\"ADMIN_PASSWORD\": \"producti\", \"RAILS_ENV\": \"production\"}", NO_ADD_ONS))
                .isEqualTo("{ \"ADMIN_PASSWORD\": null, \"RAILS_ENV\": null }");
    }

    @Test
    void ofADrainNothingIsKeptButItsHostAndItsAddOn() {
        String drains = """
                [{"url": "https://me:hunter22@logs.example.com:443/hunter22?token=hunter22", "token": "d.hunter22",
                  "addon": {"name": "papertrail-1", "id": "hunter22"}}, "hunter22", null]
                """;
        assertThat(kept(Map.of("drains.json", drains)).get("drains.json"))
                .contains("logs.example.com", "papertrail-1")
                .doesNotContain("hunter22", "token", "\"id\"");
    }

    @Test
    void whatHasAnotherFormThanNamesAndValuesIsNoConfiguration() {
        assertThat(config("{\"A\": {\"RAILS_ENV\": \"production\"}, \"B\": \"x\"}", NO_ADD_ONS))
                .isEmpty();
    }

    @Test
    void jsonIsAskedForWhereItIsExpected() {
        assertThat(CAPTURE.questions("shop")).allSatisfy(question -> {
            boolean isJson = question.file().endsWith(".json");
            assertThat(question.arguments().contains("--json")).isEqualTo(isJson);
            assertThat(question.format()).isEqualTo(isJson ? LiveCapture.Format.JSON : LiveCapture.Format.TEXT);
            assertThat(question.arguments()).containsSubsequence("--app", "shop");
        });
    }

    @Test
    void withoutTheAddOnsNoValueIsKept() {
        assertThat(kept(Map.of("config.json", "{\"RAILS_ENV\": \"production\"}"))
                        .get("config.json"))
                .isEqualTo("{\n  \"RAILS_ENV\": null\n}\n");
    }

    @Test
    void anAnswerOfAnotherFormIsNotKept() {
        assertThat(kept(Map.of(
                        "config.json", "[\"x\"]",
                        "addons.json", "{\"id\": \"forbidden\", \"message\": \"x\"}",
                        "info.json", "{\"id\": \"forbidden\"}",
                        "formation.txt", "No process types on shop.\n",
                        "buildpacks.txt", "x\n",
                        "pg.txt", "x: y\n")))
                .isEmpty();
    }

    @Test
    void whatIsKeptIsReadLikeWhatWasPrinted() {
        var printed = new LinkedHashMap<String, String>();
        printed.put("info.json", LiveExamples.INFO);
        printed.put("addons.json", """
                [{"name": "pg-1", "addon_service": {"name": "heroku-postgresql"}, "plan": {"name": "heroku-postgresql:mini"},
                  "app": {"name": "shop"}, "config_vars": ["DATABASE_URL"],
                  "attachments": [{"name": "DATABASE", "namespace": null, "app": {"name": "shop"}}]},
                 {"name": "redis-1", "addon_service": {}, "plan": {}, "app": {"name": "owner"}, "attachments": []}]
                """);
        printed.put("config.json", "{\"RAILS_ENV\": \"production\"}");
        printed.put("formation.txt", " ›   Warning: x\nweb=2:Standard-1X worker=0:Basic\n");
        printed.put(
                "domains.json", "[{\"hostname\": \"a.example.com\", \"kind\": \"heroku\", \"sni_endpoint\": null}]");
        printed.put(
                "buildpacks.txt", "=== shop Classic Buildpack (from the Heroku Buildpack Registry)\n\nheroku/ruby\n");
        printed.put(
                "pg.txt",
                "=== DATABASE_URL\n\nPlan:   Premium 0\nHA Status:   Available\nPG Version:   16.4\nAdd-on:   pg-1\n");
        printed.put(
                "drains.json", "[{\"url\": \"https://logs.example.com/x\", \"addon\": {\"name\": \"papertrail-1\"}}]");
        printed.put("features.json", "[{\"name\": \"preboot\", \"enabled\": true}]");
        var findings = new Findings();

        assertThat(withoutPlaces(read(kept(printed), findings)))
                .isEqualTo(withoutPlaces(read(printed, new Findings())));
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void whatAnAppDoesNotHaveIsReadAsSuch() {
        var findings = new Findings();
        LiveState state = read(
                kept(Map.of(
                        "buildpacks.txt", "⬢ shop has no Buildpacks.\n",
                        "pg.txt", "⬢ shop has no heroku-postgresql databases.\n",
                        "addons.json", "[]",
                        "drains.json", "[]",
                        "domains.json", "[]",
                        "features.json", "[]",
                        "config.json", "{}")),
                findings);
        assertThat(state.buildpacks()).contains(List.of());
        assertThat(state.postgres()).contains(List.of());
        assertThat(state.addOns()).contains(List.of());
        assertThat(state.config()).contains(List.of());
        assertThat(findings.all()).extracting(Finding::code).containsOnly(LiveFinding.LIVE_TOPIC_MISSING);
    }

    /** As text, since the kept files have other lines. */
    private static String withoutPlaces(LiveState state) {
        return state.toString().replaceAll("\\.portolan/heroku/([a-z.]+)(:\\d+:\\d+)?", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, true",
        "my-shop-2, true",
        "abc, true",
        "ab, false",
        "Shop, false",
        "2shop, false",
        "shop-, false",
        "--json, false",
        "a b c, false",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false"
    })
    void namesOfAppsAreThoseThatHerokuTakes(String name, boolean isLegal) {
        assertThat(CAPTURE.objection(name).isEmpty()).isEqualTo(isLegal);
    }
}
