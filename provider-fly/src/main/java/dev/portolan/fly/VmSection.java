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
import java.util.function.Function;

/**
 * {@code [[vm]]}: the size of each process group's machines, always whole: a section that says only a part sets the rest
 * back to Fly's smallest, and without a section machines have 256 MB.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-vm-section">The vm section</a>
 */
final class VmSection {
    private static final int DEFAULT_MEMORY = 512;
    private static final int SMALL_MEMORY = 256;

    /** Of what states no processors. */
    static final Cpu NO_CPU = new Cpu(Fact.absent(FactPath.ROOT), Fact.absent(FactPath.ROOT));

    private VmSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        for (FlyPlan.Group group : plan.groups()) {
            ProcessType process = group.process();
            Mapping vm = toml.list("vm", "processes").add().from(process.name());
            Fact<Integer> memory = process.memoryMiB().or(plan.settings().memoryMiB());
            size(vm, process.name(), memory, process.cpu(), out);
            ProcessesSection.name(plan, vm, group.name());
        }
        if (!plan.cronJobs().isEmpty()) {
            Mapping vm = toml.list("vm", "processes").add().from(plan.cronGroup());
            size(vm, plan.cronGroup(), cronMemory(plan, out), NO_CPU, out);
            ProcessesSection.name(plan, vm, plan.cronGroup());
        }
    }

    /** The smallest machine for what is stated of a thing of this name. */
    static void size(Mapping vm, Fact<String> owner, Fact<Integer> memory, Cpu cpu, Output.Builder out) {
        Fact<Integer> wanted = memory.orChosen(DEFAULT_MEMORY, "no memory is stated, and Fly's own 256 MB are too little");
        vm.put("size", property(wanted, cpu, MachineSize::name));
        vm.put("memory", property(wanted, cpu, MachineSize::memory));
        tell(of(wanted, cpu), owner, memory, cpu, out);
    }

    /** It rests on those of the facts with which it would change. */
    private static Fact<String> property(Fact<Integer> memory, Cpu cpu, Function<MachineSize, String> of) {
        int mib = memory.orElse(DEFAULT_MEMORY);
        Cpu.Kind kind = cpu.kind().orElse(Cpu.Kind.SHARED);
        BigDecimal vcpus = cpu.vcpus().orElse(BigDecimal.ONE);
        String text = of.apply(MachineSize.of(mib, kind, vcpus));
        Cpu.Kind other = kind == Cpu.Kind.SHARED ? Cpu.Kind.DEDICATED : Cpu.Kind.SHARED;
        boolean byKind = !text.equals(of.apply(MachineSize.of(mib, other, vcpus)));
        boolean byCpus = !text.equals(of.apply(MachineSize.of(mib, kind, BigDecimal.ONE)))
                || !text.equals(of.apply(MachineSize.of(mib, kind, BigDecimal.valueOf(16))));
        Fact<String> fact = memory.map(any -> text);
        fact = byKind ? fact.from(cpu.kind()) : fact;
        return byCpus ? fact.from(cpu.vcpus()) : fact;
    }

    static MachineSize of(Fact<Integer> memory, Cpu cpu) {
        return MachineSize.of(
                memory.orElse(DEFAULT_MEMORY),
                cpu.kind().orElse(Cpu.Kind.SHARED),
                cpu.vcpus().orElse(BigDecimal.ONE));
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
                .forEach(memory ->
                        out.explain(FlyFinding.GREATEST_TAKEN, "It is " + greatest.get() + " MiB.", memory));
        return greatest;
    }
}
