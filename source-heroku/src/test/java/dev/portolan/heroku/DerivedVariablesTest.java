package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.supplied.SuppliedFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What buildpacks compute at boot from the size of the dyno or from the address of a datastore. */
class DerivedVariablesTest {
    private static final String PYTHON_RULE =
            " It is the lower of memory / 256 MiB and 2 x cores + 1. Gunicorn and Uvicorn start 1 without it.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    eco               | 2  | 512
                    standard-2x       | 4  | 1024
                    performance-m     | 5  | 2560
                    performance-l     | 17 | 14336
                    performance-l-ram | 9  | 30720
                    performance-2xl   | 33 | 129024
                    """)
    void workersOfPythonAreThoseOfTheDynosSize(String size, String workers, String memory) {
        var project = SuppliedExamples.python("web: newrelic-admin run-program gunicorn app.wsgi\n")
                .and("app.json", "{\"formation\": {\"web\": {\"quantity\": 1, \"size\": \"" + size + "\"}}}");
        assertThat(project.finding(SuppliedFinding.SIZE_VARIABLES).detail())
                .isEqualTo("WEB_CONCURRENCY by heroku/python: " + workers + " in 'web' (" + memory + " MiB)."
                        + PYTHON_RULE);
        assertThat(project.finding(SuppliedFinding.SIZE_VARIABLES).places())
                .containsExactly(Origin.inFile("Procfile", 1, 6));
    }

    @Test
    void workersOfAnUnknownSizeAreToldByTheRule() {
        var project = SuppliedExamples.python("web: gunicorn a\n")
                .and("app.json", "{\"formation\": {\"web\": {\"quantity\": 1, \"size\": \"dyno-1c-4gb\"}}}");
        assertThat(project.finding(SuppliedFinding.SIZE_VARIABLES).detail())
                .isEqualTo("WEB_CONCURRENCY by heroku/python." + PYTHON_RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gunicorn -w 3 a", "gunicorn --workers=3 a", "uvicorn --workers 3 a:b"})
    void workersThatTheCommandStatesAreEnough(String command) {
        var project = SuppliedExamples.python("web: " + command + "\n");
        assertThat(SuppliedTest.suppliedFindings(project)).isEmpty();
    }

    @Test
    void workersThatTheEnvironmentStatesAreEnough() {
        var project =
                SuppliedExamples.python("web: gunicorn a\n").and("app.json", "{\"env\": {\"WEB_CONCURRENCY\": 3}}");
        assertThat(SuppliedTest.suppliedFindings(project)).isEmpty();
    }

    @Test
    void workersOfNodeAreToldToThoseWhoReadThem() {
        var reader = SuppliedExamples.node("web: pm2-runtime -i $WEB_CONCURRENCY x.js\nworker: node y.js\n");
        assertThat(reader.finding(SuppliedFinding.SIZE_VARIABLES).detail())
                .isEqualTo("WEB_CONCURRENCY by heroku/nodejs: 1 in 'web' (512 MiB)."
                        + " It is memory / WEB_MEMORY, which is 512 MiB, and 2048 MiB above 16 GiB, if nobody sets it; at"
                        + " least 1.");
        assertThat(reader.codes()).doesNotContain(SuppliedFinding.UNDEFINED_VARIABLE);
        reader.and("app.json", "{\"env\": {\"WEB_MEMORY\": \"256\"}}");
        assertThat(reader.finding(SuppliedFinding.SIZE_VARIABLES).detail())
                .startsWith("WEB_CONCURRENCY by heroku/nodejs. It is memory / WEB_MEMORY,");
        var other = SuppliedExamples.node("web: node x.js\n");
        assertThat(SuppliedTest.suppliedFindings(other))
                .extracting(finding -> finding.code().name())
                .containsExactly("SIZE_VARIABLES_UNREAD");
    }

    @Test
    void memoryOfOneWorkerInACommandIsUndefined() {
        var project = SuppliedExamples.node("web: node --max_old_space_size=$WEB_MEMORY x.js\n");
        assertThat(project.finding(SuppliedFinding.UNDEFINED_VARIABLE).detail())
                .startsWith("$WEB_MEMORY in 'web'. On Heroku it is 512 or 2048 above 16 GiB");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    heroku/ruby heroku/nodejs | true
                    heroku/nodejs heroku/ruby | false
                    heroku/nodejs heroku/php  | false
                    heroku/ruby               | false
                    """)
    void lastBuildpackDecidesAboutWorkers(String packs, boolean told) {
        var project = Project.procfile("web: bundle exec puma\n")
                .and("app.json", "{\"buildpacks\": [\"" + packs.replace(" ", "\", \"") + "\"]}");
        assertThat(project.codes().contains(SuppliedFinding.SIZE_VARIABLES)).isEqualTo(told);
    }

    @Test
    void heapOfJavaIsThatOfEachSize() {
        var project = Project.appJson("{'formation': {'web': {'size': 'standard-2x'}}}")
                .and("pom.xml", "<project/>\n");
        assertThat(project.finding(SuppliedFinding.SIZE_VARIABLES).detail())
                .startsWith("JAVA_TOOL_OPTIONS by heroku/java:"
                        + " '-Xmx300m -Xss512k -XX:CICompilerCount=2' in 'worker' (512 MiB);"
                        + " '-Xmx671m -XX:CICompilerCount=2' in 'web' (1024 MiB).");
    }

    @Test
    void heapThatTheAppStatesIsEnough() {
        var project = Project.procfile("web: java $JAVA_OPTS -jar x.jar\n")
                .and("app.json", "{\"env\": {\"JAVA_TOOL_OPTIONS\": \"-Xmx200m\"}}")
                .and("pom.xml", "<project/>\n");
        assertThat(SuppliedTest.suppliedFindings(project)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    heroku/jvm heroku/ruby    | false
                    heroku/ruby heroku/jvm    | false
                    heroku/gradle heroku/ruby | false
                    heroku/nodejs heroku/java | true
                    heroku/jvm                | true
                    """)
    void javaBesideAnotherLanguageIsAHelper(String packs, boolean told) {
        var project = Project.appJson(
                "{'buildpacks': ['" + packs.replace(" ", "', '") + "'], 'addons': ['heroku-postgresql']}");
        assertThat(project.codes().contains(SuppliedFinding.DATABASE_VARIABLES)).isEqualTo(told);
    }

    @Test
    void optionsOfJavaInACommandAreTold() {
        var project = Project.procfile("web: java $JAVA_OPTS -Dserver.port=$PORT -jar x.jar\n")
                .and("build.gradle", "");
        assertThat(project.codes())
                .contains(SuppliedFinding.SIZE_VARIABLES)
                .doesNotContain(SuppliedFinding.UNDEFINED_VARIABLE);
    }

    @Test
    void addressesForJavaAreToldWithTheirForm() {
        var project = Project.appJson("{'addons': ['heroku-postgresql', 'heroku-redis']}")
                .and("pom.xml", "<artifactId>spring-boot-starter</artifactId>\n");
        assertThat(project.read().findings())
                .filteredOn(finding -> finding.code() == SuppliedFinding.DATABASE_VARIABLES)
                .extracting(finding -> finding.detail())
                .containsExactly(
                        "From DATABASE_URL: JDBC_DATABASE_URL, JDBC_DATABASE_USERNAME, JDBC_DATABASE_PASSWORD,"
                                + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD."
                                + " The address is jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD"
                                + "&sslmode=require (sslmode as the target's server has it), with the user and the"
                                + " password also by themselves.",
                        "From REDIS_URL, unchanged: SPRING_DATA_REDIS_URL, SPRING_REDIS_URL.");
    }

    @Test
    void addressOfMysqlHasItsOwnForm() {
        var project = Project.appJson("{'addons': ['jawsdb']}").and("pom.xml", "<project/>\n");
        assertThat(project.finding(SuppliedFinding.DATABASE_VARIABLES).detail())
                .startsWith("From JAWSDB_URL: JDBC_DATABASE_URL,")
                .contains("jdbc:mysql://HOST:PORT/DATABASE?user=USER&password=PASSWORD, with");
    }

    @Test
    void databaseUrlIsThatOfTheDatabaseBehindIt() {
        var project = Project.appJson("{'addons': [{'plan': 'jawsdb', 'as': 'DATABASE'}]}")
                .and("pom.xml", "<project/>\n");
        assertThat(project.finding(SuppliedFinding.DATABASE_VARIABLES).detail())
                .startsWith("From DATABASE_URL: JDBC_DATABASE_URL,")
                .contains("jdbc:mysql://HOST:PORT/DATABASE");
    }

    @Test
    void addressesThatTheAppHasAlreadyAreNotTold() {
        var project = Project.appJson("{'addons': ['heroku-postgresql'], 'env': {'JDBC_DATABASE_URL': {}}}")
                .and("pom.xml", "<project/>\n");
        assertThat(project.finding(SuppliedFinding.DATABASE_VARIABLES).detail())
                .startsWith("From DATABASE_URL: JDBC_DATABASE_USERNAME, JDBC_DATABASE_PASSWORD.");
    }

    @Test
    void addressesForJavaDoNotMatterWithoutADatabase() {
        var project = Project.appJson("{'addons': ['heroku-redis']}").and("pom.xml", "<project/>\n");
        assertThat(project.codes()).doesNotContain(SuppliedFinding.DATABASE_VARIABLES);
    }
}
