package org.example.render;

import static org.example.render.RenderFinding.NUMBER;

import dev.portolan.document.Mapping;
import dev.portolan.fact.*;
import dev.portolan.model.*;
import dev.portolan.spi.FactTable;
import dev.portolan.spi.FactTable.*;
import java.time.Duration;
import java.util.Optional;

/** {@code services}: one for each process and each job that runs by the clock. */
record Services(Plan plan) {
    void write(Mapping file) {
        for (Plan.Part part : plan.services) {
            Mapping service = file.list("services", "name").add();
            service.put("type", Fact.chosen(part.type(), "by what it listens for"));
            service.put("name", part.name()).put("region", plan.region);
            if (part.is() instanceof ProcessType process) {
                boolean isOwn = !(process.build() instanceof Build.Unstated);
                build(isOwn ? process.build() : plan.app.build(), process.command(), service);
                process(part, process, service);
            } else if (part.is() instanceof Job job) {
                build(plan.app.build(), job.command(), service);
                service.put("schedule", Plan.schedule(job));
                plan.out.report(NUMBER, job.trigger().as(Trigger.Every.class));
                plan.size(service, "cron", job.name(), new Need("MiB", job.memoryMiB()));
            }
            new Environment(plan).write(part, service);
        }
    }

    private void build(Build build, Fact<Command> command, Mapping service) {
        Fact<String> set = plan.settings.get(RenderProvider.RUNTIME);
        Fact<String> runtime = build.match(
                () -> set,
                docker -> docker.kind().map(any -> "docker"),
                packs -> set.or(Fact.onlyOne(packs.buildpacks()).mapOptional(pack -> runtime("buildpacks", pack)).map(row -> row.get("runtime"))),
                image -> image.kind().map(any -> "image"));
        service.put("runtime", runtime.orChosen("docker", "none of Render's own runtimes is known to build it"));
        Fact<String> usual = runtime.mapOptional(name -> runtime("runtime", name)).map(row -> row.get("build command"));
        service.note("The usual one: see whether the app needs more.").put("buildCommand", usual);
        if (build instanceof Build.Dockerfile docker) {
            service.put("dockerfilePath", docker.file()).put("dockerContext", docker.context());
        } else if (build instanceof Build.Image image) {
            service.mapping("image").put("url", image.reference());
        }
        service.put(usual.isPresent() ? "startCommand" : "dockerCommand", Plan.line(command));
        service.implies(command.as(Command.OfImage.class).filter(any -> usual.isAbsent()));
    }

    private static Optional<Row> runtime(String column, String text) {
        return FactTable.find(Plan.RUNTIMES, column, text);
    }

    private void process(Plan.Part part, ProcessType process, Mapping service) {
        Need memory = new Need("MiB", process.memoryMiB());
        plan.size(service, "service", process.name(), memory, new Need("vcpus", process.cpu().vcpus()));
        boolean isScaled = process.autoscaling().isPresent() || !process.volumes().isEmpty();
        service.put("numInstances", process.count().filter(count -> count > 0 && !isScaled), 1);
        process.volumes().stream().limit(1).forEach(volume -> service.mapping("disk")
                .from(volume.name())
                .put("name", volume.name().key())
                .put("mountPath", volume.mountPath())
                .put("sizeGB", volume.sizeGiB()));
        Fact<Long> grace = process.stopGrace().map(Duration::toSeconds);
        service.put("maxShutdownDelaySeconds", plan.out.adapt(NUMBER, grace, s -> Math.max(1, Math.min(300, s))), 30L);
        part.main().ifPresent(main -> service.implies(main.name()));
        part.main().filter(any -> part.type().equals("web")).ifPresent(main -> {
            service.implies(main.exposure());
            service.put("healthCheckPath", main.health().probe().as(Probe.Http.class).map(Probe.Http::path));
        });
        for (Domain domain : plan.app.domains()) {
            if (plan.answering(domain).equals(Optional.of(part))) {
                service.list("domains").add(domain.name());
            }
        }
        if (plan.host().equals(Optional.of(part))) {
            service.put("preDeployCommand", hook(Trigger.EachRelease.class));
            service.put("initialDeployHook", hook(Trigger.FirstDeploy.class));
        }
    }

    /** All commands that run then, one after the other. */
    private Fact<String> hook(Class<? extends Trigger> when) {
        return plan.app.jobs().stream()
                .filter(job -> job.trigger().as(when).isPresent())
                .map(job -> Plan.line(job.command()).from(job.trigger()))
                .filter(Fact::isPresent)
                .reduce((some, more) -> some.with(more, (one, other) -> one + " && " + other))
                .orElse(Fact.absent(FactPath.ROOT));
    }
}
