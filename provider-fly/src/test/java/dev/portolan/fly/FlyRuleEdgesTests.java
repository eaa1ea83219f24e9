package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules say where one section is looked at beside another, and of values that are no text. */
class FlyRuleEdgesTests {
    private static final String TWO_GROUPS = "[processes]\nweb = 'a'\njobs = 'b'\n";
    private static final String HTTP_OF_WEB = "[http_service]\ninternal_port = 8080\nprocesses = ['web']\n";

    private static List<String> told(String text) {
        return FlyRules.check(List.of(TomlDocuments.of(text))).stream()
                .map(Finding::detail)
                .toList();
    }

    @Test
    void a_check_without_a_port_is_fine_where_its_own_group_has_the_http_service() {
        assertThat(told(HTTP_OF_WEB + TWO_GROUPS + "[checks.a]\ntype = 'tcp'\nprocesses = ['web']"))
                .isEmpty();
    }

    @Test
    void each_group_can_have_a_volume() {
        String mounts = """
                [[mounts]]
                source = 'a'
                destination = '/a'
                processes = ['web']
                [[mounts]]
                source = 'b'
                destination = '/b'
                processes = ['jobs']
                """;
        assertThat(told(TWO_GROUPS + mounts)).isEmpty();
    }

    @Test
    void a_service_without_checks_is_no_check_for_bluegreen() {
        assertThat(
                        told(
                                "[deploy]\nstrategy = 'bluegreen'\n[[services]]\nprotocol = 'tcp'\ninternal_port = 1\n[[services.ports]]\nport = 1"))
                .containsExactly(
                        "fly.toml: deploy.strategy: You need to define at least 1 check to use the bluegreen strategy.");
    }

    @Test
    void the_short_form_of_concurrency_is_a_text() {
        assertThat(told("[http_service]\ninternal_port = 8080\nconcurrency = '20,25'"))
                .isEmpty();
    }

    @Test
    void a_machine_without_a_preset_needs_memory_and_processors() {
        assertThat(told("[[vm]]\nmemory = '1gb'")).singleElement().asString().contains("says only a part");
        assertThat(told("[[vm]]\ncpus = 1")).singleElement().asString().contains("says only a part");
        assertThat(told("[[vm]]\nmemory = '1gb'\ncpus = 1")).isEmpty();
    }

    @Test
    void each_processor_of_a_machine_needs_its_least_memory() {
        assertThat(told("[[vm]]\nsize = 'shared-cpu-2x'\nmemory = '256mb'"))
                .containsExactly(
                        "fly.toml: vm: shared-cpu-2x cannot have 256 MB: it has 512 to 4096 MB in steps of 256.");
        assertThat(told("[[vm]]\nsize = 'shared-cpu-2x'\nmemory = '512mb'")).isEmpty();
    }

    @Test
    void a_number_of_a_check_is_milliseconds() {
        assertThat(told("[checks.a]\ntype = 'tcp'\nport = 1\ninterval = 1999\ntimeout = 60001"))
                .containsExactly(
                        "fly.toml: checks.a.interval: interval is too short: 2 s at least.",
                        "fly.toml: checks.a.timeout: timeout is too long: 60 s at most.");
        assertThat(told("[checks.a]\ntype = 'tcp'\nport = 1\ninterval = 2000\ntimeout = 60000"))
                .isEmpty();
    }

    @Test
    void the_stop_takes_a_number_of_seconds() {
        assertThat(told("kill_timeout = 301")).singleElement().asString().contains("300 s at most");
        assertThat(told("kill_timeout = 300")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill_timeout = true",
                "[checks.a]\ntype = 'tcp'\nport = 1\ninterval = true",
                "[http_service]\ninternal_port = 8080\n[[http_service.checks]]\ntimeout = true"
            })
    void a_time_that_is_neither_a_text_nor_a_number_is_refused(String text) {
        assertThat(told(text)).singleElement().asString().endsWith(": time: invalid duration \"true\".");
    }
}
