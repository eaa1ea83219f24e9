package dev.portolan.testkit;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Cpu;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The app that states every component of the model. */
final class EverythingApp {
    private EverythingApp() {}

    static App app() {
        var app = App.builder("everything")
                .description("An app that states all there is to state")
                .stage("staging")
                .region("eu")
                .build(build -> build.dockerfile("docker/Dockerfile")
                        .context("src")
                        .target("runtime")
                        .arg("RUBY_VERSION", "3.4")
                        .variables(List.of("RAILS_ENV")))
                .process("web", EverythingApp::everythingOfAProcess)
                .process("worker", EverythingApp::buildpacks)
                .process(
                        "proxy",
                        proxy -> proxy.command(Command.ofImage())
                                .build(build -> build.image("docker.io/library/caddy:2.10")))
                .release(Command.shell("bin/rails db:migrate"));
        return environmentAndData(jobs(app)).build();
    }

    private static void everythingOfAProcess(ProcessType.Builder web) {
        web.command(Command.shell("bundle exec puma -p $PORT -e ${RAILS_ENV:-production}"))
                .autoscaling(2, 6)
                .scaleOn(Autoscaling.Metric.CPU, 70)
                .memoryMiB(1024)
                .cpu(Cpu.Kind.DEDICATED)
                .vcpus(new BigDecimal(2))
                .stopSignal(StopSignal.SIGINT)
                .stopGrace(Duration.ofSeconds(45))
                .http(http -> http.port(3000)
                        .publishedPort(443)
                        .health(health -> health.probe(Probe.http("/up"))
                                .interval(Duration.ofSeconds(15))
                                .timeout(Duration.ofSeconds(4))
                                .grace(Duration.ofSeconds(20))
                                .healthyThreshold(2)
                                .unhealthyThreshold(4))
                        .requestTimeout(Duration.ofSeconds(30))
                        .idleTimeout(Duration.ofSeconds(55))
                        .stickySessions(true))
                .service(
                        "metrics",
                        metrics -> metrics.port(9394)
                                .protocol(Service.Protocol.TCP)
                                .exposure(Service.Exposure.PRIVATE))
                .volume("uploads", volume -> volume.mountPath("/app/uploads").sizeGiB(10));
    }

    private static void buildpacks(ProcessType.Builder worker) {
        worker.command(Command.exec("bundle", "exec", "sidekiq", "-q", "a b"))
                .count(3)
                .memoryMiB(512)
                .build(build -> build.builder("heroku/builder:24")
                        .buildpacks(List.of("heroku/nodejs", "heroku/ruby"))
                        .packages(List.of("libvips"))
                        .variables(List.of("NODE_ENV")));
    }

    private static App.Builder jobs(App.Builder app) {
        return app.job(
                        "seed",
                        job -> job.command(Command.shell("bin/rails db:seed"))
                                .trigger(new Trigger.FirstDeploy())
                                .memoryMiB(256)
                                .timeout(Duration.ofMinutes(10)))
                .job(
                        "nightly",
                        job -> job.command(Command.exec("bin/report", "--all"))
                                .cron("30 3 * * *")
                                .memoryMiB(512)
                                .timeout(Duration.ofMinutes(20)))
                .job("console", job -> job.command(Command.shell("bin/rails console")));
    }

    private static App.Builder environmentAndData(App.Builder app) {
        return app.env("RAILS_ENV", EnvValue.literal("production"))
                .envDescription("RAILS_ENV", "Which settings Rails takes")
                .env("STRIPE_KEY", EnvValue.secret())
                .envDescription("STRIPE_KEY", "The key for payments")
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("SENTRY_DSN", EnvValue.optionalSecret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
                .env("METRICS_HOST", EnvValue.of(Ref.service("web", "metrics"), EnvValue.Attribute.HOST))
                .datastore("db", EverythingApp::everythingOfADatastore)
                .datastore(
                        "replica",
                        store -> store.kind(Datastore.Kind.POSTGRES)
                                .version("17")
                                .follows("db"))
                .datastore(
                        "cache",
                        store -> store.kind(Datastore.Kind.REDIS)
                                .purpose(Datastore.Purpose.CACHE)
                                .placement(Datastore.Placement.KEEP))
                .externalService(
                        "sentry",
                        service -> service.product("Sentry")
                                .category(ExternalService.Category.ERRORS)
                                .variables(List.of("SENTRY_DSN")))
                .domain(
                        "www.example.com",
                        domain -> domain.service("web", "http")
                                .tls(Domain.Tls.MANAGED)
                                .temporary(false));
    }

    private static void everythingOfADatastore(Datastore.Builder store) {
        store.kind(Datastore.Kind.POSTGRES)
                .version("17")
                .extensions(List.of("vector", "pg_trgm"))
                .memoryMiB(4096)
                .storageGiB(64)
                .highAvailability(true)
                .purpose(Datastore.Purpose.DURABLE)
                .tls(true)
                .connections(120)
                .placement(Datastore.Placement.CREATE);
    }
}
