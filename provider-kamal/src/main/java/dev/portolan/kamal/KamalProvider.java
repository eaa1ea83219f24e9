package dev.portolan.kamal;

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
 * Translates an app for Kamal 2 on servers of one's own: {@code config/deploy.yml}, the names of its secrets, the hooks
 * that a release needs, and the steps that no file can hold.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/overview/">Configuration overview</a>
 */
@AutoService(Provider.class)
public final class KamalProvider implements Provider {
    /** The version that the files are made for. */
    static final String VERSION = "2.12.0";

    private static final ProviderInfo INFO = new ProviderInfo(
            "kamal",
            "Kamal",
            "Kamal v" + VERSION + " (basecamp/kamal eee0083b)",
            Stream.of(KamalSettings.ALL, VaultSettings.ALL, InfraSettings.ALL)
                    .flatMap(List::stream)
                    .toList(),
            List.of(
                    "config/deploy.yml",
                    "config/deploy.*.yml",
                    ".kamal/secrets",
                    ".kamal/secrets.*",
                    ".kamal/secrets-common",
                    ".kamal/hooks/**",
                    "deploy/kamal/**",
                    Workflow.FILES),
            Stream.<FindingCode[]>of(
                            KamalFinding.values(), SecretFinding.values(), DataFinding.values(), InfraFinding.values())
                    .<FindingCode>flatMap(Stream::of)
                    .toList(),
            List.of(
                    "description",
                    "region",
                    "build.variables",
                    "build.packages",
                    "processes.*.build",
                    "processes.*.count",
                    "processes.*.autoscaling",
                    "processes.*.cpu.kind",
                    "processes.*.volumes.*.size",
                    "processes.*.services.*.health",
                    "processes.*.services.*.idle-timeout",
                    "processes.*.services.*.published-port",
                    "processes.*.services.*.request-timeout",
                    "processes.*.services.*.sticky-sessions",
                    "jobs.*",
                    "env.*.description",
                    "datastores.*",
                    "domains.*.service",
                    "domains.*.tls"));

    /** For the service loader. */
    public KamalProvider() {}

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var plan = new KamalPlan(app, settings);
        var out = Output.builder();
        Mapping deploy = DeployYml.begin(plan, out);
        ServersSection.write(plan, deploy, out);
        ProxySection.write(plan, deploy, out);
        DeployYml.times(plan, deploy);
        RegistrySection.write(plan, deploy, out);
        BuilderSection.write(plan, deploy, out);
        EnvSection.write(plan, deploy, out);
        AliasesSection.write(plan, deploy, out);
        DeployYml.end(plan, deploy);
        AccessoriesSection.write(plan, deploy, out);
        SecretsFiles.write(plan, out);
        PreDeployHook.write(plan, out);
        PreAppBootHook.write(plan, out);
        Crontab.write(plan, out);
        InfraFiles.write(plan.infra(), out);
        KamalRunbook.write(plan, out);
        KamalWorkflow.write(plan, out);
        return out.build();
    }

    @Override
    public List<Finding> check(List<Document> documents) {
        return Stream.concat(KamalRules.check(documents).stream(), InfraRules.check(documents).stream())
                .toList();
    }
}
