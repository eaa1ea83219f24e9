package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.github.Action;
import dev.portolan.github.GithubSettings;
import dev.portolan.github.GithubSteps;
import dev.portolan.github.Workflow;
import dev.portolan.github.WorkflowStep;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * The workflow by which GitHub deploys. Defang takes GitHub's word for who deploys, and so do the clouds, except for
 * DigitalOcean, which has keys only. Config values are Defang's to keep: none of them goes to GitHub.
 *
 * @see <a href="https://github.com/DefangLabs/defang-github-action">Defang's action</a>
 */
final class DeployWorkflow {
    private static final List<String> KEYS =
            List.of("DIGITALOCEAN_TOKEN", "SPACES_ACCESS_KEY_ID", "SPACES_SECRET_ACCESS_KEY");

    private DeployWorkflow() {}

    static void write(DefangPlan plan, Output.Builder out) {
        GithubSettings settings = plan.settings().github();
        if (!settings.isOn()) {
            return;
        }
        var workflow = Workflow.of("Defang", plan.app(), settings, out).mayProveItself();
        WorkflowStep deploy = workflow.use(Action.of("DefangLabs/defang-github-action"))
                .with("cli-version", Fact.chosen("v3.14.1", "the version that the files were made for"))
                .with("stack", plan.stack())
                .with("compose-files", plan.otherFile())
                .env("COMPOSE_DISABLE_ENV_FILE", Fact.chosen("1", "a file .env of a developer must not be deployed"));
        var steps = GithubSteps.of(workflow, out);
        if (plan.cloud() == Cloud.DIGITALOCEAN) {
            for (String key : KEYS) {
                deploy.secret(key);
                steps.secret(key, asked("the value of " + key));
            }
        } else {
            steps.say(
                    "In Defang's Portal, connect the account at the cloud by OpenID Connect; see https://docs.defang.io/docs/providers/"
                            + plan.cloud() + " for the rest. The subject that GitHub states is ",
                    workflow.subject(),
                    ". What comes of it is no secret:");
            for (String name : identity(plan.cloud())) {
                deploy.variable(name);
                steps.variable(name, asked("the value of " + name));
            }
        }
        steps.write();
    }

    /**
     * What the defang command reads, beside GitHub's statement, to take its role at a cloud.
     *
     * @see <a href="https://github.com/DefangLabs/defang/tree/main/src/pkg/clouds">The clouds of the defang command</a>
     */
    private static List<String> identity(Cloud cloud) {
        return switch (cloud) {
            case AWS -> List.of("AWS_ROLE_ARN");
            case GCP -> List.of("GOOGLE_WORKLOAD_IDENTITY_PROVIDER");
            case AZURE -> List.of("AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID");
            case DIGITALOCEAN -> List.of();
        };
    }

    private static Word asked(String what) {
        return Word.askedValue(Fact.chosen(what, "only the cloud's console knows it"));
    }
}
