package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.CommandFinding;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.ProcessType;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import dev.portolan.source.InputNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes processes and jobs of what the Procfile or heroku.yml states and of app.json's formation. */
final class ProcessReader {
    private static final String WEB = "web";

    private final Intake in;
    private final Map<String, InputNode.Entry> formation = new LinkedHashMap<>();
    private final Naming onDemand = new Naming();
    private final Naming single = new Naming();
    private final Naming uncounted = new Naming();
    private final Naming ofBuildpack = new Naming();

    private ProcessReader(Intake in) {
        this.in = in;
    }

    static void read(Intake in) {
        new ProcessReader(in).read();
    }

    private void read() {
        in.json().table("formation", in.nodes()).forEach(entry -> formation.put(entry.key(), entry));
        List<StatedProcess> stated = RunningCommands.upon(CommandReader.read(in), in);
        stated.forEach(this::state);
        List<String> names = stated.stream().map(StatedProcess::name).toList();
        formation.values().stream()
                .filter(scaled -> !names.contains(scaled.key()))
                .forEach(this::withoutCommand);
        in.findings().name(RunningFinding.PROCESSES_OF_BUILDPACK, ofBuildpack);
        if (stated.stream().allMatch(StatedProcess::isRelease)) {
            in.findings().report(HerokuFinding.NO_PROCESS, "", Heroku.whereToSay(in.files()));
        }
        in.findings().name(HerokuFinding.ON_DEMAND_PROCESSES, onDemand);
        in.findings().name(HerokuFinding.SINGLE_PROCESS, single);
        in.findings().name(HerokuFinding.COUNT_UNSTATED, uncounted);
    }

    /** What is scaled and no file says how to run; a buildpack of Heroku's adds some that nobody starts. */
    private void withoutCommand(InputNode.Entry scaled) {
        boolean isBuildpacks = in.live().formation().isPresent() && isStartedByHand(scaled.key());
        if (isBuildpacks) {
            ofBuildpack.add(scaled.key(), scaled.origin());
        } else {
            String detail = "'" + scaled.key() + "'" + said(scaled) + ".";
            in.findings().report(HerokuFinding.FORMATION_WITHOUT_PROCESS, detail, scaled.origin());
        }
    }

    /** Whether people start it by hand: its name says so, and nobody wants one of it to run all the time. */
    private boolean isStartedByHand(String name) {
        boolean isScaled = Optional.ofNullable(formation.get(name))
                .filter(entry -> !(entry.value() instanceof InputNode.Mapping table
                        && table.get("quantity").orElse(null) instanceof InputNode.Scalar quantity
                        && quantity.text().equals("0")))
                .isPresent();
        return ProcessHabit.of(name) == ProcessHabit.ON_DEMAND && !isScaled;
    }

    private void state(StatedProcess stated) {
        String name = stated.name();
        boolean isOnDemand = isStartedByHand(name);
        if (stated.isRelease()) {
            job(stated, new Trigger.EachRelease());
            in.draft().job(name, "timeout", Heroku.DEFAULT, job -> job.timeout(Heroku.RELEASE_TIMEOUT));
            DestroyingCommand.in(stated.command())
                    .ifPresent(words -> in.findings()
                            .report(CommandFinding.RELEASE_DESTROYS, "'" + words + "'.", stated.commandOrigin()));
        } else if (isOnDemand && stated.build().isEmpty()) {
            job(stated, new Trigger.OnDemand());
            onDemand.add(name, stated.origin());
        } else {
            process(stated);
        }
    }

    private void job(StatedProcess stated, Trigger trigger) {
        in.draft().job(stated.name(), "trigger", stated.origin(), job -> job.trigger(trigger));
        in.draft().job(stated.name(), "command", stated.commandOrigin(), job -> job.command(stated.command()));
    }

