package dev.portolan.testkit;

import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A small app for each variant and each constant of the model. */
final class VariantApps {
    private final List<Sample> samples = new ArrayList<>();

    private VariantApps() {}

    static List<Sample> all() {
        var apps = new VariantApps();
        apps.builds();
        apps.commands();
        apps.sizes();
        apps.services();
        apps.triggers();
        apps.environment();
        apps.datastores();
        apps.others();
        return apps.samples;
    }

    private void add(String name, Consumer<App.Builder> facts) {
        var app = App.builder("variant");
        facts.accept(app);
        samples.add(new Sample(name, app.build()));
    }

    private void process(String name, Consumer<ProcessType.Builder> facts) {
        add(name, app -> app.process("web", web -> facts.accept(web.command(Command.shell("bin/web")))));
    }

    private void service(String name, Consumer<Service.Builder> facts) {
        process("service: " + name, web -> web.http(facts));
    }

    private void builds() {
        List<Consumer<Build.Builder>> variants = List.of(
                build -> build.dockerfile("Dockerfile"),
                build -> build.buildpacks(List.of("heroku/ruby")),
                build -> build.buildpacks(List.of()).builder("heroku/builder:24"),
                build -> build.image("registry.example/acme/web:1.2"));
        for (int i = 0; i < variants.size(); i++) {
            Consumer<Build.Builder> variant = variants.get(i);
            add("build " + i, app -> app.build(variant).process("web", web -> web.command(Command.shell("bin/web"))));
            process("build of a process " + i, web -> web.build(variant));
        }
    }

    private void commands() {
        List<Command> commands = List.of(
                Command.shell("bin/web -p $PORT"),
                Command.shell("A=1 bin/web && echo done"),
                Command.exec("bin/web", "two words"),
                Command.ofImage());
        for (Command command : commands) {
            process("command " + command, web -> web.command(command));
        }
        add("process without a command", app -> app.process("web", web -> web.count(1)));
    }

    private void sizes() {
        for (int count : List.of(0, 1, 2)) {
            process("count " + count, web -> web.count(count));
        }
        for (Autoscaling.Metric metric : Autoscaling.Metric.values()) {
            process("scale on " + metric, web -> web.autoscaling(1, 5).scaleOn(metric, 60));
        }
        process("scale to zero", web -> web.autoscaling(0, 3).count(2));
        for (Cpu.Kind kind : Cpu.Kind.values()) {
            process(
                    "cpu " + kind,
                    web -> web.cpu(kind).vcpus(new BigDecimal("0.5")).memoryMiB(768));
        }
        for (StopSignal signal : StopSignal.values()) {
            process("stop by " + signal, web -> web.stopSignal(signal).stopGrace(Duration.ofSeconds(30)));
        }
        process("volume without a size", web -> web.volume("data", volume -> volume.mountPath("/data")));
    }

    private void services() {
        service("no facts but those of http", http -> {});
        process("service without facts", web -> web.service("main", main -> {}));
        for (Service.Protocol protocol : Service.Protocol.values()) {
            for (Service.Exposure exposure : Service.Exposure.values()) {
                process(
                        "service " + protocol + " " + exposure,
                        web -> web.service(
                                "main",
                                main -> main.port(7000).protocol(protocol).exposure(exposure)));
            }
        }
        service("port of the platform", http -> http.port(ContainerPort.assigned()));
        service("published on another port", http -> http.port(3000).publishedPort(8443));
        for (Probe probe : List.of(
                Probe.http("/up"),
                Probe.tcp(),
                Probe.exec(Command.shell("test -e ok")),
                Probe.exec(Command.exec("a", "b c")))) {
            service(
                    "probe " + probe,
                    http -> http.port(3000).health(health -> health.probe(probe).interval(Duration.ofSeconds(10))));
        }
        service("timeouts", http -> http.requestTimeout(Duration.ofSeconds(30)).idleTimeout(Duration.ofSeconds(55)));
        service("not sticky", http -> http.stickySessions(false));
    }

