package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that lead to the servers for data, with programs that only record what they are asked. */
class DataScriptsTest {
    private static final String FAKE = """
            #!/bin/sh
            echo "${0##*/} $*" >> "$RECORD/calls"
            case "${0##*/} $*" in
              *'get-secret-value'*) echo very-secret ;;
              *'ecs run-task'*) echo "$ARN" ;;
              *managedAgents*) echo RUNNING ;;
              *runtimeId*) echo runtime ;;
              *'ssm start-session'*) touch "$RECORD/open"; exec /bin/sleep 60 ;;
              terraform*) echo told ;;
              psql*) echo "$PGPASSWORD at $PGHOST:$PGPORT as $PGUSER in $PGDATABASE, $PGSSLMODE" ;;
              'mysql '*) echo "$MYSQL_PWD at $MYSQL_HOST:$MYSQL_TCP_PORT" ;;
            esac
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void scripts() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
        for (RenderedFile file : Portolan.of(List.of(), List.of(new AwsProvider()))
                .translate(Reading.of(app(), List.of(), SourcePlatform.NONE), "aws", List.of())
                .files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.content());
        }
        for (String name : List.of("aws", "terraform", "psql", "pg_isready", "mysql", "mysqladmin", "redis-cli")) {
            Path path = Files.createDirectories(folder.resolve("bin")).resolve(name);
            Files.writeString(path, FAKE);
            assertThat(path.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void aClientOfPostgresFindsServerAndPasswordInItsEnvironment() throws Exception {
        assertThat(end(run(DataScripts.CLIENT, "db", "psql", "-c", "select 1"))).isZero();
        assertThat(printed()).contains("very-secret at localhost:15432 as shop in shop, require");
        assertThat(calls()).contains("psql -c select 1").doesNotContain("very-secret");
    }

    @Test
    void aClientOfMySqlFindsServerAndPasswordInItsEnvironment() throws Exception {
        assertThat(end(run(DataScripts.CLIENT, "other", "mysql", "--user=shop")))
                .isZero();
        assertThat(printed()).contains("very-secret at 127.0.0.1:13306");
        assertThat(calls()).contains("mysql --user=shop").doesNotContain("very-secret");
    }

    @Test
    void aClientOfRedisIsToldWhereTheServerIs() throws Exception {
        assertThat(end(run(DataScripts.CLIENT, "queue", "redis-cli", "-n", "0", "DBSIZE")))
                .isZero();
        assertThat(calls())
                .containsSubsequence(
                        "redis-cli -h 127.0.0.1 -p 16379 --tls --insecure PING",
                        "redis-cli -h 127.0.0.1 -p 16379 --tls --insecure -n 0 DBSIZE");
    }

    @Test
    void a_tunnel_to_one_server_is_never_taken_for_that_to_another() throws Exception {
        assertThat(end(run(DataScripts.CLIENT, "sessions", "redis-cli", "DBSIZE")))
                .isZero();
        assertThat(calls()).contains("redis-cli -h 127.0.0.1 -p 16380").doesNotContain("16379");
        assertThat(Files.readString(folder.resolve("deploy/aws/" + DataScripts.CLIENT)))
                .contains("set -- \"$program\" -h 127.0.0.1 -p 16380 --tls --insecure \"$@\"\n");
        assertThat(Files.readString(folder.resolve("deploy/aws/" + DataScripts.TUNNEL)))
                .containsSubsequence("port=6379 local=16379", "port=6379 local=16380");
    }

    @Test
    void whatWorksOnFilesAsksNoServer() throws Exception {
        assertThat(end(run(DataScripts.CLIENT, "db", "wc", "-c", "/dev/null"))).isZero();
        assertThat(printed()).contains("0 /dev/null");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void aTunnelThatIsStoppedStopsItsTask() throws Exception {
        Process tunnel = run(DataScripts.TUNNEL, "db");
        for (int i = 0; i < 600 && tunnel.isAlive() && !Files.exists(folder.resolve("open")); i++) {
            Thread.sleep(100);
        }
        tunnel.destroy();
        assertThat(end(tunnel)).isEqualTo(143);
        assertThat(calls())
                .contains("--target ecs:told_1_runtime", "host=told,portNumber=5432,localPortNumber=15432")
                .contains("aws ecs stop-task --cluster told --task arn:aws:ecs:x:1:task/shop/1");
    }

    @Test
    void anUnknownStoreIsRefused() throws Exception {
        assertThat(end(run(DataScripts.TUNNEL, "nothing"))).isEqualTo(2);
        assertThat(end(run(DataScripts.CLIENT, "nothing", "psql"))).isEqualTo(2);
    }

    private static App app() {
        return App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .datastore("other", db -> db.kind(Kind.MYSQL))
                .datastore("queue", queue -> queue.kind(Kind.REDIS))
                .datastore("sessions", sessions -> sessions.kind(Kind.REDIS))
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .build();
    }

    private Process run(String script, String... words) throws IOException {
        var command = new ArrayList<>(
                List.of("/bin/sh", folder.resolve("deploy/aws/" + script).toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("RECORD", folder.toString());
        builder.environment().put("ARN", "arn:aws:ecs:x:1:task/shop/1");
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }
}
