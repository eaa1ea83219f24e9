/**
 * Continuous deployment by GitHub Actions, for every provider alike. A {@link dev.portolan.github.Workflow} has what each
 * of them needs: when it runs, what it may do, one deploy at a time, the environment of its stage, the checked-out code. A
 * provider adds the steps of its target, and {@link dev.portolan.github.GithubSteps} say how the secrets get there.
 *
 * <pre>{@code
 * var workflow = Workflow.of("Fly.io", app, settings, out);
 * workflow.use(Action.of("superfly/flyctl-actions/setup-flyctl"));
 * workflow.run("Deploy", List.of(CommandLine.of("flyctl", "deploy", "--remote-only"))).secret("FLY_API_TOKEN");
 * }</pre>
 *
 * <p>Texts of the app are escaped; one class alone makes expressions. A secret is named only,
 * and reaches a command by its environment: what GitHub puts into a {@code run} line is read by a shell.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
@NullMarked
package dev.portolan.github;

import org.jspecify.annotations.NullMarked;
