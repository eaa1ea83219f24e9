package dev.portolan.defang;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Apps that the tests of this provider share. */
final class DefangApps {
    private DefangApps() {}

    static List<App> all() {
        return List.of(rails(), packed(), odd(), stores(), containers(), values(), ownBuilds());
    }

    /** Every process brings its build, so that nobody needs the app's. */
    static App ownBuilds() {
        return App.builder("site")
                .build(build -> build.dockerfile("Dockerfile"))
                .process(
                        "site",
                        site -> site.build(build ->
                                        build.dockerfile("site/Dockerfile").context("site"))
                                .http(http -> http.port(8080)))
                .process("proxy", proxy -> proxy.build(build -> build.image("docker.io/library/caddy:2.10")))
                .build();
    }

    /** Web, worker, release, Postgres, Redis, two domains, secrets. */
    static App rails() {
        return App.builder("acme-shop")
                .region("oregon")
                .build(build -> build.dockerfile("Dockerfile"))
                .process(
                        "web",
                        web -> web.command(Command.shell("bundle exec puma -C config/puma.rb -p $PORT"))
                                .count(2)
                                .memoryMiB(512)
                                .stopSignal(StopSignal.SIGTERM)
                                .stopGrace(Duration.ofSeconds(30))
                                .http(http -> http.health(check -> check.probe(Probe.http("/up"))
                                        .interval(Duration.ofSeconds(30))
                                        .timeout(Duration.ofSeconds(10)))))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bundle exec sidekiq"))
                                .count(1))
                .release(Command.shell("bundle exec rails db:migrate"))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("STRIPE_SECRET_KEY", EnvValue.secret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("redis"), Attribute.URL))
                .datastore("db", db -> db.kind(Kind.POSTGRES).version("16"))
                .datastore("redis", redis -> redis.kind(Kind.REDIS))
                .domain("www.example.com")
                .domain("example.com")
                .build();
    }

    /** What Railpack builds, with commands that need a shell or another program. */
    static App packed() {
        return App.builder("Packed App with a long name")
                .stage("override")
                .region("mars")
                .build(build -> build.buildpacks(List.of("heroku/php"))
                        .packages(List.of("ffmpeg"))
                        .variables(List.of("API_KEY", "APP_ENV")))
                .process(
                        "web",
                        web -> web.command(Command.shell("cd web && heroku-php-apache2 -p $PORT"))
                                .http(http -> http.requestTimeout(Duration.ofSeconds(30))
                                        .stickySessions(true)))
                .process(
                        "loop",
                        loop -> loop.command(Command.shell("bin/a & bin/b")).count(0))
                .process("image", image -> image.command(Command.ofImage()))
                .process("arrays", arrays -> arrays.command(Command.shell("a=(1 2); bin/c ${a[1]}")))
                .job("seed", job -> job.command(Command.shell("bin/seed --all")).trigger(new Trigger.FirstDeploy()))
                .env("APP_ENV", EnvValue.literal("production"))
                .env("API_KEY", EnvValue.secret())
                .envDescription("API_KEY", "The key of the API, for $5.")
                .build();
    }

    /** What Defang does otherwise or not at all. */
    static App odd() {
        return App.builder("odd")
                .build(build -> build.dockerfile("Dockerfile")
                        .context("service")
                        .arg("PLAIN", "a $5")
                        .arg("DOLLAR", "$HOME")
                        .variables(List.of("PLAIN", "SECRET")))
                .process(
                        "web",
                        web -> web.command(Command.shell("set -o pipefail; bin/web | tee log"))
                                .count(2)
                                .autoscaling(0, 4)
                                .scaleOn(Autoscaling.Metric.REQUESTS, 10)
                                .memoryMiB(200_000)
                                .vcpus(new BigDecimal(32))
                                .stopSignal(StopSignal.SIGINT)
                                .stopGrace(Duration.ofMinutes(10))
                                .volume("data", volume -> volume.mountPath("/data"))
                                .http(http -> http.health(check -> check.probe(Probe.tcp())
                                        .interval(Duration.ofSeconds(1))
                                        .timeout(Duration.ofMinutes(2))
                                        .grace(Duration.ofMinutes(9))
                                        .healthyThreshold(2)
                                        .unhealthyThreshold(40)))
                                .service(
                                        "again",
                                        again -> again.exposure(Service.Exposure.PUBLIC)
                                                .publishedPort(8443))
                                .service("hidden", hidden -> hidden.port(9000))
                                .service(
                                        "other",
                                        other -> other.port(4000)
                                                .publishedPort(8444)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .health("/other")))
                .process(
                        "rpc",
                        rpc -> rpc.service("grpc", grpc -> grpc.port(50_051).protocol(Service.Protocol.H2C)))
                .process(
                        "exec",
                        exec -> exec.http(http ->
                                http.health(check -> check.probe(Probe.exec(Command.exec("bin/probe", "it's"))))))
                .process(
                        "raw",
                        raw -> raw.service(
                                "udp",
                                udp -> udp.port(5353)
                                        .protocol(Service.Protocol.UDP)
                                        .exposure(Service.Exposure.PUBLIC)))
                .job(
                        "nightly",
                        job -> job.command(Command.shell("bin/night"))
                                .cron("0 3 * * *")
                                .memoryMiB(200_000))
                .job("by-hand", job -> job.command(Command.ofImage()).timeout(Duration.ofMinutes(1)))
                .env("SECRET", EnvValue.secret())
                .env("PORT", EnvValue.literal("many"))
                .externalService("drain", drain -> drain.category(ExternalService.Category.LOG_DRAIN))
                .domain("*.example.com", domain -> domain.tls(Domain.Tls.OWN))
                .domain("rpc.example.com", domain -> domain.service("rpc", "grpc"))
                .build();
    }

    /** Servers for data of all sorts. */
    static App stores() {
        return App.builder("stores")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .env("DB_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("OTHER_URL", EnvValue.of(Ref.datastore("other"), Attribute.DIRECT_URL))
                .env("OTHER_PASSWORD", EnvValue.literal("not that one"))
                .env("SSL_MODE", EnvValue.literal("mine"))
                .env("PGSSLMODE", EnvValue.literal("verify-full"))
                .env("REDIS_TLS", EnvValue.literal("true"))
                .env("REPLICA_URL", EnvValue.of(Ref.datastore("replica"), Attribute.URL))
                .env("REDIS_USER", EnvValue.of(Ref.datastore("redis"), Attribute.USER))
                .env("REDIS_HOST", EnvValue.of(Ref.datastore("redis"), Attribute.HOST))
                .env("MONGO_URL", EnvValue.of(Ref.datastore("mongo"), Attribute.URL))
                .env("MONGO_USER", EnvValue.of(Ref.datastore("mongo"), Attribute.USER))
                .env("OLD_MONGO_URL", EnvValue.of(Ref.datastore("old-mongo"), Attribute.URL))
                .env("KEPT_URL", EnvValue.of(Ref.datastore("kept"), Attribute.URL))
                .env("QUEUE_URL", EnvValue.of(Ref.datastore("queue"), Attribute.URL))
                .datastore(
                        "db",
                        db -> db.kind(Kind.POSTGRES)
                                .version("15.4")
                                .extensions(List.of("vector", "postgis"))
                                .storageGiB(64)
                                .connections(120)
                                .tls(true))
                .datastore("other", db -> db.kind(Kind.POSTGRES).purpose(Datastore.Purpose.CACHE))
                .datastore("replica", db -> db.kind(Kind.POSTGRES).follows("db"))
                .datastore(
                        "redis",
                        db -> db.kind(Kind.REDIS)
                                .version("7.2")
                                .highAvailability(true)
                                .extensions(List.of("search")))
                .datastore("mongo", db -> db.kind(Kind.MONGODB).placement(Datastore.Placement.CREATE))
                .datastore("old-mongo", db -> db.kind(Kind.MONGODB))
                .datastore("kept", db -> db.kind(Kind.POSTGRES).placement(Datastore.Placement.KEEP))
                .datastore("queue", db -> db.kind(Kind.RABBITMQ))
                .build();
    }

    /** Servers for data that no cloud manages. */
    static App containers() {
        return App.builder("containers")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .env("SQL_URL", EnvValue.of(Ref.datastore("sql"), Attribute.URL))
                .env("SQL_USER", EnvValue.of(Ref.datastore("sql"), Attribute.USER))
                .env("SQL_PASSWORD", EnvValue.of(Ref.datastore("sql"), Attribute.PASSWORD))
                .env("SQL_DATABASE", EnvValue.of(Ref.datastore("sql"), Attribute.DATABASE))
                .env("QUEUE_URL", EnvValue.of(Ref.datastore("queue"), Attribute.URL))
                .env("QUEUE_DATABASE", EnvValue.of(Ref.datastore("queue"), Attribute.DATABASE))
                .env("CACHE_URL", EnvValue.of(Ref.datastore("cache"), Attribute.URL))
                .env("CACHE_PORT", EnvValue.of(Ref.datastore("cache"), Attribute.PORT))
                .env("INDEX_URL", EnvValue.of(Ref.datastore("index"), Attribute.URL))
                .env("INDEX_USER", EnvValue.of(Ref.datastore("index"), Attribute.USER))
                .env("EVENTS_URL", EnvValue.of(Ref.datastore("events"), Attribute.URL))
                .datastore(
                        "sql",
                        db -> db.kind(Kind.MYSQL)
                                .version("8.4")
                                .purpose(Datastore.Purpose.DURABLE)
                                .tls(false)
                                .highAvailability(false)
                                .placement(Datastore.Placement.CREATE))
                .datastore("maria", db -> db.kind(Kind.MYSQL).version("10.11").placement(Datastore.Placement.CREATE))
                .datastore(
                        "queue",
                        db -> db.kind(Kind.RABBITMQ).highAvailability(true).placement(Datastore.Placement.CREATE))
                .datastore("cache", db -> db.kind(Kind.MEMCACHED).placement(Datastore.Placement.CREATE))
                .datastore(
                        "index",
                        db -> db.kind(Kind.OPENSEARCH)
                                .purpose(Datastore.Purpose.CACHE)
                                .placement(Datastore.Placement.CREATE))
                .datastore("events", db -> db.kind(Kind.KAFKA).placement(Datastore.Placement.CREATE))
                .build();
    }

    /** Values that Defang would change, and names that it does not take. */
    static App values() {
        return App.builder("values")
                .process("web", web -> web.command(Command.exec("bin/web")).http(http -> {}))
                .process("api", api -> api.command(Command.exec("bin/api")).service("private", http -> http.port(4000)))
                .env("BUCKET", EnvValue.literal("acme-web"))
                .env("CDN", EnvValue.literal("https://cdn.example.com/web/pictures"))
                .env("NO_HIT", EnvValue.literal("webapp and api_web are fine, web is not last"))
                .env("API", EnvValue.literal("http://api:4000/v1"))
                .env("DOLLAR", EnvValue.literal("It's $5 for $NAME"))
                .env("LONG", EnvValue.literal("$A".repeat(3000)))
                .env("PLAIN_DOLLAR", EnvValue.literal("It's $5"))
                .env("API_TOKEN", EnvValue.literal("readable"))
                .env("N" + "x".repeat(70), EnvValue.secret())
                .env("MAYBE", EnvValue.optionalSecret())
                .env("SELF_URL", EnvValue.of(Ref.service("web", "http"), Attribute.URL))
                .env("API_URL", EnvValue.of(Ref.service("api", "private"), Attribute.URL))
                .env("API_PORT", EnvValue.of(Ref.service("api", "private"), Attribute.PORT))
                .build();
    }

    /** Jobs by the clock, of which one has no line in a table, beside a process that has the name of their service. */
    static App clockwork() {
        return App.builder("clockwork")
                .build(build -> build.dockerfile("Dockerfile"))
                .process("scheduler", own -> own.command(Command.exec("bin/clock")))
                .job(
                        "report",
                        job -> job.command(Command.shell("bin/report \"$DAY\" | gzip >it\\'s"))
                                .cron("30 3 * * mon-fri"))
                .job(
                        "poll",
                        job -> job.command(Command.exec("bin/poll", "two words", "$5 %"))
                                .trigger(new Trigger.Every(Duration.ofMinutes(10))))
                .job("six", job -> job.command(Command.exec("bin/six")).trigger(new Trigger.Every(Duration.ofHours(6))))
                .job(
                        "daily",
                        job -> job.command(Command.exec("bin/daily")).trigger(new Trigger.Every(Duration.ofDays(1))))
                .job(
                        "uneven",
                        job -> job.command(Command.exec("bin/uneven"))
                                .trigger(new Trigger.Every(Duration.ofMinutes(7))))
                .job("weekend", job -> job.command(Command.exec("bin/tidy")).cron("0 22 * * 5-7"))
                .job("by-hand", job -> job.command(Command.exec("bin/by-hand")))
                .build();
    }

    /** One job by the clock, in an image that Railpack builds. */
    static App packedClockwork() {
        return App.builder("packed-clockwork")
                .build(build -> build.buildpacks(List.of("heroku/ruby")))
                .process("web", web -> web.command(Command.shell("bin/web -p $PORT")))
                .release(Command.shell("bin/migrate"))
                .job(
                        "sweep",
                        job -> job.command(Command.shell("bin/sweep $DAYS"))
                                .cron("*/10 * * * *")
                                .memoryMiB(1024))
                .env("DAYS", EnvValue.literal("7"))
                .env("API_KEY", EnvValue.secret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .build();
    }

    /** Two jobs by the clock of different sizes, and two that have the same one. */
    static App sizedClockwork() {
        return App.builder("sized-clockwork")
                .build(build -> build.dockerfile("ops/Dockerfile").context("ops"))
                .job(
                        "small",
                        job -> job.command(Command.exec("bin/small"))
                                .cron("5 * * * *")
                                .memoryMiB(512))
                .job(
                        "large",
                        job -> job.command(Command.exec("bin/large"))
                                .cron("0 4 * * *")
                                .memoryMiB(4096))
                .build();
    }
}
