package dev.portolan.fly;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Cpu;
import dev.portolan.model.Datastore;
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
final class FlyApps {
    private FlyApps() {}

    static List<App> all() {
        return List.of(rails(), phoenix(), buildpacks(), imageOnly(), odd(), scheduled());
    }

    /** Web, worker, release, Postgres, Redis, a domain, secrets. */
    static App rails() {
        return App.builder("shop-prod")
                .region("oregon")
                .build(build -> build.dockerfile("Dockerfile"))
                .process(
                        "web",
                        web -> web.command(Command.shell("bundle exec puma -C config/puma.rb"))
                                .count(2)
                                .memoryMiB(1024)
                                .vcpus(new BigDecimal(2))
                                .stopSignal(StopSignal.SIGTERM)
                                .stopGrace(Duration.ofSeconds(30))
                                .http(http -> http.health(check -> check.probe(Probe.http("/up"))
                                        .interval(Duration.ofSeconds(15))
                                        .timeout(Duration.ofSeconds(5))
                                        .grace(Duration.ofSeconds(30)))))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bundle exec sidekiq -c ${SIDEKIQ_CONCURRENCY:-10}"))
                                .count(1)
                                .memoryMiB(512)
                                .stopSignal(StopSignal.SIGTERM)
                                .stopGrace(Duration.ofSeconds(30)))
                .job(
                        "release",
                        job -> job.command(Command.shell("bin/rails db:migrate"))
                                .trigger(new Trigger.EachRelease())
                                .timeout(Duration.ofMinutes(10)))
                .job("console", job -> job.command(Command.shell("bin/rails console")))
                .env("RACK_ENV", EnvValue.literal("production"))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("RAILS_LOG_TO_STDOUT", EnvValue.literal("enabled"))
                .env("RAILS_SERVE_STATIC_FILES", EnvValue.literal("enabled"))
                .env("RAILS_MASTER_KEY", EnvValue.secret())
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("redis"), Attribute.URL))
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES)
                                .version("17")
                                .memoryMiB(1024)
                                .storageGiB(20)
                                .extensions(List.of("postgis", "vector")))
                .datastore("redis", redis -> redis.kind(Datastore.Kind.REDIS))
                .domain("shop.example.com")
                .build();
    }

    /** One process with the image's own command. */
    static App phoenix() {
        return App.builder("chat-prod")
                .region("frankfurt")
                .process(
                        "web",
                        web -> web.command(Command.ofImage())
                                .count(1)
                                .memoryMiB(1024)
                                .vcpus(BigDecimal.ONE)
                                .stopGrace(Duration.ofSeconds(30))
                                .http(http -> http.health(check ->
                                        check.probe(Probe.http("/health")).grace(Duration.ofSeconds(20)))))
                .release(Command.shell("DATABASE_URL=\"$DIRECT_DATABASE_URL\" /app/bin/migrate"))
                .env("PHX_HOST", EnvValue.literal("chat.example.com"))
                .env("SECRET_KEY_BASE", EnvValue.secret())
                .build();
    }

    /** HTTP, raw TCP and a volume. */
    static App telemetry() {
        return App.builder("telemetry")
                .region("london")
                .build(build -> build.image("registry.example.com/telemetry:1.4.2"))
                .process(
                        "broker",
                        broker -> broker.command(
                                        Command.exec("/app/bin/broker", "--listen", "0.0.0.0:1883", "--data", "/data"))
                                .count(1)
                                .memoryMiB(2048)
                                .cpu(Cpu.Kind.DEDICATED)
                                .stopGrace(Duration.ofMinutes(1))
                                .volume(
                                        "data",
                                        volume -> volume.mountPath("/data").sizeGiB(10))
                                .service(
                                        "mqtt",
                                        mqtt -> mqtt.protocol(Service.Protocol.TCP)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .port(1883)
                                                .publishedPort(1883)
                                                .health(check -> check.probe(Probe.tcp())
                                                        .timeout(Duration.ofSeconds(2))
                                                        .grace(Duration.ofSeconds(5)))))
                .process(
                        "web",
                        web -> web.command(Command.exec("/app/bin/web", "--port", "8080"))
                                .autoscaling(1, 3)
                                .memoryMiB(512)
                                .http(http -> http.port(8080)
                                        .health(check -> check.probe(Probe.http("/healthz"))
                                                .grace(Duration.ofSeconds(10)))))
                .process("worker", worker -> worker.command(Command.exec("/app/bin/worker")))
                .env("PORT", EnvValue.literal("8080"))
                .env("DATA_DIR", EnvValue.literal("/data"))
                .build();
    }

    /** Several processes in an image that buildpacks make. */
    static App buildpacks() {
        return App.builder("Packed App")
                .stage("staging")
                .region("mumbai")
                .build(build -> build.buildpacks(List.of("https://example.com/older.git", "acme/ruby"))
                        .packages(List.of("ffmpeg"))
                        .variables(List.of("API_KEY", "RAILS_ENV")))
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web -p $PORT"))
                                .stopGrace(Duration.ofSeconds(400))
                                .http(http -> http.requestTimeout(Duration.ofSeconds(30))
                                        .stickySessions(true)
                                        .idleTimeout(Duration.ofSeconds(90))))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bin/worker"))
                                .stopSignal(StopSignal.SIGUSR2)
                                .count(0))
                .release(Command.shell("bin/migrate"))
                .job("seed", job -> job.command(Command.shell("bin/seed --all")).trigger(new Trigger.FirstDeploy()))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("API_KEY", EnvValue.secret())
                .envDescription("API_KEY", "The key of the API.")
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES).version("15").memoryMiB(4096))
                .build();
    }

    /** One process in an image that buildpacks make, with nothing to run but itself. */
    static App imageOnly() {
        return App.builder("plain")
                .build(build -> build.buildpacks(List.of()))
                .process("web", web -> web.memoryMiB(256).http(http -> http.port(3000)))
                .build();
    }

    /** What Fly does otherwise or not at all. */
    static App odd() {
        return App.builder("odd")
                .region("mars")
                .build(build -> build.dockerfile("Dockerfile")
                        .context("src")
                        .target("run")
                        .arg("A", "1"))
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web & bin/side & wait -n"))
                                .build(build -> build.image("other/image:1"))
                                .count(2)
                                .memoryMiB(300_000)
                                .stopSignal(StopSignal.SIGINT)
                                .volume("a", volume -> volume.mountPath("/a"))
                                .volume("b", volume -> volume.mountPath("/b"))
                                .http(http -> http.health(check -> check.probe(Probe.tcp())))
                                .service(
                                        "admin",
                                        admin -> admin.exposure(Service.Exposure.PUBLIC)
                                                .port(9000)
                                                .protocol(Service.Protocol.H2C)
                                                .health(check -> check.probe(Probe.exec(Command.exec("bin/check")))
                                                        .healthyThreshold(2)))
                                .service(
                                        "dns",
                                        dns -> dns.exposure(Service.Exposure.PUBLIC)
                                                .port(53)
                                                .publishedPort(53)
                                                .protocol(Service.Protocol.UDP)))
                .process(
                        "fly_app_console",
                        console -> console.command(Command.shell("bin/x"))
                                .stopSignal(StopSignal.SIGTERM)
                                .autoscaling(1, 4)
                                .scaleOn(Autoscaling.Metric.CPU, 70)
                                .service(
                                        "rpc",
                                        rpc -> rpc.port(7000)
                                                .health(check -> check.probe(Probe.http("/ok"))
                                                        .interval(Duration.ofSeconds(90)))))
                .process(
                        "auto",
                        auto -> auto.command(Command.shell("bin/auto"))
                                .count(3)
                                .autoscaling(0, 4)
                                .scaleOn(Autoscaling.Metric.REQUESTS, 10)
                                .service(
                                        "raw",
                                        raw -> raw.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.TCP)
                                                .idleTimeout(Duration.ofMinutes(1))
                                                .port(5000)))
                .job("release", job -> job.command(Command.ofImage()).trigger(new Trigger.EachRelease()))
                .env("FLY_X", EnvValue.literal("1"))
                .env("PORT", EnvValue.literal("many"))
                .env("MY_PASSWORD", EnvValue.literal("x"))
                .env("RPC", EnvValue.of(Ref.service("fly_app_console", "rpc"), Attribute.URL))
                .env("FOLLOWER_URL", EnvValue.of(Ref.datastore("follower"), Attribute.URL))
                .env("MONGO_URL", EnvValue.of(Ref.datastore("mongo"), Attribute.URL))
                .env("KEPT_URL", EnvValue.of(Ref.datastore("kept"), Attribute.URL))
                .env("BUCKET", EnvValue.of(Ref.datastore("files"), Attribute.DATABASE))
                .datastore(
                        "db", db -> db.kind(Datastore.Kind.POSTGRES).tls(true).highAvailability(false))
                .datastore("follower", db -> db.kind(Datastore.Kind.POSTGRES).follows("db"))
                .datastore("mongo", db -> db.kind(Datastore.Kind.MONGODB))
                .datastore("kept", db -> db.kind(Datastore.Kind.POSTGRES).placement(Datastore.Placement.KEEP))
                .datastore("files", db -> db.kind(Datastore.Kind.OBJECT_STORAGE).storageGiB(5))
                .externalService("drain", drain -> drain.product("Papers").category(ExternalService.Category.LOG_DRAIN))
                .domain("www.example.com", domain -> domain.service("web", "http"))
                .domain(
                        "*.example.com",
                        domain -> domain.service("web", "admin").tls(Domain.Tls.OWN))
                .domain(
                        "plain.example.com",
                        domain -> domain.service("web", "admin").tls(Domain.Tls.NONE))
                .build();
    }

    /** Jobs by the clock. */
    static App scheduled() {
        return App.builder("clock")
                .process("web", web -> web.command(Command.ofImage()).http(http -> {}))
                .job(
                        "nightly",
                        job -> job.command(Command.shell("bin/report --all | mail $TO"))
                                .cron("0 3 * * *")
                                .memoryMiB(1024)
                                .timeout(Duration.ofMinutes(5)))
                .job(
                        "often",
                        job -> job.command(Command.exec("bin/poll", "it's"))
                                .trigger(new Trigger.Every(Duration.ofMinutes(45)))
                                .memoryMiB(512))
                .job("lines", job -> job.command(Command.shell("bin/a\nbin/b")).cron("0 4 * * *"))
                .job("fallen", job -> job.command(Command.ofImage()).cron("5 4 1 * *"))
                .build();
    }
}
