package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Build;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ExternalService;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Heroku says of the running app counts before what the files say. */
class RunningTest {
    @Test
    void countsAndSizesAreThoseOfTheFormation() {
        var project = Live.formation("web=3:Standard-2X worker=0:Standard-1X")
                .and("app.json", "{\"formation\": {\"web\": {\"quantity\": 1, \"size\": \"standard-2x\"}}}");
        assertThat(project.process("web").count().get()).isEqualTo(3);
        assertThat(project.process("web").memoryMiB().get()).isEqualTo(1024);
        assertThat(project.process("worker").count().get()).isZero();
        assertThat(details(project, RunningFinding.RUNNING_DIFFERS))
                .containsExactly("The quantity of 'web' is 3, and not 1.");
        assertThat(place(project.process("web").count())).startsWith(".portolan/heroku/formation.txt:1");
    }

    @Test
    void processThatTheFormationLacksKeepsAnUnstatedCount() {
        var project = Live.formation("web=1:Basic").and("Procfile", "web: a\nworker: b\n");
        assertThat(project.process("worker").count().isPresent()).isFalse();
        assertThat(project.finding(HerokuFinding.COUNT_UNSTATED).detail()).isEqualTo("worker.");
    }

    @Test
    void nameThatPeopleStartByHandIsAJobUnlessItRuns() {
        var byHand = Live.formation("console=0:Basic web=1:Basic").and("Procfile", "web: a\nconsole: b\n");
        assertThat(byHand.job("console").trigger().get()).isEqualTo(new Trigger.OnDemand());
        var running = Live.formation("console=1:Basic web=1:Basic").and("Procfile", "web: a\nconsole: b\n");
        assertThat(running.process("console").count().get()).isEqualTo(1);
    }

    @Test
    void withoutAProcfileTheCommandsAreThoseOfTheRelease() {
        var project = Live.and(
                Project.with("app.json", "{\"env\": {}}"),
                "formation.json",
                "[{'type': 'web', 'quantity': 2, 'size': 'basic', 'command': 'bin/rails server'},"
                        + " {'type': 'console', 'quantity': 0, 'size': 'basic', 'command': 'bin/rails console'}]");
        assertThat(project.app().processes()).hasSize(1);
        assertThat(project.process("web").command().get()).hasToString("bin/rails server");
        assertThat(project.process("web").count().get()).isEqualTo(2);
        assertThat(project.codes()).doesNotContain(HerokuFinding.NO_PROCESS);
    }

    @Test
    void commandOfTheFilesCountsBecauseItIsWhatWillBeDeployed() {
        var project = Live.with(
                "formation.json", "[{'type': 'web', 'quantity': 1, 'size': 'basic', 'command': 'bin/old --port 1'}]");
        assertThat(project.process("web").command().get()).hasToString("bin/web");
        assertThat(details(project, RunningFinding.RUNNING_COMMAND_DIFFERS))
                .containsExactly("'web' runs 'bin/old --port 1', and the files say 'bin/web'.");
    }

    @Test
    void environmentIsWhatIsSetAndNothingElse() {
        var project = Live.config(
                        "{'LOG_LEVEL': 'debug', 'API_TOKEN': 'canary-5bd1e995a7f3', 'EMPTY': '', 'HIDDEN': null}")
                .and("app.json", """
                        {"env": {
                          "LOG_LEVEL": {"value": "info", "description": "How much is logged"},
                          "API_TOKEN": {"generator": "secret"},
                          "SMTP_HOST": {"required": true},
                          "LOCALE": "de"}}
                        """);
        assertThat(project.app().env().stream().map(EnvVariable::name).map(Fact::get))
                .containsExactly("LOG_LEVEL", "API_TOKEN", "EMPTY", "HIDDEN");
        assertThat(project.env("LOG_LEVEL").value().get()).isEqualTo(EnvValue.literal("debug"));
        assertThat(project.env("LOG_LEVEL").description().get()).isEqualTo("How much is logged");
        assertThat(project.env("API_TOKEN").value().get()).isEqualTo(new EnvValue.Secret(true, false));
        assertThat(project.env("EMPTY").value().get()).isEqualTo(EnvValue.literal(""));
        assertThat(project.env("HIDDEN").value().get()).isEqualTo(EnvValue.secret());
        assertThat(details(project, RunningFinding.RUNNING_DIFFERS))
                .containsExactly("'LOG_LEVEL' is 'debug', and not 'info'.");
        assertThat(details(project, RunningFinding.NOT_SET_ON_HEROKU)).containsExactly("SMTP_HOST, LOCALE ('de').");
        assertThat(project.read().toString()).doesNotContain("canary");
        assertThat(project.codes()).doesNotContain(HerokuFinding.SECRET_VALUES_LEFT);
    }

