package dev.portolan.yaml;

import dev.portolan.report.FindingCode;
import dev.portolan.source.Source;
import dev.portolan.testkit.SourceContract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every source promises. */
class PortolanYamlSourceContractTest extends SourceContract {
    @Override
    protected Source source() {
        return new PortolanYamlSource();
    }

    @Override
    protected Map<String, Map<String, String>> inputs() {
        var inputs = new LinkedHashMap<String, Map<String, String>>();
        List<String> sinks = Yaml.kitchenSinks().stream().map(Yaml::text).toList();
        for (int i = 0; i < sinks.size(); i++) {
            inputs.put("kitchen sink " + i, Collections.singletonMap("portolan.yaml", sinks.get(i)));
        }
        for (BadFile bad : BadFile.all()) {
            inputs.put(bad.title(), Collections.singletonMap("portolan.yaml", bad.text()));
        }
        return inputs;
    }

    /** The contract reads production only; another stage is met in {@link SourceTest}. */
    @Override
    protected List<FindingCode> findingCodes() {
        return super.findingCodes().stream()
                .filter(code -> code != PortolanYamlFinding.OTHER_STAGE)
                .toList();
    }
}
