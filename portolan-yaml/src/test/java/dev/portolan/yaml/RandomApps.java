package dev.portolan.yaml;

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
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Job;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Valid apps of any shape, the same ones for the same seed. */
final class RandomApps {
    private static final List<String> NAMES = List.of(
            "web",
            "worker",
            "http",
            "release",
            "db",
            "a",
            "A",
            "-",
            "_",
            "0",
            "017",
            "1e3",
            "yes",
            "null",
            "true",
            "image",
            "command",
            "value",
            "x".repeat(128));
    private static final List<String> ENV_NAMES =
            List.of("PORT", "RAILS_ENV", "yes", "null", "_", "A1", "DATABASE_URL", "value", "secret", "on");

    private final Random random;
    private final App.Builder app;
    private final List<Ref<Service>> services = new ArrayList<>();
    private final Set<String> datastores = new LinkedHashSet<>();
    private final Set<String> variables = new LinkedHashSet<>();

    private RandomApps(Random random) {
        this.random = random;
        app = App.builder(HostileTexts.line(random));
    }

    static Stream<App> of(long seed, int count) {
        return IntStream.range(0, count).mapToObj(i -> new RandomApps(new Random(seed * 1_000_003 + i)).app());
    }

    private App app() {
        sometimes(() -> app.description(HostileTexts.text(random)));
        sometimes(() -> app.stage(one("staging", "production", "a", "review-12")));
        sometimes(() -> app.region(HostileTexts.line(random)));
        sometimes(() -> app.build(this::build));
        var names = some(NAMES);
        int jobs = random.nextInt(names.size() + 1);
        names.subList(0, jobs).forEach(name -> app.job(name, job -> job(job, name)));
        names.subList(jobs, names.size()).forEach(name -> app.process(name, process -> process(process, name)));
        some(NAMES).forEach(this::datastore);
        some(ENV_NAMES).forEach(this::variable);
        some(NAMES).forEach(this::externalService);
        some(List.of("example.com", "*.example.com", "a.b.c.example.org", "1.2", "xn--bcher-kva.example"))
                .forEach(name -> app.domain(name, this::domain));
        return app.build();
    }

    private void build(Build.Builder build) {
        switch (random.nextInt(3)) {
            case 0 -> {
                build.dockerfile(one("Dockerfile", "docker/yes", "a b/#c", "~"));
                sometimes(() -> build.context(one(".", "services/app", "null")));
                sometimes(() -> build.target(HostileTexts.line(random)));
                some(ENV_NAMES).forEach(name -> build.arg(name, HostileTexts.text(random)));
                build.variables(some(ENV_NAMES));
            }
            case 1 -> {
                build.buildpacks(List.copyOf(lines()));
                sometimes(() -> build.builder(one("heroku/builder:24", "0", "1e3")));
                build.packages(List.copyOf(lines()));
                build.variables(some(ENV_NAMES));
            }
            default -> build.image(one("ghcr.io/a/b:1.2", "nginx@sha256:00", "0"));
        }
    }

    private void process(ProcessType.Builder process, String name) {
        sometimes(() -> process.command(command()));
        sometimes(() -> process.build(this::build));
        sometimes(() -> process.count(random.nextInt(4)));
        sometimes(() -> process.autoscaling(random.nextInt(3), 2 + random.nextInt(1000)));
        if (random.nextInt(4) == 0) {
            process.autoscaling(0, 1).scaleOn(one(Autoscaling.Metric.values()), 1 + random.nextInt(500));
        }
        sometimes(() -> process.memoryMiB(size()));
        sometimes(() -> process.cpu(one(Cpu.Kind.values())));
        sometimes(() -> process.vcpus(new BigDecimal(one("0.5", "2", "0.125", "100", "1024", "1.75"))));
        sometimes(() -> process.stopSignal(one(StopSignal.values())));
        sometimes(() -> process.stopGrace(duration(0)));
        for (String service : some(NAMES)) {
            services.add(Ref.service(name, service));
            process.service(service, this::service);
        }
        sometimes(() -> {
            services.add(Ref.service(name, "http"));
            process.http(this::service);
        });
        some(NAMES)
                .forEach(volume -> process.volume(volume, it -> {
                    it.mountPath(one("/data", "/a b/#c", "/~"));
                    sometimes(() -> it.sizeGiB(size()));
                }));
    }

    private void service(Service.Builder service) {
        sometimes(() -> service.port(
                random.nextBoolean() ? ContainerPort.assigned() : ContainerPort.of(1 + random.nextInt(65535))));
        sometimes(() -> service.publishedPort(1 + random.nextInt(65535)));
        sometimes(() -> service.protocol(one(Service.Protocol.values())));
        sometimes(() -> service.exposure(one(Service.Exposure.values())));
        sometimes(() -> service.health(this::health));
        sometimes(() -> service.requestTimeout(duration(1)));
        sometimes(() -> service.idleTimeout(duration(1)));
        sometimes(() -> service.stickySessions(random.nextBoolean()));
    }

