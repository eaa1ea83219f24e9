package dev.portolan.testkit;

import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The apps that the contracts are run on. Together they have every component, constant and variant of the model. */
public final class SampleApps {
    private SampleApps() {}

    /** All of them, the smallest first. */
    public static List<Sample> all() {
        return All.SAMPLES;
    }

    private static List<Sample> made() {
        var samples = new ArrayList<Sample>();
        samples.add(new Sample("nothing but a name", App.builder("bare").build()));
        samples.add(new Sample("tiny", tiny()));
        samples.addAll(VariantApps.all());
        samples.add(new Sample("reserved names", reservedNames()));
        samples.add(new Sample("two of everything", twoOfEverything()));
        samples.add(new Sample("hostile texts", hostileTexts()));
        samples.add(new Sample("everything", everything()));
        samples.addAll(RandomApps.of(20_261_120L, 8));
        return List.copyOf(samples);
    }

    /** One process with a command. */
    public static App tiny() {
        return App.builder("tiny")
                .process("web", web -> web.command(Command.shell("bin/web")))
                .build();
    }

    /** Every component of the model, stated. */
    public static App everything() {
        return EverythingApp.app();
    }

    /** Names that targets, shells and files have a meaning of their own for. */
    public static App reservedNames() {
        var app = App.builder("Réserved: Names & Co.")
                .process("web", web -> web.command(Command.shell("bin/web")).http(http -> http.port(8080)))
                .process("app", process -> process.command(Command.shell("bin/app")))
                .process("Worker_Low-1", process -> process.command(Command.shell("bin/worker low")))
                .process("worker_low_1", process -> process.command(Command.shell("bin/worker other")))
                .process("true", process -> process.command(Command.shell("bin/true")))
                .process("123", process -> process.command(Command.exec("bin/number")))
                .job("default", job -> job.command(Command.shell("bin/default")).trigger(new Trigger.EachRelease()))
                .datastore("db", store -> store.kind(Datastore.Kind.POSTGRES))
                .datastore("DB_main", store -> store.kind(Datastore.Kind.POSTGRES))
                .domain("*.example.com")
                .domain("xn--mnchen-3ya.example");
        for (String name : List.of(
                "PORT",
                "PATH",
                "HOME",
                "FLY_APP_NAME",
                "FLY_X",
                "KAMAL_VERSION",
                "AWS_REGION",
                "NO",
                "a_b",
                "_",
                "X1")) {
            app.env(name, EnvValue.literal("value of " + name));
        }
        return app.build();
    }

    /** Siblings, so that what belongs to one must not be said of the other. */
    public static App twoOfEverything() {
        var app = App.builder("pairs");
        for (String side : List.of("left", "right")) {
            int port = side.equals("left") ? 4001 : 4002;
            String name = side.toUpperCase(Locale.ROOT);
            running(app, side, port)
                    .env(name, EnvValue.literal("text of " + side))
                    .env(name + "_KEY", EnvValue.secret())
                    .env(name + "_URL", EnvValue.of(Ref.datastore(side + "-db"), EnvValue.Attribute.URL))
                    .datastore(
                            side + "-db",
                            store -> store.kind(Datastore.Kind.POSTGRES)
                                    .version(side.equals("left") ? "16" : "17")
                                    .extensions(List.of("vector", side)))
                    .externalService(
                            side + "-mail",
                            service -> service.product("Mail of " + side)
                                    .category(ExternalService.Category.MAIL)
                                    .variables(List.of(name + "_KEY")))
                    .domain(side + ".example.com", domain -> domain.service(side, "main"));
        }
        return app.build();
    }

