package dev.portolan.heroku;

import static dev.portolan.heroku.LiveExamples.CANARY;
import static dev.portolan.heroku.LiveExamples.INFO;
import static dev.portolan.heroku.LiveRead.at;
import static dev.portolan.heroku.LiveRead.stated;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.portolan.heroku.live.LiveVariable;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.HerokuFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of each topic, in every form that Heroku's command line prints it. */
class LiveTopicsTest {
    @Test
    void theAppIsReadFromJson() {
        var live = LiveRead.of("a", INFO);
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
        var live = LiveRead.of("a", """
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
        var live = LiveRead.of(
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
        var live = LiveRead.of("a", "{\n  \"TOKEN\": null,\n  \"RAILS_ENV\": \"production\",\n  \"EMPTY\": \"\"\n}\n");
        assertThat(live.state().config())
                .contains(List.of(
                        new LiveVariable("TOKEN", Optional.empty(), at("a", 2, 3)),
                        new LiveVariable("RAILS_ENV", Optional.of("production"), at("a", 3, 3)),
                        new LiveVariable("EMPTY", Optional.of(""), at("a", 4, 3))));
        assertThat(live.codes()).isEmpty();
        assertThat(LiveRead.of("a", "{}").state().config()).contains(List.of());
    }

    @Test
    void valuesOfTheEnvironmentAreInNoTextOfWhatWasRead() {
        var live = LiveRead.of("a", "{\"TOKEN\": \"" + CANARY + "\"}");
        assertThat(live.config()).containsEntry("TOKEN", Optional.of(CANARY));
        assertThat(live.state().toString()).contains("TOKEN").doesNotContain(CANARY);
    }

    @Test
    void aPartOfTheEnvironmentIsReadAndTold() {
        var live = LiveRead.of("a", "[{\"key\": \"A\", \"value\": \"1\"}, {\"key\": \"B\", \"value\": null}]");
        assertThat(live.config()).isEqualTo(Map.of("A", Optional.of("1")));
        assertThat(live.only(LiveFinding.LIVE_CONFIG_PART).detail()).isEqualTo("A, B.");
        assertThat(LiveRead.of("a", "{\"key\": \"A\", \"value\": \"1\"}").config())
                .isEqualTo(Map.of("A", Optional.of("1")));
    }

    @Test
    void theEnvironmentIsReadFromTheLinesOfShell() {
        var live = LiveRead.of("a", "A=\nB=x\nC='it is \\ it'\nD=\"it's\\n\\$5\"\nE='a\tb\u2028c'\r\n");
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
        var live = LiveRead.of("a", "A=1\n" + CANARY + "\nB='" + CANARY + "\nC=\"" + CANARY + "\\\"\nD=2\nE=3\n");
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
        var live = LiveRead.of("a", """
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
        var json = LiveRead.of("a", """
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
        var csv = LiveRead.of(
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
        var api = LiveRead.of(
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
        var line = LiveRead.of("a", "my-worker=0:undefined web=3:Standard-2X x=1:dyno-1c-0.5gb\n");
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
        var list = LiveRead.of("a", """
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

        var one = LiveRead.of("a", "=== shop Classic Buildpack (from the Heroku Buildpack Registry)\n\nheroku/ruby\n");
        assertThat(one.state().buildpacks()).contains(List.of(new Stated<>("heroku/ruby", at("a", 3, 1))));
        assertThat(LiveRead.of("a", "⬢ shop has no Buildpacks.\n").state().buildpacks())
                .contains(List.of());

        var api = LiveRead.of(
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
        var live = LiveRead.of("a", """
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
        assertThat(LiveRead.of("a", "⬢ shop has no heroku-postgresql databases.\n")
                        .state()
                        .postgres())
                .contains(List.of());
    }

    @Test
    void drainsKeepNothingOfTheirAddressesThatMayBeSecret() {
        var live = LiveRead.of(
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
        var live = LiveRead.of(
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
        var live = LiveRead.of(
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
}
