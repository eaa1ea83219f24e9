package dev.portolan.engine.move.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A MariaDB server of a test, with a database "shop" of a user "app". */
final class MariaDbServer {
    private final Path root;
    private final Path folder;
    private final int port;
    private final Process process;

    private MariaDbServer(Path root, Path folder, int port, Process process) {
        this.root = root;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The folder of Debian's package; a test skips where it is not. */
    static Path root() {
        return Machine.tool("mariadb", "usr/sbin/mariadbd");
    }

    static String libraries() {
        return root().resolve("usr/lib/x86_64-linux-gnu").toString();
    }

    static MariaDbServer start(String password) throws IOException, InterruptedException {
        Path root = root();
        Path folder = Machine.folder("mariadb");
        int port = Machine.freePort();
        String base = "--basedir=" + root.resolve("usr");
        String data = "--datadir=" + folder.resolve("data");
        Map<String, String> environment = Map.of("LD_LIBRARY_PATH", libraries());
        Machine.run(
                Machine.asOrdinaryUser(
                        "sh",
                        root.resolve("usr/bin/mariadb-install-db").toString(),
                        "--no-defaults",
                        base,
                        data,
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal"),
                environment);
        ProcessBuilder builder = new ProcessBuilder(Machine.asOrdinaryUser(
                        root.resolve("usr/sbin/mariadbd").toString(),
                        "--no-defaults",
                        base,
                        data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("socket"),
                        "--pid-file=" + folder.resolve("pid"),
                        "--innodb-buffer-pool-size=32M",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--lc-messages-dir=" + root.resolve("usr/share/mysql")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        MariaDbServer server = new MariaDbServer(root, folder, port, builder.start());
        for (int i = 0; i < 300 && !server.isUp(); i++) {
            Thread.sleep(50);
        }
        server.ask(
                "",
                "CREATE DATABASE shop CHARACTER SET utf8mb4; CREATE USER app@'%' IDENTIFIED BY '"
                        + password.replace("'", "''") + "'; GRANT ALL ON shop.* TO app@'%';");
        return server;
    }

    private boolean isUp() throws InterruptedException {
        try {
            return !ask("", "SELECT 1;").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    String url(String login) {
        return "mysql://" + login + "@127.0.0.1:" + port + "/shop?reconnect=true";
    }

    Path socket() {
        return folder.resolve("socket");
    }

    /** What the administrator's SQL answers. */
    String ask(String database, String sql) throws IOException, InterruptedException {
        return Machine.run(
                        List.of(
                                root.resolve("usr/bin/mariadb").toString(),
                                "--no-defaults",
                                "-uroot",
                                "-S",
                                socket().toString(),
                                "-NB",
                                "--default-character-set=utf8mb4",
                                "--database=" + database),
                        Map.of("LD_LIBRARY_PATH", libraries()),
                        sql)
                .strip();
    }

    /** The server's own checksums of what the tables hold. */
    String checksums() throws IOException, InterruptedException {
        String tables = ask("shop", """
                SELECT GROUP_CONCAT(CONCAT('`', REPLACE(table_name, '`', '``'), '`') ORDER BY table_name)
                FROM information_schema.tables WHERE table_schema = 'shop' AND table_type = 'BASE TABLE'""");
        return ask("shop", "CHECKSUM TABLE " + tables);
    }

    void stop() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        Machine.delete(folder);
    }
}
