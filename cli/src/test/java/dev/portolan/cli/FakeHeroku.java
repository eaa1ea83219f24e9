package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A program called heroku that notes what it is asked and prints what it was told to. */
record FakeHeroku(Path folder) {
    /** Stands in every place where Heroku has a secret, or what is nobody else's business. */
    static final String CANARY = "canary-5bd1e995a7f3";

    /** A script in a folder of its own that answers all that is asked of an ordinary app. */
    static FakeHeroku in(Path parent) throws IOException {
        var heroku = new FakeHeroku(Files.createDirectories(parent.resolve("bin")));
        Path script = Files.writeString(heroku.folder.resolve("heroku"), """
                #!/bin/sh
                here=$(dirname "$0")
                name=$(echo "$1" | tr : _)
                asked=
                for word in "$@"; do asked="$asked$word|"; done
                printf '%s\\n' "$asked" >> "$here/asked"
                cat >> "$here/typed"
                echo " ›   Warning: CANARY" >&2
                if [ -f "$here/$name.seconds" ]; then sleep "$(cat "$here/$name.seconds")"; fi
                if [ -f "$here/$name.code" ]; then
                  printf 'CANARY'
                  exit "$(cat "$here/$name.code")"
                fi
                cat "$here/$name.out"
                """.replace("CANARY", CANARY)
                .replace("Warning: " + CANARY, "Warning: heed this"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        heroku.answerAll();
        return heroku;
    }

    private void answerAll() throws IOException {
        answers("apps:info", """
                {
                  "addons": [{"name": "@"}],
                  "app": {
                    "id": "@", "name": "shop", "acm": true, "generation": {"id": "@", "name": "cedar"},
                    "git_url": "https://@/shop.git", "internal_routing": null, "maintenance": false,
                    "owner": {"email": "@@example.com"}, "region": {"id": "@", "name": "eu"},
                    "space": null, "stack": {"id": "@", "name": "heroku-24"}
                  },
                  "collaborators": [{"user": {"email": "@@example.com"}}],
                  "dynos": [{"command": "bin/web --token @"}],
                  "pipeline_coupling": {"stage": "production", "pipeline": {"name": "@"}}
                }
                """);
        answers("addons", """
                [{
                  "name": "postgresql-flat-12345", "web_url": "https://@", "state": "provisioned", "provider_id": "@",
                  "addon_service": {"name": "heroku-postgresql", "human_name": "@"},
                  "plan": {"name": "heroku-postgresql:essential-0", "description": "@"},
                  "app": {"name": "shop", "id": "@"}, "billing_entity": {"name": "@"},
                  "config_vars": ["DATABASE_URL", "POOL_HOST"],
                  "attachments": [{
                    "name": "DATABASE", "namespace": null, "app": {"name": "shop", "id": "@"}, "log_input_url": "https://@"
                  }]
                }]
                """);
        answers("config", """
                {
                  "API_TOKEN": "@", "DATABASE_URL": "postgres://u:@@h/d", "POOL_HOST": "pool.@.example.com",
                  "CALLBACK_URL": "https://example.com/@", "RAILS_ENV": "production", "LINES": "one\\ntwo"
                }
                """);
        answers("ps:scale", " ›   @\nweb=2:Standard-1X worker=0:Basic\n");
        answers("domains", """
                [{"hostname": "www.example.com", "kind": "custom", "cname": "@.herokudns.com", "acm_status": "cert issued",
                  "acm_status_reason": "@", "sni_endpoint": {"name": "cert-1", "id": "@"}, "app": {"name": "shop"}}]
                """);
        answers(
                "buildpacks",
                "=== ⬢ shop Classic Buildpacks (from @)\n\n1. heroku/ruby\n2. https://u:@@example.com/b.git\n");
        answers("pg:info", "=== DATABASE_URL\n\nPlan:       Essential 0\nPG Version: 16.4\nPassword:   @\n");
        answers("drains", "[{\"url\": \"https://u:@@logs.example.com/@?t=@\", \"token\": \"d.@\", \"addon\": null}]");
        answers("features", "[{\"name\": \"preboot\", \"enabled\": true, \"feedback_email\": \"@@example.com\"}]");
    }

    /** Prints this when it is asked so; {@code @} stands for the canary, {@code @@} for the canary and an at sign. */
    FakeHeroku answers(String command, String text) throws IOException {
        Files.writeString(
                file(command, "out"),
                text.replace("@@", "\t").replace("@", CANARY).replace("\t", CANARY + "@"));
        return this;
    }

    /** Ends with this code when it is asked so. */
    FakeHeroku fails(String command, int code) throws IOException {
        Files.writeString(file(command, "code"), String.valueOf(code));
        return this;
    }

    /** Takes so long for its answer. */
    FakeHeroku waits(String command, int seconds) throws IOException {
        Files.writeString(file(command, "seconds"), String.valueOf(seconds));
        return this;
    }

    private Path file(String command, String ending) {
        return folder.resolve(command.replace(':', '_') + "." + ending);
    }

    /** What it was asked, each word with a bar behind it. */
    List<String> asked() {
        return Files.exists(folder.resolve("asked"))
                ? Run.read(folder.resolve("asked")).lines().toList()
                : List.of();
    }

    /** What was typed into it. */
    String typed() {
        return Run.read(folder.resolve("typed"));
    }

    /** The command line with this program on the PATH. */
    Run run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var words = new ArrayList<String>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        int code = Main.run(
                Portolan.load(),
                "/nowhere:" + folder,
                new PrintWriter(out),
                new PrintWriter(err),
                words.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }
}