    @Test
    void secretThatStandsInAFileIsToldAlthoughHerokusCounts() {
        var project = Live.config("{'API_TOKEN': 'canary-5bd1e995a7f3'}")
                .and("app.json", "{\"env\": {\"API_TOKEN\": \"canary-0a7f35bd1e99\"}}");
        assertThat(details(project, HerokuFinding.SECRET_VALUES_LEFT)).containsExactly("API_TOKEN.");
        assertThat(project.read().toString()).doesNotContain("canary");
    }

    @Test
    void namesThatAnAddOnSetsAreReferencesWhateverTheyHold() {
        var project = Live.and(
                Live.addOns(Live.POSTGRES),
                "config.json",
                "{'DATABASE_URL': 'postgres://u:canary5bd1@h/d', 'HEROKU_POSTGRESQL_RED_URL': 'postgres://u:canary5bd1@h/d',"
                        + " 'LEGACY_URL': 'postgres://u:canary5bd1@h/d'}");
        var url = EnvValue.of(Ref.datastore("postgres"), Attribute.URL);
        assertThat(project.env("DATABASE_URL").value().get()).isEqualTo(url);
        assertThat(project.env("HEROKU_POSTGRESQL_RED_URL").value().get()).isEqualTo(url);
        assertThat(project.env("LEGACY_URL").value().get()).isEqualTo(EnvValue.secret());
        assertThat(project.codes()).doesNotContain(HerokuFinding.ADD_ON_OWNS_NAME);
        assertThat(project.read().toString()).doesNotContain("canary");
    }

    @Test
    void addOnsAreThoseThatAreAttached() {
        var project = Live.addOns(Live.POSTGRES)
                .and("app.json", "{\"addons\": [\"heroku-postgresql:essential-0 --version=15\", \"papertrail\"]}");
        assertThat(project.app().externalServices()).isEmpty();
        Datastore postgres = Project.named(project.app().datastores(), "postgres");
        assertThat(postgres.storageGiB().get()).isEqualTo(64);
        assertThat(postgres.version().get()).isEqualTo("15");
        assertThat(details(project, RunningFinding.RUNNING_DIFFERS))
                .containsExactly(
                        "The add-on is 'heroku-postgresql:standard-0', and not 'heroku-postgresql:essential-0'.",
                        "There is no add-on 'papertrail'.");
    }

