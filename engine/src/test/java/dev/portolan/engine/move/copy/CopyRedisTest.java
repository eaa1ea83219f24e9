package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.move.copy.CopyScript.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code copy-redis.sh} between real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyRedisTest {
    private static final String FILL = """
            redis.call('FLUSHALL')
            for i = 1, 3000 do redis.call('SET', 'session:' .. i, 'value ' .. i, 'EX', 5000 + i) end
            redis.call('SET', 'bytes \\0\\r\\n\\255', 'value\\0\\n\\r\\n\\n\\254')
            redis.call('SET', 'empty', '')
            redis.call('RPUSH', 'queue:default', 'one', 'two', 'three')
            redis.call('HSET', 'hash', 'field', 'value')
            redis.call('SADD', 'set', 'a', 'b')
            redis.call('ZADD', 'schedule', 1.5, 'a', 2.5, 'b')
            redis.call('XADD', 'stream', '1-1', 'field', 'value')
            redis.call('XGROUP', 'CREATE', 'stream', 'group', '0')
            redis.call('SETBIT', 'bits', 100, 1)
            return redis.call('DBSIZE')
            """;

    @TempDir
    private Path folder = Path.of("");

    private final List<RedisServer> servers = new ArrayList<>();

    private RedisServer old() {
        return servers.get(0);
    }

    private RedisServer fresh() {
        return servers.get(1);
    }

    @BeforeAll
    void startServers(@TempDir Path shared) throws Exception {
        servers.add(RedisServer.start(shared, "old-canary p@ss/%'"));
        servers.add(RedisServer.start(shared, "new-canary"));
    }

    @AfterAll
    void stopServers() throws Exception {
        for (RedisServer server : servers) {
            server.stop();
        }
    }

    @BeforeEach
    void fill() throws IOException, InterruptedException {
        old().ask("EVAL", FILL, "0");
        fresh().ask("FLUSHALL");
    }

    private CopyScript copy() throws IOException {
        Path root = RedisServer.root();
        return new CopyScript("copy-redis.sh", folder)
                .with("LD_LIBRARY_PATH", RedisServer.libraries(root))
                .before(root.resolve("usr/bin").toString())
                .with("OLD_URL", old().url("h:old-canary%20p%40ss%2F%25'"))
                .with("NEW_URL", fresh().url(":new-canary"));
    }

    @ParameterizedTest
    @MethodSource("dev.portolan.engine.move.copy.Machine#shells")
    void everyKeyArrivesWithItsBytesAndItsEnd(String shell) throws Exception {
        String commands = writes(old());
        String printed = copy().under(shell).run().succeeds().printed();
        assertThat(printed)
                .contains("equal on both sides: 3008 keys, 3000 of them with an end")
                .doesNotContain("canary");
        // A server's own checksum of all that it holds.
        assertThat(fresh().ask("DEBUG", "DIGEST")).matches("[0-9a-f]{40}").isEqualTo(old().ask("DEBUG", "DIGEST"));
        assertThat(Long.parseLong(fresh().ask("PEXPIRETIME", "session:1234")))
                .isBetween(
                        Long.parseLong(old().ask("PEXPIRETIME", "session:1234")) - 50,
                        Long.parseLong(old().ask("PEXPIRETIME", "session:1234")) + 50);
        assertThat(writes(old())).isEqualTo(commands);
    }

    /** How often each writing command was called. */
    private static String writes(RedisServer server) throws IOException, InterruptedException {
        return server.ask("INFO", "commandstats")
                .lines()
                .filter(line -> line.matches("cmdstat_(set|del|restore|flush|expire|rpush|eval:).*"))
                .map(line -> line.replaceAll(",.*", ""))
                .toList()
                .toString();
    }

    @Test
    void goesThroughSshWithoutAPasswordOnACommandLine() throws Exception {
        Path root = RedisServer.root();
        CopyScript copy = copy().with("NEW_URL", "");
        copy.program("ssh", "echo \"ssh $*\" >>'" + copy.record() + "'", "shift", "exec sh -c \"$*\"");
        // As in a container: the password is in the environment there.
        copy.program(
                "container",
                "export REDISCLI_AUTH=new-canary",
                "shift",
                "exec '" + root.resolve("usr/bin/redis-cli") + "' -p " + fresh().port() + " \"$@\"");
        copy.recorded(Map.of("redis-cli", root.resolve("usr/bin/redis-cli")));
        copy.run("--through-ssh", "--", "ssh", "root@192.0.2.10", "container").succeeds();
        assertThat(fresh().ask("DEBUG", "DIGEST")).isEqualTo(old().ask("DEBUG", "DIGEST"));
        assertThat(copy.record())
                .content()
                .contains("redis-cli -h", "ssh root@")
                .doesNotContain("canary");
    }

    @Test
    void aSecondRunStopsUnlessItIsToldToStartAgain() throws Exception {
        assertThat(copy().run("--dry-run").succeeds().printed()).contains("nothing stands in the way");
        assertThat(fresh().ask("DBSIZE")).isEqualTo("0");
        fresh().ask("SET", "left", "over");
        copy().run().stops("the new database is not empty: it holds 1 keys", "--again");
        copy().run("--again").succeeds();
        assertThat(fresh().ask("DEBUG", "DIGEST")).isEqualTo(old().ask("DEBUG", "DIGEST"));
    }

    @Test
    void anEmptyServerIsCopiedToo() throws Exception {
        old().ask("FLUSHALL");
        assertThat(copy().run().succeeds().printed()).contains("equal on both sides: 0 keys");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() throws Exception {
        copy().with("OLD_URL", old().url(":wrong-canary")).run().stops("the old server does not answer", "WRONGPASS");
        copy().with("NEW_URL", "redis://127.0.0.1:1/0")
                .run()
                .stops("the new server does not answer", "Connection refused");
        copy().with("NEW_URL", old().url(":old-canary%20p%40ss%2F%25'"))
                .run("--again")
                .stops("both sides are the same database");
    }

    @Test
    void anOlderServerIsGivenTheValuesOfAllKeys() throws Exception {
        Path root = RedisServer.root();
        old().ask("EVAL", """
                for i = 1, 1200 do
                  redis.call('RPUSH', 'long', 'entry ' .. i)
                  redis.call('ZADD', 'scores', i / 3, 'member ' .. i)
                end
                redis.call('ZADD', 'scores', '-inf', 'least', '1e300', 'most')
                redis.call('XREADGROUP', 'GROUP', 'group', 'reader', 'STREAMS', 'stream', '>')
                """, "0");
        CopyScript copy = copy();
        // The real one, of an older version.
        copy.program(
                "redis-cli",
                "case $* in *" + fresh().port() + "*INFO*) '" + root.resolve("usr/bin/redis-cli")
                        + "' \"$@\" | sed 's/^redis_version:.*/redis_version:6.2.1/' ;; *) exec '"
                        + root.resolve("usr/bin/redis-cli") + "' \"$@\" ;; esac");
        assertThat(copy.run().succeeds().printed())
                .contains("new: 6.2.1", "keys are copied by their values", "equal on both sides: 3010 keys");
        assertThat(fresh().ask("DEBUG", "DIGEST")).isEqualTo(old().ask("DEBUG", "DIGEST"));
        assertThat(fresh().ask("XINFO", "GROUPS", "stream")).contains("last-delivered-id\n1-1");
    }

    @Test
    void aKeyWrittenDuringTheCopyAndAnotherEndAreFound() throws Exception {
        CopyScript copy = copy();
        String cli = "'" + RedisServer.root().resolve("usr/bin/redis-cli") + "'";
        copy.program(
                "redis-cli",
                "case $* in *--pipe*) " + cli + " \"$@\"; status=$?;"
                        + " " + cli + " -p " + fresh().port() + " SET queue:default 1 >/dev/null;"
                        + " " + cli + " -p " + fresh().port() + " PERSIST session:1 >/dev/null;"
                        + " " + cli + " -p " + fresh().port() + " DEL empty >/dev/null;"
                        + " " + cli + " -p " + fresh().port() + " SET late 1 >/dev/null; exit $status ;; *) exec " + cli
                        + " \"$@\" ;; esac");
        copy.run().stops("the two sides are not equal", "only on the new side: 1", "another value: 1");
    }

    @Test
    void aFullMemoryIsTold() throws Exception {
        try {
            fresh().ask("CONFIG", "SET", "maxmemory", "1100000");
            copy().run().stops("the new server did not take all keys", "OOM");
        } finally {
            fresh().ask("CONFIG", "SET", "maxmemory", "0");
        }
    }

    @Test
    void stoppedHalfWayItTakesItsFilesAlong() throws Exception {
        CopyScript copy = copy();
        Path reached = folder.resolve("reached");
        copy.program(
                "redis-cli",
                "case $* in *--pipe*) : >'" + reached + "'; exec sleep 60 ;; esac",
                "exec '" + RedisServer.root().resolve("usr/bin/redis-cli") + "' \"$@\"");
        Running running = copy.start();
        for (int i = 0; i < 500 && !java.nio.file.Files.exists(reached); i++) {
            Thread.sleep(20);
        }
        running.process().destroy();
        CopyScript.Result result = running.await();
        assertThat(result.status()).as(result.printed()).isEqualTo(143);
        assertThat(result.leftovers()).isEmpty();
    }
}
