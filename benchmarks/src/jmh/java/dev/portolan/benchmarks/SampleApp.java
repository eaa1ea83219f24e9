package dev.portolan.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.report.Severity;
import dev.portolan.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app that is measured, as the files of a Heroku app and the settings that its targets ask for. */
final class SampleApp {
    /** Two names more, those of its datastores, come with the add-ons: 20 in all. */
    private static final String APP_JSON = """
        {
          "name": "shop",
          "description": "Sells charts and compasses.",
          "stack": "container",
          "formation": {
            "web": { "quantity": 2, "size": "standard-2x" },
            "worker": { "quantity": 1, "size": "standard-1x" }
          },
          "addons": [
            { "plan": "heroku-postgresql:essential-1", "options": { "version": "17" } },
            "heroku-redis:premium-0"
          ],
          "env": {
            "RAILS_ENV": "production",
            "RACK_ENV": "production",
            "RAILS_LOG_TO_STDOUT": "enabled",
            "RAILS_SERVE_STATIC_FILES": "enabled",
            "RAILS_MAX_THREADS": { "value": "5", "description": "Threads of one web worker." },
            "WEB_CONCURRENCY": "2",
            "MALLOC_ARENA_MAX": "2",
            "LANG": "en_US.UTF-8",
            "SMTP_ADDRESS": "smtp.example.com",
            "SMTP_PORT": "587",
            "ASSET_HOST": "https://assets.example.com",
            "SUPPORT_EMAIL": "help@example.com",
            "SECRET_KEY_BASE": { "generator": "secret" },
            "RAILS_MASTER_KEY": { "description": "Opens config/credentials.yml.enc.", "required": true },
            "STRIPE_SECRET_KEY": { "required": true },
            "SENTRY_DSN": { "required": true },
            "SMTP_PASSWORD": { "required": true },
            "MAPS_API_KEY": { "description": "Draws the coast.", "required": false }
          }
        }
        """;

    private static final String DOCKERFILE = """
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY . .
        RUN bundle install
        CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]
        """;

    /** As a user would write it beside the app's own files, so that no target's file has a gap. */
    private static final String PORTOLAN_YAML = """
        targets:
          fly: { app: charts-and-compasses, region: fra }
          kamal:
            hosts: [203.0.113.10, 203.0.113.11]
            data-address: 10.0.1.2
            registry: ghcr.io
            registry-user: acme
            image: acme/shop
          aws: { account: "123456789012", region: eu-central-1 }
        """;

    private SampleApp() {}

    /** The files of the app with this many processes, three or more: {@code web}, {@code clock} and workers. */
    static Map<String, byte[]> files(int processes) {
        var procfile = new StringBuilder("web: bundle exec puma -C config/puma.rb\n")
                .append("clock: bundle exec clockwork lib/clock.rb\n")
                .append("worker: bundle exec sidekiq -c ${SIDEKIQ_CONCURRENCY:-10}\n");
        for (int i = 4; i <= processes; i++) {
            procfile.append("worker")
                    .append(i)
                    .append(": bundle exec sidekiq -q queue")
                    .append(i)
                    .append('\n');
        }
        var files = new LinkedHashMap<String, byte[]>();
        files.put("Procfile", procfile.toString().getBytes(UTF_8));
        files.put("app.json", APP_JSON.getBytes(UTF_8));
        files.put("Dockerfile", DOCKERFILE.getBytes(UTF_8));
        files.put("portolan.yaml", PORTOLAN_YAML.getBytes(UTF_8));
        return files;
    }

    /** The app with this many processes, read. */
    static Reading read(Portolan portolan, int processes) {
        Reading reading = portolan.read(ProjectFolder.ofMemory(files(processes)), Portolan.PRODUCTION);
        int found = reading.app().map(app -> app.processes().size()).orElse(0);
        if (found != processes) {
            throw new IllegalStateException(found + " of " + processes + " processes: " + reading.findings());
        }
        return reading;
    }

    /** It for each of these targets. */
    static List<Translation> translate(Portolan portolan, Reading reading, List<String> targets) {
        return targets.stream()
                .map(target -> portolan.translate(reading, target))
                .toList();
    }

    /** That what is measured is a real translation: files, and no finding that says that one is wrong. */
    static void check(List<Translation> translations) {
        for (Translation translation : translations) {
            if (translation.files().isEmpty() || translation.has(Severity.ERROR)) {
                throw new IllegalStateException(translation.provider().id() + ": " + translation.findings());
            }
        }
    }
}
