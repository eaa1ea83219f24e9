package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"1, 1 MiB", "1023, 1023 MiB", "1024, 1 GiB", "1536, 1536 MiB", "2048, 2 GiB"})
    void aSizeIsWrittenInTheLargestUnitThatGivesAWholeNumber(int mebibytes, String written) {
        assertThat(Amounts.ofMebibytes(mebibytes)).isEqualTo(written);
        assertThat(Amounts.mebibytes(written)).contains(mebibytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "90, 90s", "3600, 1h", "5400, 90m", "7200, 2h"})
    void aTimeIsWrittenInTheLargestUnitThatGivesAWholeNumber(int seconds, String written) {
        assertThat(Amounts.ofDuration(Duration.ofSeconds(seconds))).isEqualTo(written);
        assertThat(Amounts.duration(written)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aSizeMayHaveAPointWhereItIsWholeInTheEnd() {
        assertThat(Amounts.mebibytes("1.5 GiB")).contains(1536);
        assertThat(Amounts.mebibytes("0.5")).isEmpty();
        assertThat(Amounts.gibibytes("1.5")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 KiB", "-1", "1e3", "99999999999", "9999999999 GiB"})
    void whatIsNoSizeIsNone(String text) {
        assertThat(Amounts.mebibytes(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1d", "-1s", "1.5h", "9999999999999999999s", "9223372036854775807h"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(Amounts.duration(text)).isEmpty();
    }
}
