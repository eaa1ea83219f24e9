package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CronFieldsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 0 1 1 0",
                "59 23 31 12 7",
                "*/1 */1 */1 */1 */1",
                "*/59 */23 */31 */12 */7",
                "0-59/2 1,2,3 1-15 jan-DEC sun-Sat",
                "5-5 0 * jan,feb 1-5",
                "0  0 * * *"
            })
    void what_every_cron_takes_is_taken(String expression) {
        assertThat(CronFields.areValid(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "@daily",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 0 *",
                "* * * 13 *",
                "* * * * 8",
                "jan * * * *",
                "* * * sun *",
                "* * * * jan",
                "*/0 * * * *",
                "*/60 * * * *",
                "*/ * * * *",
                "*/2/2 * * * *",
                "5-4 * * * *",
                "1-2-3 * * * *",
                "1- * * * *",
                "-1 * * * *",
                "1,,2 * * * *",
                "1, * * * *",
                "1a * * * *",
                "/5 * * * *",
                ": * * * *",
                "00001 * * * *",
                "١ * * * *",
                "1\t* * * *"
            })
    void what_a_cron_refuses_or_reads_otherwise_is_refused(String expression) {
        assertThat(CronFields.areValid(expression)).isFalse();
    }
}
