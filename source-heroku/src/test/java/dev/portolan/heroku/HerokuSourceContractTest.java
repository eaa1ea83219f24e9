package dev.portolan.heroku;

import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.Source;
import dev.portolan.testkit.SourceContract;
import java.util.List;
import java.util.Map;

/** What every source promises. */
class HerokuSourceContractTest extends SourceContract {
    private static final String CANARY = "canary-5bd1e995a7f3";

    @Override
    protected Source source() {
        return new HerokuSource();
    }

    @Override
    protected Map<String, Map<String, String>> inputs() {
        var inputs = HerokuFindingTest.projects();
        String json =
                "{'env': {'API_TOKEN': '@', 'DB': 'postgres://u:@@h/d', 'S': {'generator': 'secret', 'value': '@'}}}";
        inputs.put(
                "secrets with values",
                Project.appJson(json.replace("@@", CANARY + "@").replace("'@'", "'" + CANARY + "'"))
                        .texts());
        inputs.put(
                "live state with secrets in every place", LiveExamples.secrets().texts());
        return inputs;
    }

    /** The contract reads production only; an unknown stage is met in {@link HerokuFindingTest}. */
    @Override
    protected List<FindingCode> findingCodes() {
        return super.findingCodes().stream()
                .filter(code -> code != HerokuFinding.STAGE_UNKNOWN)
                .toList();
    }

    @Override
    protected List<String> secretValues() {
        return List.of(CANARY);
    }
}
