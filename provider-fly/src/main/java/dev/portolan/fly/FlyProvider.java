package dev.portolan.fly;

import com.google.auto.service.AutoService;
import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.github.Workflow;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * Translates an app for Fly.io: a {@code fly.toml} for its stage, a crontab where jobs run by the clock, and the steps
 * that no file can hold.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/">App configuration (fly.toml)</a>
 */
@AutoService(Provider.class)
public final class FlyProvider implements Provider {
    private static final ProviderInfo INFO = new ProviderInfo(
            "fly",
            "Fly.io",
            "flyctl v2026.8.21 (superfly/flyctl ad0172f)",
            FlySettings.ALL,
            List.of("fly.toml", "fly.*.toml", "deploy/fly/crontab", "deploy/fly/crontab.*", Workflow.FILES),
            List.<FindingCode>of(FlyFinding.values()),
            List.of(
                    "description",
                    "region",
                    "build.context",
                    "build.variables",
                    "build.packages",
                    "processes.*.build",
                    "processes.*.count",
                    "processes.*.autoscaling",
                    "processes.*.stop.signal",
                    "processes.*.volumes.*",
                    "processes.*.services.*.health",
                    "processes.*.services.*.idle-timeout",
                    "processes.*.services.*.request-timeout",
                    "processes.*.services.*.sticky-sessions",
                    "jobs.*",
                    "env.*",
                    "datastores.*"));

    /** For the service loader. */
    public FlyProvider() {}

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var plan = new FlyPlan(app, settings);
        var out = Output.builder();
        Mapping toml = flyToml(plan, out);
        TopLevel.write(plan, toml, out);
        ExperimentalSection.write(plan, toml, out);
        BuildSection.write(plan, toml, out);
        DeploySection.write(plan, toml, out);
        EnvSection.write(plan, toml, out);
        ProcessesSection.write(plan, toml, out);
        MountsSection.write(plan, toml, out);
        HttpServiceSection.write(plan, toml, out);
        ServicesSection.write(plan, toml, out);
        ChecksSection.write(plan, toml, out);
        RestartSection.write(plan, toml);
        VmSection.write(plan, toml, out);
        Crontab.write(plan, out);
        FlyRunbook.write(plan, out);
        DeployWorkflow.write(plan, out);
        return out.build();
    }

    @Override
    public List<Finding> check(List<Document> documents) {
        return FlyRules.check(documents);
    }

    private static Mapping flyToml(FlyPlan plan, Output.Builder out) {
        App app = plan.app();
        out.report(FlyFinding.DESCRIPTION, app.description());
        Document document = out.add(Document.toml(plan.file())).from(app.name(), app.stage());
        return document.root();
    }
}
