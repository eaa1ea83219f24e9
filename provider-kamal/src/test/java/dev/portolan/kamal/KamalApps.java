package dev.portolan.kamal;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Apps and settings that the tests of this provider share. */
final class KamalApps {
    static final List<GivenSetting> SETTINGS = List.of(
            given("hosts", "203.0.113.10", "203.0.113.11", "203.0.113.12"),
            given("data-address", "10.0.1.2"),
            given("service", "other-name"),
            given("image", "Acme/Other"),
            given("registry", "ghcr.io"),
            given("arch", "arm64"),
            given("ssh-user", "deploy"),
            given("builder", "example/builder"),
            given("health-path", "/healthz"),
            given("schedule", "server"),
            given("destinations", "true"),
            given("object-storage", "minio"),
            given("ci-branch", "release"));

    private KamalApps() {}

    static List<App> all() {
        return List.of(shop(), packed(), odd(), scheduled(), texts(), files(), twins(), extended());
    }

    private static GivenSetting given(String name, String... values) {
        return new GivenSetting(name, List.of(values), Origin.CODE);
    }

    /** Web, worker, clock, release, Postgres with pgvector, Redis, two domains. */
    static App shop() {
        return App.builder("Shop & Co")
                .description("Sells charts.")
                .region("eu")
                .build(build -> build.dockerfile("docker/Dockerfile")
                        .context("src")
                        .variables(List.of("RAILS_ENV", "STRIPE_KEY", "NOWHERE")))
                .process(
                        "web",
                        web -> web.command(Command.shell("bundle exec puma -p $PORT"))
                                .count(4)
                                .memoryMiB(1024)
                                .http(http -> http.requestTimeout(Duration.ofSeconds(30))
                                        .idleTimeout(Duration.ofSeconds(55))))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bundle exec sidekiq"))
                                .count(1))
                .process(
                        "clock",
                        clock -> clock.command(Command.exec("bin/clock")).count(1))
                .release(Command.shell("bin/rails db:migrate"))
                .job("console", job -> job.command(Command.shell("bin/rails console")))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("STRIPE_KEY", EnvValue.secret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("redis"), Attribute.URL))
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES).version("17.2").extensions(List.of("vector", "pg_trgm")))
                .datastore("redis", redis -> redis.kind(Datastore.Kind.REDIS).memoryMiB(100))
                .externalService("drain", drain -> drain.product("Papers").category(ExternalService.Category.LOG_DRAIN))
                .domain("shop.example.com")
                .domain("www.shop.example.com")
                .build();
    }

    /** Several processes in an image that buildpacks make, as a stage. */
    static App packed() {
        return App.builder("packed")
                .stage("staging")
                .build(build -> build.buildpacks(List.of("https://example.com/older.git", "acme/node"))
                        .packages(List.of("ffmpeg"))
                        .variables(List.of("API_KEY")))
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web -p $PORT")).http(http -> {}))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bin/worker")).count(0))
                .release(Command.shell("bin/migrate && bin/check"))
                .job(
                        "nightly",
                        job -> job.command(Command.shell("date +%F"))
                                .cron("0 3 * * *")
                                .memoryMiB(512))
                .job("seed", job -> job.command(Command.shell("bin/seed --all")).trigger(new Trigger.FirstDeploy()))
                .env("API_KEY", EnvValue.secret())
                .datastore(
                        "db", db -> db.kind(Datastore.Kind.MYSQL).version("8.0").connections(300))
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .build();
    }

    /** What Kamal does otherwise or not at all. */
    static App odd() {
        return App.builder("odd")
                .region("the moon")
                .process(
                        "api",
                        api -> api.command(Command.shell("bin/api & bin/side & wait -n"))
                                .build(build -> build.image("other/image:1"))
                                .count(0)
                                .volume(
                                        "data",
                                        volume -> volume.mountPath("/data").sizeGiB(5))
                                .http(http -> http.protocol(Service.Protocol.H2C)
                                        .stickySessions(true)
                                        .health(check ->
                                                check.probe(Probe.tcp()).healthyThreshold(2)))
                                .service(
                                        "raw",
                                        raw -> raw.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.TCP)
                                                .port(5000)
                                                .publishedPort(443)
                                                .requestTimeout(Duration.ofSeconds(9))))
                .process(
                        "admin",
                        admin -> admin.command(Command.shell("[[ -e x ]] && bin/admin"))
                                .http(http -> http.port(9000))
                                .service(
                                        "inner",
                                        inner -> inner.port(7000)
                                                .publishedPort(7001)
                                                .health(check -> check.probe(
                                                        Probe.exec(Command.shell("test \"${X:-}\" = \"${Y}\""))))))
                .process(
                        "cron",
                        cron -> cron.command(Command.shell("bin/cron"))
                                .autoscaling(1, 4)
                                .scaleOn(Autoscaling.Metric.CPU, 70)
                                .service(
                                        "in",
                                        in -> in.port(1)
                                                .health(check ->
                                                        check.probe(Probe.exec(Command.exec("bin/check", "${X}"))))))
                .job("release", job -> job.command(Command.ofImage()).trigger(new Trigger.EachRelease()))
                .job("deploy", job -> job.command(Command.shell("bin/deploy")).memoryMiB(64))
                .job("image", job -> job.command(Command.ofImage()))
                .env("PORT", EnvValue.literal("many"))
                .env("PGSSLMODE", EnvValue.literal("require"))
                .env("ADMIN", EnvValue.of(Ref.service("admin", "http"), Attribute.URL))
                .env("FOLLOWER_URL", EnvValue.of(Ref.datastore("follower"), Attribute.URL))
                .env("KAFKA_URL", EnvValue.of(Ref.datastore("events"), Attribute.URL))
                .env("KEPT_URL", EnvValue.of(Ref.datastore("kept"), Attribute.URL))
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES).tls(true))
                .datastore("follower", db -> db.kind(Datastore.Kind.POSTGRES).follows("db"))
                .datastore("events", db -> db.kind(Datastore.Kind.KAFKA))
                .datastore("kept", db -> db.kind(Datastore.Kind.POSTGRES).placement(Datastore.Placement.KEEP))
                .domain("api.example.com", domain -> domain.service("api", "http"))
                .domain(
                        "*.example.com",
                        domain -> domain.service("admin", "http").tls(Domain.Tls.OWN))
                .domain(
                        "raw.example.com",
                        domain -> domain.service("api", "raw").tls(Domain.Tls.MANAGED))
                .build();
    }

    /** Jobs by the clock. */
    static App scheduled() {
        return App.builder("clock")
                .job(
                        "nightly",
                        job -> job.command(Command.shell("bin/report --all | mail $TO"))
                                .cron("0 3 * * *")
                                .memoryMiB(1024)
                                .timeout(Duration.ofMinutes(5)))
                .job(
                        "often",
                        job -> job.command(Command.exec("bin/poll", "it's 100%"))
                                .trigger(new Trigger.Every(Duration.ofMinutes(45))))
                .job("lines", job -> job.command(Command.shell("bin/a\nbin/b")).cron("0 4 * * *"))
                .build();
    }

    /** Values that one way or the other changes. */
    static App texts() {
        return App.builder("texts")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .env("EMPTY", EnvValue.literal(""))
                .env("BLANK", EnvValue.literal(" \u00a0"))
                .env("BRACES", EnvValue.literal("a ${HOME} b"))
                .env("RUBY", EnvValue.literal("#{x} #$y #@z"))
                .env("LINES", EnvValue.literal("one\ntwo\n"))
                .env("TAB", EnvValue.literal("a\tb\\c"))
                .env("RETURN", EnvValue.literal("a\r\nb"))
                .env("PLAIN", EnvValue.literal("it's \"$x\" $(y) `z` \\ é <%= 1 %> %> <%%"))
                .env("QUOTES", EnvValue.literal("it's ${X} \"b\" \\"))
                .env("CODE", EnvValue.literal("${X} it's $(date)"))
                .build();
    }

    /** A bucket, and all that the environment may hold of it. */
    static App files() {
        App.Builder app = App.builder("Files & more")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .datastore(
                        "files",
                        files -> files.kind(Datastore.Kind.OBJECT_STORAGE)
                                .version("2")
                                .storageGiB(5)
                                .memoryMiB(512))
                .datastore(
                        "kept", kept -> kept.kind(Datastore.Kind.OBJECT_STORAGE).placement(Datastore.Placement.KEEP))
                .env("KEPT_BUCKET", EnvValue.of(Ref.datastore("kept"), Attribute.DATABASE));
        for (Attribute attribute : Attribute.values()) {
            app.env("FILES_" + attribute.name(), EnvValue.of(Ref.datastore("files"), attribute));
        }
        return app.build();
    }

    /** Servers of the same kind, and all that the environment may hold of them. */
    static App twins() {
        App.Builder app = App.builder("twins")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .process(
                        "pool",
                        pool -> pool.command(Command.exec("bin/pool"))
                                .service(
                                        "sql",
                                        sql -> sql.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.TCP)
                                                .port(5434)));
        for (String name : List.of("main", "audit", "stock")) {
            app.datastore(name, store -> store.kind(Datastore.Kind.POSTGRES));
            for (Attribute attribute : List.of(Attribute.URL, Attribute.HOST, Attribute.PORT)) {
                app.env(
                        name.toUpperCase(Locale.ROOT) + "_" + attribute.name(),
                        EnvValue.of(Ref.datastore(name), attribute));
            }
        }
        return app.datastore("crawl", store -> store.kind(Datastore.Kind.POSTGRES))
                .env("CRAWL_HOST", EnvValue.of(Ref.datastore("crawl"), Attribute.HOST))
                .build();
    }

    /** Extensions that some images bring and some versions have. */
    static App extended() {
        return App.builder("extended")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES)
                                .version("16")
                                .extensions(List.of("timescaledb", "vector", "postgis", "old_snapshot")))
                .datastore("other", db -> db.kind(Datastore.Kind.POSTGRES).extensions(List.of("plv8")))
                .build();
    }
}
