package dev.portolan.engine.move.copy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server of a test. Its administrator {@code keeper} comes in by the socket without a password; by TCP, on
 * 127.0.0.1 and 127.0.0.2, everybody needs one. There is no TLS.
 */
final class PostgresServer {
    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The programs of Debian's PostgreSQL 15, with all clients. */
    static Path debian() {
        Path programs = Path.of("/usr/lib/postgresql/15/bin");
        if (!Files.isExecutable(programs.resolve("postgres"))) {
            throw Machine.skip("there is no PostgreSQL 15 (Debian: postgresql-15)");
        }
        return programs;
    }

    /** The programs of a newer PostgreSQL, without clients. */
    static Path newer() {
        return Machine.tool("postgres-17", "bin/postgres").resolve("bin");
    }

    static PostgresServer start(Path programs) throws IOException, InterruptedException {
        PostgresServer server = new PostgresServer(Machine.folder("postgres"), programs, Machine.freePort());
        server.initialize();
        return server;
    }

    private void initialize() throws IOException, InterruptedException {
        asOrdinaryUser(
                "initdb",
                "-D",
                data(),
                "-U",
                "keeper",
                "-N",
                "--locale=C.UTF-8",
                "-E",
                "UTF8",
                "--auth-local=trust",
                "--auth-host=scram-sha-256");
        String options = "-p " + port + " -c unix_socket_directories=" + folder
                + " -c listen_addresses=127.0.0.1,127.0.0.2 -c fsync=off -c log_statement=mod -c log_line_prefix='%a:'";
        asOrdinaryUser(
                "pg_ctl",
                "-D",
                data(),
                "-o",
                options,
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "start");
    }

    private void asOrdinaryUser(String program, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(Machine.asOrdinaryUser(programs.resolve(program).toString()));
        command.addAll(List.of(words));
        Machine.run(command, Map.of("HOME", folder.toString()));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** The commands by which anything of this server was changed, each with the application before it. */
    List<String> changes() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.contains("statement: "))
                .toList();
    }

    int port() {
        return port;
    }

    /** Where its socket is: the words that lead there without a password. */
    String[] command() {
        return new String[] {"env", "PGHOST=" + folder, "PGPORT=" + port};
    }

    String url(String login, String database) {
        return "postgres://" + login + "@127.0.0.1:" + port + "/" + database;
    }

    /** What the administrator's SQL answers. */
    String ask(String database, String sql) throws IOException, InterruptedException {
        return Machine.run(psql(database), Map.of(), sql).strip();
    }

    private List<String> psql(String database) {
        return List.of(
                "/usr/lib/postgresql/15/bin/psql",
                "-XqAt",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                folder.toString(),
                "-p",
                Integer.toString(port),
                "-U",
                "keeper",
                "-d",
                database);
    }

    /** Keeps others from a table until it is released. */
    Held hold(String database, String table) throws IOException {
        Process process =
                new ProcessBuilder(psql(database)).redirectErrorStream(true).start();
        Writer writer = process.outputWriter();
        writer.write("BEGIN; LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE;\n\\echo held\n");
        writer.flush();
        String answer = process.inputReader().readLine();
        if (!"held".equals(answer)) {
            throw new IOException(answer);
        }
        return new Held(process, writer);
    }

    /** A lock that stops a copy at a known place. */
    record Held(Process process, Writer writer) {
        void release() throws IOException, InterruptedException {
            writer.close();
            process.waitFor();
        }
    }

    /** Waits until the copy stands before what is held. */
    void awaitHeld(String database) throws IOException, InterruptedException {
        await("wait_event_type = 'Lock' AND datname = '" + database + "'", true);
    }

    /** Waits until no session of a copy is left. */
    void awaitNobody() throws IOException, InterruptedException {
        await("true", false);
    }

    private void await(String sessions, boolean there) throws IOException, InterruptedException {
        String question = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'copy-postgres' AND "
                + sessions + ")";
        for (int i = 0; i < 300; i++) {
            if (ask("postgres", question).equals(there ? "t" : "f")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("waited in vain for " + sessions);
    }

    /** What all tables of a database hold, in a form that two versions share. */
    String checksums(String database) throws IOException, InterruptedException {
        return ask(database, """
                SET search_path = pg_catalog;
                SELECT format('SELECT %L, count(*), sum(hashtextextended(t::text, 0)::numeric) FROM %s t', c.oid::regclass, c.oid::regclass)
                FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE relkind IN ('r', 'm') AND relispopulated AND nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY c.oid::regclass::text
                \\gexec
                SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2;
                SELECT md5(string_agg(md5(lo_get(oid)), '' ORDER BY oid)) FROM pg_largeobject_metadata;
                """);
    }

    void stop() throws IOException, InterruptedException {
        asOrdinaryUser("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        Machine.delete(folder);
    }
}
