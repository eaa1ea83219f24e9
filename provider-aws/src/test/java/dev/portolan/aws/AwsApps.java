package dev.portolan.aws;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Cpu;
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
final class AwsApps {
    private AwsApps() {}

    static List<App> all() {
        return List.of(rails(), worker(), odd(), checks(), stores(), manyDomains());
    }

    /** Web, worker, release, a job by the clock, Postgres, Redis, two domains, secrets. */
    static App rails() {
        return App.builder("shop")
                .region("oregon")
                .build(build -> build.dockerfile("Dockerfile"))
                .process(
                        "web",
                        web -> web.command(Command.shell("bundle exec puma -C config/puma.rb"))
                                .autoscaling(2, 6)
                                .scaleOn(Autoscaling.Metric.CPU, 60)
                                .memoryMiB(1024)
                                .stopSignal(StopSignal.SIGTERM)
                                .stopGrace(Duration.ofSeconds(30))
                                .http(http -> http.health("/up")))
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bundle exec sidekiq"))
                                .count(1)
                                .memoryMiB(512)
                                .stopGrace(Duration.ofSeconds(120)))
                .job(
                        "release",
                        job -> job.command(Command.shell("bin/rails db:migrate"))
                                .trigger(new Trigger.EachRelease())
                                .timeout(Duration.ofMinutes(10)))
                .job(
                        "nightly",
                        job -> job.command(Command.shell("bundle exec rake nightly"))
                                .cron("30 2 * * *")
                                .timeout(Duration.ofHours(1)))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("RAILS_MASTER_KEY", EnvValue.secret())
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("redis"), Attribute.URL))
                .datastore(
                        "db",
                        db -> db.kind(Kind.POSTGRES)
                                .version("17")
                                .memoryMiB(4096)
                                .storageGiB(64)
                                .extensions(List.of("vector")))
                .datastore("redis", redis -> redis.kind(Kind.REDIS))
                .domain("www.example.com")
                .domain("example.com")
                .build();
    }

    /** Nothing that listens. */
    static App worker() {
        return App.builder("aws_worker")
                .stage("staging")
                .process(
                        "worker",
                        worker -> worker.command(Command.shell("bin/worker & bin/side & wait -n"))
                                .count(0)
                                .cpu(Cpu.Kind.DEDICATED)
                                .vcpus(new BigDecimal(16))
                                .memoryMiB(129_024))
                .env("DECOMPOSED", EnvValue.literal("e\u0301"))
                .domain("nobody.example.com")
                .build();
    }

    /** What AWS does otherwise or not at all. */
    static App odd() {
        return App.builder("odd")
                .region("mars")
                .build(build -> build.buildpacks(List.of("https://example.com/older.git", "acme/ruby"))
                        .packages(List.of("ffmpeg"))
                        .variables(List.of("API_KEY", "RAILS_ENV")))
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web -p $PORT"))
                                .stopSignal(StopSignal.SIGUSR2)
                                .stopGrace(Duration.ofSeconds(400))
                                .autoscaling(0, 4)
                                .scaleOn(Autoscaling.Metric.LATENCY, 200)
                                .volume(
                                        "data",
                                        volume -> volume.mountPath("/data").sizeGiB(5))
                                .http(http -> http.requestTimeout(Duration.ofSeconds(30))
                                        .idleTimeout(Duration.ofSeconds(90))
                                        .stickySessions(true)
                                        .health(check -> check.probe(Probe.tcp())
                                                .interval(Duration.ofSeconds(2))
                                                .timeout(Duration.ofSeconds(9))))
                                .service(
                                        "admin",
                                        admin -> admin.exposure(Service.Exposure.PUBLIC)
                                                .port(9000)
                                                .publishedPort(443)
                                                .idleTimeout(Duration.ofSeconds(20))
                                                .protocol(Service.Protocol.H2C)))
                .process(
                        "dns",
                        dns -> dns.command(Command.exec("bin/dns"))
                                .memoryMiB(700)
                                .build(build -> build.dockerfile("dns/Dockerfile")
                                        .arg("A", "1")
                                        .variables(List.of("A", "RAILS_ENV", "API_KEY")))
                                .service(
                                        "udp",
                                        udp -> udp.exposure(Service.Exposure.PUBLIC)
                                                .port(53)
                                                .protocol(Service.Protocol.UDP)
                                                .idleTimeout(Duration.ofSeconds(20)))
                                .service(
                                        "rpc",
                                        rpc -> rpc.port(7000)
                                                .publishedPort(80)
                                                .stickySessions(true)
                                                .health(check -> check.probe(Probe.http("/ok")))))
                .job(
                        "seed",
                        job -> job.command(Command.ofImage())
                                .trigger(new Trigger.FirstDeploy())
                                .timeout(Duration.ofMinutes(5)))
                .job("both", job -> job.command(Command.exec("bin/both")).cron("0 3 1,15 * mon"))
                .job("never", job -> job.command(Command.exec("bin/never")).cron("0 3 */2 * mon"))
                .env("API_KEY", EnvValue.secret())
                .env("MAYBE", EnvValue.optionalSecret())
                .env("RAILS_ENV", EnvValue.literal("production"))
                .env("PORT", EnvValue.literal("many"))
                .env("DNS_HOST", EnvValue.of(Ref.service("dns", "udp"), Attribute.HOST))
                .env("RPC_URL", EnvValue.of(Ref.service("dns", "rpc"), Attribute.URL))
                .env("ADMIN_URL", EnvValue.of(Ref.service("web", "admin"), Attribute.URL))
                .env("SELF", EnvValue.of(Ref.service("web", "http"), Attribute.URL))
                .externalService("drain", drain -> drain.product("Papers").category(ExternalService.Category.LOG_DRAIN))
                .build();
    }

    /** Checks by commands, own certificates, a domain in clear text. */
    static App checks() {
        return App.builder("checks")
                .process(
                        "web",
                        web -> web.command(Command.shell("bin/web"))
                                .http(http -> http.port(3000)
                                        .health(check -> check.probe(Probe.exec(Command.exec("bin/check")))
                                                .interval(Duration.ofSeconds(1))
                                                .healthyThreshold(3))))
                .process(
                        "api",
                        api -> api.command(Command.shell("[[ -n $X ]] && bin/api"))
                                .service(
                                        "http",
                                        http -> http.exposure(Service.Exposure.PUBLIC)
                                                .port(4000)
                                                .health("/api")))
                .domain("www.example.com", domain -> domain.tls(Domain.Tls.OWN))
                .domain("api.example.com", domain -> domain.service("api", "http"))
                .domain(
                        "plain.example.com",
                        domain -> domain.tls(Domain.Tls.NONE).service("web", "http"))
                .build();
    }

    /** Every kind of datastore in some odd way. */
    static App stores() {
        return App.builder("stores")
                .process("web", web -> web.command(Command.shell("bin/web")))
                .datastore(
                        "old",
                        db -> db.kind(Kind.POSTGRES)
                                .version("9.6")
                                .storageGiB(1)
                                .tls(false)
                                .connections(20))
                .datastore("copy", db -> db.kind(Kind.POSTGRES).version("9.6").follows("old"))
                .datastore("lost", db -> db.kind(Kind.MYSQL).follows("old"))
                .datastore("kept", db -> db.kind(Kind.MYSQL).placement(Datastore.Placement.KEEP))
                .datastore("queue", queue -> queue.kind(Kind.RABBITMQ))
                .datastore("memory", cache -> cache.kind(Kind.MEMCACHED).purpose(Datastore.Purpose.CACHE))
                .datastore(
                        "cache",
                        cache ->
                                cache.kind(Kind.REDIS).version("6.2").tls(false).highAvailability(true))
                .datastore("files", files -> files.kind(Kind.OBJECT_STORAGE).storageGiB(5))
                .env("COPY_URL", EnvValue.of(Ref.datastore("copy"), Attribute.URL))
                .env("KEPT_URL", EnvValue.of(Ref.datastore("kept"), Attribute.URL))
                .env("LOST_URL", EnvValue.of(Ref.datastore("lost"), Attribute.URL))
                .env("QUEUE_URL", EnvValue.of(Ref.datastore("queue"), Attribute.URL))
                .env("MEMORY", EnvValue.of(Ref.datastore("memory"), Attribute.HOST))
                .env("BUCKET", EnvValue.of(Ref.datastore("files"), Attribute.DATABASE))
                .env("BUCKET_KEY", EnvValue.of(Ref.datastore("files"), Attribute.PASSWORD))
                .build();
    }

    /** More names than a certificate has room for. */
    static App manyDomains() {
        var app = App.builder("many")
                .process("web", web -> web.command(Command.ofImage()).http(http -> {}));
        for (int i = 0; i < 11; i++) {
            app.domain("d" + i + ".example.com");
        }
        return app.build();
    }
}
