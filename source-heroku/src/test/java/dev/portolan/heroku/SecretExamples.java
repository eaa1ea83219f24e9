package dev.portolan.heroku;

import static dev.portolan.heroku.Project.appJson;
import static dev.portolan.heroku.Project.procfile;
import static dev.portolan.heroku.Project.with;

import dev.portolan.heroku.report.SecretFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Projects in which secrets stand where texts do. */
final class SecretExamples {
    /** It has a form that only secrets have. */
    static final String TOKEN = "ghp_4c0FfEe4c0FfEe4c0FfEe4c0FfEe4c0FfEe4";

    /** It looks like nothing, and is the value of a config name that is a secret. */
    static final String KNOWN = "Xk7-known-41t9-zq";

    private static final String NAMED = "'API_TOKEN': '" + KNOWN + "'";

    private SecretExamples() {}

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        examples.put(SecretFinding.SECRET_IN_TEXT, procfile("web: bin/web --token " + TOKEN + "\n"));
        return examples;
    }

    /** Projects with secrets in all places that hold texts; only commands may go on holding them. */
    static Map<String, Project> everywhere(String secret) {
        var examples = new LinkedHashMap<String, Project>();
        examples.put("secrets in the files of an app", app(secret));
        examples.put("secrets in heroku.yml and a Dockerfile", image(secret));
        return examples;
    }

    private static Project app(String secret) {
        return appJson("""
                        {
                          'description': 'Calls with @ and waits.',
                          'env': {
                            %s,
                            'CALLBACK': 'https://example.com/hooks/@/now',
                            'JAVA_OPTS': '-Xmx300m -Dapi=@',
                            'NODE_ENV': {'value': 'production', 'description': 'Not @ of all things.'}
                          },
                          'scripts': {'postdeploy': 'bin/seed @', 'test': 'bin/test @', 'dokku': {'predeploy': 'run @'}},
                          'cron': [{'command': 'curl -d @ https://example.com', 'schedule': '@daily'}],
                          'formation': {'nobody': {'quantity': 1, 'size': '@'}},
                          'healthchecks': {'worker': [{'command': ['check', '@']}]},
                          'addons': ['nobody-knows:@']
                        }
                        """.formatted(NAMED).replace("'@daily'", "'0 0 * * *'").replace("@", secret))
                .and("Procfile", """
                        web: TOKEN=@ bin/web -p $PORT
                        worker: curl -H "Authorization: Bearer @" https://example.com && bin/worker
                        clock bin/clock @
                        web: bin/web @ \\
                        other:bin/other @
                        // @
                        Release: bin/release @
                        """.replace("@", secret));
    }

    private static Project image(String secret) {
        return with("heroku.yml", """
                        build:
                          docker: {web: Dockerfile}
                          config: {RUBY: "3.4 @", LABEL_OF: "@"}
                        run:
                          web: bin/web --password=@
                          release: bin/release @
                        release:
                          image: web
                          command: [bin/release @, bin/after @]
                        """.replace("@", secret))
                .and("app.json", "{%s}".formatted("'env': {" + NAMED + "}").replace('\'', '"'))
                .and("Procfile", "web: bin/other " + secret + "\n")
                .and("Dockerfile", """
                        FROM ruby:3.4-alpine
                        ARG TOKEN=@
                        ENV TOKEN=@ OTHER="a @"
                        ENV OLD_TOKEN @
                        LABEL token=@
                        RUN <<EOF
                        curl -u me:@ https://example.com
                        EOF
                        WORKDIR /app
                        COPY . .
                        HEALTHCHECK CMD curl https://u:@@localhost
                        VOLUME /data/@
                        EXPOSE @
                        USER @
                        STOPSIGNAL @
                        NONSENSE@ @
                        ENTRYPOINT ["bin/start", "--key=@"]
                        CMD bin/web @
                        """.replace("@@", secret + "@")
                        .replace("@ ", secret + " ")
                        .replace("@\n", secret + "\n")
                        .replace("@\"", secret + "\""))
                .and("bin/start", "#!/bin/sh\nrails db:migrate # " + secret + "\n\"$@\"\n");
    }
}
