package dev.portolan.defang;

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
import java.util.stream.Stream;

/**
 * Translates an app for Defang: a compose file for its stage that docker compose runs as well, one that copies data where
 * there is any, and the steps that no file can hold.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/compose">Defang and compose files</a>
 */
@AutoService(Provider.class)
public final class DefangProvider implements Provider {
    private static final ProviderInfo INFO = new ProviderInfo(
            "defang",
            "Defang",
            "Defang CLI v3.14.1 (DefangLabs/defang bd55787), docker compose 2.26",
            DefangSettings.ALL,
            List.of(
                    "compose.yaml",
                    "compose.*.yaml",
                    "deploy/defang/copy*.yaml",
                    "deploy/defang/copy-*.Dockerfile",
                    Workflow.FILES),
            Stream.<FindingCode[]>of(DefangFinding.values(), CloudFinding.values(), StoreFinding.values())
                    .flatMap(Stream::of)
                    .toList(),
            List.of(
                    "description",
                    "region",
                    "build",
                    "processes.*.build",
                    "processes.*.count",
                    "processes.*.autoscaling",
                    "processes.*.cpu.kind",
                    "processes.*.volumes.*",
                    "processes.*.services.*",
                    "jobs.*.timeout",
                    "jobs.*.trigger",
                    "env.*",
                    "datastores.*",
                    "domains.*"));

    /** For the service loader. */
    public DefangProvider() {}

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var plan = new DefangPlan(app, settings);
        var out = Output.builder();
        Mapping root = composeFile(plan, out);
        EnvironmentSection.share(plan, root);
        Mapping services = root.mapping("services").evenIfEmpty();
        new Services(plan, services).write();
        new StoreServices(plan, services).write();
        NetworksSection.declare(plan, root);
        CopyFile.write(plan, out);
        DefangNotes.tell(plan, out);
        DefangRunbook.write(plan, out);
        DeployWorkflow.write(plan, out);
        return out.build();
    }

    @Override
    public List<Finding> check(List<Document> documents) {
        return ComposeRules.check(documents);
    }

    private static Mapping composeFile(DefangPlan plan, Output.Builder out) {
        Document document =
                out.add(Document.yaml(plan.file().get())).from(plan.file()).dialect(ComposeDialect.COMPOSE);
        document.root().put("name", plan.project());
        return document.root();
    }
}
