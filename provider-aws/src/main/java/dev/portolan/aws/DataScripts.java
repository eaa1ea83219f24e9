package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * Scripts that lead to the servers for data, which nothing outside of the network reaches: {@code tunnel.sh} opens a port
 * of this machine through a task of the app, {@code client.sh} runs a program that finds the server and its password in
 * its environment.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html">Forwarding
 *     a port</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>
 */
final class DataScripts {
    static final String TUNNEL = "tunnel.sh";
    static final String CLIENT = "client.sh";

    /** The task ends with the tunnel, also when a script stops the tunnel; and by itself after four hours. */
    private static final String FORWARD = """
            cluster=$(output cluster)
            arn='' session=''
            finish() {
              trap - EXIT
              [ -z "$session" ] || kill "$session" 2>/dev/null || :
              [ -z "$arn" ] || aws ecs stop-task --cluster "$cluster" --task "$arn" >/dev/null
            }
            trap finish EXIT
            trap 'exit 130' INT
            trap 'exit 143' HUP TERM

            arn=$(aws ecs run-task --cluster "$cluster" --task-definition "$task" --launch-type FARGATE \\
              --network-configuration "$(output run_task_network)" --enable-execute-command --started-by tunnel.sh \\
              --overrides "$overrides" --query 'tasks[0].taskArn' --output text)
            case $arn in arn:*) ;; *) echo "no task was started: $arn" >&2; arn=''; exit 1 ;; esac
            echo "started $arn; it takes a minute" >&2
            aws ecs wait tasks-running --cluster "$cluster" --tasks "$arn"
            seen() { aws ecs describe-tasks --cluster "$cluster" --tasks "$arn" --query "$1" --output text; }
            waited=0
            until [ "$(seen 'tasks[0].containers[0].managedAgents[0].lastStatus')" = RUNNING ]; do
              [ "$waited" -lt 300 ] || { echo 'the agent of ECS Exec does not run in the task' >&2; exit 1; }
              sleep 5
              waited=$((waited + 5))
            done
            runtime=$(seen 'tasks[0].containers[0].runtimeId')
            aws ssm start-session --target "ecs:${cluster}_${arn##*/}_$runtime" \\
              --document-name AWS-StartPortForwardingSessionToRemoteHost \\
              --parameters "host=$host,portNumber=$port,localPortNumber=$local" &
            session=$!
            wait "$session"
            """;

    private static final String WAIT = """
            waited=0
            until answers </dev/null >/dev/null 2>&1; do
              [ "$waited" -lt 300 ] || { echo "nothing answers: $(dirname "$0")/tunnel.sh $store must run meanwhile" >&2; exit 1; }
              sleep 5
              waited=$((waited + 5))
            done
            """;

    private final AwsPlan plan;
    private final StorePlan stores;
    private final Output.Builder out;

    private DataScripts(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
        stores = plan.stores();
    }

    static void write(AwsPlan plan, Output.Builder out) {
        List<Datastore> reached = plan.stores().tunnelled();
        if (!reached.isEmpty()) {
            var scripts = new DataScripts(plan, out);
            plan.tasks().stream().findFirst().ifPresent(task -> scripts.tunnel(reached, task));
            scripts.client(reached);
        }
    }

    /**
     * The port of this machine that leads to a server. Each has its own: with a shared one, a tunnel that is still open would
     * let a copy write into the server of the copy before.
     */
    private Fact<String> localPort(Datastore store) {
        List<Datastore> before = stores.tunnelled().stream()
                .takeWhile(other -> !other.equals(store))
                .toList();
        int port = Environment.portOf(store.kind().get());
        long sharing = before.stream()
                .filter(other -> Environment.portOf(other.kind().get()) == port)
                .count();
        return Fact.chosen(Long.toString(10_000 + port + sharing), "a port of its own")
                .from(store.kind())
                .from(before.stream().map(Datastore::kind).toArray(Fact<?>[]::new));
    }

