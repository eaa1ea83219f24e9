package dev.portolan.heroku;

/** An app that runs on Heroku, as its command line tells of it; JSON may have single quotes. */
final class Live {
    private static final String FOLDER = ".portolan/heroku/";

    static final String INFO = """
            {'addons': [], 'app': {'name': 'shop', 'region': {'name': 'eu'}, 'stack': {'name': 'heroku-24'},
             'generation': {'name': 'cedar'}, 'space': null, 'acm': true, 'maintenance': false,
             'internal_routing': null, 'owner': {'email': 'jo@example.com'}},
             'collaborators': [], 'dynos': [], 'pipeline_coupling': null}
            """;

    static final String POSTGRES = """
            [{'id': '1', 'name': 'postgresql-flat-1', 'state': 'provisioned',
              'addon_service': {'name': 'heroku-postgresql'}, 'plan': {'name': 'heroku-postgresql:standard-0'},
              'app': {'name': 'shop'}, 'config_vars': ['DATABASE_URL', 'HEROKU_POSTGRESQL_RED_URL'],
              'attachments': [
                {'name': 'DATABASE', 'namespace': null, 'app': {'name': 'shop'}, 'addon': {'name': 'postgresql-flat-1'}},
                {'name': 'HEROKU_POSTGRESQL_RED', 'namespace': null, 'app': {'name': 'shop'},
                 'addon': {'name': 'postgresql-flat-1'}}]}]
            """;

    private Live() {}

    /** A project with an ordinary Procfile and this answer. */
    static Project with(String file, String answer) {
        return and(Project.procfile("web: bin/web\nworker: bin/worker\n"), file, answer);
    }

    static Project and(Project project, String file, String answer) {
        return project.and(FOLDER + file, file.endsWith(".json") ? answer.replace('\'', '"') : answer);
    }

    static Project config(String json) {
        return with("config.json", json);
    }

    static Project formation(String line) {
        return with("formation.txt", line + "\n");
    }

    static Project addOns(String json) {
        return and(with("addons.json", json), "info.json", INFO);
    }
}
