package org.example.render;

import dev.portolan.document.*;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.spi.*;
import java.util.List;

/** Writes a <a href="https://render.com/docs/blueprint-spec">Blueprint</a>, and the steps that no file can hold. */
public final class RenderProvider implements Provider {
    static final Setting<String> REGION = Setting.choice(
            "region",
            "Where all of it runs; else near the app's own region.",
            List.of("oregon", "ohio", "virginia", "frankfurt", "singapore"));
    static final Setting<String> RUNTIME = Setting.choice(
            "runtime",
            "What builds the app; else what does as its buildpack.",
            List.of("docker", "elixir", "go", "node", "python", "ruby", "rust"));
    private static final ProviderInfo INFO = new ProviderInfo(
            "render",
            "Render",
            "Blueprint schema of 2025-08-07",
            List.of(REGION, RUNTIME),
            List.of("render.yaml", "render.*.yaml"),
            List.of(RenderFinding.values()),
            List.of("description", "region", "build", "processes.*", "jobs.*", "env.*", "datastores.*", "domains.*"));

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var out = Output.builder();
        var plan = new Plan(app, settings, out);
        Mapping file = out.add(Document.yaml(plan.file)).from(app.stage()).root();
        file.put("version", Fact.chosen("1", "the only version of Blueprints"));
        new Services(plan).write(file);
        new Runbook(plan).write();
        return out.tellRest(app, Plan.OTHER_FACTS, RenderFinding.AS_IT_IS, RenderFinding.NOT_SAID)
                .build();
    }
}
