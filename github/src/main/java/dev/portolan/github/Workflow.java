package dev.portolan.github;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A workflow that deploys one stage: on each push to its branch and by hand, one deploy at a time, with the secrets of the
 * GitHub environment that is named like the stage.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
public final class Workflow {
    /** The paths of workflows, for the file patterns of a provider. */
    public static final String FILES = ".github/workflows/deploy-*.yml";

    /** Far more than a deploy takes, and far less than the six hours after which GitHub ends what hangs. */
    private static final int MINUTES = 60;

    private static final String RUNNER = "ubuntu-24.04";

    private final Fact<String> stage;
    private final Fact<String> branch;
    private final Fact<String> ci;
    private final Mapping permissions;
    private final Sequence steps;

    private Workflow(
            String target, Fact<String> stage, GithubSettings settings, Fact<String> runner, Document document) {
        this.stage = stage;
        branch = settings.branch();
        ci = settings.ci();
        Mapping root = document.root();
        root.put("name", stage.map(text -> "Deploy " + text + " to " + target));
        triggers(root.mapping("on"));
        permissions = root.mapping("permissions");
        permissions.put("contents", Fact.chosen("read", "a deploy reads the code and changes nothing on GitHub"));
        concurrency(root.note("One deploy at a time; one that has begun is never stopped half-way.")
                .mapping("concurrency"));
        Mapping job = root.mapping("jobs").mapping("deploy");
        job.put("runs-on", runner);
        job.put("environment", stage);
        job.put("timeout-minutes", Fact.chosen(MINUTES, "so that what hangs ends"));
        steps = job.list("steps", "name");
        use(Action.of("actions/checkout"))
                .with("persist-credentials", Fact.chosen(false, "what follows needs no access to the repository"));
    }

    /**
     * Adds the workflow of the app's stage to the output. Its first step has the code; no other step can read GitHub's
     * token.
     *
     * @param target the target's title, as in {@code Fly.io}
     */
    public static Workflow of(String target, App app, GithubSettings settings, Output.Builder out) {
        return of(target, app, settings, Fact.absent(app.name().path()), out);
    }

    /**
     * As above, where the target builds images on the runner: for ARM it is one with such processors, since emulation
     * takes ten times as long.
     *
     * @param arm anything that says so; absent where images are for the usual processors
     * @see <a href="https://docs.github.com/en/actions/reference/runners/github-hosted-runners">GitHub-hosted runners</a>
     */
    public static Workflow of(String target, App app, GithubSettings settings, Fact<?> arm, Output.Builder out) {
        Fact<String> runner =
                arm.map(any -> RUNNER + "-arm").orChosen(RUNNER, "a runner that does not change under the deploy");
        Fact<String> stage = app.stage().orChosen("production", "the stage where none is stated");
        var document = Document.yaml(file(stage.get())).dialect(GithubText.DIALECT);
        out.add(document).from(app.stage(), settings.ci());
        return new Workflow(target, stage, settings, runner, document);
    }

    private static String file(String stage) {
        return FILES.replace("*", stage);
    }

    private void triggers(Mapping on) {
        on.mapping("push").list("branches").add(branch);
        on.mapping("workflow_dispatch").evenIfEmpty();
    }

    private void concurrency(Mapping concurrency) {
        concurrency.put("group", stage.map(text -> "deploy-" + text));
        concurrency.put("cancel-in-progress", Fact.chosen(false, "a deploy that ends half-way leaves two versions"));
    }

    /**
     * Lets the job ask GitHub for a signed statement of who it is, with which a cloud gives it a role for an hour: then no
     * key of the cloud is kept on GitHub.
     *
     * @see <a href="https://docs.github.com/en/actions/concepts/security/openid-connect">OpenID Connect</a>
     */
    public Workflow mayProveItself() {
        permissions.put("id-token", Fact.chosen("write", "it proves to the cloud who it is; no key is kept here"));
        return this;
    }

    /** Who the job is in GitHub's statement: a cloud's role has to be for this subject, and for no other. */
    public Fact<String> subject() {
        return subject(Fact.chosen("OWNER/REPOSITORY", "the files do not say where they are kept"), stage);
    }

    /** As above, of a repository that is known, as in {@code acme/shop}. */
    public static Fact<String> subject(Fact<String> repository, Fact<String> stage) {
        return repository.with(stage, (name, environment) -> "repo:" + name + ":environment:" + environment);
    }

    /** A step that runs an action. */
    public WorkflowStep use(Action action) {
        Mapping step = steps.add();
        step.remark(action.version())
                .put("uses", Fact.chosen(action.reference(), "a tag can be moved to other code, a commit cannot"));
        return new WorkflowStep(step);
    }

    /** A step that runs lines in the runner's shell; the first that fails ends the deploy. Absent lines are left out. */
    public WorkflowStep run(String name, List<Fact<String>> lines) {
        Mapping step = steps.add();
        step.put("name", Fact.chosen(name, "as the list of steps shows it"));
        String script = lines.stream()
                .flatMap(line -> line.toOptional().stream())
                .collect(Collectors.joining("\n", "", lines.size() > 1 ? "\n" : ""));
        step.put("run", Fact.chosen(script, "the target's own commands").from(lines.toArray(Fact<?>[]::new)));
        return new WorkflowStep(step);
    }

    /** The stage, which is also the name of the environment on GitHub. */
    Fact<String> stage() {
        return stage;
    }

    Fact<String> branch() {
        return branch;
    }

    Fact<String> ci() {
        return ci;
    }

    /** The name of its file, which is what {@code gh} calls it. */
    Fact<String> fileName() {
        return stage.map(text -> {
            String path = file(text);
            return path.substring(path.lastIndexOf('/') + 1);
        });
    }
}