    private void health(HealthCheck.Builder health) {
        health.probe(
                switch (random.nextInt(3)) {
                    case 0 -> Probe.http(one("/", "/up", "/a?b=c#d", "/\u2028", "/'\""));
                    case 1 -> Probe.tcp();
                    default -> Probe.exec(statedCommand());
                });
        sometimes(() -> health.interval(duration(1)));
        sometimes(() -> health.timeout(duration(1)));
        sometimes(() -> health.grace(duration(0)));
        sometimes(() -> health.healthyThreshold(1 + random.nextInt(5)));
        sometimes(() -> health.unhealthyThreshold(1 + random.nextInt(5)));
    }

    private void job(Job.Builder job, String name) {
        job.command(command());
        switch (random.nextInt(5)) {
            case 0 -> job.cron(one("* * * * *", "0 3 * * *", "*/5  1-2 1,2 jan-MAR 7"));
            case 1 ->
                job.trigger(
                        new Trigger.Every(Duration.ofMinutes(one(1L, 60L, 90L, 100_000L, Long.MAX_VALUE / 3600 * 60))));
            case 2 -> job.trigger(new Trigger.FirstDeploy());
            case 3 -> job.trigger(name.equals("release") ? new Trigger.EachRelease() : new Trigger.OnDemand());
            default -> {}
        }
        sometimes(() -> job.memoryMiB(size()));
        sometimes(() -> job.timeout(duration(1)));
    }

    private void variable(String name) {
        variables.add(name);
        app.env(
                name,
                switch (random.nextInt(4)) {
                    case 0 -> new EnvValue.Secret(random.nextBoolean(), random.nextBoolean());
                    case 1 -> reference();
                    default -> EnvValue.literal(HostileTexts.text(random));
                });
        sometimes(() -> app.envDescription(name, HostileTexts.text(random)));
    }

    private EnvValue reference() {
        if (random.nextBoolean() && !services.isEmpty()) {
            return EnvValue.of(
                    services.get(random.nextInt(services.size())),
                    one(EnvValue.Attribute.URL, EnvValue.Attribute.HOST, EnvValue.Attribute.PORT));
        }
        return datastores.isEmpty()
                ? EnvValue.secret()
                : EnvValue.of(Ref.datastore(oneOf(datastores)), one(EnvValue.Attribute.values()));
    }

    private void datastore(String name) {
        app.datastore(name, store -> {
            store.kind(one(Datastore.Kind.values()));
            sometimes(() -> store.version(one("17", "8.0", "0", "017", "1e3", "2147483648", "yes", "16.4-alpine")));
            store.extensions(some(NAMES));
            sometimes(() -> store.memoryMiB(size()));
            sometimes(() -> store.storageGiB(size()));
            sometimes(() -> store.highAvailability(random.nextBoolean()));
            sometimes(() -> datastores.stream().findFirst().ifPresent(store::follows));
            sometimes(() -> store.purpose(one(Datastore.Purpose.values())));
            sometimes(() -> store.tls(random.nextBoolean()));
            sometimes(() -> store.connections(1 + random.nextInt(1000)));
            sometimes(() -> store.placement(one(Datastore.Placement.values())));
        });
        datastores.add(name);
    }

    private void externalService(String name) {
        app.externalService(name, service -> {
            sometimes(() -> service.product(HostileTexts.line(random)));
            sometimes(() -> service.category(one(ExternalService.Category.values())));
            service.variables(some(List.copyOf(variables)));
        });
    }

    private void domain(Domain.Builder domain) {
        if (random.nextBoolean() && !services.isEmpty()) {
            var service = services.get(random.nextInt(services.size()));
            domain.service(service.path().steps().get(1), service.name());
        }
        sometimes(() -> domain.tls(one(Domain.Tls.values())));
        sometimes(() -> domain.temporary(random.nextBoolean()));
    }

    private Command command() {
        return random.nextInt(4) == 0 ? Command.ofImage() : statedCommand();
    }

    private Command statedCommand() {
        if (random.nextBoolean()) {
            return Command.shell(HostileTexts.text(random) + HostileTexts.line(random) + one("", "\n", " x\n\ny"));
        }
        var argv = new ArrayList<String>(List.of(HostileTexts.line(random)));
        while (random.nextInt(3) > 0) {
            argv.add(HostileTexts.text(random));
        }
        return new Command.Exec(argv);
    }

    private Set<String> lines() {
        var lines = new LinkedHashSet<String>();
        while (random.nextInt(3) > 0) {
            lines.add(HostileTexts.line(random));
        }
        return lines;
    }

    private int size() {
        return one(1, 511, 512, 1024, 1536, 10_240, Integer.MAX_VALUE);
    }

    private Duration duration(int least) {
        return Duration.ofSeconds(least + random.nextInt(3) * 3600L + random.nextInt(3) * 60L + random.nextInt(3));
    }

    private void sometimes(Runnable action) {
        if (random.nextInt(3) == 0) {
            action.run();
        }
    }

    /** A few of these in another order. */
    private List<String> some(List<String> all) {
        var chosen = new LinkedHashSet<String>();
        while (!all.isEmpty() && random.nextInt(3) > 0) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        return List.copyOf(chosen);
    }

    @SafeVarargs
    private <V> V one(V... values) {
        return values[random.nextInt(values.length)];
    }

    private String oneOf(Set<String> names) {
        return List.copyOf(names).get(random.nextInt(names.size()));
    }
}
