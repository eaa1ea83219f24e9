package dev.portolan.heroku;

import static dev.portolan.heroku.LiveExamples.CANARY;
import static dev.portolan.heroku.LiveExamples.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.live.LiveAddOn.LiveAttachment;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.live.LiveAutoscaling;
import dev.portolan.heroku.live.LiveDomain;
import dev.portolan.heroku.live.LiveDrain;
import dev.portolan.heroku.live.LiveFeature;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LivePostgres;
import dev.portolan.heroku.live.LiveProcess;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.LiveVariable;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of what Heroku's command line prints, and what is told of the rest. */
class LiveReaderTest {
    private static final String FOLDER = ".portolan/heroku";
    private static final Origin APP = Origin.inFile("Procfile", 0, 0);

    /** What was read, and what was told past the topics that are missing. */
    private record Live(LiveState state, List<Finding> findings) {
        static Live of(String... namesAndTexts) {
            return at("production", namesAndTexts);
        }

        static Live at(String stage, String... namesAndTexts) {
            var files = new LinkedHashMap<String, byte[]>();
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                files.put(FOLDER + "/" + namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            var findings = new Findings();
            LiveState state = LiveReader.read(ProjectFolder.ofMemory(files), stage, APP, findings);
            return new Live(state, findings.all());
        }

        List<FindingCode> codes() {
            return findings.stream()
                    .map(Finding::code)
                    .filter(code -> code != LiveFinding.LIVE_TOPIC_MISSING)
                    .toList();
        }

        Finding only(FindingCode code) {
            assertThat(codes()).containsExactly(code);
            return findings.stream()
                    .filter(finding -> finding.code() == code)
                    .findFirst()
                    .orElseThrow();
        }

        Map<String, Optional<String>> config() {
            var config = new LinkedHashMap<String, Optional<String>>();
            state.config().orElseThrow().forEach(variable -> config.put(variable.name(), variable.value()));
            return config;
        }
    }

    private static Origin at(String file, int line, int column) {
        return Origin.inFile(FOLDER + "/" + file, line, column);
    }

    private static <T> Optional<Stated<T>> stated(T value, Origin origin) {
        return Optional.of(new Stated<>(value, origin));
    }

    @Test
    void theAppIsReadFromJson() {
        var live = Live.of("a", INFO);
        assertThat(live.state().app())
                .contains(new LiveApp(
                        stated("shop", at("a", 4, 97)),
                        stated("eu", at("a", 6, 24)),
                        stated("heroku-24", at("a", 6, 64)),
                        Optional.empty(),
                        stated("cedar", at("a", 4, 32)),
                        stated("production", at("a", 10, 34)),
                        stated(false, at("a", 4, 82)),
                        Optional.empty(),
                        stated(true, at("a", 4, 12)),
                        at("a", 3, 10)));
        assertThat(live.codes()).isEmpty();
    }

