package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Cpu;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static MachineSize size(int memory, Cpu.Kind kind, String vcpus) {
        return MachineSize.of(memory, kind, Optional.of(new BigDecimal(vcpus)));
    }

    @Test
    void whereNoWholeNumberOfProcessorsIsStatedTheyComeWithTheMemory() {
        assertThat(MachineSize.of(512, Cpu.Kind.SHARED, Optional.empty()).name())
                .isEqualTo("shared-cpu-1x");
        assertThat(MachineSize.of(1024, Cpu.Kind.SHARED, Optional.empty()).name())
                .isEqualTo("shared-cpu-2x");
        assertThat(size(1024, Cpu.Kind.SHARED, "0.5").name()).isEqualTo("shared-cpu-2x");
        assertThat(size(1024, Cpu.Kind.SHARED, "1").name()).isEqualTo("shared-cpu-1x");
        assertThat(MachineSize.of(2560, Cpu.Kind.DEDICATED, Optional.empty()).name())
                .isEqualTo("performance-1x");
    }

    @Test
    void theSizesOfTheSheetComeOut() {
        assertThat(size(512, Cpu.Kind.SHARED, "1")).hasToString("MachineSize[kind=SHARED, cpus=1, memoryMiB=512]");
        assertThat(size(1024, Cpu.Kind.SHARED, "2").name()).isEqualTo("shared-cpu-2x");
        assertThat(size(2560, Cpu.Kind.DEDICATED, "1").memory()).isEqualTo("4gb");
        assertThat(size(14_336, Cpu.Kind.DEDICATED, "4"))
                .isEqualTo(new MachineSize(MachineSize.Kind.PERFORMANCE, 4, 14_336));
        assertThat(size(129_024, Cpu.Kind.DEDICATED, "16").memory()).isEqualTo("126gb");
    }

    @Test
    void the_most_memory_of_so_many_processors_asks_for_no_more_of_them() {
        assertThat(size(2048, Cpu.Kind.SHARED, "1").name()).isEqualTo("shared-cpu-1x");
        assertThat(size(2049, Cpu.Kind.SHARED, "1").name()).isEqualTo("shared-cpu-2x");
        assertThat(size(8192, Cpu.Kind.DEDICATED, "1").name()).isEqualTo("performance-1x");
        assertThat(size(16_384, Cpu.Kind.SHARED, "8").name()).isEqualTo("shared-cpu-8x");
        assertThat(size(16_385, Cpu.Kind.SHARED, "8").name()).isEqualTo("performance-8x");
    }

    @Test
    void everySizeIsOneThatThePlatformTakes() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int memory = 1 + random.nextInt(300_000);
            MachineSize size = size(
                    memory,
                    random.nextBoolean() ? Cpu.Kind.SHARED : Cpu.Kind.DEDICATED,
                    Integer.toString(1 + random.nextInt(40)));
            assertThat(size.isValid()).as(size.toString()).isTrue();
            assertThat(size.memoryMiB()).isGreaterThanOrEqualTo(Math.min(memory, 131_072));
        }
    }

    @Test
    void sizesThatDoNotExistAreNoPresets() {
        assertThat(MachineSize.preset("shared-cpu-3x")).isEmpty();
        assertThat(MachineSize.preset("performance-12x").orElseThrow().memoryMiB())
                .isEqualTo(24_576);
    }

    @Test
    void durationsHaveUnitsAndAreReadAsGoReadsThem() {
        assertThat(FlyDuration.text(Duration.ofSeconds(30))).isEqualTo("30s");
        assertThat(FlyDuration.text(Duration.ofMinutes(1))).isEqualTo("60s");
        assertThat(FlyDuration.text(Duration.ofMinutes(10))).isEqualTo("10m");
        assertThat(FlyDuration.text(Duration.ofHours(2))).isEqualTo("2h");
        assertThat(FlyDuration.seconds("1h2m3.5s").orElseThrow()).isEqualByComparingTo("3723.5");
        assertThat(FlyDuration.seconds("100ms").orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(FlyDuration.seconds("30")).isEmpty();
    }

    @Test
    void regionsAreFoundByTheNamesOfOtherPlatforms() {
        assertThat(FlyRegion.all()).hasSize(18);
        assertThat(FlyRegion.of("us").orElseThrow().code()).isEqualTo("iad");
        assertThat(FlyRegion.of("dublin").orElseThrow().code()).isEqualTo("lhr");
        assertThat(FlyRegion.of("nrt").orElseThrow().city()).isEqualTo("Tokyo");
        assertThat(FlyRegion.of("mars")).isEmpty();
        assertThat(FlyRegion.all())
                .allSatisfy(region ->
                        assertThat(FlyRegion.postgresNear(region.postgres())).isEqualTo(region.postgres()));
    }

    @Test
    void plansAreTheSmallestThatSuffice() {
        assertThat(MpgPlan.of(1).name()).isEqualTo("basic");
        assertThat(MpgPlan.of(4096).name()).isEqualTo("launch");
        assertThat(MpgPlan.of(1_000_000).name()).isEqualTo("scale");
    }

    @Test
    void intervalsThatFlyItselfKnowsHaveItsWord() {
        assertThat(JobSteps.often("15 4 * * *")).contains("daily");
        assertThat(JobSteps.often("*/10 * * * *")).isEmpty();
    }
}
