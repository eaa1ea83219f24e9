package dev.portolan.heroku;

import static dev.portolan.heroku.Project.appJson;
import static dev.portolan.heroku.Project.procfile;

import dev.portolan.heroku.supplied.SuppliedFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For every finding about what dyno and buildpacks supply a project that makes it appear. */
final class SuppliedExamples {
    private SuppliedExamples() {}

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        examples.put(SuppliedFinding.UNDEFINED_VARIABLE, procfile("worker: celery worker -n $DYNO@%h\n"));
        examples.put(
                SuppliedFinding.EMPTY_VARIABLE,
                procfile("worker: work $QUEUES\n").and(".portolan/heroku/config.json", "{\"LOG_LEVEL\": \"info\"}\n"));
        examples.put(SuppliedFinding.TESTED_VARIABLES, procfile("web: [ \"$ROLE\" = web ] && bin/web\n"));
        examples.put(SuppliedFinding.SUPPLIED_SECRET, rails());
        examples.put(SuppliedFinding.SIZE_VARIABLES, python("web: gunicorn app.wsgi\n"));
        examples.put(SuppliedFinding.SIZE_VARIABLES_UNREAD, node("web: node server.js\n"));
        examples.put(
                SuppliedFinding.DATABASE_VARIABLES,
                appJson("{'addons': ['heroku-postgresql']}").and("pom.xml", "<project/>\n"));
        examples.put(SuppliedFinding.PYTHON_PATH, python("worker: python bot/main.py\n"));
        examples.put(SuppliedFinding.BUILDPACK_PROGRAM, procfile("web: bin/start-nginx bin/web\n"));
        examples.put(SuppliedFinding.BARE_PROGRAM, node("web: next start\n"));
        examples.put(
                SuppliedFinding.SECOND_PROCFILE,
                procfile("web: honcho -f ProcfileMulti start\n")
                        .and("ProcfileMulti", "# both\nnginx: nginx -c x\nwsgi: A=canary-5bd1e995a7f3 bin/wsgi\n"));
        examples.put(SuppliedFinding.SECOND_PROCFILE_MISSING, procfile("web: foreman start -f Procfile.all\n"));
        return examples;
    }

    /** A Rails app of today. */
    static Project rails() {
        return procfile("web: bundle exec puma\n")
                .and("Gemfile", "source 'https://gems.example.org'\ngem 'rails'\n")
                .and("Gemfile.lock", """
                        GEM
                          remote: https://gems.example.org/
                          specs:
                            puma (6.4.2)
                              nio4r (~> 2.0)
                            rack (3.1.8)
                            railties (8.0.1)
                              rack (>= 2.2.4)
                        """);
    }

    static Project python(String procfile) {
        return procfile(procfile).and("requirements.txt", "flask==3.1\n");
    }

    static Project node(String procfile) {
        return procfile(procfile).and("package.json", "{\"dependencies\": {\"next\": \"^15\", \"express\": \"5\"}}\n");
    }
}
