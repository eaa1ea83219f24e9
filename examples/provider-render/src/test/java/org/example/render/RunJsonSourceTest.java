package org.example.render;

import dev.portolan.source.Source;
import dev.portolan.testkit.SourceContract;
import java.util.List;
import java.util.Map;

/** Holds the tiny source to all that every source promises. */
class RunJsonSourceTest extends SourceContract {
    @Override
    protected Source source() {
        return new RunJsonSource();
    }

    @Override
    protected Map<String, Map<String, String>> inputs() {
        return Map.of(
                "good", Map.of("run.json", "{\n  \"web\": \"bin/web -p $PORT\",\n  \"STRIPE_KEY\": \"sk_live_4eC39HqLyjWDarjtT1\"\n}\n"),
                "no command", Map.of("run.json", "{ \"web\": [1, 2] }"),
                "no app", Map.of("run.json", "{ \"web\": \"\" }"));
    }

    @Override
    protected List<String> secretValues() {
        return List.of("sk_live_4eC39HqLyjWDarjtT1");
    }
}