    private void triggers() {
        for (Trigger trigger : List.of(
                new Trigger.EachRelease(),
                new Trigger.FirstDeploy(),
                new Trigger.OnDemand(),
                new Trigger.Cron("15 2 * * 1-5"),
                new Trigger.Every(Duration.ofMinutes(10)))) {
            add(
                    "job: " + trigger,
                    app -> app.process("web", web -> web.command(Command.shell("bin/web")))
                            .job(
                                    "task",
                                    job -> job.command(Command.shell("bin/task $X"))
                                            .trigger(trigger)));
        }
        add("job without a trigger", app -> app.job("task", job -> job.command(Command.exec("bin/task"))));
        add("release without a process", app -> app.release(Command.exec("bin/migrate")));
    }

    private void environment() {
        for (EnvValue value : List.of(
                EnvValue.literal("text"),
                EnvValue.secret(),
                EnvValue.optionalSecret(),
                EnvValue.generatedSecret(),
                new EnvValue.Secret(false, true))) {
            add(
                    "env: " + value,
                    app -> app.process("web", web -> web.command(Command.shell("bin/web")))
                            .env("NAME", value)
                            .envDescription("NAME", "What it is for"));
        }
        for (EnvValue.Attribute attribute : EnvValue.Attribute.values()) {
            add(
                    "env: " + attribute + " of a datastore",
                    app -> app.datastore("db", store -> store.kind(Datastore.Kind.POSTGRES))
                            .env("NAME", EnvValue.of(Ref.datastore("db"), attribute)));
        }
        for (EnvValue.Attribute attribute :
                List.of(EnvValue.Attribute.URL, EnvValue.Attribute.HOST, EnvValue.Attribute.PORT)) {
            add(
                    "env: " + attribute + " of a service",
                    app -> app.process(
                                    "web",
                                    web -> web.command(Command.shell("bin/web"))
                                            .service("main", main -> main.port(7000)))
                            .env("NAME", EnvValue.of(Ref.service("web", "main"), attribute)));
        }
    }

    private void datastores() {
        for (Datastore.Kind kind : Datastore.Kind.values()) {
            for (Datastore.Placement placement : Datastore.Placement.values()) {
                add(
                        "datastore " + kind + " " + placement,
                        app -> app.process("web", web -> web.command(Command.shell("bin/web")))
                                .datastore("store", store -> store.kind(kind).placement(placement))
                                .env("STORE_URL", EnvValue.of(Ref.datastore("store"), EnvValue.Attribute.URL)));
            }
            add("datastore " + kind, app -> app.datastore("store", store -> store.kind(kind)));
        }
        for (Datastore.Purpose purpose : Datastore.Purpose.values()) {
            add(
                    "datastore " + purpose,
                    app -> app.datastore(
                            "store",
                            store -> store.kind(Datastore.Kind.REDIS)
                                    .purpose(purpose)
                                    .tls(false)));
        }
        add(
                "datastore that follows a kept one",
                app -> app.datastore(
                                "db", store -> store.kind(Datastore.Kind.MYSQL).placement(Datastore.Placement.KEEP))
                        .datastore(
                                "copy",
                                store -> store.kind(Datastore.Kind.MYSQL).follows("db")));
    }

    private void others() {
        for (ExternalService.Category category : ExternalService.Category.values()) {
            add(
                    "external service: " + category,
                    app -> app.env("URL", EnvValue.secret())
                            .externalService(
                                    "vendor",
                                    service -> service.product("Vendor")
                                            .category(category)
                                            .variables(List.of("URL"))));
        }
        for (Domain.Tls tls : Domain.Tls.values()) {
            add(
                    "domain: tls " + tls,
                    app -> app.process(
                                    "web",
                                    web -> web.command(Command.shell("bin/web")).http(http -> http.port(3000)))
                            .domain("www.example.com", domain -> domain.tls(tls).temporary(tls == Domain.Tls.NONE)));
        }
        add("domain without a service", app -> app.domain("example.com"));
    }
}
