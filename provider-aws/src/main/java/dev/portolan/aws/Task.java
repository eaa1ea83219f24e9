package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Command;
import dev.portolan.model.Cpu;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What ECS starts as one kind of task: a process type or a job. Each has a task definition of its own.
 *
 * @param name its name in the app, and its container's
 * @param block its name in Terraform
 * @param family its family in ECS
 * @param file the middle of its file's name
 * @param image the image that it runs
 * @param command what it runs, as it is stated
 * @param memoryMiB the memory that is stated
 * @param cpu the processors that are stated
 * @param process the process type, if it is one
 * @param job the job, if it is one
 */
record Task(
        Fact<String> name,
        Fact<String> block,
        Fact<String> family,
        Fact<String> file,
        TaskImage image,
        Fact<Command> command,
        Fact<Integer> memoryMiB,
        Cpu cpu,
        Optional<ProcessType> process,
        Optional<Job> job) {

    /** Of what states no processors. */
    static final Cpu NO_CPU = new Cpu(Fact.absent(FactPath.ROOT), Fact.absent(FactPath.ROOT));

    /** Frameworks that load all code at the start need no less. */
    private static final int DEFAULT_MEMORY = 1024;

    private static final BigDecimal MANY = BigDecimal.valueOf(16);

    /** The size that the task gets. */
    FargateSize size() {
        return size(memoryMiB.orElse(DEFAULT_MEMORY), cpu.vcpus().toOptional());
    }

    /** The CPU units, as text: ECS takes no number. */
    Fact<String> cpuUnits() {
        return property(size -> Integer.toString(size.cpu()));
    }

    /** The memory in MiB, as text: ECS takes no number. */
    Fact<String> memory() {
        return property(size -> Integer.toString(size.memoryMiB()));
    }

    /** Those of the facts about its size with which it would be another. */
    Fact<?>[] sizing() {
        return moving(FargateSize::toString);
    }

    /** Whether it runs by the clock. */
    boolean isScheduled() {
        return job.stream()
                .map(AwsPlan::triggerOf)
                .anyMatch(trigger -> !ScheduleExpression.of(trigger).isEmpty());
    }

    private Fact<String> property(Function<FargateSize, String> of) {
        return Fact.chosen(of.apply(size()), "the smallest size of Fargate with what is stated")
                .from(moving(of));
    }

    /** More memory hides processors, and the other way round: only what moves the text is claimed. */
    private Fact<?>[] moving(Function<FargateSize, String> of) {
        String text = of.apply(size());
        int memory = memoryMiB.orElse(DEFAULT_MEMORY);
        Optional<BigDecimal> vcpus = cpu.vcpus().toOptional();
        boolean byMemory =
                Stream.of(1, DEFAULT_MEMORY, 100_000).anyMatch(other -> !text.equals(of.apply(size(other, vcpus))));
        boolean byCpus = Stream.of(Optional.<BigDecimal>empty(), Optional.of(MANY))
                .anyMatch(other -> !text.equals(of.apply(size(memory, other))));
        return List.of(memoryMiB.filter(any -> byMemory), cpu.vcpus().filter(any -> byCpus))
                .toArray(Fact<?>[]::new);
    }

    private static FargateSize size(int memory, Optional<BigDecimal> vcpus) {
        return FargateSize.of(memory, vcpus);
    }
}
