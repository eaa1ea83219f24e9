package org.example.render;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Apps for what the test kit's own do not bring about. */
final class RenderApps {
    private RenderApps() {}

    static List<App> all() {
        return List.of(shop(), native_());
    }

    /** A web service, a worker, a job by the clock, a database, a queue, a secret that all share. */
    static App shop() {
        return App.builder("shop")
                .region("eu")
                .build(build -> build.dockerfile("Dockerfile"))
                .process("web", web -> web.command(Command.shell("bundle exec puma -C config/puma.rb"))
                        .count(2)
                        .memoryMiB(2048)
                        .http(http -> http.port(3000).health("/up")))
                .process("worker", worker -> worker.command(Command.shell("bundle exec sidekiq -c ${THREADS:-10}")))
                .release(Command.shell("bin/rails db:migrate"))
                .job("report", job -> job.command(Command.exec("bin/report", "--all")).cron("30 3 * * *"))
                .env("RAILS_ENV", EnvValue.literal("production"))
                .envDescription("RAILS_ENV", "Which settings Rails takes")
                .env("STRIPE_KEY", EnvValue.secret())
                .env("SECRET_KEY_BASE", EnvValue.generatedSecret())
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("queue"), Attribute.URL))
                .datastore("db", store -> store.kind(Datastore.Kind.POSTGRES).version("17").storageGiB(20))
                .datastore("queue", store -> store.kind(Datastore.Kind.REDIS).purpose(Datastore.Purpose.DURABLE))
                .domain("shop.example.com")
                .build();
    }

    /** One of Render's own runtimes, sizes and numbers beyond Render's, two public services. */
    static App native_() {
        return App.builder("native")
                .region("mars")
                .build(build -> build.buildpacks(List.of("heroku/nodejs")))
                .process("web", web -> web.command(Command.shell("node index.js --port $PORT"))
                        .autoscaling(0, 4)
                        .scaleOn(Autoscaling.Metric.MEMORY, 95)
                        .memoryMiB(65_536)
                        .vcpus(new BigDecimal(16))
                        .stopGrace(Duration.ofMinutes(10))
                        .http(http -> http.port(8080))
                        .service("second", second -> second.port(9090)))
                .process("admin", admin -> admin.command(Command.shell("node admin.js")).http(http -> http.port(8081)))
                .process("idle", idle -> idle.command(Command.ofImage()).count(0))
                .job("seed", job -> job.command(Command.shell("node seed.js")).trigger(new Trigger.FirstDeploy()))
                .job("odd", job -> job.command(Command.shell("node odd.js")).trigger(new Trigger.Every(Duration.ofMinutes(7))))
                .env("ADMIN_HOST", EnvValue.of(Ref.service("admin", "http"), Attribute.HOST))
                .datastore("db", store -> store.kind(Datastore.Kind.POSTGRES).version("9.6").storageGiB(7).highAvailability(true))
                .datastore("copy", store -> store.kind(Datastore.Kind.POSTGRES).follows("db"))
                .domain("admin.example.com", domain -> domain.service("admin", "http").temporary(true))
                .domain("www.example.com", domain -> domain.service("web", "http"))
                .build();
    }
}
