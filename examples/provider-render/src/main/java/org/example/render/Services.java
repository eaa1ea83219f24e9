package org.example.render;

import static org.example.render.RenderFinding.NUMBER;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.spi.FactTable;
import dev.portolan.spi.FactTable.Need;
import java.time.Duration;
import java.util.Optional;

/** {@code services}: one for each process, each job that runs by the clock, each Redis; and {@code databases}. */
record Services(Plan plan) {
    void write(Mapping file) {
        for (Plan.Part part : plan.services) {
            Mapping service = file.list("services", "name").add();
            service.put("type", Fact.chosen(part.type(), "by what it listens for"));
            service.put("name", part.name()).put("region", plan.region);
            if (part.is() instanceof ProcessType process) {
                build(plan.app.buildOf(process), process.command(), service);
                process(part, process, service);
            } else if (part.is() instanceof Job job) {
                build(plan.app.build(), job.command(), service);
                service.put("schedule", job.trigger().mapOptional(Trigger::crontab));
                plan.out.report(NUMBER, job.trigger().as(Trigger.Every.class));
                plan.size(service, "cron", job.name(), new Need("MiB", job.memoryMiB()));
            }
            environment(part, service);
        }
        stores(file);
    }

    private void stores(Mapping file) {
        for (Plan.Part part : plan.stores) {
            Datastore store = (Datastore) part.is();
            String list = part.type().equals("postgres") ? "databases" : "services";
            Mapping server = file.list(list, "name").add().from(store.kind(), store.placement());
            server.put("name", part.name()).put("region", plan.region);
            boolean isSql = list.equals("databases");
            Fact<Integer> standby =
                    store.highAvailability().filter(yes -> yes && isSql).map(any -> 1);
            var memory = new Need("MiB", store.memoryMiB());
            plan.size(server, part.type(), store.name(), memory, new Need("standby", standby));
            if (isSql) {
                // A disk has 1 GB or a multiple of 5.
                Fact<Integer> disk = plan.out.adapt(NUMBER, store.storageGiB(), g -> g == 1 ? 1 : (g + 4) / 5 * 5);
                server.note("It can grow, but never shrink.").put("diskSizeGB", disk);
                Fact<String> version = store.version().filter(text -> text.matches("1[3-8](\\..*)?"));
                Fact<String> major = plan.out.adapt(NUMBER, version, text -> text.substring(0, 2));
                server.note("It can never be changed.").put("postgresMajorVersion", major);
                server.mapping("highAvailability").put("enabled", standby.map(any -> true));
            } else {
                boolean isCache = store.purpose().is(Datastore.Purpose.CACHE);
                Fact<String> policy = store.purpose().map(any -> isCache ? "allkeys-lru" : "noeviction");
                server.put("type", Fact.chosen("keyvalue", "as Render calls it"));
                server.put("maxmemoryPolicy", policy.orChosen("noeviction", "keys may be jobs that must not be lost"));
            }
            server.note("Nobody from outside. Without a list, everybody may try a password.");
            server.list("ipAllowList").evenIfEmpty();
        }
    }

    private void build(Build build, Fact<Command> command, Mapping service) {
        Fact<String> runtime = build.match(
                () -> plan.runtime,
                docker -> docker.kind().map(any -> "docker"),
                packs -> plan.runtime.or(Fact.onlyOne(packs.buildpacks()).mapOptional(Services::runtime)),
                image -> image.kind().map(any -> "image"));
        service.put("runtime", runtime.orChosen("docker", "none of Render's own runtimes is known to build it"));
        Fact<String> usual = runtime.mapOptional(it -> FactTable.find(Plan.RUNTIMES, "runtime", it, "build"));
        service.note("The usual one: see whether the app needs more.").put("buildCommand", usual);
        if (build instanceof Build.Dockerfile docker) {
            service.put("dockerfilePath", docker.file()).put("dockerContext", docker.context());
        } else if (build instanceof Build.Image image) {
            service.mapping("image").put("url", image.reference());
        }
        service.put(usual.isPresent() ? "startCommand" : "dockerCommand", Plan.line(command));
        service.implies(command.as(Command.OfImage.class).filter(any -> usual.isAbsent()));
    }

