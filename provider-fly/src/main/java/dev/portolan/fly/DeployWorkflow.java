package dev.portolan.fly;

import dev.portolan.github.Action;
import dev.portolan.github.CommandLine;
import dev.portolan.github.GithubSettings;
import dev.portolan.github.GithubSteps;
import dev.portolan.github.Workflow;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * The workflow by which GitHub deploys, and the token that it deploys with: it can deploy this app and do nothing else.
 *
 * @see <a href="https://fly.io/docs/launch/continuous-deployment-with-github-actions/">Continuous deployment with GitHub
 *     Actions</a>
 * @see <a href="https://fly.io/docs/security/tokens/">Access tokens</a>
 */
final class DeployWorkflow {
    private static final String TOKEN = "FLY_API_TOKEN";

    private DeployWorkflow() {}

    static void write(FlyPlan plan, Output.Builder out) {
        GithubSettings settings = plan.settings().github();
        if (!settings.isOn()) {
            return;
        }
        var workflow = Workflow.of("Fly.io", plan.app(), settings, out);
        workflow.use(Action.of("superfly/flyctl-actions/setup-flyctl"));
        workflow.run(
                        "Deploy",
                        List.of(CommandLine.of(
                                "flyctl",
                                "deploy",
                                "--remote-only",
                                Word.option("--config", plan.otherFile()),
                                IdleGroups.updateOnly(plan))))
                .secret(TOKEN);
        GithubSteps.of(workflow, out)
                .secret(
                        TOKEN,
                        Word.printedBy(
                                "fly",
                                "tokens",
                                "create",
                                "deploy",
                                "--name",
                                "github",
                                Word.option("-a", plan.appName())))
                .write();
    }
}