    private void tunnel(List<Datastore> reached, Task task) {
        Document file = Scripts.script(
                plan,
                out,
                TUNNEL,
                "Opens a port of this machine that leads to a server for data, as long as it runs: tunnel.sh STORE",
                "The way goes through a task of the app. It needs the Session Manager plugin of the aws command.");
        file.from(StorePlan.names(reached))
                .from(plan.tasks().size() == 1 ? task.name() : plan.app().name().filter(any -> false));
        TextBody text = file.text();
        Scripts.start(text);
        text.line("case $1 in");
        for (Datastore store : reached) {
            Fact<String> name = stores.block(store).from(store.kind());
            String port = " port=" + Environment.portOf(store.kind().get());
            text.line("  ", name, ") host=$(output host_", name, ")" + port + " local=", localPort(store), " ;;");
        }
        text.line("  *) echo \"unknown: $1\" >&2; exit 2 ;;");
        text.line("esac");
        String sleep = "\"sleep\",\"14400\"";
        Fact<String> words = Fact.chosen(
                        task.image().isLaunched() ? "\"--\"," + sleep : sleep, "it only keeps the way open")
                .from(task.image().kind());
        text.line("task=", task.family(), " container=", task.name(), " words=", words);
        text.line(
                "overrides=$(printf '{\"containerOverrides\":[{\"name\":\"%s\",\"command\":[%s]}]}' \"$container\" \"$words\")");
        FORWARD.lines().forEach(line -> text.line(line));
    }

    private void client(List<Datastore> reached) {
        Document file = Scripts.script(
                plan,
                out,
                CLIENT,
                "Runs a client of a server for data through tunnel.sh, which runs meanwhile: client.sh STORE COMMAND…",
                "The password is in its environment, and shown nowhere: not on the terminal, not among the words of a command.");
        file.from(StorePlan.names(reached));
        reached.stream().filter(store -> store.kind().is(Kind.REDIS)).forEach(store -> file.from(store.tls()));
        TextBody text = file.text();
        text.line("store=$1 program=$2");
        text.line("shift");
        text.line("# What only works on files needs no server.");
        text.line("case $program in dd | mktemp | rm | wc) exec \"$@\" ;; esac");
        if (reached.stream().anyMatch(StorePlan::isSql)) {
            text.line(
                    "password() { aws secretsmanager get-secret-value --secret-id \"$1\" --query SecretString --output text; }");
        }
        text.line("case $store in");
        for (Datastore store : reached) {
            text.line("  ", stores.block(store).from(store.kind()), ")");
            switch (store.kind().get()) {
                case POSTGRES -> postgres(text, store);
                case MYSQL -> mysql(text, store);
                default -> redis(text, store);
            }
            text.line("    ;;");
        }
        text.line("  *) echo \"unknown: $store\" >&2; exit 2 ;;");
        text.line("esac");
        WAIT.lines().forEach(line -> text.line(line));
        text.line("exec \"$@\"");
    }

    private void postgres(TextBody text, Datastore store) {
        text.line("    PGHOST=localhost PGPORT=", localPort(store), " PGSSLMODE=require");
        text.line("    PGUSER=", stores.user(), " PGDATABASE=", stores.database());
        text.line("    PGPASSWORD=$(password ", stores.secret(store), ")");
        text.line("    export PGHOST PGPORT PGSSLMODE PGUSER PGDATABASE PGPASSWORD");
        text.line("    answers() { pg_isready; }");
    }

    /** The clients' names are those of MySQL or of MariaDB. */
    private void mysql(TextBody text, Datastore store) {
        Fact<String> port = localPort(store);
        String ping = " --connect-timeout=5 ping";
        text.line("    MYSQL_HOST=127.0.0.1 MYSQL_TCP_PORT=", port);
        text.line("    MYSQL_PWD=$(password ", stores.secret(store), ")");
        text.line("    export MYSQL_HOST MYSQL_TCP_PORT MYSQL_PWD");
        text.line(
                "    answers() { mysqladmin --host=127.0.0.1 --port=",
                port,
                ping + " || mariadb-admin --host=127.0.0.1 --port=",
                port,
                ping + "; }");
    }

    /** The certificate is made out to the server's own name, not to this end of the tunnel. */
    private void redis(TextBody text, Datastore store) {
        String tls = store.tls().is(false) ? "" : " --tls --insecure";
        Fact<String> port = localPort(store);
        text.line("    shift");
        text.line("    set -- \"$program\" -h 127.0.0.1 -p ", port, tls + " \"$@\"");
        text.line("    answers() { redis-cli -h 127.0.0.1 -p ", port, tls + " PING; }");
    }
}