    private static Optional<String> runtime(String buildpack) {
        return FactTable.find(Plan.RUNTIMES, "buildpacks", buildpack, "runtime");
    }

    private void process(Plan.Part part, ProcessType process, Mapping service) {
        var memory = new Need("MiB", process.memoryMiB());
        var vcpus = new Need("vcpus", process.cpu().vcpus());
        plan.size(service, "service", process.name(), memory, vcpus);
        boolean isScaled = process.autoscaling().isPresent();
        service.put("numInstances", process.count().filter(count -> count > 0 && !isScaled), 1);
        Fact<Long> grace = process.stopGrace().map(Duration::toSeconds);
        service.put("maxShutdownDelaySeconds", plan.out.adapt(NUMBER, grace, s -> Math.max(1, Math.min(300, s))), 30L);
        part.main().ifPresent(main -> service.implies(main.name()));
        part.main().filter(any -> part.type().equals("web")).ifPresent(main -> {
            Fact<Probe.Http> probe = main.health().probe().as(Probe.Http.class);
            service.implies(main.exposure()).put("healthCheckPath", probe.map(Probe.Http::path));
        });
        plan.app.domains().stream()
                .filter(domain -> plan.answering(domain).equals(Optional.of(part)))
                .forEach(domain -> service.list("domains").add(domain.name()));
        if (part.equals(plan.services.get(0))) {
            service.put("preDeployCommand", hook(Trigger.EachRelease.class));
            service.put("initialDeployHook", hook(Trigger.FirstDeploy.class));
        }
    }

    /** All commands that run then, one after the other. */
    private Fact<String> hook(Class<? extends Trigger> when) {
        var jobs = plan.app.jobs().stream().filter(job -> job.trigger().as(when).isPresent());
        var lines = jobs.map(job -> Plan.line(job.command()).from(job.trigger()));
        return Fact.joined(lines.toList(), " && ");
    }

    /** What is asked for or made is so in the first service; the others copy it from there. */
    private void environment(Plan.Part part, Mapping service) {
        Plan.Part first = plan.services.get(0);
        for (EnvVariable variable : plan.app.env()) {
            Mapping entry = service.list("envVars", "key")
                    .add()
                    .note(variable.description().orElse(""));
            entry.put("key", variable.name()).put("value", variable.literal());
            Fact<String> property = told(variable, "property");
            if (property.isPresent()) {
                from(server(variable).orElseThrow(), entry).put("property", property);
            } else if (variable.literal().isAbsent() && part.equals(first)) {
                boolean isGenerated =
                        variable.secret().map(EnvValue.Secret::generated).is(true);
                entry.put(
                        isGenerated ? "generateValue" : "sync", variable.value().map(any -> isGenerated));
            } else if (variable.literal().isAbsent()) {
                from(first, entry).put("envVarKey", variable.name());
            }
            if (part.equals(first) && told(variable, "as stated").isAbsent()) {
                plan.out.report(RenderFinding.REFERENCE, variable.reference());
            }
        }
    }

    private static Mapping from(Plan.Part server, Mapping entry) {
        boolean isDatabase = server.type().equals("postgres");
        Fact<String> type = Fact.chosen(server.type(), "what it is").filter(any -> !isDatabase);
        Mapping from = entry.mapping(isDatabase ? "fromDatabase" : "fromService");
        return from.from(server.is().name()).put("type", type).put("name", server.name());
    }

    /** What a table says of the way in which Render tells the value; absent where it does not tell it. */
    private Fact<String> told(EnvVariable variable, String column) {
        String type = server(variable).map(Plan.Part::type).orElse("nothing");
        return variable.reference()
                .mapOptional(it -> FactTable.find(Plan.REFERENCES, "what", type + " " + it.attribute(), column));
    }

    private Optional<Plan.Part> server(EnvVariable variable) {
        return variable.reference().toOptional().flatMap(it -> plan.partOf(plan.app.resolve(it.target())));
    }
}
