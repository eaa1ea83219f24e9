package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.StopSignal;
import dev.portolan.spi.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The keys at the top of fly.toml. They hold for every process group, the stop signal and its grace included.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-fly-toml-file">Top-level keys</a>
 */
final class TopLevel {
    /** What the docs give as the most that Fly waits. */
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(5);

    private TopLevel() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        toml.put("app", plan.appName());
        toml.put("primary_region", plan.region());
        signal(plan.app(), toml, out);
        grace(plan.app(), toml, out);
        plan.console()
                .ifPresent(job -> toml.put("console_command", console(plan, job).from(job.name(), job.trigger())));
        tell(plan, out);
    }

    private static void tell(FlyPlan plan, Output.Builder out) {
        App app = plan.app();
        FlySettings settings = plan.settings();
        if (settings.app().isPresent()) {
            out.explain(
                    FlyFinding.SET_OTHERWISE, "Fly's app is " + settings.app().get() + ".", app.name());
        } else if (!plan.appName().is(app.name().get())) {
            out.explain(
                    FlyFinding.NAME_CHANGED, "Fly's app is " + plan.appName().get() + ".", app.name(), app.stage());
        }
        if (settings.region().isPresent()) {
            out.explain(
                    FlyFinding.SET_OTHERWISE,
                    "The region is " + settings.region().get() + ".",
                    app.region());
        } else {
            out.report(
                    FlyFinding.REGION_UNKNOWN,
                    app.region().filter(name -> FlyRegion.of(name).isEmpty()));
        }
    }

    /** The first process's signal; what others want otherwise is told. */
    private static void signal(App app, Mapping toml, Output.Builder out) {
        List<Fact<StopSignal>> stated = app.processes().stream()
                .map(ProcessType::stopSignal)
                .filter(Fact::isPresent)
                .toList();
        Fact<StopSignal> first = stated.stream()
                .findFirst()
                .orElse(Fact.chosen(StopSignal.SIGTERM, "programs expect it; Fly's own is SIGINT"));
        toml.note("Fly's own are SIGINT and 5 s.");
        toml.put("kill_signal", first.map(StopSignal::name));
        out.report(FlyFinding.SIGNAL_REJECTED, first.filter(StopSignal.SIGUSR2::equals));
        for (Fact<StopSignal> signal : stated) {
            if (signal.is(first.get())) {
                toml.implies(signal);
            } else {
                out.explain(FlyFinding.SIGNAL_SHARED, "All processes get " + first.get() + ".", signal.from(first));
            }
        }
    }

    /** The greatest grace of all processes. */
    private static void grace(App app, Mapping toml, Output.Builder out) {
        List<Fact<Duration>> stated = app.processes().stream()
                .map(ProcessType::stopGrace)
                .filter(Fact::isPresent)
                .toList();
        Fact<Duration> greatest = stated.stream()
                .max(Comparator.comparing(Fact::get))
                .orElse(Fact.chosen(Duration.ofSeconds(30), "Fly's own 5 s cut off requests and jobs"))
                .from(stated.toArray(Fact<?>[]::new));
        Fact<Duration> written = greatest.map(grace -> grace.compareTo(LONGEST_GRACE) > 0 ? LONGEST_GRACE : grace);
        toml.put("kill_timeout", written.map(FlyDuration::text));
        for (Fact<Duration> grace : stated) {
            int order = grace.get().compareTo(written.get());
            if (order > 0) {
                out.report(FlyFinding.GRACE_TOO_LONG, grace);
            } else if (order < 0) {
                out.report(FlyFinding.GREATEST_TAKEN, grace.from(greatest));
            }
        }
    }

    /** The console is opened by ssh, past the image's entrypoint. */
    private static Fact<String> console(FlyPlan plan, Job job) {
        Fact<Command> command = job.command();
        return command.map(value -> {
                    List<String> argv = new ArrayList<>(value.toArgv());
                    if (plan.buildpacks().isPresent()) {
                        argv.addAll(0, List.of(ExperimentalSection.LAUNCHER, "--"));
                    }
                    return Shlex.join(argv);
                })
                .from(plan.buildpacks());
    }
}
