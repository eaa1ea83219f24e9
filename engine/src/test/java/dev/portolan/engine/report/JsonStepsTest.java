package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStepsTest {
    private final String report = JsonReport.of(List.of(), List.of(TargetReport.of(AllLines.translation())))
            .replaceAll("\\s+", " ")
            .replace('"', '\'');

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'kind': 'say', 'words': [ { 'kind': 'text', 'text': 'First this.' } ] }",
                "{ 'kind': 'filtered', 'words': [ { 'kind': 'text', 'text': 'new' }, { 'kind': 'text', 'text': 'attach' },"
                        + " { 'kind': 'variable', 'name': 'ID' } ] }",
                "{ 'kind': 'kept', 'words': [ { 'kind': 'text', 'text': 'new' },",
                "{ 'kind': 'background', 'words': [ { 'kind': 'text', 'text': 'new' },",
                "{ 'kind': 'cleanup', 'words': [ { 'kind': 'text', 'text': 'new' }, { 'kind': 'text', 'text': 'close' },",
                "{ 'kind': 'names', 'names': [ { 'kind': 'fact', 'path': 'app', 'text': 'KEY' }, { 'kind': 'fact', 'path':"
                        + " 'app', 'text': 'OTHER' } ], 'words': [ { 'kind': 'text', 'text': 'new' },",
                "{ 'kind': 'freeze', 'commands': [ [ { 'kind': 'text', 'text': 'old' }, { 'kind': 'text', 'text': 'stop' },"
                        + " { 'kind': 'variable', 'name': 'OLD_APP' } ] ] }",
                "{ 'kind': 'needs', 'script': 'copy-mysql.sh', 'words': [] }",
                "{ 'kind': 'copy', 'script': 'copy-postgres.sh', 'values': [ { 'variable': 'OLD_URL', 'value': { 'kind':"
                        + " 'old-value', 'name': 'KEY',",
                "'to': [ { 'kind': 'text', 'text': 'ssh' }, { 'kind': 'variable', 'name': 'HOST_ID' }, { 'kind': 'option',"
                        + " 'flag': '-p', 'path': 'app', 'text': '22' }, { 'kind': 'option', 'flag': '--new-user',",
                "{ 'variable': 'NEW_URL', 'value': { 'kind': 'printed', 'command': [ { 'kind': 'text', 'text': 'new' },"
                        + " { 'kind': 'text', 'text': 'url' }, { 'kind': 'variable', 'name': 'U' } ] } } ], 'to': [] }",
                "{ 'kind': 'run', 'words': [ { 'kind': 'text', 'text': 'new' }, { 'kind': 'text', 'text': 'unset' },"
                        + " { 'kind': 'text', 'text': 'KEY' } ] }"
            })
    void everyLineSaysWhatItIs(String line) {
        assertThat(report).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'old-value', 'name': 'KEY', 'command': [ { 'kind': 'text', 'text': 'old' }, { 'kind': 'text', 'text':"
                        + " 'get' }, { 'kind': 'text', 'text': 'KEY' } ] }",
                "'old-value', 'name': 'KEY', 'required': false, 'command': [ { 'kind': 'text', 'text': 'old' },",
                "'old-value', 'name': 'UNKNOWN', 'description': 'from them', 'command': [] }",
                "'random-value', 'name': 'KEY', 'command': [ { 'kind': 'text', 'text': 'old' },",
                "'fresh-value', 'name': 'PASSWORD' }",
                "'asked-value', 'prompt': 'the token' }",
                "'printed', 'command': [ { 'kind': 'text', 'text': 'new' }, { 'kind': 'text', 'text': 'token' },",
                "'kept-value', 'name': 'KEY_ID' }",
                "'kept-url', 'place': 'localhost:1' }",
                "'kept-url' }",
                "'text', 'text': 'a b' }"
            })
    void everyInputSaysWhereTheValueComesFrom(String input) {
        assertThat(report).contains("'input': { 'kind': " + input);
    }

    @Test
    void whatIsAbsentIsNoWord() {
        assertThat(report)
                .contains("{ 'kind': 'say', 'words': [ { 'kind': 'text', 'text': 'See ' }, { 'kind': 'option', 'flag':"
                        + " '--app', 'path': 'app', 'text': 'shop' }, { 'kind': 'text', 'text': '.' } ] }")
                .doesNotContain("NEW_ENDPOINT", "--no", "--z");
    }

    @Test
    void aStepHasItsReasonItsOutcomeAndItsWayBack() {
        assertThat(report)
                .contains("{ 'id': 'secrets', 'phase': 'secrets', 'title': 'Set them', 'why': 'They are\\nneeded.',")
                .contains("'expect': 'All *of* them.', 'undo': [ { 'kind': 'run', 'words': [ { 'kind': 'text', 'text':"
                        + " 'new' }, { 'kind': 'text', 'text': 'unset' }, { 'kind': 'text', 'text': 'KEY' } ] } ],"
                        + " 'repeatable': true }");
    }
}
