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

/**
 * {@code [[vm]]}: the size of each process group's machines, always whole: a section that says only a part sets the rest
 * back to Fly's smallest, and without a section machines have 256 MB.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-vm-section">The vm section</a>
 */
final class VmSection {
    private static final int DEFAULT_MEMORY = 512;
    private static final int SMALL_MEMORY = 256;

    private VmSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        for (FlyPlan.Group group : plan.groups()) {
            ProcessType process = group.process();
            Mapping vm = toml.list("vm", "processes").add().from(process.name());
            Fact<Integer> memory = process.memoryMiB().or(plan.settings().memoryMiB());
            size(vm, memory, process.cpu(), out);
            ProcessesSection.name(plan, vm, group.name());
        }
        if (!plan.cronJobs().isEmpty()) {
            Mapping vm = toml.list("vm", "processes").add().from(plan.cronGroup());
            size(vm, cronMemory(plan, out), out);
            ProcessesSection.name(plan, vm, plan.cronGroup());
        }
    }

    /** The smallest machine with this much memory. */
    static void size(Mapping vm, Fact<Integer> memory, Output.Builder out) {
        size(vm, memory, new Cpu(Fact.absent(FactPath.ROOT), Fact.absent(FactPath.ROOT)), out);
    }

    private static void size(Mapping vm, Fact<Integer> memory, Cpu cpu, Output.Builder out) {
        Fact<Integer> wanted = memory.orChosen(DEFAULT_MEMORY, "no memory is stated, and Fly's own 256 MB are too little");
        MachineSize size = of(wanted, cpu);
        Fact<MachineSize> chosen = wanted.map(any -> size).from(cpu.kind(), cpu.vcpus());
        vm.put("size", chosen.map(MachineSize::name));
        vm.put("memory", chosen.map(MachineSize::memory));
        tell(size, memory, cpu, out);
    }

    static MachineSize of(Fact<Integer> memory, Cpu cpu) {
        return MachineSize.of(
                memory.orElse(DEFAULT_MEMORY),
                cpu.kind().orElse(Cpu.Kind.SHARED),
                cpu.vcpus().orElse(BigDecimal.ONE));
    }

    private static void tell(MachineSize size, Fact<Integer> memory, Cpu cpu, Output.Builder out) {
        String detail = "It is " + size.name() + " with " + size.memory() + ".";
        var cpus = BigDecimal.valueOf(size.cpus());
        Fact<?>[] tooMuch = {
            memory.filter(stated -> stated > size.memoryMiB()), cpu.vcpus().filter(stated -> stated.compareTo(cpus) > 0)
        };
        Fact<?>[] raised = {
            memory.filter(stated -> stated < size.memoryMiB()),
            cpu.vcpus().filter(stated -> stated.compareTo(cpus) < 0),
            cpu.kind().filter(stated -> (stated == Cpu.Kind.SHARED) != (size.kind() == MachineSize.Kind.SHARED))
        };
        out.explain(FlyFinding.MACHINE_TOO_LARGE, detail, tooMuch);
        out.explain(FlyFinding.MEMORY_RAISED, detail, raised);
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
