package dev.portolan.heroku;

import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For every finding about what Heroku runs a project that makes it appear. */
final class RunningExamples {
    private RunningExamples() {}

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        files(examples);
        addOns(examples);
        app(examples);
        return examples;
    }

    private static void files(Map<FindingCode, Project> examples) {
        examples.put(
                RunningFinding.RUNNING_DIFFERS,
                Live.config("{'LOG_LEVEL': 'debug'}").and("app.json", "{\"env\": {\"LOG_LEVEL\": \"info\"}}"));
        examples.put(
                RunningFinding.NOT_SET_ON_HEROKU,
                Live.config("{'LOG_LEVEL': 'debug'}").and("app.json", "{\"env\": {\"LOCALE\": \"de\"}}"));
        examples.put(
                RunningFinding.RUNNING_COMMAND_DIFFERS,
                Live.with("formation.json", "[{'type': 'web', 'quantity': 1, 'size': 'basic', 'command': 'bin/old'}]"));
        examples.put(
                RunningFinding.PROCESSES_OF_BUILDPACK, Live.formation("console=0:Basic web=1:Basic worker=0:Basic"));
        examples.put(
                RunningFinding.COMMANDS_OF_RELEASE,
                Live.and(
                        Project.with("app.json", "{\"env\": {}}"),
                        "formation.json",
                        "[{'type': 'web', 'quantity': 1, 'size': 'basic', 'command': 'bin/rails server'}]"));
    }

    private static void addOns(Map<FindingCode, Project> examples) {
        String shop = "'app': {'name': 'shop'}";
        String other = "'app': {'name': 'blog'}";
        examples.put(
                RunningFinding.ADD_ON_SHARED,
                Live.addOns(Live.POSTGRES.replace(
                        "'name': 'HEROKU_POSTGRESQL_RED', 'namespace': null, " + shop,
                        "'name': 'HEROKU_POSTGRESQL_RED', 'namespace': null, " + other)));
        examples.put(
                RunningFinding.ADD_ON_OF_ANOTHER_APP,
                Live.addOns(Live.POSTGRES.replace(shop + ", 'config_vars'", other + ", 'config_vars'")));
        examples.put(
                RunningFinding.ADD_ON_CREDENTIAL,
                Live.addOns(Live.POSTGRES.replace(
                        "'name': 'HEROKU_POSTGRESQL_RED', 'namespace': null",
                        "'name': 'HEROKU_POSTGRESQL_RED', 'namespace': 'credential:reader'")));
        examples.put(
                RunningFinding.ADD_ON_NAME_UNKNOWN,
                Live.addOns(Live.POSTGRES.replace("HEROKU_POSTGRESQL_RED_URL", "DATABASE_CERTIFICATE")));
        String info = """
                === DATABASE_URL
                Plan: Standard 0
                Status: Available
                PG Version: 16.4
                Tables: 12
                Following: HEROKU_POSTGRESQL_BLUE
                Add-on: postgresql-flat-1
                """;
        examples.put(RunningFinding.POSTGRES_FACTS, Live.and(Live.addOns(Live.POSTGRES), "pg.txt", info));
        examples.put(RunningFinding.FOLLOWED_UNKNOWN, Live.and(Live.addOns(Live.POSTGRES), "pg.txt", info));
    }

    private static void app(Map<FindingCode, Project> examples) {
        examples.put(
                RunningFinding.MAINTENANCE_ON,
                Live.with("info.json", Live.INFO.replace("'maintenance': false", "'maintenance': true")));
        examples.put(
                RunningFinding.PRIVATE_SPACE,
                Live.with("info.json", Live.INFO.replace("'space': null", "'space': {'name': 'acme'}")));
        String domains = """
                [{'hostname': 'shop-1234.herokuapp.com', 'kind': 'heroku', 'cname': null, 'acm_status': null,
                  'sni_endpoint': null},
                 {'hostname': 'www.example.com', 'kind': 'custom', 'cname': 'x.herokudns.com', 'acm_status': null,
                  'sni_endpoint': {'id': '1', 'name': 'tyrannosaurus-1'}}]
                """;
        examples.put(RunningFinding.CERTIFICATE_UPLOADED, Live.with("domains.json", domains));
        examples.put(RunningFinding.HEROKU_DOMAIN, Live.with("domains.json", domains));
        examples.put(RunningFinding.HEROKU_HOST_IN_VALUE, Project.appJson("{'env': {'HOST': 'shop.herokuapp.com'}}"));
        examples.put(
                RunningFinding.DOMAIN_WITHOUT_WEB,
                Live.and(Project.procfile("worker: bin/worker\n"), "domains.json", domains));
        examples.put(
                RunningFinding.AUTOSCALING_OFF,
                Live.with(
                        "monitors.json",
                        "[{'id': '1', 'action_type': 'scale', 'is_active': false, 'min_quantity': 2, 'max_quantity': 5,"
                                + " 'name': 'LATENCY_SCALE', 'value': 1000, 'op': 'GREATER_OR_EQUAL', 'period': 1}]"));
        examples.put(
                RunningFinding.FEATURES_LEFT,
                Live.with(
                        "features.json",
                        "[{'name': 'preboot', 'enabled': true, 'state': 'general', 'display_name': 'Preboot'}]"));
        examples.put(
                RunningFinding.DRAIN_OF_ADD_ON,
                Live.with(
                        "drains.json",
                        "[{'id': '1', 'url': 'syslog+tls://logs.example.com:12345', 'token': 'd.1',"
                                + " 'addon': {'id': '2', 'name': 'papertrail-1'}}]"));
    }
}
