package org.example.render;

import static org.example.render.RenderFinding.*;

import dev.portolan.document.*;
import dev.portolan.fact.*;
import dev.portolan.model.*;
import dev.portolan.model.Autoscaling.Metric;
import java.util.Optional;

/** {@code services}: one for each process and each job that runs by the clock. */
record Services(Plan plan) {
    private static final Fact<Boolean> NO_STANDBY = Fact.absent(FactPath.ROOT);

    void write(Mapping file) {
        Sequence services = file.list("services", "name");
        for (Plan.Unit unit : plan.units) {
            Mapping service = services.add().put("type", unit.type()).put("name", unit.name()).put("region", plan.region());
            if (unit.runs() instanceof ProcessType process) {
                build(unit, process.command(), service);
                process(unit, process, service);
            } else if (unit.runs() instanceof Job job) {
                build(unit, job.command(), service);
                service.put("schedule", Plan.schedule(job));
                plan.out.report(INTERVAL, job.trigger().filter(Trigger.Every.class::isInstance));
                plan.size(service, "cron", job.name(), job.memoryMiB(), Fact.absent(FactPath.ROOT), NO_STANDBY);
            }
            Environment.write(plan, unit, service);
        }
    }

    private void build(Plan.Unit unit, Fact<Command> command, Mapping service) {
        Fact<String> set = plan.settings.get(RenderProvider.RUNTIME);
        Fact<String> runtime = unit.build().match(
                () -> set.orChosen("docker", "no build is stated; set render.runtime for one of Render's own"),
                docker -> docker.kind().map(any -> "docker"),
                packs -> set.or(Fact.onlyOne(packs.buildpacks()).flatMap(Services::known)).orChosen("docker", "several buildpacks, or none that is known"),
                image -> image.kind().map(any -> "image"));
        service.put("runtime", runtime);
        if (unit.build() instanceof Build.Dockerfile docker) {
            service.put("dockerfilePath", docker.file()).put("dockerContext", docker.context());
        } else if (unit.build() instanceof Build.Image image) {
            service.mapping("image").put("url", image.reference());
        }
        boolean isNative = !runtime.is("docker") && !runtime.is("image");
        service.note("The usual one: see whether the app needs more.").put("buildCommand", runtime.filter(any -> isNative)
                .map(name -> Plan.row(Plan.RUNTIMES, "runtime", name).get().get("build command")));
        service.put(isNative ? "startCommand" : "dockerCommand", Plan.line(command));
        service.implies(command.filter(one -> !isNative && one.equals(Command.ofImage())));
    }

    /** The runtime that does what a buildpack does. */
    private static Fact<String> known(String buildpack) {
        return Plan.row(Plan.RUNTIMES, "buildpacks", buildpack).map(row -> Fact.chosen(row.get("runtime"), "it does the same"))
                .orElse(Fact.absent(FactPath.ROOT));
    }

    private void process(Plan.Unit unit, ProcessType process, Mapping service) {
        plan.size(service, "service", process.name(), process.memoryMiB(), process.cpu().vcpus(), NO_STANDBY);
        // With a disk there is one instance, whatever is stated.
        process.volumes().stream().limit(1).forEach(volume -> service.mapping("disk").from(volume.name())
                .put("name", volume.name().key()).put("mountPath", volume.mountPath()).put("sizeGB", volume.sizeGiB()));
        if (process.volumes().isEmpty()) {
            scale(process, process.autoscaling(), service);
        }
        Fact<Integer> grace = process.stopGrace().map(stated -> (int) Math.max(1, Math.min(300, stated.toSeconds())));
        service.put("maxShutdownDelaySeconds", grace, 30);
        plan.out.report(NUMBER, process.stopGrace().filter(stated -> stated.toSeconds() != grace.get()));
        unit.main().ifPresent(main -> service.implies(main.name()));
        unit.main().filter(any -> unit.type().is("web")).ifPresent(main -> {
            service.implies(main.exposure()).put("healthCheckPath", main.health().probe().filter(Probe.Http.class::isInstance)
                    .map(probe -> ((Probe.Http) probe).path()));
            plan.app.domains().stream().filter(domain -> plan.unitOf(domain).equals(Optional.of(unit)))
                    .forEach(domain -> service.list("domains").add(domain.name()));
        });
        if (plan.host().equals(Optional.of(unit))) {
            service.put("preDeployCommand", hook(Trigger.EachRelease.class)).put("initialDeployHook", hook(Trigger.FirstDeploy.class));
        }
    }

    private Fact<String> hook(Class<? extends Trigger> when) {
        return plan.app.jobs().stream().filter(job -> job.trigger().filter(when::isInstance).isPresent())
                .map(job -> Plan.line(job.command()).from(job.trigger())).filter(Fact::isPresent)
                .reduce((some, more) -> some.with(more, (one, other) -> one + " && " + other)).orElse(Fact.absent(FactPath.ROOT));
    }

    private void scale(ProcessType process, Autoscaling auto, Mapping service) {
        if (!auto.isPresent()) {
            service.put("numInstances", process.count().filter(count -> count > 0), 1);
            return;
        }
        boolean isPercent = auto.metric().is(Metric.CPU) || auto.metric().is(Metric.MEMORY);
        Fact<Integer> aim = auto.target().filter(any -> isPercent).map(percent -> Math.min(90, percent)).from(auto.metric())
                .or(auto.metric().map(any -> 70)).orChosen(70, "a usual aim, as none is stated");
        service.mapping("scaling").put("minInstances", auto.min().filter(min -> min > 0)).put("maxInstances", auto.max())
                .put(auto.metric().is(Metric.MEMORY) ? "targetMemoryPercent" : "targetCPUPercent", aim);
        plan.out.report(NUMBER, auto.metric().filter(any -> !isPercent), auto.target().filter(percent -> isPercent && percent > 90));
    }
}