    @Test
    void theAppIsReadFromTheLinesOfShell() {
        var live = Live.of("a", """
                auto_cert_mgmt=true
                addons=heroku-postgresql:essential-0
                collaborators=
                pipeline=shops:production
                git_url=https://git.heroku.com/shop.git
                web_url=https://shop-0123456789ab.herokuapp.com/
                repo_size=1 MB
                owner=canary-5bd1e995a7f3@example.com
                region=eu
                dynos={ web: 1, worker: 1 }
                stack=heroku-24
                """);
        assertThat(live.state().app())
                .contains(new LiveApp(
                        stated("shop", at("a", 5, 1)),
                        stated("eu", at("a", 9, 1)),
                        stated("heroku-24", at("a", 11, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        stated("production", at("a", 4, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        stated(true, at("a", 1, 1)),
                        at("a", 0, 0)));
        assertThat(live.toString()).doesNotContain(CANARY);
        assertThat(live.codes()).isEmpty();
    }

    @Test
    void theAppIsReadFromTheApi() {
        var live = Live.of(
                "a",
                "{\"name\": \"shop\", \"stack\": {\"name\": \"cnb\"}, \"region\": {\"name\": \"dublin\"},"
                        + " \"space\": {\"name\": \"vault\"}, \"generation\": {\"name\": \"fir\"}}");
        LiveApp app = live.state().app().orElseThrow();
        assertThat(app.generation().map(Stated::value)).contains("fir");
        assertThat(app.space().map(Stated::value)).contains("vault");
        assertThat(app.stage()).isEmpty();
    }

    @Test
    void theEnvironmentIsReadFromJsonAndANullIsASecretThatWasKeptOut() {
        var live = Live.of("a", "{\n  \"TOKEN\": null,\n  \"RAILS_ENV\": \"production\",\n  \"EMPTY\": \"\"\n}\n");
        assertThat(live.state().config())
                .contains(List.of(
                        new LiveVariable("TOKEN", Optional.empty(), at("a", 2, 3)),
                        new LiveVariable("RAILS_ENV", Optional.of("production"), at("a", 3, 3)),
                        new LiveVariable("EMPTY", Optional.of(""), at("a", 4, 3))));
        assertThat(live.codes()).isEmpty();
        assertThat(Live.of("a", "{}").state().config()).contains(List.of());
    }

    @Test
    void valuesOfTheEnvironmentAreInNoTextOfWhatWasRead() {
        var live = Live.of("a", "{\"TOKEN\": \"" + CANARY + "\"}");
        assertThat(live.config()).containsEntry("TOKEN", Optional.of(CANARY));
        assertThat(live.state().toString()).contains("TOKEN").doesNotContain(CANARY);
    }

    @Test
    void aPartOfTheEnvironmentIsReadAndTold() {
        var live = Live.of("a", "[{\"key\": \"A\", \"value\": \"1\"}, {\"key\": \"B\", \"value\": null}]");
        assertThat(live.config()).isEqualTo(Map.of("A", Optional.of("1")));
        assertThat(live.only(LiveFinding.LIVE_CONFIG_PART).detail()).isEqualTo("A, B.");
        assertThat(Live.of("a", "{\"key\": \"A\", \"value\": \"1\"}").config())
                .isEqualTo(Map.of("A", Optional.of("1")));
    }

    @Test
    void theEnvironmentIsReadFromTheLinesOfShell() {
        var live = Live.of("a", "A=\nB=x\nC='it is \\ it'\nD=\"it's\\n\\$5\"\nE='a\tb\u2028c'\r\n");
        assertThat(live.state().config())
                .contains(List.of(
                        new LiveVariable("A", Optional.of(""), at("a", 1, 1)),
                        new LiveVariable("B", Optional.of("x"), at("a", 2, 1)),
                        new LiveVariable("C", Optional.of("it is \\ it"), at("a", 3, 1)),
                        new LiveVariable("D", Optional.of("it's\n$5"), at("a", 4, 1)),
                        new LiveVariable("E", Optional.of("a\tb\u2028c"), at("a", 5, 1))));
        assertThat(live.codes()).isEmpty();
    }

    @Test
    void brokenLinesOfTheEnvironmentAreToldWithoutTheirValues() {
        var live = Live.of("a", "A=1\n" + CANARY + "\nB='" + CANARY + "\nC=\"" + CANARY + "\\\"\nD=2\nE=3\n");
        assertThat(live.codes())
                .containsExactly(
                        LiveFinding.LIVE_CONFIG_LINE, LiveFinding.LIVE_CONFIG_LINE, LiveFinding.LIVE_CONFIG_LINE);
        assertThat(live.findings().get(0).places()).containsExactly(at("a", 2, 1));
        assertThat(live.config())
                .isEqualTo(Map.of(
                        "A", Optional.of("1"),
                        "B", Optional.empty(),
                        "C", Optional.empty(),
                        "D", Optional.of("2"),
                        "E", Optional.of("3")));
        assertThat(live.findings().toString()).doesNotContain(CANARY);
    }

    @Test
    void addOnsKnowTheirPlansTheirNamesAndWhereTheyAreAttached() {
        var live = Live.of("a", """
                [
                  {"addon_service": {"name": "heroku-postgresql"}, "plan": {"name": "heroku-postgresql:essential-0"},
                   "app": {"name": "shop"}, "name": "postgresql-flat-12345", "config_vars": ["DATABASE_URL"],
                   "attachments": [
                     {"name": "DATABASE", "namespace": null, "app": {"name": "shop"}},
                     {"name": "READER", "namespace": "credential:reader", "app": {"name": "other"}}
                   ]},
                  {"addon_service": {}, "plan": {}, "app": {"name": "owner"}, "name": "redis-round-1", "attachments": []}
                ]
                """);
        assertThat(live.state().addOns())
                .contains(List.of(
                        new LiveAddOn(
                                "postgresql-flat-12345",
                                Optional.of("heroku-postgresql"),
                                Optional.of("essential-0"),
                                Optional.of("shop"),
                                List.of(new Stated<>("DATABASE_URL", at("a", 3, 78))),
                                List.of(
                                        new LiveAttachment(
                                                "DATABASE", Optional.of("shop"), Optional.empty(), at("a", 5, 6)),
                                        new LiveAttachment(
                                                "READER",
                                                Optional.of("other"),
                                                Optional.of("credential:reader"),
                                                at("a", 6, 6))),
                                at("a", 2, 3)),
                        new LiveAddOn(
                                "redis-round-1",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("owner"),
                                List.of(),
                                List.of(),
                                at("a", 8, 3))));
        assertThat(live.codes()).isEmpty();
    }

    @Test
    void domainsAreReadFromJsonAndFromCsv() {
        var json = Live.of("a", """
                [{"hostname": "shop-0123456789ab.herokuapp.com", "kind": "heroku", "cname": null},
                 {"hostname": "*.example.com", "kind": "custom", "acm_status": "cert issued",
                  "sni_endpoint": {"name": "tyrannosaurus-1"}}]
                """);
        assertThat(json.state().domains())
                .contains(List.of(
                        new LiveDomain(
                                "shop-0123456789ab.herokuapp.com",
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                at("a", 1, 2)),
                        new LiveDomain(
                                "*.example.com",
                                false,
                                stated("tyrannosaurus-1", at("a", 3, 28)),
                                stated("cert issued", at("a", 2, 64)),
                                at("a", 2, 2))));
        var csv = Live.of(
                "a",
                "Domain Name,DNS Record Type,DNS Target,SNI Endpoint\nwww.example.com,CNAME,x.herokudns.com,cert-1\n");
        assertThat(csv.state().domains())
                .contains(List.of(new LiveDomain(
                        "www.example.com", false, stated("cert-1", at("a", 2, 1)), Optional.empty(), at("a", 2, 1))));
        assertThat(json.codes()).isEmpty();
        assertThat(csv.codes()).isEmpty();
    }

    @Test
    void theFormationIsReadFromTheApiAndFromTheLineOfScale() {
        var api = Live.of(
                "a",
                "[{\"type\": \"web\", \"quantity\": 2, \"size\": \"Standard-1X\", \"command\": \"bin/web\"},"
                        + " {\"type\": \"x\", \"quantity\": 0, \"dyno_size\": {\"name\": \"dyno-1c-0.5gb\"}}]");
        assertThat(api.state().formation())
                .contains(List.of(
                        new LiveProcess(
                                "web",
                                new Stated<>(2, at("a", 1, 30)),
                                stated("Standard-1X", at("a", 1, 41)),
                                stated("bin/web", at("a", 1, 67)),
                                at("a", 1, 2)),
                        new LiveProcess(
                                "x",
                                new Stated<>(0, at("a", 1, 105)),
                                stated("dyno-1c-0.5gb", at("a", 1, 130)),
                                Optional.empty(),
                                at("a", 1, 79))));
        var line = Live.of("a", "my-worker=0:undefined web=3:Standard-2X x=1:dyno-1c-0.5gb\n");
        assertThat(line.state().formation())
                .contains(List.of(
                        new LiveProcess(
                                "my-worker",
                                new Stated<>(0, at("a", 1, 1)),
                                Optional.empty(),
                                Optional.empty(),
                                at("a", 1, 1)),
                        new LiveProcess(
                                "web",
                                new Stated<>(3, at("a", 1, 1)),
                                stated("Standard-2X", at("a", 1, 1)),
                                Optional.empty(),
                                at("a", 1, 1)),
                        new LiveProcess(
                                "x",
                                new Stated<>(1, at("a", 1, 1)),
                                stated("dyno-1c-0.5gb", at("a", 1, 1)),
                                Optional.empty(),
                                at("a", 1, 1))));
        assertThat(api.codes()).isEmpty();
        assertThat(line.codes()).isEmpty();
    }

    @Test
    void buildpacksAreReadFromTextAndFromTheApiAndTheirPasswordsAreTold() {
        var list = Live.of("a", """
                === ⬢ shop Classic Buildpacks (from the Heroku Buildpack Registry)

                1. heroku-community/apt
                2. https://user:canary-5bd1e995a7f3@example.com/pack.git
                """);
        assertThat(list.state().buildpacks())
                .contains(List.of(
                        new Stated<>("heroku-community/apt", at("a", 3, 1)),
                        new Stated<>("https://example.com/pack.git", at("a", 4, 1))));
        assertThat(list.only(HerokuFinding.BUILDPACK_CREDENTIALS).places()).containsExactly(at("a", 4, 1));
        assertThat(list.toString()).doesNotContain(CANARY);

        var one = Live.of("a", "=== shop Classic Buildpack (from the Heroku Buildpack Registry)\n\nheroku/ruby\n");
        assertThat(one.state().buildpacks()).contains(List.of(new Stated<>("heroku/ruby", at("a", 3, 1))));
        assertThat(Live.of("a", "⬢ shop has no Buildpacks.\n").state().buildpacks())
                .contains(List.of());

        var api = Live.of(
                "a",
                "[{\"ordinal\": 1, \"buildpack\": {\"url\": \"https://example.com/b.git\"}},"
                        + " {\"ordinal\": 0, \"buildpack\": {\"url\": \"urn:buildpack:heroku/ruby\"}}]");
        assertThat(api.state().buildpacks())
                .contains(List.of(
                        new Stated<>("heroku/ruby", at("a", 1, 105)),
                        new Stated<>("https://example.com/b.git", at("a", 1, 38))));
    }

    @Test
    void databasesAreReadOneAfterTheOther() {
        var live = Live.of("a", """
                === DATABASE_URL, HEROKU_POSTGRESQL_COBALT_URL

                Plan:                  Premium 0
                Status:                Available
                HA Status:             Available
                PG Version:            16.4
                Add-on:                postgresql-flat-12345

                === HEROKU_POSTGRESQL_ONYX_URL

                Plan:                  Standard 0
                PG Version:            15.1
                Following:             HEROKU_POSTGRESQL_COBALT
                Add-on:                postgresql-round-2

                """);
        assertThat(live.state().postgres())
                .contains(List.of(
                        new LivePostgres(
                                List.of("DATABASE_URL", "HEROKU_POSTGRESQL_COBALT_URL"),
                                Optional.of("postgresql-flat-12345"),
                                stated("Premium 0", at("a", 3, 1)),
                                stated("16.4", at("a", 6, 1)),
                                Optional.empty(),
                                stated(true, at("a", 5, 1)),
                                List.of(new Stated<>("Status: Available", at("a", 4, 1))),
                                at("a", 1, 1)),
                        new LivePostgres(
                                List.of("HEROKU_POSTGRESQL_ONYX_URL"),
                                Optional.of("postgresql-round-2"),
                                stated("Standard 0", at("a", 11, 1)),
                                stated("15.1", at("a", 12, 1)),
                                stated("HEROKU_POSTGRESQL_COBALT", at("a", 13, 1)),
                                Optional.empty(),
                                List.of(),
                                at("a", 9, 1))));
        assertThat(Live.of("a", "⬢ shop has no heroku-postgresql databases.\n")
                        .state()
                        .postgres())
                .contains(List.of());
    }

    @Test
    void drainsKeepNothingOfTheirAddressesThatMayBeSecret() {
        var live = Live.of(
                "a",
                "[{\"url\": \"https://u:canary-5bd1e995a7f3@logs.example.com:8443/canary-5bd1e995a7f3?t=canary-5bd1e995a7f3\","
                        + " \"addon\": null, \"token\": \"d.canary-5bd1e995a7f3\"},"
                        + " {\"url\": \"syslog+tls://logs.example.com:514\", \"addon\": {\"name\": \"papertrail-1\"}}]");
        assertThat(live.state().drains())
                .contains(List.of(
                        new LiveDrain("https://logs.example.com:8443", Optional.empty(), at("a", 1, 2)),
                        new LiveDrain(
                                "syslog+tls://logs.example.com:514", Optional.of("papertrail-1"), at("a", 1, 157))));
        assertThat(live.toString()).doesNotContain(CANARY);
    }

    @Test
    void featuresAreReadAndThoseThatAreTriedOutWithThem() {
        var live = Live.of(
                "features",
                "[{\"name\": \"preboot\", \"enabled\": true, \"state\": \"general\"}]",
                "labs",
                "{\"app\": [{\"name\": \"runtime-dyno-metadata\", \"enabled\": false}],"
                        + " \"user\": [{\"name\": \"pipelines\", \"enabled\": true}]}");
        assertThat(live.state().features())
                .contains(List.of(
                        new LiveFeature("preboot", true, at("features", 1, 2)),
                        new LiveFeature("runtime-dyno-metadata", false, at("labs", 1, 10))));
        assertThat(live.codes()).isEmpty();
    }

    @Test
    void autoscalingIsReadFromItsMonitor() {
        var live = Live.of(
                "a",
                "[{\"action_type\": \"alert\", \"min_quantity\": null, \"max_quantity\": null},"
                        + " {\"action_type\": \"scale\", \"is_active\": true, \"min_quantity\": 2, \"max_quantity\": 5,"
                        + " \"value\": 800}]");
        assertThat(live.state().autoscaling())
                .contains(new LiveAutoscaling(
                        new Stated<>(true, at("a", 1, 110)),
                        new Stated<>(2, at("a", 1, 132)),
                        new Stated<>(5, at("a", 1, 151)),
                        stated(800, at("a", 1, 163))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\": \"web.1\", \"type\": \"web\", \"state\": \"up\", \"command\": \"x\", \"size\": \"Eco\"}]",
                "=== web (Standard-1X): bin/web (1)\n\nweb.1: up 2026/11/20 10:00:00 +0100 (~ 1h ago)\n",
                "type  size         qty  cost/hour\n----  -----------  ---  ---------\nweb   Standard-1X  1    0.035\n",
                "=== Process Types\n\n Type Size Qty\n=== Dyno Totals\n"
            })
    void dynosThatRanAndTheirPricesSetNoCount(String text) {
        var live = Live.of("a", text);
        assertThat(live.state().formation()).isEmpty();
        assertThat(live.codes()).contains(LiveFinding.LIVE_NO_FORMATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=== shop Config Vars\n\nTOKEN:  canary-5bd1e995a7f3\n", "A:  x\nTOKEN:  canary-5bd1e995a7f3\n"})
    void theEnvironmentForPeopleIsRefused(String text) {
        var live = Live.of("a", text);
        assertThat(live.state().config()).isEmpty();
        assertThat(live.findings().toString())
                .contains("heroku config", "--json")
                .doesNotContain(CANARY);
        assertThat(live.codes()).contains(LiveFinding.LIVE_TABLE);
    }

    @Test
    void whatTheAppIsNotMadeOfIsNamedInOneFinding() {
        var live = Live.of(
                "info",
                INFO,
                "pipelines",
                "[{\"id\": \"x\", \"name\": \"y\", \"owner\": {}}]",
                "releases",
                "[{\"version\": 1, \"status\": \"succeeded\", \"description\": \"Set canary-5bd1e995a7f3\"}]");
        assertThat(live.only(LiveFinding.LIVE_FILES_PASSED_OVER).detail())
                .isEqualTo("pipelines (heroku pipelines), releases (heroku releases).");
    }

    @Test
    void filesThatAreNotUnderstoodAreToldWithWhatWasFound() {
        var live = Live.of("a", "", "b", "hello\n", "c", "{\"x\": {}}", "d", "[1]", ".gitignore", "*\n", "info", INFO);
        assertThat(live.findings().stream()
                        .filter(finding -> finding.code() == LiveFinding.LIVE_FILE_UNKNOWN)
                        .map(finding -> finding.detail().replaceFirst(" Expected.*", "")))
                .containsExactly(
                        "The file is empty. What wrote it may have failed.",
                        "Found a text of 1 lines.",
                        "Found a table that begins with 'x'.",
                        "Found a list of something else than tables.");
    }

    @Test
    void anErrorOfHerokuIsNoEnvironment() {
        var live = Live.of("info", INFO, "a", "{\"id\": \"forbidden\", \"message\": \"" + CANARY + "\"}");
        assertThat(live.state().config()).isEmpty();
        assertThat(live.only(LiveFinding.LIVE_ERROR).detail()).isEqualTo("It says 'forbidden'.");
    }

    @Test
    void ofTwoFilesOnOneTopicTheOneThatSaysMoreCounts() {
        var live = Live.of("a", "web=1:Basic\n", "b", "[{\"type\": \"web\", \"quantity\": 2}]");
        assertThat(live.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(2);
        Finding told = live.only(LiveFinding.LIVE_TOPIC_TWICE);
        assertThat(told.detail()).isEqualTo("The one that counts for the formation is '.portolan/heroku/b'.");
        assertThat(told.places()).containsExactly(at("b", 0, 0), at("a", 0, 0));
    }

    @Test
    void anEmptyListIsOfWhatItsFileIsNamedAfter() {
        var live = Live.of("info", INFO, "my-drains.json", "[]", "addons.json", "[]");
        assertThat(live.state().drains()).contains(List.of());
        assertThat(live.state().addOns()).contains(List.of());
        assertThat(live.codes()).isEmpty();
        assertThat(Live.of("info", INFO, "x.json", "[]").codes()).containsExactly(LiveFinding.LIVE_LIST_EMPTY);
    }

    @Test
    void coloursAndAdviceOfTheCommandArePassedOver() {
        String advice = " \u001B[33m›\u001B[39m   Warning: heroku update available\n";
        assertThat(Live.of("a", advice + "{\"A\": \"1\"}").config()).isEqualTo(Map.of("A", Optional.of("1")));
        var line = Live.of("a", advice + "\u001B[1mweb\u001B[22m=1:Basic\n");
        assertThat(line.state().formation().orElseThrow())
                .singleElement()
                .satisfies(process -> assertThat(process.name()).isEqualTo("web"));
        assertThat(Live.of("a", advice + "A=1\n").config()).isEqualTo(Map.of("A", Optional.of("1")));
    }

    @Test
    void aStageHasAFolderOfItsOwn() {
        String[] both = {"production/f", "web=2:Basic\n", "staging/f", "web=1:Basic\n"};
        assertThat(Live.of(both)
                        .state()
                        .formation()
                        .orElseThrow()
                        .get(0)
                        .quantity()
                        .value())
                .isEqualTo(2);
        var staging = Live.at("staging", both);
        assertThat(staging.state().folder()).isEqualTo(".portolan/heroku/staging");
        assertThat(staging.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(1);
        assertThat(staging.codes()).isEmpty();

        var review = Live.at("review", both);
        assertThat(review.state().isThere()).isFalse();
        assertThat(review.only(LiveFinding.LIVE_STAGE_UNKNOWN).detail())
                .isEqualTo("There is no 'review' in .portolan/heroku; these are there: production, staging.");
    }

    @Test
    void filesBesideTheStagesAreProductionsUnlessItHasAFolder() {
        var flat = Live.of("f", "web=3:Basic\n", "staging/f", "web=1:Basic\n");
        assertThat(flat.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(3);
        var own = Live.of("f", "web=3:Basic\n", "production/f", "web=1:Basic\n");
        assertThat(own.only(LiveFinding.LIVE_STAGE_FILES_BESIDE).detail()).isEqualTo("f.");
    }

    @Test
    void filesOfAnotherStageOfThePipelineAreTold() {
        assertThat(Live.at("staging", "info", INFO)
                        .only(LiveFinding.LIVE_STAGE_DIFFERS)
                        .detail())
                .isEqualTo("It stands at 'production'; this is 'staging'.");
    }

    @Test
    void everyTopicThatIsMissingIsToldWithWhatStaysUnknown() {
        var live = Live.of("info", INFO);
        assertThat(live.findings())
                .extracting(Finding::code)
                .containsOnly(LiveFinding.LIVE_TOPIC_MISSING)
                .hasSize(8);
        assertThat(live.findings().get(0).detail())
                .isEqualTo("Missing: the environment (which names are set, and the values that are no secrets)."
                        + " 'heroku config --json' prints this.");
        assertThat(live.findings().get(0).places()).containsExactly(Origin.inFile(FOLDER, 0, 0));
    }

    @Test
    void whatAnAppDoesNotHaveIsNotMissed() {
        var container = Live.of("info", INFO.replace("heroku-24", "container"), "addons", "[]");
        assertThat(missing(container)).doesNotContain("the buildpacks").doesNotContain("the databases");
        assertThat(missing(Live.of("f", "web=1:Standard-1X\n"))).doesNotContain("the autoscaling");
        assertThat(missing(Live.of("f", "web=1:Performance-M\n"))).contains("the autoscaling");
    }

    private static String missing(Live live) {
        return live.findings().stream()
                .filter(finding -> finding.code() == LiveFinding.LIVE_TOPIC_MISSING)
                .map(Finding::detail)
                .toList()
                .toString();
    }

    @Test
    void whereNothingIsKnownOneFindingSaysHowToTakeIt() {
        var live = Live.of();
        assertThat(live.only(LiveFinding.LIVE_STATE_MISSING).places()).containsExactly(APP);
        assertThat(live.state().isThere()).isFalse();
        assertThat(Live.of("a", "hello\n").codes())
                .containsExactly(LiveFinding.LIVE_FILE_UNKNOWN, LiveFinding.LIVE_STATE_MISSING);
    }
}
