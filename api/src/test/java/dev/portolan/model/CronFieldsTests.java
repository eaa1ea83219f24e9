package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 22 * * 5-7|0 22 * * 5,6,0",
                "0 0 * * 0-7|0 0 * * 0,1,2,3,4,5,6",
                "0 0 * * 7|0 0 * * 0",
                "0 0 * * 07,sun-Tue|0 0 * * 0,sun-Tue",
                "0 0 * * 1,5-7|0 0 * * 1,5,6,0",
                "0 0 * * 1-7/2|0 0 * * 1,3,5,0",
                "0 0 * * 3/2|0 0 * * 3,5,0",
                "0 0 * * fri/1|0 0 * * 5,6,0",
                "0 0 * * */7|0 0 * * 0",
                "0 0 * * */2|0 0 * * */2",
                "0 0 * * 01-05|0 0 * * 1-5",
                "005 04  01 1,010 *|5 4 1 1,10 *",
                "0-9 00 */07 */12 *|0-9 0 */7 */12 *"
            })
    void the_portable_form_has_no_7_for_Sunday_and_no_number_that_begins_with_0(String expression, String portable) {
        assertThat(CronFields.areValid(portable)).isTrue();
        assertThat(CronFields.portable(expression)).isEqualTo(portable);
        assertThat(new Trigger.Cron(expression).crontab()).contains(portable);
    }
}
