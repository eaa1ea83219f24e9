package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of process that runs until it is stopped, in any number of instances.
 *
 * @param name the name, unique in the app
 * @param build how its image comes about, where it is not the app's
 * @param command what it runs
 * @param count how many instances run; 0 is not the same as unstated
 * @param autoscaling bounds between which the platform chooses the count
 * @param memoryMiB the memory of an instance in MiB; at least 1
 * @param cpu the processors of an instance
 * @param stopSignal the signal that asks it to stop
 * @param stopGrace the time from that signal until it is killed, in whole seconds
 * @param services what it offers on ports
 * @param volumes the disks that are mounted in it
 */
public record ProcessType(
        Fact<String> name,
        Build build,
        Fact<Command> command,
        Fact<Integer> count,
        Autoscaling autoscaling,
        Fact<Integer> memoryMiB,
        Cpu cpu,
        Fact<StopSignal> stopSignal,
        Fact<Duration> stopGrace,
        List<Service> services,
        List<Volume> volumes)
        implements Named {

    /** Copies the lists. */
    public ProcessType {
        services = List.copyOf(services);
        volumes = List.copyOf(volumes);
    }

    /** States the facts of a process type. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private Build build = new Build.Unstated();
        private final Slot<Command> command = slot("command");
        private final Slot<Integer> count = slot("count");
        private final Slot<Integer> min;
        private final Slot<Integer> max;
        private final Slot<Autoscaling.Metric> metric;
        private final Slot<Integer> target;
        private final Slot<Integer> memoryMiB = slot("memory");
        private final Slot<Cpu.Kind> cpuKind;
        private final Slot<BigDecimal> vcpus;
        private final Slot<StopSignal> stopSignal;
        private final Slot<Duration> stopGrace;
        private final Children<Service.Builder> services =
                new Children<>("services", path -> new Service.Builder(this, path));
        private final Children<Volume.Builder> volumes =
                new Children<>("volumes", path -> new Volume.Builder(this, path));

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
            FactPath autoscaling = path.child("autoscaling");
            min = new Slot<>(autoscaling.child("min"));
            max = new Slot<>(autoscaling.child("max"));
            metric = new Slot<>(autoscaling.child("metric"));
            target = new Slot<>(autoscaling.child("target"));
            cpuKind = new Slot<>(path.child("cpu").child("kind"));
            vcpus = new Slot<>(path.child("cpu").child("vcpus"));
            stopSignal = new Slot<>(path.child("stop").child("signal"));
            stopGrace = new Slot<>(path.child("stop").child("grace"));
        }

        /** How its image comes about, where it is not the app's. */
        public Builder build(Consumer<Build.Builder> facts) {
            build = Build.Builder.built(this, path().child("build"), facts);
            return this;
        }

        /** What it runs. */
        public Builder command(Command command) {
            return this.command.state(command);
        }

        /** How many instances run. */
        public Builder count(int count) {
            return this.count.state(count);
        }

        /** Bounds between which the platform chooses the count. */
        public Builder autoscaling(int min, int max) {
            this.min.state(min);
            return this.max.state(max);
        }

        /** The least number of instances; the greatest has to be stated as well. */
        public Builder min(int min) {
            return this.min.state(min);
        }

        /** The greatest number of instances; the least has to be stated as well. */
        public Builder max(int max) {
            return this.max.state(max);
        }

        /** What the platform measures to choose the count; the value that it aims at has to be stated as well. */
        public Builder metric(Autoscaling.Metric metric) {
            return this.metric.state(metric);
        }

        /** The value that is aimed at, in the unit of the metric, which has to be stated as well. */
        public Builder metricTarget(int target) {
            return this.target.state(target);
        }

        /** What the platform measures to choose the count, and the value that it aims at. */
        public Builder scaleOn(Autoscaling.Metric metric, int target) {
            this.metric.state(metric);
            return this.target.state(target);
        }

        /** The memory of an instance in MiB. */
        public Builder memoryMiB(int memory) {
            return memoryMiB.state(memory);
        }

        /** Whether the processors are the instance's own. */
        public Builder cpu(Cpu.Kind kind) {
            return cpuKind.state(kind);
        }

        /** How many processors an instance has. */
        public Builder vcpus(BigDecimal vcpus) {
            BigDecimal plain = vcpus.stripTrailingZeros();
            return this.vcpus.state(plain.scale() < 0 ? plain.setScale(0) : plain);
        }

        /** The signal that asks it to stop. */
        public Builder stopSignal(StopSignal signal) {
            return stopSignal.state(signal);
        }

        /** The time from the stop signal until it is killed, in whole seconds. */
        public Builder stopGrace(Duration grace) {
            return stopGrace.state(grace);
        }

        /** What it offers on a port. */
        public Builder service(String name, Consumer<Service.Builder> facts) {
            facts.accept(services.get(name).at(origin()));
            return this;
        }

        /** The public HTTP service, by the name of {@code http}. */
        public Builder http(Consumer<Service.Builder> facts) {
            return service(
                    "http",
                    http -> facts.accept(http.protocol(Service.Protocol.HTTP).exposure(Service.Exposure.PUBLIC)));
        }

        /** A disk that is mounted in it. */
        public Builder volume(String name, Consumer<Volume.Builder> facts) {
            facts.accept(volumes.get(name).at(origin()));
            return this;
        }

        ProcessType build() {
            return new ProcessType(
                    name,
                    build,
                    command.fact(),
                    count.fact(),
                    new Autoscaling(min.fact(), max.fact(), metric.fact(), target.fact()),
                    memoryMiB.fact(),
                    new Cpu(cpuKind.fact(), vcpus.fact()),
                    stopSignal.fact(),
                    stopGrace.fact(),
                    services.build(Service.Builder::build),
                    volumes.build(Volume.Builder::build));
        }
    }
}
