package dev.portolan.aws;

import dev.portolan.spi.FactTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A size of a Fargate task. Each number of CPU units goes with some sizes of memory; AWS refuses any other pair when the
 * task definition is registered, and no tool does so before.
 *
 * @param cpu the CPU units: 1024 are one processor
 * @param memoryMiB the memory in MiB
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html">Task CPU and
 *     memory</a>
 */
record FargateSize(int cpu, int memoryMiB) {
    private static final List<FargateSize> ALL =
            FactTable.rows("fargate-sizes.csv", FargateSize.class.getResourceAsStream("fargate-sizes.csv")).stream()
                    .flatMap(FargateSize::sizes)
                    .toList();

    private static final FargateSize LARGEST = ALL.get(ALL.size() - 1);

    /** Every size, the fewest CPU units first and then the least memory. */
    static List<FargateSize> all() {
        return ALL;
    }

    /** The cheapest size with this much of both, or with as much of it as there is; a processor costs as 9 GB do. */
    static FargateSize of(int memoryMiB, Optional<BigDecimal> vcpus) {
        int cpu = vcpus.map(number -> number.multiply(BigDecimal.valueOf(1024))
                        .setScale(0, RoundingMode.CEILING)
                        .min(BigDecimal.valueOf(LARGEST.cpu))
                        .intValueExact())
                .orElse(0);
        int memory = Math.min(memoryMiB, LARGEST.memoryMiB);
        return ALL.stream()
                .filter(size -> size.cpu >= cpu && size.memoryMiB >= memory)
                .min(Comparator.comparingInt((FargateSize size) -> size.cpu * 9 + size.memoryMiB))
                .orElse(LARGEST);
    }

    /** Whether AWS has this pair. */
    boolean isValid() {
        return ALL.contains(this);
    }

    private static Stream<FargateSize> sizes(FactTable.Row row) {
        int cpu = number(row, "cpu");
        int step = number(row, "step");
        return Stream.iterate(
                        number(row, "least"), memory -> memory <= number(row, "greatest"), memory -> memory + step)
                .map(memory -> new FargateSize(cpu, memory));
    }

    private static int number(FactTable.Row row, String column) {
        return Integer.parseInt(row.get(column));
    }

    /** As the report says it. */
    @Override
    public String toString() {
        return cpu + " CPU units and " + memoryMiB + " MiB";
    }
}
