package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.naming.StageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to hold for an app to be valid. */
record AppRules(
        Fact<String> name,
        Fact<String> description,
        Fact<String> stage,
        Fact<String> region,
        Build build,
        List<ProcessType> processes,
        List<Job> jobs,
        List<EnvVariable> env,
        List<Datastore> datastores,
        List<ExternalService> externalServices,
        List<Domain> domains,
        Checks checks) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,63}");
    private static final Pattern IMAGE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._/:@-]{0,511}");

    static Stream<Named> named(
            List<ProcessType> processes,
            List<Job> jobs,
            List<EnvVariable> env,
            List<Datastore> datastores,
            List<ExternalService> externalServices,
            List<Domain> domains) {
        Stream<Named> inProcesses = processes.stream()
                .flatMap(process -> Stream.concat(
                        Stream.of(process), Stream.concat(process.services().stream(), process.volumes().stream())));
        // Whoever looks for one thing goes through them in this order; of processes there may be thousands.
        return Stream.of(
                        jobs.stream(),
                        env.stream(),
                        datastores.stream(),
                        externalServices.stream(),
                        domains.stream(),
                        inProcesses)
                .flatMap(things -> things);
    }

    List<Problem> check() {
        checks.required(name, name);
        checks.line(name);
        checks.text(description);
        checks.that(stage, StageName::isLegal, StageName.RULE);
        checks.line(region);
        build(build);
        processes.forEach(this::process);
        jobs.forEach(this::job);
        env.forEach(this::variable);
        datastores.forEach(this::datastore);
        externalServices.forEach(this::externalService);
        domains.forEach(this::domain);
        uniqueNames();
        return checks.problems();
    }

    private void uniqueNames() {
        var running = new ArrayList<Named>(processes);
        running.addAll(jobs);
        checks.unique(running);
        checks.unique(env);
        checks.unique(datastores);
        checks.unique(externalServices);
        checks.unique(domains);
        List<Job> releases = jobs.stream()
                .filter(job -> job.trigger().is(new Trigger.EachRelease()))
                .toList();
        releases.stream()
                .skip(1)
                .forEach(job -> checks.add(
                        job.trigger(),
                        "is the second job that runs for each release, after "
                                + releases.get(0).path() + "; make one command of both"));
    }

    private void build(Build build) {
        build.match(
                () -> true,
                docker -> {
                    checks.required(docker.file(), docker.kind());
                    checks.relativePath(docker.file());
                    checks.relativePath(docker.context());
                    checks.line(docker.target());
                    docker.args().forEach(arg -> {
                        checks.envName(arg.key());
                        checks.text(arg);
                    });
                    docker.variables().forEach(checks::envName);
                    checks.uniqueItems(docker.args());
                    checks.uniqueItems(docker.variables());
                    return kind(docker.kind(), Build.Kind.DOCKERFILE);
                },
                packs -> {
                    checks.that(packs.builder(), text -> IMAGE.matcher(text).matches(), "an image's name");
                    packs.buildpacks().forEach(checks::line);
                    packs.packages().forEach(checks::line);
                    packs.variables().forEach(checks::envName);
                    checks.uniqueItems(packs.buildpacks());
                    checks.uniqueItems(packs.packages());
                    checks.uniqueItems(packs.variables());
                    return kind(packs.kind(), Build.Kind.BUILDPACKS);
                },
                image -> {
                    checks.required(image.reference(), image.kind());
                    checks.that(image.reference(), text -> IMAGE.matcher(text).matches(), "an image's name");
                    return kind(image.kind(), Build.Kind.IMAGE);
                });
    }

    private boolean kind(Fact<Build.Kind> kind, Build.Kind expected) {
        checks.that(kind, expected::equals, "'" + expected + "'");
        return true;
    }

    private void process(ProcessType process) {
        checks.name(process.name());
        build(process.build());
        checks.command(process.command());
        checks.atLeast(process.count(), 0);
        checks.atLeast(process.memoryMiB(), 1);
        checks.vcpus(process.cpu().vcpus());
        checks.seconds(process.stopGrace(), 0);
        autoscaling(process.autoscaling(), process);
        checks.unique(process.services());
        checks.unique(process.volumes());
        process.services().forEach(this::service);
        for (Volume volume : process.volumes()) {
            checks.name(volume.name());
            checks.required(volume.mountPath(), volume.name());
            checks.line(volume.mountPath());
            checks.that(
                    volume.mountPath(),
                    path -> path.startsWith("/")
                            && path.length() > 1
                            && !List.of(path.split("/", -1)).contains(".."),
                    "an absolute path other than '/'");
            checks.atLeast(volume.sizeGiB(), 1);
        }
    }

    private void autoscaling(Autoscaling scaling, ProcessType process) {
        checks.atLeast(scaling.min(), 0);
        checks.atLeast(scaling.max(), 1);
        if (scaling.isPresent()) {
            checks.required(scaling.min(), process.name());
            checks.required(scaling.max(), process.name());
            scaling.min().ifPresent(min -> checks.that(scaling.max(), max -> max >= min, min + " (the least) or more"));
        }
        if (scaling.metric().isPresent() || scaling.target().isPresent()) {
            checks.required(scaling.min(), process.name());
            checks.required(scaling.metric(), process.name());
            checks.required(scaling.target(), process.name());
            checks.atLeast(scaling.target(), 1);
        }
    }

    private void service(Service service) {
        checks.name(service.name());
        checks.port(service.port()
                .filter(port -> port.fixed().isPresent())
                .map(port -> port.fixed().orElseThrow()));
        checks.port(service.publishedPort());
        checks.seconds(service.requestTimeout(), 1);
        checks.seconds(service.idleTimeout(), 1);
        HealthCheck health = service.health();
        health.probe()
                .ifPresent(probe -> probe.match(
                        http -> {
                            Fact<String> path = health.probe().map(any -> http.path());
                            checks.line(path);
                            checks.that(
                                    path,
                                    text -> text.startsWith("/") && text.indexOf(' ') < 0,
                                    "a path that begins with '/'");
                            return true;
                        },
                        tcp -> true,
                        exec -> {
                            checks.command(health.probe().map(any -> exec.command()));
                            checks.that(
                                    health.probe(), any -> !(exec.command() instanceof Command.OfImage), "a command");
                            return true;
                        }));
        checks.seconds(health.interval(), 1);
        checks.seconds(health.timeout(), 1);
        checks.seconds(health.grace(), 0);
        checks.atLeast(health.healthyThreshold(), 1);
        checks.atLeast(health.unhealthyThreshold(), 1);
        for (Fact<?> fact : FactWalk.of(health)) {
            if (health.probe().isAbsent()) {
                checks.add(fact, "belongs to a health check, but no probe is stated");
            }
        }
    }

    private void job(Job job) {
        checks.name(job.name());
        checks.required(job.command(), job.name());
        checks.command(job.command());
        checks.atLeast(job.memoryMiB(), 1);
        checks.seconds(job.timeout(), 1);
        checks.that(
                job.trigger(),
                trigger -> !(trigger instanceof Trigger.Cron cron) || CronFields.areValid(cron.expression()),
                "five fields as in crontab(5): minute, hour, day of month, month, day of week");
        checks.that(job.trigger(), AppRules::isWholeMinutes, "an interval of whole minutes, at least one");
    }

    private static boolean isWholeMinutes(Trigger trigger) {
        if (trigger instanceof Trigger.Every every) {
            Duration interval = every.interval();
            return interval.toMinutes() >= 1 && interval.equals(Duration.ofMinutes(interval.toMinutes()));
        }
        return true;
    }

    private void variable(EnvVariable variable) {
        checks.required(variable.value(), variable.description());
        checks.envName(variable.name());
        checks.text(variable.literal());
        checks.text(variable.description());
        variable.reference().ifPresent(reference -> {
            boolean isService = reference.target().type() == Service.class;
            pointer(variable.value(), reference.target());
            checks.that(
                    variable.value(),
                    any -> isService || reference.target().type() == Datastore.class,
                    "a pointer to a datastore or a service");
            checks.that(
                    variable.value(),
                    any -> !isService
                            || List.of(EnvValue.Attribute.URL, EnvValue.Attribute.HOST, EnvValue.Attribute.PORT)
                                    .contains(reference.attribute()),
                    "the url, host or port of a service");
        });
    }

    private void datastore(Datastore store) {
        checks.name(store.name());
        checks.required(store.kind(), store.name());
        checks.that(store.version(), text -> VERSION.matcher(text).matches(), "a version, such as 17 or 8.0");
        store.extensions().forEach(checks::name);
        checks.uniqueItems(store.extensions());
        checks.atLeast(store.memoryMiB(), 1);
        checks.atLeast(store.storageGiB(), 1);
        checks.atLeast(store.connections(), 1);
        store.follows().ifPresent(leader -> {
            pointer(store.follows(), leader);
            checks.that(store.follows(), ref -> !ref.path().equals(store.path()), "another datastore");
        });
    }

    private void externalService(ExternalService service) {
        checks.name(service.name());
        checks.line(service.product());
        checks.uniqueItems(service.variables());
        service.variables().forEach(variable -> pointer(variable, variable.get()));
    }

    private void domain(Domain domain) {
        checks.that(
                domain.name(),
                AppRules::isHostName,
                "a host name in small letters, in its ASCII form (xn--…), optionally with '*.' in front");
        domain.service().ifPresent(service -> pointer(domain.service(), service));
    }

    private static boolean isHostName(String name) {
        String plain = name.startsWith("*.") ? name.substring(2) : name;
        String[] labels = plain.split("\\.", -1);
        return plain.length() <= 253
                && labels.length >= 2
                && Stream.of(labels).allMatch(label -> LABEL.matcher(label).matches());
    }

    private void pointer(Fact<?> from, Ref<? extends Named> ref) {
        Optional<Named> thing = named(processes, jobs, env, datastores, externalServices, domains)
                .filter(candidate -> candidate.path().equals(ref.path()))
                .findFirst();
        if (thing.isEmpty()) {
            checks.add(from, "points to '" + ref + "', but there is no " + ref.path());
        } else if (!ref.type().isInstance(thing.get())) {
            checks.add(
                    from,
                    "points to " + ref.path() + ", which is no " + ref.type().getSimpleName());
        }
    }
}
