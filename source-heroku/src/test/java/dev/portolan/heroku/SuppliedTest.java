package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.supplied.SuppliedFinding;
import dev.portolan.model.App;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dyno and buildpacks supply without a word in the files. */
class SuppliedTest {
    private static final Origin RUBY = Origin.defaultOf("the buildpack heroku/ruby");

    @Test
    void whatTheBuildpackOfRubySetsIsStated() {
        assertThat(supplied(SuppliedExamples.rails()))
                .containsExactly(
                        "RACK_ENV = production",
                        "RAILS_ENV = production",
                        "RAILS_SERVE_STATIC_FILES = enabled",
                        "RAILS_LOG_TO_STDOUT = enabled",
                        "SECRET_KEY_BASE = required generated secret",
                        "MALLOC_ARENA_MAX = 2",
                        "LANG = C.UTF-8");
        assertThat(SuppliedExamples.rails().env("RAILS_ENV").value().bases())
                .extracting(basis -> ((Basis.Stated) basis).origin())
                .containsExactly(RUBY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    railties (4.1.16) | RACK_ENV RAILS_ENV SECRET_KEY_BASE MALLOC_ARENA_MAX LANG
                    railties (4.2.0)  | RACK_ENV RAILS_ENV RAILS_SERVE_STATIC_FILES SECRET_KEY_BASE MALLOC_ARENA_MAX LANG
                    railties (3.2.22) | RACK_ENV RAILS_ENV MALLOC_ARENA_MAX LANG
                    sinatra (4.1.1)   | RACK_ENV MALLOC_ARENA_MAX LANG
                    """)
    void whatTheBuildpackOfRubySetsDependsOnTheGems(String gem, String names) {
        var project = SuppliedExamples.rails()
                .and("Gemfile.lock", "GEM\n  specs:\n    rack (2.2)\n    " + gem + "\n      railties (>= 9)\n");
        assertThat(names(project)).containsExactly(names.split(" ", -1));
    }

    @Test
    void gemsThatNobodyListsAreKnownByWhatRuns() {
        assertThat(names(Project.procfile("web: bin/rails server\n").and("Gemfile", "gem 'x'\n")))
                .contains("RAILS_ENV", "RACK_ENV", "SECRET_KEY_BASE");
        assertThat(names(Project.procfile("worker: bin/work\n").and("Gemfile", "gem 'x'\n")))
                .containsExactly("MALLOC_ARENA_MAX", "LANG");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    package.json     | node server.js                    | NODE_ENV
                    requirements.txt | python bot.py                     | PYTHONUNBUFFERED LANG
                    uv.lock          | gunicorn -w 2 app.wsgi            | PYTHONUNBUFFERED FORWARDED_ALLOW_IPS GUNICORN_CMD_ARGS LANG
                    Pipfile          | newrelic-admin run-program uvicorn --workers 1 a:b | PYTHONUNBUFFERED FORWARDED_ALLOW_IPS LANG
                    project.clj      | java -jar x.jar                   | RING_ENV
                    go.mod           | bin/web                           | ''
                    nothing.txt      | bin/web                           | ''
                    """)
    void buildpackIsFoundByTheFilesThatHerokuLooksFor(String file, String command, String names) {
        var project = Project.procfile("web: " + command + "\n").and(file, "{}\n");
        assertThat(String.join(" ", names(project))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heroku/nodejs",
                "https://github.com/heroku/heroku-buildpack-nodejs",
                "https://github.com/heroku/heroku-buildpack-nodejs.git#v99",
                "https://github.com/Heroku/heroku-buildpack-nodejs.git#main/x",
                "git@github.com:heroku/heroku-buildpack-nodejs.git",
                "urn:buildpack:heroku/nodejs",
                "heroku/nodejs@1.2.3",
                "https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/nodejs.tgz",
            })
    void buildpackIsKnownByAnyOfItsAddresses(String address) {
        assertThat(names(Project.appJson("{'buildpacks': [{'url': '" + address + "'}]}")
                        .and("Gemfile", "gem 'x'\n")))
                .containsExactly("NODE_ENV");
    }

    @Test
    void buildpackOfAnotherNameSuppliesNothing() {
        assertThat(names(Project.appJson("{'buildpacks': ['https://github.com/x/heroku-buildpack-nodejs-apt.git']}")
                        .and("package.json", "{}\n")))
                .isEmpty();
    }

    @Test
    void whatTheFilesStateWins() {
        var project = SuppliedExamples.rails()
                .and("app.json", "{\"env\": {\"RAILS_ENV\": \"staging\", \"SECRET_KEY_BASE\": {\"required\": true}}}");
        assertThat(project.env("RAILS_ENV").literal().get()).isEqualTo("staging");
        assertThat(project.env("SECRET_KEY_BASE").value().get()).hasToString("required secret");
        assertThat(project.codes()).doesNotContain(SuppliedFinding.SUPPLIED_SECRET);
    }

    @Test
    void whatHerokuHasWins() {
        var project = SuppliedExamples.rails()
                .and(".portolan/heroku/config.json", "{\"LANG\": \"de_DE.UTF-8\", \"RAILS_ENV\": \"production\"}\n");
        assertThat(project.env("LANG").literal().get()).isEqualTo("de_DE.UTF-8");
        assertThat(names(project)).doesNotContain("LANG", "RAILS_ENV").contains("MALLOC_ARENA_MAX");
    }

    @Test
    void imageOfADockerfileSuppliesWhatItSupplies() {
        var project = Project.manifest("build: {docker: {web: Dockerfile}}\nrun: {web: bin/start-nginx next start}\n")
                .and("Gemfile", "gem 'rails'\n")
                .and("package.json", "{\"dependencies\": {\"next\": \"1\"}}\n");
        assertThat(project.app().env()).isEmpty();
        assertThat(suppliedFindings(project)).isEmpty();
    }

    @Test
    void newSecretIsToldWithTheWayToKeepTheOldOne() {
        Finding finding = SuppliedExamples.rails().finding(SuppliedFinding.SUPPLIED_SECRET);
        assertThat(finding.detail()).isEqualTo("SECRET_KEY_BASE, by heroku/ruby.");
        assertThat(finding.places()).containsExactly(Origin.inFile("Gemfile", 0, 0));
    }

    static List<Finding> suppliedFindings(Project project) {
        return project.read().findings().stream()
                .filter(finding -> finding.code() instanceof SuppliedFinding)
                .toList();
    }

    private static List<String> names(Project project) {
        return supplied(project).stream()
                .map(shown -> shown.substring(0, shown.indexOf(' ')))
                .toList();
    }

    private static List<String> supplied(Project project) {
        App app = project.app();
        return app.env().stream()
                .filter(SuppliedTest::isByBuildpack)
                .map(variable ->
                        variable.name().get() + " = " + variable.value().get())
                .toList();
    }

    private static boolean isByBuildpack(EnvVariable variable) {
        return variable.value().bases().toString().contains("the buildpack");
    }
}
