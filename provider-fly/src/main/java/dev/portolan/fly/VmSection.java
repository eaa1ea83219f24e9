package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Cpu;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.spi.Output;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code [[vm]]}: the size of each process group's machines, always whole: a section that says only a part sets the rest
 * back to Fly's smallest, and without a section machines have 256 MB.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-vm-section">The vm section</a>
 */
final class VmSection {
    private static final int DEFAULT_MEMORY = 512;
    private static final int SMALL_MEMORY = 256;
    private static final BigDecimal MANY = BigDecimal.valueOf(16);

    /** Of what states no processors. */
    static final Cpu NO_CPU = new Cpu(Fact.absent(FactPath.ROOT), Fact.absent(FactPath.ROOT));

    private VmSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        for (FlyPlan.Group group : plan.groups()) {
            ProcessType process = group.process();
            Mapping vm = toml.list("vm", "processes").add().from(process.name());
            vm.from(plan.hasDefaultGroup() ? group.name() : process.name());
            Fact<Integer> memory = process.memoryMiB().or(plan.settings().memoryMiB());
            size(vm, process.name(), memory, process.cpu(), out);
            ProcessesSection.name(plan, vm, group.name());
        }
        if (!plan.cronJobs().isEmpty()) {
            Mapping vm = toml.list("vm", "processes").add().from(plan.cronGroup());
            Fact<Integer> memory = cronMemory(plan, out);
            plan.cronJobs().stream()
                    .filter(job -> job.memoryMiB().equals(memory))
                    .forEach(job -> vm.from(job.name()));
            size(vm, plan.cronGroup(), memory, NO_CPU, out);
            ProcessesSection.name(plan, vm, plan.cronGroup());
        }
    }

    /** The smallest machine for what is stated of a thing of this name. */
    static void size(Mapping vm, Fact<String> owner, Fact<Integer> memory, Cpu cpu, Output.Builder out) {
        Fact<Integer> wanted =
                memory.orChosen(DEFAULT_MEMORY, "no memory is stated, and Fly's own 256 MB are too little");
        MachineSize size = of(wanted, cpu);
        Cpu moving = moving(wanted, cpu, MachineSize::toString);
        Cpu sized = moving(wanted, cpu, MachineSize::name);
        Cpu filled = moving(wanted, cpu, MachineSize::memory);
        vm.implies(cpu.kind(), cpu.vcpus());
        vm.put("size", wanted.map(any -> size.name()).from(sized.kind(), sized.vcpus()));
        vm.put("memory", wanted.map(any -> size.memory()).from(filled.kind(), filled.vcpus()));
        tell(size, owner, memory, moving, out);
    }

    /** Those of the facts with which the property would change; more memory than they ask for hides the others. */
    private static Cpu moving(Fact<Integer> memory, Cpu cpu, Function<MachineSize, String> of) {
        int mib = memory.orElse(DEFAULT_MEMORY);
        Cpu.Kind kind = cpu.kind().orElse(Cpu.Kind.SHARED);
        Optional<BigDecimal> vcpus = cpu.vcpus().toOptional();
        String text = of.apply(MachineSize.of(mib, kind, vcpus));
        Cpu.Kind other = kind == Cpu.Kind.SHARED ? Cpu.Kind.DEDICATED : Cpu.Kind.SHARED;
        boolean byKind = !text.equals(of.apply(MachineSize.of(mib, other, vcpus)));
        boolean byCpus = Stream.of(Optional.<BigDecimal>empty(), Optional.of(BigDecimal.ONE), Optional.of(MANY))
                .anyMatch(others -> !text.equals(of.apply(MachineSize.of(mib, kind, others))));
        return new Cpu(cpu.kind().filter(any -> byKind), cpu.vcpus().filter(any -> byCpus));
    }

    static MachineSize of(Fact<Integer> memory, Cpu cpu) {
        return MachineSize.of(
                memory.orElse(DEFAULT_MEMORY),
                cpu.kind().orElse(Cpu.Kind.SHARED),
                cpu.vcpus().toOptional());
    }

    /** What became of the size that is stated. */
    static void tell(MachineSize size, Fact<String> owner, Fact<Integer> memory, Cpu cpu, Output.Builder out) {
        String detail = "It is " + size.name() + " with " + size.memory() + ".";
        var cpus = BigDecimal.valueOf(size.cpus());
        boolean tooLarge = memory.map(stated -> stated > size.memoryMiB()).orElse(false)
                || cpu.vcpus().map(stated -> stated.compareTo(cpus) > 0).orElse(false);
        boolean raised = memory.map(stated -> stated < size.memoryMiB()).orElse(false)
                || cpu.vcpus().map(stated -> stated.compareTo(cpus) < 0).orElse(false)
                || cpu.kind()
                        .map(stated -> (stated == Cpu.Kind.SHARED) != (size.kind() == MachineSize.Kind.SHARED))
                        .orElse(false);
        if (tooLarge || raised) {
            out.explain(
                    tooLarge ? FlyFinding.MACHINE_TOO_LARGE : FlyFinding.MEMORY_RAISED,
                    detail,
                    owner,
                    memory,
                    cpu.kind(),
                    cpu.vcpus());
        }
        if (size.memoryMiB() <= SMALL_MEMORY) {
            out.report(FlyFinding.MEMORY_SMALL, memory);
        }
    }

    private static Fact<Integer> cronMemory(FlyPlan plan, Output.Builder out) {
        List<Fact<Integer>> stated = plan.cronJobs().stream()
                .map(Job::memoryMiB)
                .filter(Fact::isPresent)
                .toList();
        Fact<Integer> greatest = stated.stream()
                .max(Comparator.comparing(Fact::get))
                .orElse(plan.settings().memoryMiB())
                .from(stated.toArray(Fact<?>[]::new));
        stated.stream()
                .filter(memory -> memory.get() < greatest.get())
                .forEach(memory -> out.report(FlyFinding.GREATEST_TAKEN, memory.from(greatest)));
        return greatest;
    }
}
