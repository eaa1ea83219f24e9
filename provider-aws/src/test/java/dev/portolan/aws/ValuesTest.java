package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static FargateSize size(int memory, String vcpus) {
        return FargateSize.of(
                memory, Optional.of(vcpus).filter(text -> !text.isEmpty()).map(BigDecimal::new));
    }

    @Test
    void theTableOfSizesIsComplete() {
        assertThat(FargateSize.all()).hasSize(74).doesNotHaveDuplicates();
        assertThat(new FargateSize(256, 4096).isValid()).isFalse();
        assertThat(new FargateSize(8192, 65_536).isValid()).isFalse();
        assertThat(new FargateSize(256, 1536).isValid()).isFalse();
    }

    @ParameterizedTest(name = "{0} MiB and {1} processors are {2} CPU units and {3} MiB")
    @CsvSource({
        "512,'',256,512",
        "1024,'',256,1024",
        "2560,1,1024,3072",
        "14336,4,4096,14336",
        "30720,4,4096,30720",
        "63488,8,16384,65536",
        "129024,16,16384,122880",
        "1,0.125,256,512",
        "700,'',256,1024"
    })
    void theCheapestSizeThatHoldsBothIsTaken(int memory, String vcpus, int cpu, int expected) {
        assertThat(size(memory, vcpus)).isEqualTo(new FargateSize(cpu, expected));
    }

    @Test
    void everySizeThatComesOutExistsAndIsNoSmallerThanAsked() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            int memory = 1 + random.nextInt(122_880);
            int vcpus = 1 + random.nextInt(16);
            FargateSize size = size(memory, Integer.toString(vcpus));
            assertThat(size.isValid()).as(size.toString()).isTrue();
            assertThat(size.memoryMiB()).isGreaterThanOrEqualTo(memory);
            assertThat(size.cpu()).isGreaterThanOrEqualTo(vcpus * 1024);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "*/10 * * * *|cron(0/10 * * * ? *)",
                "20 * * * *|cron(20 * * * ? *)",
                "30 2 * * *|cron(30 2 * * ? *)",
                "15 2 * * 1-5|cron(15 2 ? * MON-FRI *)",
                "15 2 * * mon-fri|cron(15 2 ? * MON-FRI *)",
                "0 0 * * 0|cron(0 0 ? * SUN *)",
                "0 0 * * 7|cron(0 0 ? * SUN *)",
                "0 0 * * 1,3,5|cron(0 0 ? * MON,WED,FRI *)",
                "0 4 1 * *|cron(0 4 1 * ? *)",
                "0 4 1 jan,jul *|cron(0 4 1 JAN,JUL ? *)",
                "0 0 */2 * *|cron(0 0 1/2 * ? *)",
                "0 0 1 */3 *|cron(0 0 1 1/3 ? *)",
                "10-30/10 5 * * *|cron(10,20,30 5 * * ? *)",
                "0 */1 * * *|cron(0 * * * ? *)",
                "0 3 1,15 * mon|cron(0 3 1,15 * ? *);cron(0 3 ? * MON *)",
                "1-9/4 5 * * *|cron(1,5,9 5 * * ? *)",
                "0 0 1 jan-dec/3 *|cron(0 0 1 1,4,7,10 ? *)",
                "0 0 * * sun-tue|cron(0 0 ? * SUN-TUE *)",
                "0 0 * * 5-7|cron(0 0 ? * SUN,FRI,SAT *)",
                "0 3 */2 * mon|"
            })
    void crontabsBecomeSchedules(String crontab, String expected) {
        List<String> times = ScheduleExpression.of(new Trigger.Cron(crontab)).stream()
                .map(ScheduleExpression::text)
                .toList();
        assertThat(String.join(";", times)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void intervalsAreRates() {
        assertThat(rate(Duration.ofMinutes(10))).isEqualTo("rate(10 minutes)");
        assertThat(rate(Duration.ofMinutes(1))).isEqualTo("rate(1 minute)");
        assertThat(rate(Duration.ofHours(2))).isEqualTo("rate(2 hours)");
        assertThat(rate(Duration.ofDays(1))).isEqualTo("rate(1 day)");
    }

    private static String rate(Duration interval) {
        return ScheduleExpression.of(new Trigger.Every(interval)).get(0).text();
    }

    @Test
    void serversHaveRoomForWhatIsStated() {
        assertThat(ServerSize.database(1).name()).isEqualTo("db.t4g.micro");
        assertThat(ServerSize.database(4096).name()).isEqualTo("db.t4g.medium");
        assertThat(ServerSize.database(62_464).name()).isEqualTo("db.r7g.2xlarge");
        assertThat(ServerSize.database(Integer.MAX_VALUE).name()).isEqualTo("db.r8g.24xlarge");
        assertThat(ServerSize.cache(50).name()).isEqualTo("cache.t4g.micro");
        assertThat(ServerSize.cache(25 * 1024).name()).isEqualTo("cache.r7g.2xlarge");
    }

    @Test
    void versionsAreTheNearestThatAwsHas() {
        assertThat(EngineVersion.nearest("postgres", "9.6").version()).isEqualTo("14");
        assertThat(EngineVersion.nearest("postgres", "16.4").version()).isEqualTo("16");
        assertThat(EngineVersion.nearest("postgres", "99").version()).isEqualTo("17");
        assertThat(EngineVersion.nearest("mysql", "8.0.35").version()).isEqualTo("8.0");
        assertThat(EngineVersion.nearest("valkey", "6.2").family()).isEqualTo("valkey7");
        assertThat(EngineVersion.nearest("valkey", "8.1").version()).isEqualTo("8.0");
    }

    @Test
    void regionsAreFoundByTheNamesOfOtherPlatforms() {
        assertThat(AwsRegion.of("us").orElseThrow().code()).isEqualTo("us-east-1");
        assertThat(AwsRegion.of("frankfurt").orElseThrow().code()).isEqualTo("eu-central-1");
        assertThat(AwsRegion.of("nrt").orElseThrow().city()).isEqualTo("Tokyo");
        assertThat(AwsRegion.of("mars")).isEmpty();
    }

    @Test
    void whatNamesBeginWithIsLegalEverywhere() {
        assertThat(AwsNames.prefix("shop")).isEqualTo("shop");
        assertThat(AwsNames.prefix("aws-thing")).isEqualTo("app-aws-thing");
        assertThat(AwsNames.prefix("SSM_x")).isEqualTo("app-ssm-x");
        assertThat(AwsNames.prefix("a--b__c")).isEqualTo("a-b-c");
        assertThat(AwsNames.prefix("It's \"quoted\" & $(odd)")).matches("[a-z][a-z0-9-]{0,39}");
    }

    @Test
    void whatAPolicyTakesStaysAndTheRestIsReplaced() {
        assertThat(AwsNames.ECS.legal("azAZ09_x-b")).isEqualTo("azAZ09_x-b");
        assertThat(AwsNames.ECS.legal("a b/c.d@e[f`g{h:i")).matches("a-b-c-d-e-f-g-h-i(-[0-9a-f]{6})?");
        assertThat(AwsNames.BLOCK.legal("_azAZ09_b")).isEqualTo("_azAZ09_b");
        assertThat(List.of("a", "z", "A", "Z"))
                .allSatisfy(name -> assertThat(AwsNames.BLOCK.legal(name)).isEqualTo(name));
        assertThat(List.of("1web", "-web"))
                .allSatisfy(name -> assertThat(AwsNames.BLOCK.legal(name)).matches("[A-Za-z_][A-Za-z0-9_-]*"));
    }

    @Test
    void timesOfChecksAreHeldWithinTheirBoundsAndThoseOutsideAreTold() {
        Fact<Duration> least = Fact.chosen(Duration.ofSeconds(5), "the least");
        Fact<Duration> greatest = Fact.chosen(Duration.ofMinutes(5), "the greatest");
        Fact<Duration> less = Fact.chosen(Duration.ofSeconds(4), "less");
        Fact<Duration> more = Fact.chosen(Duration.ofDays(365), "more");
        assertThat(List.of(least, greatest))
                .allSatisfy(time -> assertThat(
                                CheckTimes.TARGET_INTERVAL.outside(time).isAbsent())
                        .isTrue());
        assertThat(List.of(less, more))
                .allSatisfy(time -> assertThat(
                                CheckTimes.TARGET_INTERVAL.outside(time).isPresent())
                        .isTrue());
        assertThat(List.of(less, least, greatest, more))
                .extracting(time -> CheckTimes.TARGET_INTERVAL.of(time).get())
                .containsExactly(5, 5, 300, 300);
    }
}
