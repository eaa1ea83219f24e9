package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Scripts that Terraform and the runbook call: a task that runs once, and a way to the servers for data, which nothing
 * outside of the network reaches.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-task-create.html">Running a task</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html">Forwarding
 *     a port</a>
 */
final class Scripts {
    static final String RUN_TASK = "run-task.sh";
    static final String TUNNEL = "tunnel.sh";
    static final String WITH_PASSWORD = "with-password.sh";

    private static final String RUN = """
            [ -n "$cluster" ] || cluster=$(output cluster)
            [ -n "$network" ] || network=$(output run_task_network)

            arn=$(aws ecs run-task --cluster "$cluster" --task-definition "$task" --launch-type FARGATE \\
              --network-configuration "$network" --started-by run-task.sh \\
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

            code=$(seen "tasks[0].containers[?name=='$container'].exitCode | [0]")
            [ "$code" = 0 ] || {
              echo "$container failed with exit code $code: $(seen 'tasks[0].[stopCode,stoppedReason]')" >&2
              exit 1
            }
            """;

    private static final String FORWARD = """
            cluster=$(output cluster)
            arn=$(aws ecs run-task --cluster "$cluster" --task-definition "$task" --launch-type FARGATE \\
              --network-configuration "$(output run_task_network)" --enable-execute-command --started-by tunnel.sh \\
              --overrides "$overrides" --query 'tasks[0].taskArn' --output text)
            case $arn in arn:*) ;; *) echo "no task was started: $arn" >&2; exit 1 ;; esac
            trap 'aws ecs stop-task --cluster "$cluster" --task "$arn" >/dev/null' EXIT
            aws ecs wait tasks-running --cluster "$cluster" --tasks "$arn"
            seen() { aws ecs describe-tasks --cluster "$cluster" --tasks "$arn" --query "$1" --output text; }
            until [ "$(seen 'tasks[0].containers[0].managedAgents[0].lastStatus')" = RUNNING ]; do sleep 5; done
            runtime=$(seen 'tasks[0].containers[0].runtimeId')
            aws ssm start-session --target "ecs:${cluster}_${arn##*/}_$runtime" \\
              --document-name AWS-StartPortForwardingSessionToRemoteHost \\
              --parameters "host=$host,portNumber=$port,localPortNumber=$local"
            """;

    private static final String PASSWORD = """
            secret=$1
            shift
            PGPASSWORD=$(aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text)
            MYSQL_PWD=$PGPASSWORD
            export PGPASSWORD MYSQL_PWD
            exec "$@"
            """;

    private Scripts() {}

    static void write(AwsPlan plan, Output.Builder out) {
        Document file = script(
                out,
                RUN_TASK,
                "Runs a process or a job once, in a task of its own, and fails when it fails: run-task.sh NAME",
                "Terraform calls it for each release and says where; by hand it asks Terraform.");
        TextBody run = file.text();
        start(run);
        run.line("container=$1");
        run.line("task=${TASK:-", plan.prefix(), "-$container}");
        run.line("cluster=${CLUSTER:-}");
        run.line("network=${NETWORK:-}");
        RUN.lines().forEach(line -> run.line(line));
        if (!plan.stores().tunnelled().isEmpty()) {
            plan.tasks().stream().findFirst().ifPresent(task -> tunnel(plan, task, out));
        }
        List<Datastore> databases =
                plan.stores().copied().stream().filter(StorePlan::isSql).toList();
        if (!databases.isEmpty()) {
            withPassword(plan, databases, out);
        }
    }

    private static void withPassword(AwsPlan plan, List<Datastore> databases, Output.Builder out) {
        Document file = script(
                out,
                WITH_PASSWORD,
                "Runs a client of a database, which finds the password in its environment: with-password.sh SECRET COMMAND…",
                "The password is shown nowhere: not on the terminal, not among the words of a command.");
        file.from(StorePlan.names(databases));
        file.text()
                .line(known(databases.stream()
                        .map(store -> List.<Object>of(plan.stores().secret(store)))
                        .toList()));
        PASSWORD.lines().forEach(line -> file.text().line(line));
    }

    /** A line that refuses a first word that is none of these. */
    private static Object[] known(List<List<Object>> names) {
        List<Object> line = new ArrayList<>(List.of("case $1 in "));
        for (List<Object> name : names) {
            line.add(line.size() == 1 ? "" : " | ");
            line.addAll(name);
        }
        line.add(") ;; *) echo \"unknown: $1\" >&2; exit 2 ;; esac");
        return line.toArray();
    }

    private static void tunnel(AwsPlan plan, Task task, Output.Builder out) {
        Document file = script(
                out,
                TUNNEL,
                "Opens a port of this machine that leads to a server for data: tunnel.sh OUTPUT PORT LOCAL_PORT",
                "OUTPUT is what Terraform calls its address. It needs the Session Manager plugin of the aws command.");
        file.from(StorePlan.names(plan.stores().tunnelled()))
                .from(plan.tasks().size() == 1 ? task.name() : plan.app().name().filter(any -> false));
        TextBody tunnel = file.text();
        start(tunnel);
        tunnel.line(known(plan.stores().tunnelled().stream()
                .map(store -> List.<Object>of("host_", plan.stores().block(store)))
                .toList()));
        tunnel.line("host=$(output \"$1\") port=$2 local=$3");
        String sleep = "\"sleep\",\"14400\"";
        Fact<String> words = Fact.chosen(
                        task.image().isLaunched() ? "\"--\"," + sleep : sleep, "it only keeps the way open")
                .from(task.image().kind());
        tunnel.line("task=", task.family(), " container=", task.name(), " words=", words);
        tunnel.line(
                "overrides=$(printf '{\"containerOverrides\":[{\"name\":\"%s\",\"command\":[%s]}]}' \"$container\" \"$words\")");
        FORWARD.lines().forEach(line -> tunnel.line(line));
    }

    private static Document script(Output.Builder out, String name, String... comment) {
        Document document = out.add(Document.text(AwsProvider.FOLDER + name))
                .mode(Document.Mode.EXECUTABLE)
                .dialect(ShellText.DIALECT);
        document.text().line("#!/bin/sh");
        for (String line : comment) {
            document.text().line("# " + line);
        }
        document.text().line("set -eu");
        return document;
    }

    private static void start(TextBody script) {
        script.line("output() { terraform -chdir=\"$(dirname \"$0\")/infra\" output -raw \"$1\"; }");
    }
}
