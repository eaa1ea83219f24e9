package dev.portolan.aws;

import com.google.auto.service.AutoService;
import dev.portolan.document.Document;
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
 * Translates an app for AWS: a task definition of ECS on Fargate for each process and job, the Terraform that makes all
 * they need, scripts that it and the runbook call, and the steps that no file can hold.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/">Amazon ECS</a>
 */
@AutoService(Provider.class)
public final class AwsProvider implements Provider {
    /** Where the files of production stand. */
    static final String FOLDER = "deploy/aws/";

    private static final ProviderInfo INFO = new ProviderInfo(
            "aws",
            "AWS (ECS on Fargate)",
            "Terraform 1.11 with hashicorp/aws 6; the ECS API of July 2026",
            AwsSettings.ALL,
            List.of(
                    FOLDER + "ecs/task-definition.*.json",
                    FOLDER + "infra/*.tf.json",
                    FOLDER + BuildScript.NAME,
                    FOLDER + Scripts.RUN_TASK,
                    FOLDER + DataScripts.TUNNEL,
                    FOLDER + DataScripts.CLIENT,
                    FOLDER + "*/ecs/task-definition.*.json",
                    FOLDER + "*/infra/*.tf.json",
                    FOLDER + "*/" + BuildScript.NAME,
                    FOLDER + "*/" + Scripts.RUN_TASK,
                    FOLDER + "*/" + DataScripts.TUNNEL,
                    FOLDER + "*/" + DataScripts.CLIENT,
                    Workflow.FILES),
            List.<FindingCode>of(AwsFinding.values()),
            List.of(
                    "description",
                    "region",
                    "build.packages",
                    "processes.*.build.packages",
                    "processes.*.stop.signal",
                    "processes.*.services.*.health",
                    "processes.*.services.*.published-port",
                    "processes.*.services.*.request-timeout",
                    "processes.*.services.*.idle-timeout",
                    "processes.*.services.*.sticky-sessions",
                    "processes.*.autoscaling.target",
                    "jobs.*.timeout",
                    "jobs.*.trigger",
                    "env.*",
                    "datastores.*",
                    "domains.*"));

    /** For the service loader. */
    public AwsProvider() {}

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var plan = new AwsPlan(app, settings);
        var out = Output.builder();
        TaskDefinitions.write(plan, out);
        Infrastructure.write(plan, out);
        BuildScript.write(plan, out);
        Scripts.write(plan, out);
        DataScripts.write(plan, out);
        AwsRunbook.write(plan, out);
        AwsWorkflow.write(plan, out);
        AppFindings.write(plan, out);
        TaskFindings.write(plan, out);
        ServiceFindings.write(plan, out);
        StoreFindings.write(plan, out);
        return out.build();
    }

    @Override
    public List<Finding> check(List<Document> documents) {
        return AwsRules.check(documents);
    }
}
