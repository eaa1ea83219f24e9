package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.spi.Output;

/**
 * The script that Terraform and the runbook call to run a task once.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-task-create.html">Running a task</a>
 */
final class Scripts {
    static final String RUN_TASK = "run-task.sh";

    private static final String RUN = """
            [ -n "$cluster" ] || cluster=$(output cluster)
            [ -n "$network" ] || network=$(output run_task_network)

            overrides='{}'
            if [ $# -gt 0 ]; then
              words=$(for word; do printf '"%s",' "$(printf %s "$word" | sed 's/[\\\\"]/\\\\&/g')"; done)
              overrides=$(printf '{"containerOverrides":[{"name":"%s","command":[%s]}]}' "$container" "${words%,}")
            fi
            arn=$(aws ecs run-task --cluster "$cluster" --task-definition "$task" --launch-type FARGATE \\
              --network-configuration "$network" --overrides "$overrides" --started-by run-task.sh \\
              --query 'tasks[0].taskArn' --output text)
            case $arn in arn:*) ;; *) echo "no task was started: $arn" >&2; exit 1 ;; esac
            echo "started $arn"

            # The aws command's own waiters give up after 10 minutes.
            seen() { aws ecs describe-tasks --cluster "$cluster" --tasks "$arn" --query "$1" --output text; }
            waited=0
            until [ "$(seen 'tasks[0].lastStatus')" = STOPPED ]; do
              if [ -n "${TIMEOUT:-}" ] && [ "$waited" -ge "$TIMEOUT" ]; then
                aws ecs stop-task --cluster "$cluster" --task "$arn" --reason 'it took too long' >/dev/null
                echo "$container was stopped after $TIMEOUT s" >&2
                exit 1
              fi
              sleep "${INTERVAL:-5}"
              waited=$((waited + ${INTERVAL:-5}))
            done

            aws logs tail "$logs" --log-stream-names "$container/$container/${arn##*/}" --since 1d --format short || :
            code=$(seen "tasks[0].containers[?name=='$container'].exitCode | [0]")
            [ "$code" = 0 ] || {
              echo "$container failed with exit code $code: $(seen 'tasks[0].[stopCode,stoppedReason]')" >&2
              exit 1
            }
            """;

    private Scripts() {}

    static void write(AwsPlan plan, Output.Builder out) {
        Document file = script(
                plan,
                out,
                RUN_TASK,
                "Runs a process or a job once, in a task of its own, and fails when it fails: run-task.sh NAME [COMMAND…]",
                "The COMMAND stands in the place of its own. In an image of buildpacks the first word is --.",
                "Terraform calls it for each release and says where; by hand it asks Terraform.");
        TextBody run = file.text();
        start(run);
        run.line("container=$1");
        run.line("shift");
        run.line("task=${TASK:-", plan.prefix(), "-$container}");
        run.line("cluster=${CLUSTER:-}");
        run.line("network=${NETWORK:-}");
        run.line("logs=", plan.logGroup());
        RUN.lines().forEach(line -> run.line(line));
    }

    /** A script that is to be run; it says what for. */
    static Document script(AwsPlan plan, Output.Builder out, String name, String... comment) {
        Document document = out.add(Document.text(plan.file(name).get()))
                .from(plan.folder())
                .mode(Document.Mode.EXECUTABLE)
                .dialect(ShellText.DIALECT);
        document.text().line("#!/bin/sh");
        for (String line : comment) {
            document.text().line("# " + line);
        }
        document.text().line("set -eu");
        return document;
    }

    static void start(TextBody script) {
        script.line("output() { terraform -chdir=\"$(dirname \"$0\")/infra\" output -raw \"$1\"; }");
    }
}
