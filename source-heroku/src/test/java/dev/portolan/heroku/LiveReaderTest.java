package dev.portolan.heroku;

import static dev.portolan.heroku.LiveExamples.CANARY;
import static dev.portolan.heroku.LiveExamples.INFO;
import static dev.portolan.heroku.LiveRead.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.report.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of the live state are understood, of which stage, and what is told of the rest. */
class LiveReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\": \"web.1\", \"type\": \"web\", \"state\": \"up\", \"command\": \"x\", \"size\": \"Eco\"}]",
                "=== web (Standard-1X): bin/web (1)\n\nweb.1: up 2026/11/20 10:00:00 +0100 (~ 1h ago)\n",
                "type  size         qty  cost/hour\n----  -----------  ---  ---------\nweb   Standard-1X  1    0.035\n",
                "=== Process Types\n\n Type Size Qty\n=== Dyno Totals\n"
            })
    void dynosThatRanAndTheirPricesSetNoCount(String text) {
        var live = LiveRead.of("a", text);
        assertThat(live.state().formation()).isEmpty();
        assertThat(live.codes()).contains(LiveFinding.LIVE_NO_FORMATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=== shop Config Vars\n\nTOKEN:  canary-5bd1e995a7f3\n", "A:  x\nTOKEN:  canary-5bd1e995a7f3\n"})
    void theEnvironmentForPeopleIsRefused(String text) {
        var live = LiveRead.of("a", text);
        assertThat(live.state().config()).isEmpty();
        assertThat(live.findings().toString())
                .contains("heroku config", "--json")
                .doesNotContain(CANARY);
        assertThat(live.codes()).contains(LiveFinding.LIVE_TABLE);
    }

    @Test
    void whatTheAppIsNotMadeOfIsNamedInOneFinding() {
        var live = LiveRead.of(
                "info",
                INFO,
                "pipelines",
                "[{\"id\": \"x\", \"name\": \"y\", \"owner\": {}}]",
                "releases",
                "[{\"version\": 1, \"status\": \"succeeded\", \"description\": \"Set canary-5bd1e995a7f3\"}]");
        assertThat(live.only(LiveFinding.LIVE_FILES_PASSED_OVER).detail())
                .isEqualTo("pipelines (heroku pipelines), releases (heroku releases).");
    }

    @Test
    void filesThatAreNotUnderstoodAreToldWithWhatWasFound() {
        var live =
                LiveRead.of("a", "", "b", "hello\n", "c", "{\"x\": {}}", "d", "[1]", ".gitignore", "*\n", "info", INFO);
        assertThat(live.findings().stream()
                        .filter(finding -> finding.code() == LiveFinding.LIVE_FILE_UNKNOWN)
                        .map(finding -> finding.detail().replaceFirst(" Expected.*", "")))
                .containsExactly(
                        "The file is empty. What wrote it may have failed.",
                        "Found a text of 1 lines.",
                        "Found a table that begins with 'x'.",
                        "Found a list of something else than tables.");
    }

    @Test
    void anErrorOfHerokuIsNoEnvironment() {
        var live = LiveRead.of("info", INFO, "a", "{\"id\": \"forbidden\", \"message\": \"" + CANARY + "\"}");
        assertThat(live.state().config()).isEmpty();
        assertThat(live.only(LiveFinding.LIVE_ERROR).detail()).isEqualTo("It says 'forbidden'.");
    }

    @Test
    void ofTwoFilesOnOneTopicTheOneThatSaysMoreCounts() {
        var live = LiveRead.of("a", "web=1:Basic\n", "b", "[{\"type\": \"web\", \"quantity\": 2}]");
        assertThat(live.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(2);
        Finding told = live.only(LiveFinding.LIVE_TOPIC_TWICE);
        assertThat(told.detail()).isEqualTo("The one that counts for the formation is '.portolan/heroku/b'.");
        assertThat(told.places()).containsExactly(at("b", 0, 0), at("a", 0, 0));
    }

    @Test
    void anEmptyListIsOfWhatItsFileIsNamedAfter() {
        var live = LiveRead.of("info", INFO, "my-drains.json", "[]", "addons.json", "[]");
        assertThat(live.state().drains()).contains(List.of());
        assertThat(live.state().addOns()).contains(List.of());
        assertThat(live.codes()).isEmpty();
        assertThat(LiveRead.of("info", INFO, "x.json", "[]").codes()).containsExactly(LiveFinding.LIVE_LIST_EMPTY);
    }

    @Test
    void coloursAndAdviceOfTheCommandArePassedOver() {
        String advice = " \u001B[33m›\u001B[39m   Warning: heroku update available\n";
        assertThat(LiveRead.of("a", advice + "{\"A\": \"1\"}").config()).isEqualTo(Map.of("A", Optional.of("1")));
        var line = LiveRead.of("a", advice + "\u001B[1mweb\u001B[22m=1:Basic\n");
        assertThat(line.state().formation().orElseThrow())
                .singleElement()
                .satisfies(process -> assertThat(process.name()).isEqualTo("web"));
        assertThat(LiveRead.of("a", advice + "A=1\n").config()).isEqualTo(Map.of("A", Optional.of("1")));
    }

    @Test
    void aStageHasAFolderOfItsOwn() {
        String[] both = {"production/f", "web=2:Basic\n", "staging/f", "web=1:Basic\n"};
        assertThat(LiveRead.of(both)
                        .state()
                        .formation()
                        .orElseThrow()
                        .get(0)
                        .quantity()
                        .value())
                .isEqualTo(2);
        var staging = LiveRead.at("staging", both);
        assertThat(staging.state().folder()).isEqualTo(".portolan/heroku/staging");
        assertThat(staging.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(1);
        assertThat(staging.codes()).isEmpty();

        var review = LiveRead.at("review", both);
        assertThat(review.state().isThere()).isFalse();
        assertThat(review.only(LiveFinding.LIVE_STAGE_UNKNOWN).detail())
                .isEqualTo("There is no 'review' in .portolan/heroku; these are there: production, staging.");
    }

    @Test
    void filesBesideTheStagesAreProductionsUnlessItHasAFolder() {
        var flat = LiveRead.of("f", "web=3:Basic\n", "staging/f", "web=1:Basic\n");
        assertThat(flat.state().formation().orElseThrow().get(0).quantity().value())
                .isEqualTo(3);
        var own = LiveRead.of("f", "web=3:Basic\n", "production/f", "web=1:Basic\n");
        assertThat(own.only(LiveFinding.LIVE_STAGE_FILES_BESIDE).detail()).isEqualTo("f.");
    }

    @Test
    void filesOfAnotherStageOfThePipelineAreTold() {
        assertThat(LiveRead.at("staging", "info", INFO)
                        .only(LiveFinding.LIVE_STAGE_DIFFERS)
                        .detail())
                .isEqualTo("It stands at 'production'; this is 'staging'.");
    }

    @Test
    void everyTopicThatIsMissingIsToldWithWhatStaysUnknown() {
        var live = LiveRead.of("info", INFO);
        assertThat(live.findings())
                .extracting(Finding::code)
                .containsOnly(LiveFinding.LIVE_TOPIC_MISSING)
                .hasSize(8);
        assertThat(live.findings().get(0).detail())
                .isEqualTo("Missing: the environment (which names are set, and the values that are no secrets)."
                        + " 'heroku config --json' prints this.");
        assertThat(live.findings().get(0).places()).containsExactly(Origin.inFile(LiveRead.FOLDER, 0, 0));
    }

    @Test
    void whatAnAppDoesNotHaveIsNotMissed() {
        var container = LiveRead.of("info", INFO.replace("heroku-24", "container"), "addons", "[]");
        assertThat(missing(container)).doesNotContain("the buildpacks").doesNotContain("the databases");
        assertThat(missing(LiveRead.of("f", "web=1:Standard-1X\n"))).doesNotContain("the autoscaling");
        assertThat(missing(LiveRead.of("f", "web=1:Performance-M\n"))).contains("the autoscaling");
    }

    private static String missing(LiveRead live) {
        return live.findings().stream()
                .filter(finding -> finding.code() == LiveFinding.LIVE_TOPIC_MISSING)
                .map(Finding::detail)
                .toList()
                .toString();
    }

    @Test
    void whereNothingIsKnownOneFindingSaysHowToTakeIt() {
        var live = LiveRead.of();
        assertThat(live.only(LiveFinding.LIVE_STATE_MISSING).places()).containsExactly(LiveRead.APP);
        assertThat(live.state().isThere()).isFalse();
        assertThat(LiveRead.of("a", "hello\n").codes())
                .containsExactly(LiveFinding.LIVE_FILE_UNKNOWN, LiveFinding.LIVE_STATE_MISSING);
    }
}
