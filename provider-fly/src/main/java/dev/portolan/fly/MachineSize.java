package dev.portolan.fly;

import dev.portolan.model.Cpu;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A size of a machine: only some numbers of processors exist, and each allows a range of memory in steps.
 *
 * @param kind whether the processors are shared
 * @param cpus how many processors
 * @param memoryMiB the memory in MiB
 * @see <a href="https://fly.io/docs/machines/guides-examples/machine-sizing/">Machine sizing</a>
 */
record MachineSize(Kind kind, int cpus, int memoryMiB) {
    /** The memory in MiB that usually goes with a shared processor. */
    private static final int MEMORY_OF_A_SHARE = 512;

    /** The kinds of processors, each with its rule. */
    enum Kind {
        /** A slice of processors that others use too. */
        SHARED("shared-cpu-", 256, 2048, 8),
        /** Processors of the machine's own. */
        PERFORMANCE("performance-", 2048, 8192, 16);

        private final String prefix;
        private final int leastPerCpu;
        private final int greatestPerCpu;
        private final int mostCpus;

        Kind(String prefix, int leastPerCpu, int greatestPerCpu, int mostCpus) {
            this.prefix = prefix;
            this.leastPerCpu = leastPerCpu;
            this.greatestPerCpu = greatestPerCpu;
            this.mostCpus = mostCpus;
        }

        /** The name that {@code cpu_kind} has for it. */
        String cpuKind() {
            return prefix.substring(0, prefix.indexOf('-'));
        }

        /** One, and then every even number up to the most. */
        private List<Integer> counts() {
            return IntStream.rangeClosed(1, mostCpus)
                    .filter(n -> n == 1 || n % 2 == 0)
                    .boxed()
                    .toList();
        }

        /** The least number of processors that is no less than this one and can have this much memory; else the most. */
        private int count(int memoryMiB, int cpus) {
            return counts().stream()
                    .filter(n -> n >= cpus && memoryMiB <= n * greatestPerCpu)
                    .findFirst()
                    .orElse(mostCpus);
        }

        private boolean fits(int memoryMiB, int cpus) {
            return cpus <= mostCpus && memoryMiB <= mostCpus * greatestPerCpu;
        }
    }

    /**
     * The smallest size with this much memory and so many processors, or the largest of all where nothing suffices. A
     * whole number of processors is taken as it is. Where none is stated, or a share of one, shared processors come with
     * the memory: one for each 512 MB.
     */
    static MachineSize of(int memoryMiB, Cpu.Kind wanted, Optional<BigDecimal> vcpus) {
        int cpus = vcpus.map(number -> number.setScale(0, RoundingMode.CEILING).intValueExact())
                .orElse(1);
        Kind kind = wanted == Cpu.Kind.SHARED && Kind.SHARED.fits(memoryMiB, cpus) ? Kind.SHARED : Kind.PERFORMANCE;
        boolean isShare = vcpus.map(number -> number.scale() > 0).orElse(true);
        int usual = kind == Kind.SHARED && isShare ? (memoryMiB + MEMORY_OF_A_SHARE - 1) / MEMORY_OF_A_SHARE : 1;
        int count = kind.count(memoryMiB, Math.max(cpus, Math.min(usual, kind.mostCpus)));
        long step = kind.leastPerCpu;
        long stepped = (memoryMiB + step - 1) / step * step;
        long memory = Math.max(count * step, Math.min(stepped, (long) count * kind.greatestPerCpu));
        return new MachineSize(kind, count, (int) memory);
    }

    /** The preset of this name with its own memory, if there is one. */
    static Optional<MachineSize> preset(String name) {
        return List.of(Kind.values()).stream()
                .flatMap(kind -> kind.counts().stream().map(n -> new MachineSize(kind, n, n * kind.leastPerCpu)))
                .filter(size -> size.name().equals(name))
                .findFirst();
    }

    /** The preset's name, for {@code size}. */
    String name() {
        return kind.prefix + cpus + "x";
    }

    /** The memory as text, for {@code memory}. */
    String memory() {
        return memoryMiB % 1024 == 0 ? memoryMiB / 1024 + "gb" : memoryMiB + "mb";
    }

    /** Whether the platform's rule takes this combination. */
    boolean isValid() {
        return kind.counts().contains(cpus)
                && memoryMiB >= cpus * kind.leastPerCpu
                && memoryMiB <= cpus * kind.greatestPerCpu
                && memoryMiB % kind.leastPerCpu == 0;
    }

    /** The rule for this number of processors, for a message. */
    String rule() {
        return cpus * kind.leastPerCpu + " to " + cpus * kind.greatestPerCpu + " MB in steps of " + kind.leastPerCpu;
    }
}