    private void process(StatedProcess stated) {
        String name = stated.name();
        Draft draft = in.draft();
        draft.process(name, "name", stated.origin(), process -> {});
        draft.processBuild(name, stated.build());
        draft.process(name, "command", stated.commandOrigin(), process -> process.command(stated.command()));
        scale(name, stated.origin());
        draft.process(name, "stop.signal", Heroku.DEFAULT, process -> process.stopSignal(StopSignal.SIGTERM));
        draft.process(name, "stop.grace", Heroku.DEFAULT, process -> process.stopGrace(Heroku.STOP_GRACE));
        if (name.equals(WEB)) {
            draft.process(name, "services.http", Heroku.DEFAULT, ProcessReader::router);
        }
        if (ProcessHabit.of(name) == ProcessHabit.SINGLE) {
            single.add(name, stated.origin());
        }
    }

    /** What Heroku's router does for every process of this name. */
    private static void router(ProcessType.Builder web) {
        web.http(http -> http.port(ContainerPort.assigned())
                .requestTimeout(Heroku.REQUEST_TIMEOUT)
                .idleTimeout(Heroku.IDLE_TIMEOUT));
    }

    private void scale(String name, Origin here) {
        Optional<InputNode.Mapping> entry = Optional.ofNullable(formation.get(name))
                .map(InputNode.Entry::value)
                .filter(InputNode.Mapping.class::isInstance)
                .map(InputNode.Mapping.class::cast);
        Optional.ofNullable(formation.get(name))
                .filter(scaled -> entry.isEmpty())
                .ifPresent(scaled -> in.nodes()
                        .wrongShape("formation." + name, scaled.value(), "a table such as {\"quantity\": 1}"));
        Optional<Integer> quantity = entry.flatMap(table -> in.nodes().count(table, "quantity"));
        if (quantity.isPresent()) {
            Origin origin = Nodes.place(entry.orElseThrow(), "quantity");
            in.draft().process(name, "count", origin, process -> process.count(quantity.get()));
        } else if (name.equals(WEB)) {
            in.draft().process(name, "count", Heroku.DEFAULT, process -> process.count(1));
        } else {
            uncounted.add(name, here);
        }
        entry.ifPresent(table -> Dokku.formation(name, table, in));
        entry.flatMap(table -> in.nodes().text(table, "size"))
                .ifPresentOrElse(
                        size -> size(name, size, Nodes.place(entry.orElseThrow(), "size")), () -> defaultSize(name));
    }

    private void size(String name, String given, Origin origin) {
        Optional<DynoSize> known = DynoSize.of(given);
        if (known.isEmpty()) {
            in.findings().report(HerokuFinding.SIZE_UNKNOWN, "'" + given + "' of '" + name + "'.", origin);
            return;
        }
        DynoSize size = known.get();
        Draft draft = in.draft();
        draft.process(name, "memory", origin, process -> process.memoryMiB(size.memoryMiB()));
        draft.process(name, "cpu.kind", origin, process -> process.cpu(size.cpu()));
        size.vcpus().ifPresent(vcpus -> draft.process(name, "cpu.vcpus", origin, process -> process.vcpus(vcpus)));
        if (size.sleeps()) {
            in.findings().report(HerokuFinding.SIZE_SLEEPS, "'" + given + "' of '" + name + "'.", origin);
        }
    }

    private void defaultSize(String name) {
        in.draft().process(name, "memory", Heroku.DEFAULT, process -> process.memoryMiB(Heroku.DYNO_MEMORY_MIB));
    }

    private static String said(InputNode.Entry entry) {
        if (!(entry.value() instanceof InputNode.Mapping table)) {
            return "";
        }
        List<String> facts = table.entries().stream()
                .filter(fact -> fact.value() instanceof InputNode.Scalar)
                .map(fact -> fact.key() + " " + ((InputNode.Scalar) fact.value()).text())
                .toList();
        return facts.isEmpty() ? "" : " with " + String.join(", ", facts);
    }
}
