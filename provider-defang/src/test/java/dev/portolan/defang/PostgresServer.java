package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real server of Postgres for one test, on a port of its own, that asks every client for a password. */
final class PostgresServer implements AutoCloseable {
    static final String PASSWORD = "it's 100% of $HOME/@new:";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    /** Debian's ordinary user for things that belong to nobody: Postgres refuses to run as root. */
    private static final String NOBODY = "nobody";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Where Debian puts the programs of its newest Postgres, with those that copy. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "pg_ctl", "psql", "pg_dump", "pg_restore")
                            .allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Path::compareTo);
        }
    }

    static PostgresServer start(Path programs, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var server = new PostgresServer(programs, folder, port);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
        Path data = folder.resolve("data");
        server.asOrdinaryUser(
                programs.resolve("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--no-locale",
                "--encoding=UTF8",
                "--no-sync");
        server.asOrdinaryUser(
                programs.resolve("pg_ctl"),
                "start",
                "--wait",
                "--pgdata=" + data,
                "--log=" + folder.resolve("log"),
                "--options=-p " + port + " -k " + folder + " -c listen_addresses=localhost -c fsync=off");
        return server;
    }

    int port() {
        return port;
    }

    /** Where the server is and who asks, as a client's environment has it. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", programs + ":/usr/bin:/bin");
        environment.put("PGHOST", "localhost");
        environment.put("PGPORT", String.valueOf(port));
        environment.put("PGUSER", "postgres");
        environment.put("PGPASSWORD", PASSWORD);
        return environment;
    }

    /** What psql prints for a statement. */
    String ask(String database, String sql) throws IOException, InterruptedException {
        return succeed(List.of("psql", "-v", "ON_ERROR_STOP=1", "-Atqc", sql, database));
    }

    /** A database as a script, but for the table in which copies are noted. */
    String dump(String database) throws IOException, InterruptedException {
        String script = succeed(List.of(
                "pg_dump", "--no-owner", "--no-acl", "--no-comments", "--exclude-table=portolan_copies", database));
        // Newer programs put a random word there.
        return script.replaceAll("(?m)^\\\\(un)?restrict .*\n", "");
    }

    private String succeed(List<String> command) throws IOException, InterruptedException {
        Ended ended = run(command, environment());
        assertThat(ended.status()).as(ended.printed()).isZero();
        return ended.printed();
    }

    private void asOrdinaryUser(Path program, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"));
        }
        command.add(program.toString());
        command.addAll(List.of(words));
        Ended ended = run(command, Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LC_ALL", "C"));
        assertThat(ended.status()).as(ended.printed()).isZero();
    }

    /** What a program printed, errors too, and how it ended. */
    record Ended(int status, String printed) {}

    /** Runs a program with this environment and nothing else. */
    Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("%s ends in time", command.get(0))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try {
            Path data = folder.resolve("data");
            asOrdinaryUser(programs.resolve("pg_ctl"), "stop", "--wait", "--mode=immediate", "--pgdata=" + data);
            // The folder of the test is deleted by its own user.
            asOrdinaryUser(Path.of("/bin/rm"), "-r", data.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
