package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.supplied.SuppliedFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands read and start that only a dyno has. */
class SuppliedCommandsTest {
    @Test
    void variableOfTheDynoIsToldWithWhatStandsInForIt() {
        var project = Project.procfile("web: x -n $DYNO\nworker: y $DYNO\n");
        var finding = project.finding(SuppliedFinding.UNDEFINED_VARIABLE);
        assertThat(finding.detail())
                .isEqualTo("$DYNO in 'web', 'worker'. On Heroku it is the name of the dyno such as web.1. Instead:"
                        + " FLY_MACHINE_ID on Fly or KAMAL_CONTAINER_NAME with Kamal or HOSTNAME in any container.");
        assertThat(finding.places()).containsExactly(Origin.inFile("Procfile", 1, 6), Origin.inFile("Procfile", 2, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    worker: x -p $PORT           | $PORT in 'worker'. On Heroku it is the port of a web process
                    release: x $HEROKU_SLUG_COMMIT | $HEROKU_SLUG_COMMIT in 'release'. On Heroku it is the commit
                    web: x $QUEUES               | $QUEUES in 'web'. See what 'heroku config:get QUEUES' says.
                    web: bash -c 'x $QUEUES'     | $QUEUES in 'web'. See what
                    """)
    void variableThatNothingDefinesIsAnError(String line, String detail) {
        assertThat(Project.procfile(line + "\n")
                        .finding(SuppliedFinding.UNDEFINED_VARIABLE)
                        .detail())
                .startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web: x -p $PORT -h $HOME/bin:$PATH",
                "web: x ${A:-b} '$A' \\$A $? $$ $1",
                "web: A=1 B=$A x",
                "web: x $STATED $SECRET $GENERATED",
                "worker: x ${PORT:-3000}",
            })
    void variableThatIsThereIsNotTold(String line) {
        var project = Project.procfile(line + "\n")
                .and(
                        "app.json",
                        "{\"env\": {\"STATED\": \"y\", \"SECRET\": {}, \"GENERATED\": {\"generator\": \"secret\"}}}");
        assertThat(SuppliedTest.suppliedFindings(project)).isEmpty();
    }

    @Test
    void variableOfTheProfileIsTold() {
        var project = Project.procfile("web: x $A $B\n")
                .and(".profile", "export A=1\n")
                .and(".profile.d/b.sh", "B=2\n");
        assertThat(details(project, SuppliedFinding.UNDEFINED_VARIABLE))
                .containsExactly(
                        "$A in 'web'. On Heroku '.profile' sets it before each command.",
                        "$B in 'web'. On Heroku '.profile.d/b.sh' sets it before each command.");
    }

    @Test
    void variableThatHerokuLacksTooIsEmptyAlready() {
        var project = Project.procfile("web: x $QUEUES $DYNO $LOG_LEVEL\n")
                .and(".portolan/heroku/config.json", "{\"LOG_LEVEL\": \"info\"}\n");
        assertThat(details(project, SuppliedFinding.EMPTY_VARIABLE)).containsExactly("$QUEUES in 'web'.");
        assertThat(details(project, SuppliedFinding.UNDEFINED_VARIABLE)).hasSize(1);
    }

    @Test
    void variableThatIsOnlyAskedForIsInformation() {
        var project = Project.procfile("web: [ \"$A\" = 1 ] && x || [ $B ] && y $C\nworker: [ $C$A ] && z\n");
        assertThat(details(project, SuppliedFinding.TESTED_VARIABLES))
                .containsExactly("$A in 'web', 'worker'; $B in 'web'.");
        assertThat(details(project, SuppliedFinding.UNDEFINED_VARIABLE)).hasSize(1);
    }

    @Test
    void variableOfADockerfileIsTheImages() {
        var project = Project.manifest("build: {docker: {web: Dockerfile}}\nrun: {web: x $APP_HOME $OTHER}\n")
                .and("Dockerfile", "FROM scratch\nENV APP_HOME=/srv\n");
        assertThat(details(project, SuppliedFinding.UNDEFINED_VARIABLE))
                .containsExactly("$OTHER in 'web'. See what 'heroku config:get OTHER' says.");
    }

    @Test
    void wrappersAreNamedOneByOne() {
        var project = Project.procfile("""
                web: A=1 bin/start-nginx -f ./bin/start-pgbouncer env B=1 jemalloc.sh x
                worker: bin/start-pgbouncer y
                other: exec x && bin/qgtunnel z
                """);
        assertThat(details(project, SuppliedFinding.BUILDPACK_PROGRAM))
                .satisfiesExactly(
                        nginx -> assertThat(nginx)
                                .startsWith("'bin/start-nginx' in 'web', by heroku-community/nginx. Leave"),
                        pool -> assertThat(pool).startsWith("'./bin/start-pgbouncer' in 'web', by heroku/pgbouncer."),
                        malloc -> assertThat(malloc).startsWith("'jemalloc.sh' in 'web', by gaffneyc/jemalloc."),
                        other -> assertThat(other).startsWith("'bin/start-pgbouncer' in 'worker',"),
                        tunnel -> assertThat(tunnel).startsWith("'bin/qgtunnel' in 'other', by QuotaGuard's tunnel."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    heroku-php-apache2 public/       | 'heroku-php-apache2' in 'web', by heroku/php. Start Apache
                    vendor/bin/heroku-php-nginx      | 'vendor/bin/heroku-php-nginx' in 'web', by heroku/php.
                    vendor/bundle/bin/puma           | 'vendor/bundle/bin/puma' in 'web', by heroku/ruby. Write 'bundle exec puma'.
                    .apt/usr/bin/convert             | '.apt/usr/bin/convert' in 'web', by heroku-community/apt. Write 'convert'
                    with_jmap java -jar x            | 'with_jmap' in 'web', by heroku/jvm. Leave it out
                    """)
    void programOfABuildpackIsToldWithItsReplacement(String command, String detail) {
        assertThat(Project.procfile("web: " + command + "\n")
                        .finding(SuppliedFinding.BUILDPACK_PROGRAM)
                        .detail())
                .startsWith(detail);
    }

    @Test
    void programOfTheRepositoryIsNoBuildpacks() {
        var project = Project.procfile("web: bin/start-nginx x\n").and("bin/start-nginx", "#!/bin/sh\n");
        assertThat(project.codes()).doesNotContain(SuppliedFinding.BUILDPACK_PROGRAM);
    }

    @Test
    void programsOfLibrariesAreToldWithTheirManagers() {
        var rails = SuppliedExamples.rails()
                .and(
                        "Procfile",
                        "web: puma\nrelease: rails db:migrate && bundle exec rake x && bin/rails y && ruby z\n");
        assertThat(details(rails, SuppliedFinding.BARE_PROGRAM))
                .containsExactly(
                        "'puma' in 'web'. Write 'bundle exec puma'.",
                        "'rails' in 'release'. Write 'bundle exec rails'.");
        var node = SuppliedExamples.node("web: npx next start\nworker: next x\nother: node_modules/.bin/next y\n")
                .and(
                        "package.json",
                        "{\"devDependencies\": {\"next\": \"1\", \"typescript\": \"5\", \"yarn\": \"1\"}}\n")
                .and("Procfile", "web: npx next start\nworker: tsc && next x\nother: yarn y\n");
        assertThat(details(node, SuppliedFinding.BARE_PROGRAM))
                .containsExactly("'tsc' in 'worker'. Write 'npx tsc'.", "'next' in 'worker'. Write 'npx next'.");
    }

    @Test
    void secondProcfileIsToldAndItsCommandsAreReadToo() {
        var project = SuppliedExamples.python("web: USING=1 honcho -f Both start\n")
                .and("Both", "# x\nnginx: ./run $DYNO -p $PORT\nwsgi: TOKEN=hush gunicorn a.wsgi --token=hush\n");
        assertThat(details(project, SuppliedFinding.SECOND_PROCFILE))
                .containsExactly("'Both' in 'web': nginx ('./run $DYNO'), wsgi ('gunicorn a.wsgi').");
        assertThat(project.finding(SuppliedFinding.UNDEFINED_VARIABLE).detail()).startsWith("$DYNO in 'web (nginx)'.");
        assertThat(project.finding(SuppliedFinding.UNDEFINED_VARIABLE).places())
                .containsExactly(Origin.inFile("Both", 2, 1));
        assertThat(project.read().findings().toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foreman start -f nowhere",
                "bundle exec foreman start --procfile=nowhere",
                "honcho start -f=nowhere",
                "overmind start -f ../nowhere",
            })
    void secondProcfileThatIsNotThereIsTold(String command) {
        assertThat(Project.procfile("web: " + command + "\n").codes())
                .contains(SuppliedFinding.SECOND_PROCFILE_MISSING);
    }

    @Test
    void secondProcfileOfAnUnknownNameIsToldWithoutItsCommands() {
        var project = Project.procfile("web: honcho start -f $FILE\n").and("app.json", "{\"env\": {\"FILE\": \"x\"}}");
        assertThat(details(project, SuppliedFinding.SECOND_PROCFILE)).containsExactly("'$FILE' in 'web'.");
        assertThat(project.codes()).doesNotContain(SuppliedFinding.SECOND_PROCFILE_MISSING);
    }

    @Test
    void scriptBelowTheTopIsToldOfThePath() {
        assertThat(details(
                        SuppliedExamples.python(
                                "a: python x/y.py\nb: python3 -u ./x/y.py z\nc: python y.py\nd: python -m x\n"),
                        SuppliedFinding.PYTHON_PATH))
                .containsExactly("'x/y.py' in 'a'.", "'./x/y.py' in 'b'.");
    }

    private static List<String> details(Project project, SuppliedFinding code) {
        return project.read().findings().stream()
                .filter(finding -> finding.code() == code)
                .map(finding -> finding.detail())
                .toList();
    }
}