    @Test
    void versionAndFollowersAreThoseOfPgInfo() {
        String follower = Live.POSTGRES
                .replace("postgresql-flat-1", "postgresql-cubed-2")
                .replace("'DATABASE_URL', 'HEROKU_POSTGRESQL_RED_URL'", "'HEROKU_POSTGRESQL_BLUE_URL'")
                .replace("'name': 'DATABASE'", "'name': 'HEROKU_POSTGRESQL_BLUE'")
                .replaceAll("(?s),\\s*\\{'name': 'HEROKU_POSTGRESQL_RED'.*?\\}\\}\\]", "]");
        String both = Live.POSTGRES.strip().replaceAll("\\]$", "") + ","
                + follower.strip().substring(1);
        var project = Live.and(Live.addOns(both), "pg.txt", """
                === DATABASE_URL, HEROKU_POSTGRESQL_RED_URL

                Plan:                  Standard 0
                Status:                Available
                Data Size:             9.3 MB
                PG Version:            16.4
                Followers:             HEROKU_POSTGRESQL_BLUE
                Add-on:                postgresql-flat-1

                === HEROKU_POSTGRESQL_BLUE_URL

                Plan:                  Standard 0
                PG Version:            9.6.24
                Following:             DATABASE
                Add-on:                postgresql-cubed-2
                """);
        App app = project.app();
        assertThat(app.datastores().stream().map(store -> store.name().get()))
                .containsExactly("postgres", "postgres-blue");
        assertThat(Project.named(app.datastores(), "postgres").version().get()).isEqualTo("16");
        Datastore blue = Project.named(app.datastores(), "postgres-blue");
        assertThat(blue.version().get()).isEqualTo("9.6");
        assertThat(blue.follows().get()).isEqualTo(Ref.datastore("postgres"));
        assertThat(details(project, RunningFinding.POSTGRES_FACTS))
                .containsExactly(
                        "'postgres': Status: Available, Data Size: 9.3 MB, Followers: HEROKU_POSTGRESQL_BLUE.");
    }

    @Test
    void addOnOfAnotherAppStaysWhereItIs() {
        var project = Live.addOns(Live.POSTGRES.replace(
                "'app': {'name': 'shop'}, 'config_vars'", "'app': {'name': 'blog'}, 'config_vars'"));
        assertThat(Project.named(project.app().datastores(), "postgres").isKept())
                .isTrue();
        assertThat(details(project, RunningFinding.ADD_ON_OF_ANOTHER_APP))
                .containsExactly("'heroku-postgresql:standard-0' of 'blog'.");
    }

    @Test
    void productOfAnotherVendorKeepsTheNamesThatHerokuLists() {
        var project = Live.addOns("""
                [{'name': 'nobody-1', 'addon_service': {'name': 'nobody-knows'}, 'plan': {'name': 'nobody-knows:free'},
                  'app': {'name': 'shop'}, 'config_vars': ['NOBODY_KEY', 'NOBODY_URL'],
                  'attachments': [{'name': 'NOBODY', 'namespace': null, 'app': {'name': 'shop'}}]}]
                """);
        ExternalService service = project.app().externalServices().get(0);
        assertThat(service.variables().stream().map(Fact::get))
                .containsExactly(Ref.env("NOBODY_KEY"), Ref.env("NOBODY_URL"));
        assertThat(project.env("NOBODY_KEY").value().get()).isEqualTo(EnvValue.secret());
        assertThat(project.codes()).contains(HerokuFinding.ADD_ON_UNKNOWN);
    }

    @Test
    void appIsWhatHerokuCallsIt() {
        var project =
                Live.with("info.json", Live.INFO).and("app.json", "{\"name\": \"The Shop\", \"stack\": \"heroku-22\"}");
        App app = project.app();
        assertThat(app.name().get()).isEqualTo("shop");
        assertThat(app.region().get()).isEqualTo("eu");
        assertThat(((Build.Buildpacks) app.build()).builder().get()).isEqualTo("heroku/builder:24");
        assertThat(details(project, RunningFinding.RUNNING_DIFFERS))
                .containsExactly(
                        "'name' is 'shop', and not 'The Shop'.", "'stack' is 'heroku-24', and not 'heroku-22'.");
        assertThat(project.read().platform().variables()).containsEntry("HEROKU_APP", "shop");
        assertThat(project.read().toString()).doesNotContain("example.com");
    }

