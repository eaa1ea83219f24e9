package dev.portolan.github;

import dev.portolan.fact.Fact;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user does so that a workflow can deploy: an environment on GitHub that only the branch may use, its secrets
 * through pipes, the first run.
 *
 * @see <a href="https://cli.github.com/manual/gh_secret_set">gh secret set</a>
 * @see <a href="https://docs.github.com/en/rest/deployments/environments">The environments of a repository</a>
 */
public final class GithubSteps {
    /** {@code gh} puts the repository of the present folder in. */
    private static final String ENVIRONMENTS = "repos/{owner}/{repo}/environments/";

    private final Workflow workflow;
    private final Output.Builder out;
    private final Step.Builder step;
    private final List<Fact<String>> secrets = new ArrayList<>();
    private final List<Fact<String>> variables = new ArrayList<>();

    private GithubSteps(Workflow workflow, Output.Builder out, Step.Builder step) {
        this.workflow = workflow;
        this.out = out;
        this.step = step;
    }

    /** Begins with the environment. It comes last of all, so a push during the move deploys nothing. */
    public static GithubSteps of(Workflow workflow, Output.Builder out) {
        Fact<String> environment = workflow.stage().map(stage -> ENVIRONMENTS + stage);
        Step.Builder step = out.step("github", Phase.CUT_OVER, "Let GitHub deploy from now on")
                .why("Last of all: without what is set here the workflow fails before it changes anything, so a push"
                        + " during the move deploys nothing. The environment keeps it from every other branch; in a private"
                        + " repository that takes a paid plan of GitHub. What gh is: https://cli.github.com")
                .run("gh", "auth", "status")
                .run(
                        "gh",
                        "api",
                        "--silent",
                        "--method",
                        "PUT",
                        environment,
                        Word.option("-F", policy("protected_branches", false)),
                        Word.option("-F", policy("custom_branch_policies", true)))
                .run(
                        "gh",
                        "api",
                        "--silent",
                        environment.map(path -> path + "/deployment-branch-policies"),
                        Word.option("-f", workflow.branch().map(branch -> "name=" + branch)))
                .from(workflow.ci());
        return new GithubSteps(workflow, out, step);
    }

    /** Says something before what follows. */
    public GithubSteps say(Object... pieces) {
        step.say(pieces);
        return this;
    }

    /** Runs something before what follows. */
    public GithubSteps run(Object... words) {
        step.run(words);
        return this;
    }

    /** Hands a secret over, through a pipe. */
    public GithubSteps secret(String name, Word value) {
        return secret(Fact.chosen(name, "the target's own name"), value);
    }

    /** Hands a secret over, through a pipe. */
    public GithubSteps secret(Fact<String> name, Word value) {
        secrets.add(name);
        step.feed(value, "gh", "secret", "set", name, environment());
        return this;
    }

    /** Hands over a secret that need not be there: to the workflow it is then an empty text. */
    public GithubSteps optionalSecret(Fact<String> name, Word value) {
        step.feed(value, "gh", "secret", "set", name, environment());
        return this;
    }

    /** Hands over a value that is no secret, through a pipe all the same: nobody has to quote it. */
    public GithubSteps variable(String name, Word value) {
        Fact<String> fact = Fact.chosen(name, "the target's own name");
        variables.add(fact);
        step.feed(value, "gh", "variable", "set", fact, environment());
        return this;
    }

    /** Ends with the first run, and says what is typed every day. */
    public void write() {
        step.names(secrets, "gh", "secret", "list", environment());
        step.names(variables, "gh", "variable", "list", environment());
        step.say("Commit the files that were written, ", workflow.fileName(), " among them.")
                .run("git", "push", "origin", workflow.branch())
                .run("gh", "run", "list", "--limit", "1", Word.option("--workflow", workflow.fileName()))
                .expect("every name that was set, and a run that ends green; where nothing was left to push,"
                        + " 'gh workflow run' starts one")
                .undo("gh", "workflow", "disable", workflow.fileName());
        out.everyDay(EveryDay.DEPLOY)
                .why("GitHub deploys what is pushed there.")
                .run("git", "push", "origin", workflow.branch())
                .run("gh", "run", "list", "--limit", "1", Word.option("--workflow", workflow.fileName()))
                .say("The same code again, as after a change of secrets:")
                .run("gh", "workflow", "run", workflow.fileName(), Word.option("--ref", workflow.branch()))
                .from(workflow.ci());
    }

    private static Fact<String> policy(String name, boolean value) {
        return Fact.chosen(
                "deployment_branch_policy[" + name + "]=" + value, "the branches that may use it are named one by one");
    }

    private Word environment() {
        return Word.option("--env", workflow.stage());
    }
}
