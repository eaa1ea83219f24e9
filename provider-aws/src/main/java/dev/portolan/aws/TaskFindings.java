package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Autoscaling.Metric;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import dev.portolan.model.Volume;
import dev.portolan.shell.ShellScript;
import dev.portolan.spi.Output;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is told about tasks: their size, their command, how they stop, how many there are. */
final class TaskFindings {
    private final Task task;
    private final Output.Builder out;

    private TaskFindings(Task task, Output.Builder out) {
        this.task = task;
        this.out = out;
    }

    static void write(AwsPlan plan, Output.Builder out) {
        for (Task task : plan.tasks()) {
            var findings = new TaskFindings(task, out);
            findings.size();
            findings.command();
            task.process().ifPresent(findings::process);
            task.job()
                    .ifPresent(job -> findings.job(
                            job, plan.release().filter(task::equals).isPresent()));
        }
    }

    private void size() {
        FargateSize size = task.size();
        BigDecimal cpus = BigDecimal.valueOf(size.cpu()).divide(BigDecimal.valueOf(1024));
        boolean tooLarge = task.memoryMiB()
                        .map(stated -> stated > size.memoryMiB())
                        .orElse(false)
                || task.cpu().vcpus().map(stated -> stated.compareTo(cpus) > 0).orElse(false);
        boolean raised = task.memoryMiB()
                        .map(stated -> stated < size.memoryMiB())
                        .orElse(false)
                || task.cpu().vcpus().map(stated -> stated.compareTo(cpus) < 0).orElse(false);
        if (tooLarge || raised) {
            List<Fact<?>> facts = new ArrayList<>(List.of(task.name()));
            facts.addAll(Arrays.asList(task.sizing()));
            out.explain(
                    tooLarge ? AwsFinding.SIZE_TOO_LARGE : AwsFinding.SIZE_RAISED,
                    "It is " + size + ".",
                    facts.toArray(Fact<?>[]::new));
        }
    }

    private void command() {
        Fact<ShellScript> script = task.command()
                .filter(Command.Shell.class::isInstance)
                .map(any -> ShellScript.of(((Command.Shell) any).script()));
        out.report(AwsFinding.NEEDS_BASH, script.filter(one -> one.needsShell() && !one.isPosix()));
        out.report(AwsFinding.SEVERAL_PROCESSES, script.filter(ShellScript::startsSeveralProcesses));
    }

    private void process(ProcessType process) {
        out.report(AwsFinding.STOP_SIGNAL, process.stopSignal().filter(signal -> signal != StopSignal.SIGTERM));
        out.report(
                AwsFinding.GRACE_TOO_LONG,
                process.stopGrace().filter(grace -> grace.toSeconds() > ContainerDefinition.LONGEST_STOP));
        for (Volume volume : process.volumes()) {
            out.report(AwsFinding.VOLUME_NOT_KEPT, volume.name());
        }
        scaling(process);
    }

    private void scaling(ProcessType process) {
        Autoscaling scaling = process.autoscaling();
        out.report(AwsFinding.SCALING_FROM_ZERO, scaling.min().filter(min -> min == 0));
        boolean counted = scaling.metric().is(Metric.REQUESTS)
                && process.services().stream().anyMatch(service -> service.isPublic() && service.isHttp());
        boolean had =
                counted || scaling.metric().is(Metric.CPU) || scaling.metric().is(Metric.MEMORY);
        if (!had) {
            out.report(AwsFinding.SCALING_MEASURE, scaling.metric());
            out.report(AwsFinding.SCALING_TARGET, scaling.target());
        }
    }

    private void job(Job job, boolean isRelease) {
        if (!isRelease && job.command().is(Command.ofImage())) {
            out.report(AwsFinding.TIMEOUT_OF_IMAGE, job.timeout());
        }
        out.report(
                AwsFinding.JOB_NOT_SCHEDULED,
                job.trigger().filter(trigger -> trigger instanceof Trigger.Cron && !task.isScheduled()));
    }
}
