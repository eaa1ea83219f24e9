package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.move.copy.CopyScript.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code copy-postgres.sh} from a real PostgreSQL 15 to a real 17. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyPostgresTest {
    private static final String OLD_PASSWORD = "old-canary p@ss/w?rd%25'\"\\ é$(id)`&#";
    private static final String OLD_ENCODED = "old-canary%20p%40ss%2Fw%3Frd%2525%27%22%5C%20%C3%A9$(id)`%26%23";
    private static final String NEW_PASSWORD = "new-canary'secret";

    @TempDir
    private Path folder = Path.of("");

    private final List<PostgresServer> servers = new ArrayList<>();
    private final List<PostgresServer.Held> locks = new ArrayList<>();
    private PostgresServer old = none();
    private PostgresServer fresh = none();
    private int databases;

    @SuppressWarnings("NullAway") // set before any test
    private static PostgresServer none() {
        return null;
    }

    @BeforeAll
    void startServers() throws Exception {
        Path debian = PostgresServer.debian();
        Path newer = PostgresServer.newer();
        old = PostgresServer.start(debian);
        servers.add(old);
        fresh = PostgresServer.start(newer);
        servers.add(fresh);
        old.ask("postgres", Shop.ROLES.formatted(OLD_PASSWORD.replace("'", "''")));
        old.ask("postgres", "CREATE DATABASE shop OWNER app");
        old.ask("shop", Shop.EVERYTHING);
        old.ask("postgres", "CREATE DATABASE small OWNER app");
        old.ask("small", Shop.SMALL);
        fresh.ask("postgres", "CREATE ROLE keen SUPERUSER LOGIN PASSWORD '" + NEW_PASSWORD.replace("'", "''") + "'");
        fresh.ask("postgres", "CREATE ROLE plain LOGIN PASSWORD '" + NEW_PASSWORD.replace("'", "''") + "'");
    }

    @AfterAll
    void stopServers() throws Exception {
        for (PostgresServer server : servers) {
            server.stop();
        }
    }

    @BeforeEach
    void forgetNothing() throws IOException, InterruptedException {
        databases++;
        fresh.ask("postgres", "CREATE DATABASE " + database() + " OWNER plain");
    }

    /** Keeps a copy from a table until the test is over, or releases it. */
    private PostgresServer.Held hold(PostgresServer server, String database, String table) throws IOException {
        PostgresServer.Held lock = server.hold(database, table);
        locks.add(lock);
        return lock;
    }

    @AfterEach
    void releaseLocks() throws IOException, InterruptedException {
        for (PostgresServer.Held lock : locks) {
            lock.release();
        }
        locks.clear();
    }

    private String database() {
        return "new" + databases;
    }

    private String newUrl() {
        return fresh.url("keen:" + NEW_PASSWORD.replace("'", "%27"), database());
    }

    private CopyScript copy(String database) throws IOException {
        return new CopyScript("copy-postgres.sh", folder)
                .before(PostgresServer.debian().toString())
                .with("OLD_URL", old.url("app:" + OLD_ENCODED, database) + "?pool=5&sslmode=prefer")
                .with("NEW_URL", newUrl());
    }

    @ParameterizedTest
    @MethodSource("dev.portolan.engine.move.copy.Machine#shells")
    void copiesEverythingAndChangesNothingOnTheOldSide(String shell) throws Exception {
        String before = old.checksums("shop");
        int changes = old.changes().size();
        assertThat(copy("shop").under(shell).run("--jobs", "2").succeeds().printed())
                .contains(
                        "1/8 ",
                        "8/8 ",
                        "2 at a time",
                        "may not read the schemas _platform",
                        "EVENT TRIGGER - platform_guard",
                        "equal on both sides: 12 tables with 1002304 rows, 3 sequences, 2 materialized views, 1 views,"
                                + " 4 indexes, 1 foreign keys, 2 large objects");
        assertThat(fresh.checksums(database())).isEqualTo(before.replace("_platform.secrets|0|\n", ""));
        assertThat(old.changes()).hasSize(changes);
        assertThat(fresh.ask(database(), """
                SELECT extname, nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace ORDER BY 1
                """))
                .isEqualTo("citext|heroku_ext\ncube|public\nearthdistance|public\nplpgsql|pg_catalog");
        assertThat(fresh.ask(database(), "SHOW search_path")).isEqualTo("\"$user\", public, heroku_ext");
        assertThat(fresh.ask(database(), "SELECT email FROM users WHERE email = 'USER7@EXAMPLE.COM'"))
                .isEqualTo("User7@Example.com");
    }

    @Test
    void goesBehindACommandWithoutAPassword() throws Exception {
        CopyScript copy = copy("small").with("NEW_URL", "");
        copy.run(words(fresh.command(), "--new-user", "keen", "--new-database", database()))
                .succeeds();
        assertThat(fresh.checksums(database())).isEqualTo(old.checksums("small"));
    }

    @Test
    void goesThroughSshWithNamesThatAShellWouldTakeApart() throws Exception {
        String odd = "odd 'name' $(id) \\ \"" + database() + "\"";
        fresh.ask("postgres", "CREATE DATABASE \"" + odd.replace("\"", "\"\"") + "\"");
        CopyScript copy = copy("small").with("NEW_URL", "");
        // As ssh does: its words are joined with blanks, and a shell reads them.
        copy.program("ssh", "echo \"ssh $*\" >>'" + copy.record() + "'", "shift", "exec sh -c \"$*\"");
        String[] command = {"ssh", "root@192.0.2.10", fresh.command()[0], fresh.command()[1], fresh.command()[2]};
        copy.run(words(command, "--through-ssh", "--new-user", "keen", "--new-database", odd))
                .succeeds();
        assertThat(fresh.checksums(odd)).isEqualTo(old.checksums("small"));
        assertThat(copy.record()).content().contains("pg_restore").doesNotContain("canary");
    }

    private static String[] words(String[] command, String... options) {
        return Stream.of(Stream.of(options), Stream.of("--"), Stream.of(command))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    @Test
    void noPasswordOrRowStandsOnACommandLineOrInWhatIsPrinted() throws Exception {
        Map<String, Path> real = new LinkedHashMap<>();
        for (String program : List.of("psql", "pg_dump", "pg_restore")) {
            real.put(program, PostgresServer.debian().resolve(program));
        }
        CopyScript copy = copy("small").recorded(real);
        // Read as psql's and pg_dump's own libpq would not: a bare slash in a password must not end up as a host.
        copy.with("OLD_URL", old.url("app:" + OLD_ENCODED.replace("%2F", "/"), "small") + "?sslmode=prefer");
        PostgresServer.Held held = hold(fresh, database(), "pg_largeobject");
        Running running = copy.start();
        fresh.awaitHeld(database());
        for (Path file : files(copy.temporary())) {
            if (!file.endsWith("dump")) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainIgnoringCase("canary");
            }
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("old-canary", "new-canary");
        }
        held.release();
        assertThat(running.await().succeeds().printed()).doesNotContainIgnoringCase("canary");
        assertThat(copy.record())
                .content()
                .contains("psql ", "pg_dump ", "pg_restore ")
                .doesNotContainIgnoringCase("canary");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aRehearsalChangesNothing() throws Exception {
        assertThat(copy("shop").run("--dry-run").succeeds().printed()).contains("nothing stands in the way");
        assertThat(fresh.ask(database(), "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEqualTo("0");
        assertThat(fresh.ask(database(), "SELECT count(*) FROM pg_extension")).isEqualTo("1");
    }

    @Test
    void aSecondRunStopsUnlessItIsToldToStartAgain() throws Exception {
        // With all kinds of things in it, and twice: what --again leaves behind would stop the second restore.
        fresh.ask(
                database(),
                Shop.ROLES.formatted("x") + "ALTER DATABASE " + database() + " OWNER TO app;"
                        + Shop.EVERYTHING
                                .replace("DATABASE shop", "DATABASE " + database())
                                .replace("1000000", "10"));
        copy("small").run().stops("the new database is not empty", "--again");
        assertThat(copy("small").run("--again", "--dry-run").succeeds().printed())
                .contains("which --again removes");
        copy("small").run("--again").succeeds();
        assertThat(fresh.checksums(database())).isEqualTo(old.checksums("small"));
        copy("small").run("--again").succeeds();
        fresh.ask("postgres", "DROP DATABASE " + database());
        for (String role : List.of("app", "reporting", "platform")) {
            fresh.ask("postgres", "DROP ROLE " + role);
        }
        fresh.ask("postgres", "CREATE DATABASE " + database());
    }

    @Test
    void stopsBeforeAnOlderServer() throws Exception {
        old.ask("postgres", "CREATE DATABASE older");
        copy("small")
                .with("OLD_URL", newUrl())
                .with("NEW_URL", old.url("app:" + OLD_ENCODED, "older"))
                .run()
                .stops(
                        "the new server is PostgreSQL 15, the old one is 17",
                        "Create the new database with PostgreSQL 17");
    }

    @Test
    void stopsWhereTheToolsAreOlderThanTheOldServer() throws Exception {
        copy("small")
                .with("OLD_URL", fresh.url("keen:" + NEW_PASSWORD.replace("'", "%27"), "postgres"))
                .run()
                .stops("pg_dump on this machine is version 15, the old server is PostgreSQL 17");
    }

    @Test
    void stopsWhereTheToolsAreNewerThanTheNewServer() throws Exception {
        CopyScript copy = copy("small");
        copy.program("pg_dump", "echo 'pg_dump (PostgreSQL) 18.1'")
                .program("pg_restore", "echo 'pg_restore (PostgreSQL) 18.1'");
        copy.run().stops("the new server is PostgreSQL 17", "Install PostgreSQL's client of a version from 15 to 17");
    }

    @Test
    void namesTheExtensionsThatTheNewSideLacks() throws Exception {
        old.ask("postgres", "CREATE DATABASE extended OWNER app");
        old.ask("extended", "CREATE EXTENSION old_snapshot; CREATE EXTENSION adminpack; CREATE EXTENSION citext");
        copy("extended").run().stops("does not offer these extensions", "adminpack, old_snapshot.");
    }

    @Test
    void saysThatTheNewLoginMayNotCreateAnExtension() throws Exception {
        old.ask("postgres", "CREATE DATABASE placed OWNER app");
        old.ask("placed", "CREATE EXTENSION earthdistance CASCADE");
        copy("placed")
                .with("NEW_URL", newUrl().replace("keen:", "plain:"))
                .run()
                .stops("permission denied to create extension \"earthdistance\"", "as the server's administrator");
    }

    @Test
    void namesTheRolesOfPoliciesThatTheNewSideLacks() throws Exception {
        old.ask("postgres", "CREATE DATABASE guarded OWNER app");
        old.ask("guarded", "CREATE TABLE t (a int); CREATE POLICY p ON t TO reporting USING (true)");
        copy("guarded").run().stops("the new side lacks: reporting.", "CREATE ROLE");
    }

    @Test
    void anotherCollationIsTold() throws Exception {
        fresh.ask("postgres", "DROP DATABASE " + database());
        fresh.ask("postgres", "CREATE DATABASE " + database() + " TEMPLATE template0 LOCALE 'C' ENCODING 'LATIN1'");
        assertThat(copy("small").run("--dry-run").succeeds().printed())
                .contains(
                        "old: encoding UTF8, collation C.UTF-8, character types C.UTF-8;",
                        "new: encoding LATIN1, collation C, character types C.");
    }

    @Test
    void theSameDatabaseOnBothSidesIsRefused() throws Exception {
        copy("small")
                .with("NEW_URL", old.url("app:" + OLD_ENCODED, "small"))
                .run("--again")
                .stops("both sides are the same database");
    }

    @Test
    void theOldSideIsAskedForEncryptionUnlessItsUrlSaysOtherwise() throws Exception {
        String far = old.url("app:" + OLD_ENCODED, "small").replace("127.0.0.1", "127.0.0.2");
        copy("small")
                .with("OLD_URL", far)
                .run()
                .stops("the old database does not answer", "server does not support SSL");
        copy("small").with("OLD_URL", far + "?sslmode=disable").run("--dry-run").succeeds();
    }

    @Test
    void aWrongPasswordIsNotPrinted() throws Exception {
        String printed = copy("small")
                .with("OLD_URL", old.url("app:wrong-canary", "small"))
                .run()
                .stops("the old database does not answer")
                .printed();
        assertThat(printed).contains("password authentication failed").doesNotContain("canary");
    }

    @Test
    void aRowWrittenDuringTheCopyIsFound() throws Exception {
        PostgresServer.Held held = hold(fresh, database(), "pg_largeobject");
        try {
            Running running = copy("small").start();
            fresh.awaitHeld(database());
            old.ask("small", "INSERT INTO people (id, name) VALUES (99, 'late')");
            held.release();
            running.await()
                    .stops("the two sides are not equal", "table \"public.people\": old 3, new 2", "Do not cut over")
                    .printed();
        } finally {
            old.ask("small", "DELETE FROM people WHERE id = 99");
        }
    }

    @Test
    void aBrokenConnectionOfTheRestoreIsTold() throws Exception {
        String before = old.checksums("small");
        PostgresServer.Held held = hold(fresh, database(), "pg_largeobject");
        Running running = copy("small").start();
        fresh.awaitHeld(database());
        fresh.ask(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'copy-postgres'");
        running.await().stops("pg_restore failed", "The old database is as it was", "--again");
        held.release();
        assertThat(old.checksums("small")).isEqualTo(before);
        copy("small").run("--again").succeeds();
    }

    @Test
    void aBrokenConnectionOfTheDumpIsTold() throws Exception {
        hold(old, "small", "people");
        Running running = copy("small").start();
        old.awaitHeld("small");
        old.ask(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'copy-postgres'");
        running.await().stops("pg_dump failed", "terminating connection", "run this again");
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        CopyScript copy = copy("shop");
        // The real program, onto a device that is always full.
        copy.program(
                "pg_dump",
                "for word in \"$@\"; do shift; case $word in */dump) word=/dev/full ;; esac; set -- \"$@\" \"$word\"; done",
                "exec " + PostgresServer.debian().resolve("pg_dump") + " \"$@\"");
        copy.run().stops("pg_dump failed", "No space left on device", "set TMPDIR");
    }

    @Test
    void aFullDiskOnTheNewSideIsTold() throws Exception {
        CopyScript copy = copy("small").with("NEW_URL", "");
        copy.program("dd", "exec /bin/dd of=/dev/full bs=65536");
        copy.run(words(fresh.command(), "--new-user", "keen", "--new-database", database()))
                .stops("the dump did not arrive whole", "No space left on device");
    }

    @Test
    void stoppedHalfWayItTakesItsFilesAndSessionsAlong() throws Exception {
        for (String shell : Machine.shells()) {
            PostgresServer.Held held = hold(fresh, database(), "pg_largeobject");
            CopyScript copy = copy("small").under(shell).with("NEW_URL", "");
            Running running =
                    copy.start(words(fresh.command(), "--again", "--new-user", "keen", "--new-database", database()));
            fresh.awaitHeld(database());
            running.process().destroy();
            CopyScript.Result result = running.await();
            assertThat(result.status()).as(result.printed()).isEqualTo(143);
            assertThat(result.printed()).contains("told to stop");
            assertThat(result.leftovers()).isEmpty();
            fresh.awaitNobody();
            held.release();
        }
    }

    @Test
    void rowsInMessagesOfTheRestoreAreNotShown() throws Exception {
        old.ask("postgres", "CREATE DATABASE broken OWNER app");
        old.ask("broken", """
                GRANT ALL ON SCHEMA public TO app; SET SESSION AUTHORIZATION app;
                CREATE FUNCTION fits(text) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT true';
                CREATE TABLE people (name text CHECK (public.fits(name)));
                INSERT INTO people VALUES ('Canary Row');
                CREATE OR REPLACE FUNCTION fits(text) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1::int > 0';
                """);
        String printed = copy("broken")
                .run()
                .stops("pg_restore failed", "COPY failed for table \"people\"")
                .printed();
        assertThat(printed)
                .contains("invalid input syntax for type integer: (a value")
                .doesNotContain("Canary");
    }
}