    private static App.Builder running(App.Builder app, String side, int port) {
        return app.process(
                        side,
                        process -> process.command(Command.shell("bin/" + side + " $PORT"))
                                .count(port - 4000)
                                .memoryMiB(port)
                                .service(
                                        "main",
                                        service -> service.port(port)
                                                .protocol(Service.Protocol.HTTP)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .health("/up/" + side))
                                .service(
                                        "second",
                                        service -> service.port(port + 1000)
                                                .protocol(Service.Protocol.TCP)
                                                .exposure(Service.Exposure.PRIVATE))
                                .volume(
                                        "data",
                                        volume -> volume.mountPath("/data/" + side)
                                                .sizeGiB(port - 3990))
                                .volume("more", volume -> volume.mountPath("/more/" + side)))
                .job(
                        side + "-hourly",
                        job -> job.command(Command.exec("bin/hourly", side))
                                .trigger(new Trigger.Every(Duration.ofMinutes(port - 3900))));
    }

    /** Texts that mean something to every file format, template language and shell. */
    public static App hostileTexts() {
        List<String> texts = List.of(
                OtherValues.HOSTILE,
                "${HOME} $$ $(id)",
                "<%= 1 %> {{ x }} %{y}",
                "line 1\nline 2\n",
                "  spaces  ",
                "",
                "yes",
                "null",
                "0x1F",
                "1e3",
                "a: b # c",
                "'",
                "\"",
                "\\",
                "\ttab",
                "\r\nwindows",
                "\u0007\u001b[31m",
                "\u2028\uFEFF\u0085",
                "\uD83D\uDE00");
        var app = App.builder("hostile \"texts\"")
                .description(OtherValues.HOSTILE)
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web --say \"$GREETING\" 'it'\\''s' | tee /dev/null")))
                .process(
                        "words",
                        words -> words.command(Command.exec(
                                "bin/words", "a b", "", "$X", "it's", "\"", "\\", "#", "é 漢 \uD83D\uDE00", "x\ny")))
                .process("plain", plain -> plain.command(Command.shell("bin/plain -t 5:5 'two words'")));
        for (int i = 0; i < texts.size(); i++) {
            app.env("TEXT_" + i, EnvValue.literal(texts.get(i)));
        }
        return app.build();
    }

    /**
     * Apps in which every fact that holds a text has one that shells, formats, template languages, terminals and browsers
     * take for theirs; with {@code touch HIT} where that would run. Each of some fifty texts meets each fact once.
     */
    public static List<Sample> hostile() {
        return HostileApps.all();
    }

    /** A valid app of any shape, its values of chance, hostile texts among them; the same one for the same seed. */
    public static App random(long seed) {
        return RandomApps.of(new Random(seed));
    }

    /** An app of this many processes, each with a service; the environment stays small. */
    public static App ofProcesses(int count) {
        var app = App.builder("large")
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("STRIPE_KEY", EnvValue.secret());
        IntStream.range(0, count)
                .forEach(i -> app.process(
                        "worker" + i,
                        process -> process.command(Command.shell("bin/worker " + i))
                                .count(1 + i % 3)
                                .memoryMiB(512)
                                .service("main", service -> service.port(ContainerPort.of(5000 + i)))));
        return app.build();
    }

    /** A build of each variant, its facts at the paths below this one. */
    static List<Build> builds(FactPath path) {
        List<Consumer<Build.Builder>> variants = List.of(
                build -> build.dockerfile("other/Dockerfile"),
                build -> build.buildpacks(List.of("heroku/go")),
                build -> build.image("registry.example/other:1.2"));
        var builds = new ArrayList<Build>();
        for (Consumer<Build.Builder> variant : variants) {
            boolean ofTheApp = path.steps().size() == 1;
            var app = App.builder("x");
            builds.add(
                    ofTheApp
                            ? app.build(variant).build().build()
                            : app.process(path.parent().name(), process -> process.build(variant))
                                    .build()
                                    .processes()
                                    .get(0)
                                    .build());
        }
        builds.add(new Build.Unstated());
        return builds;
    }

    /** Made once, when first asked for. */
    private static final class All {
        static final List<Sample> SAMPLES = made();
    }
}
