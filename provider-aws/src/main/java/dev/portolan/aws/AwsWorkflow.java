package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.github.Action;
import dev.portolan.github.CommandLine;
import dev.portolan.github.GithubSettings;
import dev.portolan.github.GithubSteps;
import dev.portolan.github.SecretNames;
import dev.portolan.github.Workflow;
import dev.portolan.github.WorkflowStep;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The workflow by which GitHub deploys: it builds, pushes, and applies the Terraform with the new image, as the runbook
 * does. The app's secrets stay in AWS; those that a build needs alone go to GitHub.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/tutorials/automation/automate-terraform">Terraform in
 *     automation</a>
 * @see <a href="https://github.com/aws-actions/configure-aws-credentials">configure-aws-credentials</a>
 */
final class AwsWorkflow {
    /** The name of the variable on GitHub that says which role to take. */
    static final String ROLE = "AWS_ROLE_ARN";

    private static final String REASON = "as the runbook does";

    private final AwsPlan plan;
    private final Output.Builder out;

    private AwsWorkflow(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    /** Whether GitHub deploys. Its machines keep nothing, so the state must be elsewhere. */
    static boolean isWritten(AwsPlan plan) {
        return plan.settings().github().isOn() && plan.settings().stateBucket().isPresent();
    }

    static void write(AwsPlan plan, Output.Builder out) {
        if (isWritten(plan)) {
            new AwsWorkflow(plan, out).write();
        } else if (plan.settings().github().isOn()) {
            out.report(AwsFinding.STATE_FORGOTTEN, plan.app().name());
        }
    }

    private void write() {
        GithubSettings settings = plan.settings().github();
        Fact<String> arm = TaskDefinitions.architecture(plan).filter(name -> name.equals("ARM64"));
        var workflow = Workflow.of("AWS", plan.app(), settings, arm, out).mayProveItself();
        workflow.use(Action.of("aws-actions/configure-aws-credentials"))
                .withVariable("role-to-assume", ROLE)
                .with("aws-region", plan.region());
        workflow.use(Action.of("hashicorp/setup-terraform"))
                .with("terraform_version", Fact.chosen("1.11.4", "the version that the files were tried with"))
                .with("terraform_wrapper", Fact.chosen(false, "the scripts read what Terraform prints"));
        pack(workflow);
        workflow.run("Get Terraform's state", List.of(CommandLine.of(plan.terraform("init", "-input=false"))));
        WorkflowStep build = workflow.run("Build and push", build());
        workflow.run("Deploy", deploy());
        provider();
        GithubSteps steps = GithubSteps.of(workflow, out)
                .say("Commit what Terraform chose, too: ", plan.file("infra/.terraform.lock.hcl"), ".");
        role(steps, workflow);
        secrets(build, steps);
        steps.write();
    }

    private void pack(Workflow workflow) {
        List<TaskImage> packed =
                plan.images().stream().filter(TaskImage::isLaunched).toList();
        if (!packed.isEmpty()) {
            WorkflowStep step = workflow.use(Action.of("buildpacks/github-actions/setup-pack"))
                    .with("pack-version", Fact.chosen("0.40.9", "the version of the action's release"));
            step.from(only(packed.stream().map(TaskImage::kind).toList()));
        }
    }

    /** A tag never moves, so each run makes one of its own. Several images share it; a single one goes by its digest. */
    private List<Fact<String>> build() {
        List<Fact<String>> lines = new ArrayList<>(List.of(
                line("tag=$GITHUB_SHA-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT"),
                plan.file(BuildScript.NAME).map(script -> script + " \"$tag\"")));
        if (plan.images().size() == 1) {
            Fact<String> repository = plan.images().get(0).repository();
            lines.add(CommandLine.of("aws", "ecr", "describe-images", "--repository-name", repository)
                    .map(command -> "image=$(" + command + " --image-ids imageTag=\"$tag\" \\"));
            lines.add(line("  --query 'imageDetails[0].imageDigest' --output text)"));
            lines.add(line("echo \"IMAGE=$image\" >> \"$GITHUB_ENV\""));
        } else {
            List<Fact<Build.Kind>> others =
                    plan.images().stream().skip(1).map(TaskImage::kind).toList();
            lines.add(line("echo \"IMAGE=$tag\" >> \"$GITHUB_ENV\"").from(only(others)));
        }
        return lines;
    }

    private List<Fact<String>> deploy() {
        List<Fact<String>> lines = new ArrayList<>();
        lines.add(line(
                "# Not by ECS's own action: it knows nothing of the release, and the next apply would take it back."));
        lines.add(CommandLine.of(plan.terraform("apply", "-input=false", "-auto-approve", "-lock-timeout=5m"))
                .map(command -> command + " -var image=\"$IMAGE\""));
        return lines;
    }

    /** An account knows GitHub or not, whatever apps it has. */
    private void provider() {
        out.step("github.issuer", Phase.PREPARE, "Let the account take GitHub's word")
                .why(
                        "With it GitHub gets a role for an hour, and no key of AWS is kept there. An account knows GitHub once.")
                .run(
                        "sh",
                        "-c",
                        "aws iam list-open-id-connect-providers --output text | grep -q " + GithubRole.ISSUER
                                + " || aws iam create-open-id-connect-provider --url https://" + GithubRole.ISSUER
                                + " --client-id-list sts.amazonaws.com")
                .from(plan.settings().github().ci());
    }

    private void role(GithubSteps steps, Workflow workflow) {
        if (plan.settings().ciRepository().isPresent()) {
            steps.variable(ROLE, Word.printedBy(plan.terraform("output", "-raw", GithubRole.OUTPUT)));
            return;
        }
        steps.say(
                        "Set aws.ci-repository, and Terraform makes the role. Or make one that may do what Terraform does, for"
                                + " the subject ",
                        workflow.subject(),
                        " and no other.")
                .variable(ROLE, Word.askedValue(Fact.chosen("the ARN of the role", "only its maker knows it")));
    }

    /** What a build takes from the environment of whoever builds. */
    private void secrets(WorkflowStep build, GithubSteps steps) {
        var names = new SecretNames();
        for (EnvVariable variable : plan.app().env()) {
            List<Fact<String>> asked = plan.images().stream()
                    .flatMap(image -> secrets(image.build()).stream())
                    .filter(name -> name.is(variable.name().get()))
                    .toList();
            if (asked.isEmpty()
                    || variable.literal().isPresent()
                    || plan.environment().nowhere().contains(variable)) {
                continue;
            }
            Fact<String> name = variable.name().from(variable.value()).from(only(asked));
            build.secret(name, names.of(name));
            steps.secret(names.of(name), Word.oldValue(name, Fact.absent(name.path())));
        }
    }

    /** The only one of several reasons; where there are more, none of them is. */
    private static Fact<?>[] only(List<? extends Fact<?>> reasons) {
        return reasons.size() == 1 ? new Fact<?>[] {reasons.get(0)} : new Fact<?>[0];
    }

    /** The names that a build is not given otherwise. */
    private static List<Fact<String>> secrets(Build build) {
        return build.match(List::of, AwsWorkflow::secretsOf, Build.Buildpacks::variables, there -> List.of());
    }

    private static List<Fact<String>> secretsOf(Build.Dockerfile docker) {
        return docker.variables().stream()
                .filter(name -> docker.args().stream()
                        .noneMatch(arg -> arg.path().name().equals(name.get())))
                .toList();
    }

    private static Fact<String> line(String text) {
        return Fact.chosen(text, REASON);
    }
}
