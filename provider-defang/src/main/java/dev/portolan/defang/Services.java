package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.StopSignal;
import dev.portolan.spi.Output;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code services}: one for each process and each job of the app. What is not to be started stands under a profile that
 * nobody asks for, so that it can be started by hand.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md">Services</a>
 */
final class Services {
    private static final Duration GREATEST_GRACE = Duration.ofMinutes(2);

    private final DefangPlan plan;
    private final Mapping services;

    Services(DefangPlan plan, Mapping services) {
        this.plan = plan;
        this.services = services;
    }

    void write() {
        plan.app().processes().forEach(this::process);
        plan.app().jobs().forEach(this::job);
        List<Job> scheduled = SchedulerService.jobs(plan);
        if (!scheduled.isEmpty()) {
            scheduler(scheduled);
        }
    }

    private void process(ProcessType process) {
        Mapping service = open(process.name());
        Build build = plan.buildOf(process.build());
        BuildSection.write(plan, build, service);
        CommandSection.write(service, process.command(), build, plan.isRailpack(build));
        if (isOff(process)) {
            service.note("Nobody asks for this profile: it stays off until the line is gone.");
            service.put("profiles", process.count().map(none -> List.of("off")));
        }
        service.put("restart", Fact.chosen("unless-stopped", "it runs until it is stopped"));
        plan.domains().first(process).map(Domain::name).ifPresent(name -> service.put("domainname", name));
        service.put("stop_signal", process.stopSignal().map(StopSignal::name), StopSignal.SIGTERM.name());
        service.put(
                "stop_grace_period",
                process.stopGrace().map(Services::grace).map(time -> time.toSeconds() + "s"),
                "30s");
        PortsSection.write(plan, process, service);
        EnvironmentSection.write(plan, service, Optional.of(process));
        HealthcheckSection.write(plan, process, service);
        dependsOn(service, true);
        DeploySection.write(plan, process, service);
        NetworksSection.write(plan, process, service);
    }

    private void job(Job job) {
        Mapping service = open(job.name());
        BuildSection.write(plan, plan.app().build(), service);
        CommandSection.write(
                service,
                job.command(),
                plan.app().build(),
                plan.isRailpack(plan.app().build()));
        if (DefangPlan.isRelease(job)) {
            service.implies(job.trigger());
        } else {
            service.note(
                    SchedulerService.jobs(plan).contains(job)
                            ? "Started by the clock below; here it can be started by hand."
                            : "Not started with the others: see deploy/defang/RUNBOOK.md.");
            service.put("profiles", Fact.chosen(List.of("job"), "it runs when somebody asks for it"));
        }
        service.put("restart", Fact.chosen("no", "it runs to its end"));
        EnvironmentSection.write(plan, service, Optional.empty());
        dependsOn(service, false);
        DeploySection.write(plan, job.memoryMiB(), service);
        NetworksSection.both(plan, service);
    }

    private void scheduler(List<Job> jobs) {
        services.note("Starts the jobs by the clock, in UTC. The image has to bring supercronic.");
        Mapping service = services.mapping(plan.scheduler());
        if (jobs.size() == 1) {
            service.from(jobs.get(0).trigger(), jobs.get(0).command());
        }
        SchedulerService.write(plan, service);
        dependsOn(service, true);
        DeploySection.write(plan, SchedulerService.memory(plan), service);
        NetworksSection.both(plan, service);
    }

    private Mapping open(Fact<String> thing) {
        Fact<String> name = plan.name(thing);
        if (!name.is(thing.get())) {
            services.note("'" + thing.get() + "' where the app comes from.");
        }
        return services.mapping(name);
    }

    /** Processes wait for the release job, and all wait for servers for data. */
    private void dependsOn(Mapping service, boolean onRelease) {
        Mapping needs = service.mapping("depends_on");
        if (onRelease) {
            plan.app().jobs().stream()
                    .filter(DefangPlan::isRelease)
                    .forEach(job -> need(needs, job.name(), "service_completed_successfully"));
        }
        for (Datastore store : plan.stores().running()) {
            boolean isAsked = store.kind().is(Datastore.Kind.POSTGRES)
                    || ContainerRecipe.of(store).map(ContainerRecipe::hasCheck).orElse(false);
            need(needs, store.name(), isAsked ? "service_healthy" : "service_started");
        }
    }

    private void need(Mapping needs, Fact<String> thing, String condition) {
        needs.mapping(plan.name(thing)).put("condition", Fact.chosen(condition, "it is needed from the start"));
    }

    private static Duration grace(Duration stated) {
        return stated.compareTo(GREATEST_GRACE) > 0 ? GREATEST_GRACE : stated;
    }

    /** Whether no instance of a process runs. */
    static boolean isOff(ProcessType process) {
        return process.count().is(0) && !process.autoscaling().isPresent();
    }

    /** Says what became of what is stated of processes and jobs. */
    static void tell(DefangPlan plan, Output.Builder out) {
        App app = plan.app();
        for (ProcessType process : app.processes()) {
            DeploySection.tell(plan, process, out);
            HealthcheckSection.tell(plan, process, out);
            out.report(
                    DefangFinding.GRACE_TOO_LONG,
                    process.stopGrace().filter(time -> time.compareTo(GREATEST_GRACE) > 0));
            out.report(DefangFinding.STOP_SIGNAL, process.stopSignal().filter(signal -> signal != StopSignal.SIGTERM));
            process.volumes().forEach(volume -> out.report(DefangFinding.VOLUME, volume.name()));
            CommandNotes.tell(plan, process.command(), plan.buildOf(process.build()), out);
        }
        for (Job job : app.jobs()) {
            DeploySection.tellMemory(job.memoryMiB(), out);
            out.report(DefangFinding.JOB_TIMEOUT, job.timeout());
            CommandNotes.tell(plan, job.command(), app.build(), out);
            if (DefangPlan.isRelease(job)) {
                out.report(
                        plan.cloud().runsJobs() ? DefangFinding.RELEASE_AGAIN : CloudFinding.RELEASE_NOT_RUN,
                        job.command());
            }
        }
    }
}
