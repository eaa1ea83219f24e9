package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

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

/** {@code copy-mysql.sh} between real servers of MariaDB. MySQL's own server is not in Debian: its paths are not run here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyMysqlTest {
    private static final String FILL = """
            CREATE TABLE users (id INT PRIMARY KEY AUTO_INCREMENT, email VARCHAR(200) UNIQUE, data BLOB);
            INSERT INTO users (email, data) SELECT CONCAT('user', seq, '@example.com'), UNHEX('00ff0a0d27') FROM seq_1_to_10000;
            CREATE TABLE `odd ``table`` 'x' DEFINER=``a``@``b``` (a INT, b TEXT);
            INSERT INTO `odd ``table`` 'x' DEFINER=``a``@``b``` VALUES (1, 'DEFINER=`x`@`y` \\n\\'\\\\ é 🚀');
            CREATE TABLE Orders (id INT, user_id INT, FOREIGN KEY (user_id) REFERENCES users (id));
            INSERT INTO Orders VALUES (1, 1);
            CREATE DEFINER=app@'%' VIEW latest AS SELECT * FROM users LIMIT 3;
            CREATE DEFINER=gone@'192.0.2.1' TRIGGER guard BEFORE INSERT ON Orders FOR EACH ROW SET NEW.id = NEW.id + 1;
            DELIMITER //
            CREATE DEFINER=app@'%' PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//
            CREATE DEFINER=app@'%' FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a * 2//
            DELIMITER ;
            CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM Orders WHERE id < 0;
            """;

    @TempDir
    private Path folder = Path.of("");

    private final List<MariaDbServer> servers = new ArrayList<>();

    private MariaDbServer old() {
        return servers.get(0);
    }

    private MariaDbServer fresh() {
        return servers.get(1);
    }

    @BeforeAll
    void startServers() throws Exception {
        servers.add(MariaDbServer.start("old-canary p@ss/%'"));
        servers.add(MariaDbServer.start("new-canary"));
        // A login of another name: what belongs to "app" must not stay so.
        fresh().ask("", "RENAME USER app@'%' TO fresh@'%'");
        old().ask("shop", FILL);
    }

    @AfterAll
    void stopServers() throws Exception {
        for (MariaDbServer server : servers) {
            server.stop();
        }
    }

    @BeforeEach
    void empty() throws IOException, InterruptedException {
        fresh().ask("", "DROP DATABASE shop; CREATE DATABASE shop CHARACTER SET utf8mb4;");
    }

    private CopyScript copy() throws IOException {
        return new CopyScript("copy-mysql.sh", folder)
                .with("LD_LIBRARY_PATH", MariaDbServer.libraries())
                .before(MariaDbServer.root().resolve("usr/bin").toString())
                .with("OLD_URL", old().url("app:old-canary%20p%40ss%2F%25'"))
                .with("NEW_URL", fresh().url("fresh:new-canary"));
    }

    @ParameterizedTest
    @MethodSource("dev.portolan.engine.move.copy.Machine#shells")
    void everythingArrivesAndTheOldSideIsOnlyRead(String shell) throws Exception {
        String before = old().checksums();
        assertThat(copy().under(shell).run().succeeds().printed())
                .contains("equal on both sides: 3 tables with 10002 rows, 1 views, 2 routines, 1 triggers, 1 events")
                .doesNotContain("canary");
        assertThat(fresh().checksums()).contains("users").isEqualTo(before);
        assertThat(old().checksums()).isEqualTo(before);
        assertThat(fresh().ask("shop", "SELECT definer FROM information_schema.views WHERE table_name = 'latest'"))
                .isEqualTo("fresh@%");
    }

    @Test
    void goesThroughSshWithoutAPasswordOnACommandLine() throws Exception {
        CopyScript copy = copy().with("NEW_URL", "");
        Path programs = MariaDbServer.root().resolve("usr/bin");
        copy.program("ssh", "echo \"ssh $*\" >>'" + copy.record() + "'", "shift", "exec sh -c \"$*\"");
        // As in a container: the image's variable and the socket are there.
        copy.program(
                "container",
                "export MYSQL_PASSWORD=new-canary MYSQL_UNIX_PORT='" + fresh().socket() + "'",
                "exec \"$@\"");
        copy.recorded(Map.of("mysql", programs.resolve("mariadb"), "mysqldump", programs.resolve("mariadb-dump")));
        copy.run(
                        "--through-ssh",
                        "--new-user",
                        "fresh",
                        "--new-database",
                        "shop",
                        "--",
                        "ssh",
                        "root@192.0.2.10",
                        "container")
                .succeeds();
        assertThat(fresh().checksums()).isEqualTo(old().checksums());
        assertThat(copy.record())
                .content()
                .contains("mysql --", "mysqldump --", "ssh root@")
                .doesNotContain("canary");
    }

    @Test
    void aSecondRunStopsUnlessItIsToldToStartAgain() throws Exception {
        assertThat(copy().run("--dry-run").succeeds().printed()).contains("nothing stands in the way");
        assertThat(fresh().ask("shop", "SHOW TABLES")).isEmpty();
        fresh().ask("shop", FILL.replace("seq_1_to_10000", "seq_1_to_10"));
        copy().run().stops("the new database is not empty: 7 things", "--again");
        copy().run("--again").succeeds();
        assertThat(fresh().checksums()).isEqualTo(old().checksums());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() throws Exception {
        copy().with("OLD_URL", old().url("app:wrong-canary"))
                .run()
                .stops("the old database does not answer", "Access denied");
        // Encrypted where it is not on this machine: the server of the test has no certificate.
        copy().with("OLD_URL", old().url("app:old-canary%20p%40ss%2F%25'").replace("127.0.0.1", "127.0.0.2"))
                .run()
                .stops("the old database does not answer");
        copy().with("NEW_URL", old().url("app:old-canary%20p%40ss%2F%25'"))
                .run("--again")
                .stops("both sides are the same database");
    }

    @Test
    void aFailingRestoreShowsNoValue() throws Exception {
        CopyScript copy = copy();
        // The real dump, with a row twice.
        copy.program(
                "mysqldump",
                "case $* in *--help*) exit ;; esac",
                "'" + MariaDbServer.root().resolve("usr/bin/mariadb-dump")
                        + "' \"$@\" | sed \"\\$i INSERT INTO users (email) VALUES ('user7@example.com');\"");
        assertThat(copy.run()
                        .stops("the restore failed", "Duplicate entry (not shown) for key")
                        .printed())
                .doesNotContain("user7");
    }

    @Test
    void aDumpThatBreaksOffIsNotRestored() throws Exception {
        CopyScript copy = copy();
        copy.program("mysqldump", "'" + MariaDbServer.root().resolve("usr/bin/mariadb-dump") + "' \"$@\" | head -n 40");
        copy.run().stops("the dump is not whole");
        assertThat(fresh().ask("shop", "SHOW TABLES")).isEmpty();
        copy.program("mysqldump", "echo 'mysqldump: Got errno 28 on write' >&2; exit 5");
        copy.run().stops("the dump failed", "Got errno 28", "set TMPDIR");
    }

    @Test
    void aRowWrittenDuringTheCopyIsFound() throws Exception {
        CopyScript copy = copy();
        String administrator = "env -u MYSQL_PWD '" + MariaDbServer.root().resolve("usr/bin/mariadb")
                + "' --no-defaults -uroot -S '" + old().socket() + "' shop -e";
        copy.program(
                "mysqldump",
                "'" + MariaDbServer.root().resolve("usr/bin/mariadb-dump") + "' \"$@\" || exit",
                "case $* in *--help*) ;; *) " + administrator
                        + " \"INSERT INTO users (email) VALUES ('late')\" ;; esac");
        copy.run().stops("the two sides are not equal", "table users: old 10001, new 10000");
        old().ask("shop", "DELETE FROM users WHERE email = 'late'");
    }
}
