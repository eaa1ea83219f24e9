package dev.portolan.heroku;

import static dev.portolan.heroku.Project.procfile;

import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For every finding about the live state a project that makes it appear. */
final class LiveExamples {
    /** A value that no reading may hold. */
    static final String CANARY = "canary-5bd1e995a7f3";

    static final String INFO = """
            {
              "addons": [],
              "app": {
                "acm": true, "generation": "cedar", "internal_routing": null, "maintenance": false, "name": "shop",
                "owner": {"email": "canary-5bd1e995a7f3@example.com"},
                "region": {"name": "eu"}, "space": null, "stack": {"name": "heroku-24"}
              },
              "collaborators": [{"user": {"email": "canary-5bd1e995a7f3@example.com"}}],
              "dynos": [],
              "pipeline_coupling": {"stage": "production"}
            }
            """;

    private LiveExamples() {}

    /** An ordinary project with this file of live state. */
    static Project live(String file, String text) {
        return procfile("web: x\n").and(".portolan/heroku/" + file, text);
    }

    /** Secrets where Heroku has them. */
    static Project secrets() {
        return live("info.json", INFO)
                .and(
                        ".portolan/heroku/config.json",
                        "{\"TOKEN\": \"@\", \"RAILS_ENV\": \"production\", \"DATABASE_URL\": \"postgres://u:@@h/d\"}"
                                .replace("@@", CANARY + "@")
                                .replace("\"@\"", "\"" + CANARY + "\""))
                .and(
                        ".portolan/heroku/drains.json",
                        "[{\"url\": \"https://u:@@logs.example.com/@?t=@\", \"token\": \"@\", \"addon\": null}]"
                                .replace("@@", CANARY + "\t")
                                .replace("@", CANARY)
                                .replace("\t", "@"))
                .and(
                        ".portolan/heroku/buildpacks.txt",
                        "=== shop Classic Buildpack\n\nhttps://u:%s@example.com/b.git\n".formatted(CANARY))
                .and(
                        ".portolan/heroku/releases.json",
                        "[{\"version\": 1, \"status\": \"failed\", \"description\": \"%s\"}]".formatted(CANARY));
    }

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        examples.put(LiveFinding.LIVE_STATE_MISSING, procfile("web: x\n"));
        examples.put(LiveFinding.LIVE_TOPIC_MISSING, live("info.json", INFO));
        examples.put(
                LiveFinding.LIVE_TOPIC_TWICE,
                live("a", "web=1:Basic\n").and(".portolan/heroku/b", "web=2:Standard-1X\n"));
        examples.put(LiveFinding.LIVE_FILE_UNKNOWN, live("a.txt", "hello\n"));
        examples.put(LiveFinding.LIVE_FILES_PASSED_OVER, live("a", "[{\"version\": 3, \"status\": \"succeeded\"}]"));
        examples.put(LiveFinding.LIVE_LIST_EMPTY, live("a.json", "[]"));
        examples.put(
                LiveFinding.LIVE_ERROR, live("a", "{\"id\": \"unauthorized\", \"message\": \"%s\"}".formatted(CANARY)));
        examples.put(LiveFinding.LIVE_TABLE, live("a", "=== shop Config Vars\n\nTOKEN:  " + CANARY + "\n"));
        examples.put(LiveFinding.LIVE_NO_FORMATION, live("a", "=== web (Eco): bin/web (1)\n\nweb.1: up 2026/11/20\n"));
        examples.put(LiveFinding.LIVE_CONFIG_LINE, live("a", "A=1\nB=2\nTOKEN='" + CANARY + "\n" + CANARY + "\n"));
        examples.put(
                LiveFinding.LIVE_CONFIG_PART, live("a", "[{\"key\": \"TOKEN\", \"value\": \"%s\"}]".formatted(CANARY)));
        examples.put(LiveFinding.LIVE_CONFIG_QUOTING, live("a", "TOKEN='" + CANARY + "\\\\x'\n"));
        examples.put(LiveFinding.LIVE_SCHEDULE, live("a", "schedule,command\nnow and then,bin/x " + CANARY + "\n"));
        examples.put(LiveFinding.LIVE_STAGE_UNKNOWN, live("staging/info.json", INFO));
        examples.put(
                LiveFinding.LIVE_STAGE_DIFFERS,
                live("info", INFO.replace("\"stage\": \"production\"", "\"stage\": \"staging\"")));
        examples.put(
                LiveFinding.LIVE_STAGE_FILES_BESIDE,
                live("production/info", INFO).and(".portolan/heroku/ps", "web=1:Basic\n"));
        examples.put(
                LiveFinding.LIVE_APPS_DIFFER,
                live("info", INFO)
                        .and(
                                ".portolan/heroku/f",
                                "[{\"type\": \"web\", \"quantity\": 1, \"app\": {\"name\": \"other\"}}]"));
        return examples;
    }
}
