package dev.portolan.engine.move.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Redis server of a test, with a password. */
final class RedisServer {
    private final Path root;
    private final int port;
    private final String password;
    private final Process process;

    private RedisServer(Path root, int port, String password, Process process) {
        this.root = root;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /** The folder of Debian's package; a test skips where it is not. */
    static Path root() {
        return Machine.tool("redis", "usr/bin/redis-server");
    }

    static RedisServer start(Path folder, String password) throws IOException, InterruptedException {
        Path root = root();
        int port = Machine.freePort();
        List<String> command =
                new ArrayList<>(List.of(root.resolve("usr/bin/redis-server").toString()));
        command.addAll(List.of(
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--enable-debug-command",
                "yes",
                "--requirepass",
                password));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis-" + port).toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries(root));
        RedisServer server = new RedisServer(root, port, password, builder.start());
        for (int i = 0; i < 200 && !server.isUp(); i++) {
            Thread.sleep(20);
        }
        return server;
    }

    static String libraries(Path root) {
        return root.resolve("usr/lib/x86_64-linux-gnu").toString();
    }

    private boolean isUp() throws InterruptedException {
        try {
            return "PONG".equals(ask("PING"));
        } catch (IOException e) {
            return false;
        }
    }

    String url(String login) {
        return "redis://" + login + "@127.0.0.1:" + port + "/0";
    }

    int port() {
        return port;
    }

    String ask(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                root.resolve("usr/bin/redis-cli").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "--raw"));
        command.addAll(List.of(words));
        return Machine.run(command, Map.of("REDISCLI_AUTH", password, "LD_LIBRARY_PATH", libraries(root)))
                .strip();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
