package dev.portolan.github;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;

/**
 * A step of a workflow's job.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps">jobs.job_id.steps</a>
 */
public final class WorkflowStep {
    private final Mapping step;

    WorkflowStep(Mapping step) {
        this.step = step;
    }

    /** Says that the step is there because of these facts. */
    public WorkflowStep from(Fact<?>... facts) {
        step.from(facts);
        return this;
    }

    /** An input of its action. */
    public WorkflowStep with(String key, Fact<?> value) {
        step.mapping("with").put(key, value);
        return this;
    }

    /** An input of its action that a variable of the environment holds: nothing that is secret. */
    public WorkflowStep withVariable(String key, String name) {
        step.mapping("with").put(key, GithubText.variable(Fact.chosen(name, "known once the cloud is set up")));
        return this;
    }

    /** A name of its environment with a value that may be read by everybody. */
    public WorkflowStep env(String name, Fact<?> value) {
        step.mapping("env").put(name, value);
        return this;
    }

    /** A name of its environment that holds a variable of the GitHub environment: nothing that is secret. */
    public WorkflowStep variable(String name) {
        step.mapping("env").put(name, GithubText.variable(Fact.chosen(name, "known once the target is set up")));
        return this;
    }

    /** A name of its environment that holds the secret of the same name. */
    public WorkflowStep secret(String name) {
        return secret(Fact.chosen(name, "the target's own name"), Fact.chosen(name, "the target's own name"));
    }

    /** A name of its environment that holds a secret; absent ones write nothing. */
    public WorkflowStep secret(Fact<String> name, Fact<String> secret) {
        if (name.isPresent() && secret.isPresent()) {
            step.mapping("env").put(name.get(), GithubText.secret(secret.from(name)));
        }
        return this;
    }
}
