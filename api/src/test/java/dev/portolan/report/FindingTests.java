package dev.portolan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FindingTests {
    private static final Origin PROCFILE = Origin.inFile("Procfile", 1, 1);
    private static final Origin APP_JSON = Origin.inFile("app.json", 3, 5);
    private static final Fact<String> WEB = Fact.stated(FactPath.of("processes", "web"), "web", PROCFILE);
    private static final Fact<Integer> COUNT = Fact.stated(FactPath.of("processes", "web", "count"), 3, APP_JSON);

    private enum Code implements FindingCode {
        ODD;

        @Override
        public Declaration declaration() {
            return new Declaration("test", Severity.WARNING, Effect.ADAPTED, "It is odd.", "Make it even.");
        }
    }

    @Test
    void a_message_names_the_facts_with_their_values_then_the_detail_the_meaning_and_the_remedy() {
        Finding finding = Finding.about(Code.ODD, "Two would do.", WEB, COUNT);

        assertThat(finding.message())
                .isEqualTo("processes.web, processes.web.count = 3. Two would do. It is odd. Make it even.");
        assertThat(finding).hasToString("WARNING test/odd (Procfile:1:1, app.json:3:5): " + finding.message());
    }

    @Test
    void a_value_that_ends_a_sentence_gets_no_second_full_stop() {
        Fact<String> text = Fact.stated(FactPath.of("description"), "A shop.", PROCFILE);

        assertThat(Finding.about(Code.ODD, "", text).message())
                .isEqualTo("description = A shop. It is odd. Make it even.");
    }

    @Test
    void a_finding_without_facts_says_where_it_is() {
        assertThat(Finding.at(APP_JSON, Code.ODD, ""))
                .hasToString("WARNING test/odd (app.json:3:5): It is odd. Make it even.");
    }

    @Test
    void each_place_is_named_once() {
        assertThat(Finding.about(Code.ODD, "", WEB, COUNT, WEB).origins()).containsExactly(PROCFILE, APP_JSON);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "90, 90s", "3540, 59m", "3600, 1h", "5400, 90m", "7200, 2h", "3601, 3601s"
    })
    void a_duration_is_shown_as_users_write_it(long seconds, String shown) {
        Fact<Duration> grace = Fact.stated(FactPath.of("grace"), Duration.ofSeconds(seconds), PROCFILE);

        assertThat(Finding.valueOf(grace)).isEqualTo(shown);
    }
}
