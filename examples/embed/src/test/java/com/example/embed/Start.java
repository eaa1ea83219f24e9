package com.example.embed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server as a process of its own, started as a user starts it. */
final class Start implements AutoCloseable {
    private final Process process;
    private final String address;

    private Start(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        address = String.valueOf(output.readLine());
    }

    /** The JVM's own program. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Start onTheClassPath(String... arguments) throws IOException {
        String path = String.join(System.getProperty("path.separator"), "target/classes", "target/lib/*");
        return new Start(with(List.of("-cp", path, "com.example.embed.Main"), arguments));
    }

    static Start onTheModulePath(String... arguments) throws IOException {
        String path = String.join(System.getProperty("path.separator"), "target/classes", "target/lib");
        return new Start(with(List.of("-p", path, "-m", "com.example.embed/com.example.embed.Main"), arguments));
    }

    private static List<String> with(List<String> all, String... more) {
        var arguments = new ArrayList<>(all);
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** What it printed first. */
    String address() {
        return address;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
