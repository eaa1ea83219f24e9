package dev.portolan.engine.report;

import dev.portolan.document.Document;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Map;

/** A small target with a bit of everything that a report shows. */
final class Sample implements Provider {
    static final SourcePlatform HEROKU = new SourcePlatform() {
        @Override
        public String title() {
            return "Heroku";
        }

        @Override
        public Map<String, String> variables() {
            return Map.of("HEROKU_APP", "old-app");
        }

        @Override
        public List<Word> readValue(String name) {
            return List.of(
                    Word.text("heroku"),
                    Word.text("config:get"),
                    Word.text(name),
                    Word.text("--app"),
                    Word.variable("HEROKU_APP"));
        }

        @Override
        public List<List<Word>> freeze() {
            return List.of(
                    List.of(
                            Word.text("heroku"),
                            Word.text("maintenance:on"),
                            Word.text("--app"),
                            Word.variable("HEROKU_APP")),
                    List.of(
                            Word.text("heroku"),
                            Word.text("ps:scale"),
                            Word.text("worker=0"),
                            Word.text("--app"),
                            Word.variable("HEROKU_APP")));
        }

        @Override
        public List<List<Word>> thaw() {
            return List.of(List.of(
                    Word.text("heroku"),
                    Word.text("maintenance:off"),
                    Word.text("--app"),
                    Word.variable("HEROKU_APP")));
        }
    };

    private enum Code implements FindingCode {
        REGION_GUESSED(
                Severity.INFO, Effect.ADAPTED, "The region is the nearest one.", "Choose with `--set fly.region`."),
        COUNT_ZERO(
                Severity.WARNING,
                Effect.ADAPTED,
                "No machine runs.",
                "See https://fly.io/docs/apps/scale-count/ and scale by hand."),
        NOT_THERE(Severity.ERROR, Effect.LEFT_OUT, "The target has no such thing.", "Do without it.");

        private final Declaration declaration;

        Code(Severity severity, Effect effect, String meaning, String remedy) {
            declaration = new Declaration("fly", severity, effect, meaning, remedy);
        }

        @Override
        public Declaration declaration() {
            return declaration;
        }
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "fly", "Fly.io", "2026.8", List.of(), List.of("fly.toml"), List.of(Code.values()), List.of());
    }

    @Override
    public Output translate(App app, Settings settings) {
        Output.Builder out = Output.builder();
        Document toml = out.add(Document.toml("fly.toml"));
        toml.root().put("app", app.name());
        toml.root().put("primary_region", app.region());
        out.report(Code.REGION_GUESSED, app.region());
        out.step("app.create", Phase.PREPARE, "Create the app")
                .why("Names are taken on all of Fly, so it may be another's: then see `fly apps list`.")
                .run("fly", "apps", "create", app.name())
                .run("fly", "ips", "allocate-v4", Word.option("--region", app.region()), "--app", app.name())
                .expect("New app created")
                .undo("fly", "apps", "destroy", app.name());
        app.processes().forEach(process -> {
            if (process.count().is(0)) {
                out.explain(Code.COUNT_ZERO, "It was 0 on purpose.", process.count());
            }
            out.step(
                            "scale." + process.name().get(),
                            Phase.DEPLOY,
                            "Scale " + process.name().get())
                    .run("fly", "scale", "count", process.name().with(process.count(), (name, n) -> name + "=" + n))
                    .say("Its command is ", process.command(), ".");
        });
        secrets(app, out);
        out.step("data.copy", Phase.DATA, "Copy the data")
                .source(Line.Source.FREEZE)
                .say("Note the id as ", Word.variable("DATABASE_ID"), ".")
                .run("fly", "mpg", "attach", Word.variable("DATABASE_ID"), "--app", app.name());
        out.step("back", Phase.ROLL_BACK, "Go back").source(Line.Source.THAW);
        out.report(Code.NOT_THERE, app.description());
        return out.build();
    }

    private static void secrets(App app, Output.Builder out) {
        Step.Builder step = out.step("secrets", Phase.SECRETS, "Set the secrets");
        app.secrets().forEach(secret -> {
            boolean generated = secret.secret().map(EnvValue.Secret::generated).orElse(false);
            Word value =
                    generated ? Word.randomValue(secret.name()) : Word.oldValue(secret.name(), secret.description());
            step.feed(
                    value,
                    "fly",
                    "secrets",
                    "set",
                    secret.name().map(name -> name + "=-"),
                    "--stage",
                    "--app",
                    app.name());
        });
    }

    static App app() {
        return app("vast-badlands", "bin/rails server -p $PORT", "old-account");
    }

    static App app(String name, String command, String description) {
        return App.builder(name)
                .description(description)
                .at(Origin.inFile("app.json", 4, 13))
                .region("us")
                .process("web", web -> web.command(Command.shell(command)).count(2))
                .process(
                        "worker",
                        worker -> worker.at(Origin.inFile("Procfile", 3, 9))
                                .command(Command.shell("bundle exec sidekiq"))
                                .count(0))
                .env("STRIPE_KEY", EnvValue.secret())
                .envDescription("STRIPE_KEY", "from Stripe's dashboard")
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .build();
    }

    static Translation translation(App app, SourcePlatform platform) {
        return translation(app, platform, new Sample());
    }

    static Translation translation(App app, SourcePlatform platform, Provider provider) {
        var reading = Reading.of(app, List.of(), platform);
        return Portolan.of(List.of(), List.of(provider))
                .translate(reading, provider.info().id(), List.of());
    }
}