    @Test
    void buildpacksAreThoseThatBuilt() {
        var project = Live.with(
                        "buildpacks.txt",
                        "=== shop Classic Buildpacks (from the Heroku Buildpack Registry)\n\n1. heroku/nodejs\n2. heroku/ruby\n")
                .and("app.json", "{\"buildpacks\": [{\"url\": \"heroku/ruby\"}]}");
        var build = (Build.Buildpacks) project.app().build();
        assertThat(build.buildpacks().stream().map(Fact::get)).containsExactly("heroku/nodejs", "heroku/ruby");
        assertThat(details(project, RunningFinding.RUNNING_DIFFERS))
                .containsExactly("The buildpacks are heroku/nodejs, heroku/ruby, and not heroku/ruby.");
    }

    @Test
    void domainsAreAnsweredByTheWebProcess() {
        Project project = Objects.requireNonNull(RunningExamples.all().get(RunningFinding.CERTIFICATE_UPLOADED));
        List<Domain> domains = project.app().domains();
        assertThat(domains).hasSize(1);
        assertThat(domains.get(0).name().get()).isEqualTo("www.example.com");
        assertThat(domains.get(0).tls().get()).isEqualTo(Domain.Tls.OWN);
    }

    @Test
    void autoscalingAndFeaturesShapeTheWebProcess() {
        var project = Live.and(
                Live.with(
                        "monitors.json",
                        "[{'id': '1', 'action_type': 'scale', 'is_active': true, 'min_quantity': 2, 'max_quantity': 5,"
                                + " 'name': 'LATENCY_SCALE', 'value': 800, 'op': 'GREATER_OR_EQUAL', 'period': 1}]"),
                "features.json",
                "[{'name': 'http-session-affinity', 'enabled': true, 'state': 'general', 'display_name': 'x'}]");
        ProcessType web = project.process("web");
        assertThat(web.autoscaling().min().get()).isEqualTo(2);
        assertThat(web.autoscaling().max().get()).isEqualTo(5);
        assertThat(web.autoscaling().metric().get()).isEqualTo(Autoscaling.Metric.LATENCY);
        assertThat(web.autoscaling().target().get()).isEqualTo(800);
        assertThat(web.services().get(0).stickySessions().get()).isTrue();
    }

    @Test
    void routingInsideASpaceMakesTheServicePrivate() {
        var project = Live.with(
                "info.json",
                Live.INFO
                        .replace("'internal_routing': null", "'internal_routing': true")
                        .replace("'space': null", "'space': {'name': 'acme'}"));
        assertThat(project.process("web").services().get(0).exposure().get()).isEqualTo(Service.Exposure.PRIVATE);
    }

    @Test
    void drainBecomesAServiceWithoutWhatItsAddressHides() {
        var project = Live.with(
                "drains.json",
                "[{'id': '1', 'url': 'https://user:canary5bd1@logs.example.com/in?key=canary5bd1', 'token': 'd.1',"
                        + " 'addon': null}]");
        ExternalService drain = project.app().externalServices().get(0);
        assertThat(drain.category().get()).isEqualTo(ExternalService.Category.LOG_DRAIN);
        assertThat(drain.product().get()).isEqualTo("https://logs.example.com");
        assertThat(project.read().toString()).doesNotContain("canary");
    }

    @Test
    void stageThatHerokuToldOfNeedsNoEnvironmentInAppJson() {
        var project = Project.procfile("web: x\n")
                .and("app.json", "{\"env\": {\"A\": \"1\"}}")
                .and(".portolan/heroku/staging/config.json", "{\"A\": \"2\"}")
                .and(".portolan/heroku/production/config.json", "{\"A\": \"3\"}")
                .stage("staging");
        assertThat(project.env("A").value().get()).isEqualTo(EnvValue.literal("2"));
        assertThat(project.codes()).doesNotContain(HerokuFinding.STAGE_UNKNOWN, LiveFinding.LIVE_FILE_UNKNOWN);
    }

    private static List<String> details(Project project, FindingCode code) {
        return project.read().findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::detail)
                .toList();
    }

    private static String place(Fact<?> fact) {
        return fact.bases().stream()
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin())
                .map(Origin::toString)
                .findFirst()
                .orElseThrow();
    }
}
