package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.Probe;
import dev.portolan.model.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Procfile   | web: x                                    | true
                    heroku.yml | build: {}                                 | true
                    app.json   | {"env": {}}                               | true
                    app.json   | {"keywords": [], "repository": "x"}       | true
                    app.json   | {"expo": {"name": "x"}, "scripts": {}}    | false
                    app.json   | {"displayName": "x", "name": "x"}         | false
                    app.json   | {"pages": []}                             | false
                    app.json   | ["env"]                                   | false
                    README.md  | Heroku                                    | false
                    """)
    void projectIsRecognisedByItsFiles(String path, String text, boolean recognised) {
        assertThat(new HerokuSource().recognises(Project.with(path, text).folder()))
                .isEqualTo(recognised);
    }

    @Test
    void nameAndDescriptionAreThoseOfTheFile() {
        var app = Project.appJson("{'name': 'My App', 'description': 'Does things.'}")
                .app();
        assertThat(app.name().get()).isEqualTo("My App");
        assertThat(app.description().get()).isEqualTo("Does things.");
        assertThat(app.region().get()).isEqualTo("us");
        assertThat(app.stage().isAbsent()).isTrue();
    }

    @Test
    void foreignFileIsNotRead() {
        var project = Project.appJson("{'expo': {}, 'name': 'Expo app'}");
        assertThat(project.app().name().get()).isEqualTo("app");
        assertThat(project.codes()).contains(HerokuFinding.NOT_HEROKUS_APP_JSON);
    }

    @Test
    void stageReplacesWhatItStates() {
        var project = Project.appJson("{'env': {'A': '1', 'B': '1'}, 'addons': ['heroku-redis'],"
                        + "'environments': {'review': {'env': {'B': '2'}, 'addons': ['heroku-postgresql'],"
                        + "'formation': [{'process': 'web', 'quantity': 7}]}, 'test': {}}}")
                .stage("review");
        assertThat(project.env("A").literal().get()).isEqualTo("1");
        assertThat(project.env("B").literal().get()).isEqualTo("2");
        assertThat(project.app().datastores()).hasSize(1);
        assertThat(project.process("web").count().get()).isEqualTo(7);
        assertThat(project.app().stage().get()).isEqualTo("review");
        assertThat(project.finding(HerokuFinding.STAGES_LEFT).detail()).isEqualTo("test.");
    }

    @Test
    void buildpacksAndStackAreTheBuild() {
        var build = (Build.Buildpacks)
                Project.appJson("{'stack': 'heroku-24', 'buildpacks': [{'url': 'heroku/nodejs'}," + " 'heroku/ruby']}")
                        .app()
                        .build();
        assertThat(build.builder().get()).isEqualTo("heroku/builder:24");
        assertThat(build.buildpacks().stream().map(pack -> pack.get())).containsExactly("heroku/nodejs", "heroku/ruby");
    }

    @Test
    void withoutAWordHerokuFindsTheBuildpacks() {
        var build = (Build.Buildpacks) Project.procfile("web: x\n").app().build();
        assertThat(build.buildpacks()).isEmpty();
        assertThat(build.kind().bases().toString()).contains("default of Heroku");
    }

    @Test
    void dockerfileBuildsOnTheStackContainer() {
        var project = Project.appJson("{'stack': 'container'}").and("Dockerfile", "FROM scratch\n");
        assertThat(((Build.Dockerfile) project.app().build()).file().get()).isEqualTo("Dockerfile");
    }

    @Test
    void oldNameOfTheBuildpackCounts() {
        var project = Project.appJson("{'env': {'BUILDPACK_URL': {'value': 'https://example.com/pack.git'}}}");
        var build = (Build.Buildpacks) project.app().build();
        assertThat(build.buildpacks().get(0).get()).isEqualTo("https://example.com/pack.git");
        assertThat(project.app().env()).isEmpty();
    }

    @Test
    void scriptAfterTheFirstDeployIsAJob() {
        Job job = Project.appJson("{'scripts': {'postdeploy': 'rake db:seed'}}").job("postdeploy");
        assertThat(job.trigger().get()).isEqualTo(new Trigger.FirstDeploy());
        assertThat(job.command().get()).isEqualTo(Command.shell("rake db:seed"));
    }

    @Test
    void scriptAndProcessOfOneNameAreTwoJobs() {
        var project = Project.procfile("web: x\npostdeploy: bin/hook\n")
                .and("app.json", "{\"scripts\": {\"postdeploy\": \"rake db:seed\"}}");
        assertThat(project.job("postdeploy").command().get()).isEqualTo(Command.shell("bin/hook"));
        assertThat(project.job("postdeploy-2").command().get()).isEqualTo(Command.shell("rake db:seed"));
    }

    @Test
    void otherScriptsAreQuoted() {
        var project = Project.appJson("{'scripts': {'pr-predestroy': 'bin/bye', 'dokku': {'predeploy': 'bin/hi'}}}");
        assertThat(project.read().findings().stream()
                        .filter(finding -> finding.code() == HerokuFinding.SCRIPT_LEFT)
                        .map(finding -> finding.detail()))
                .containsExactly("'pr-predestroy' is 'bin/bye'.", "'dokku' is 'predeploy: bin/hi'.");
    }

    @Test
    void schedulesOfDokkuAreJobs() {
        var project =
                Project.appJson("{'cron': [{'command': 'bundle exec rails events:import', 'schedule': '0 * * * *'},"
                        + "{'command': 'bundle exec rails events:import X=1', 'schedule': '@daily'},"
                        + "{'command': 'python', 'schedule': '5  5 * * *'}]}");
        assertThat(project.app().jobs().stream().map(job -> job.name().get()))
                .containsExactly("events-import", "events-import-2", "cron");
        assertThat(project.job("events-import-2").trigger().get()).isEqualTo(new Trigger.Cron("0 0 * * *"));
        assertThat(project.job("cron").trigger().get()).isEqualTo(new Trigger.Cron("5 5 * * *"));
    }

    @Test
    void healthCheckOfDokkuIsTheServices() {
        var project = Project.appJson("{'healthchecks': {'web': [{'type': 'startup', 'path': '/up', 'wait': 2,"
                + " 'timeout': 5, 'initialDelay': 3, 'attempts': 4, 'content': 'ok'}]}}");
        var health = project.process("web").services().get(0).health();
        assertThat(health.probe().get()).isEqualTo(Probe.http("/up"));
        assertThat(health.interval().get()).isEqualTo(Duration.ofSeconds(2));
        assertThat(health.timeout().get()).isEqualTo(Duration.ofSeconds(5));
        assertThat(health.grace().get()).isEqualTo(Duration.ofSeconds(3));
        assertThat(health.unhealthyThreshold().get()).isEqualTo(4);
        assertThat(project.finding(HerokuFinding.HEALTH_CHECK_LEFT).detail())
                .isEqualTo("healthchecks.web: type 'startup', content 'ok'.");
    }

    @Test
    void unknownKeyIsToldWithTheNearestOne() {
        assertThat(Project.appJson("{'envs': {}}")
                        .finding(HerokuFinding.UNKNOWN_KEY)
                        .detail())
                .isEqualTo("'envs' in app.json. Did you mean 'env'?");
    }

    @Test
    void keysForPeopleAreNamedOnce() {
        var project = Project.appJson("{'logo': 'x', 'keywords': ['y'], 'website': 'z'}");
        assertThat(project.finding(HerokuFinding.DESCRIPTIVE_KEYS).detail()).isEqualTo("logo, keywords, website.");
    }
}
