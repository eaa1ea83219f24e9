package dev.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real Kamal, where {@code -Dportolan.kamal} names its command; and a docker that only says what it is told. */
final class RealKamal {
    private static final Path SCRIPT =
            Run.root().resolve("provider-kamal/src/test/resources/dev/portolan/kamal/batch.rb");

    private RealKamal() {}

    /**
     * What Kamal says of a configuration.
     *
     * @param folder the app's
     * @param what {@code accepted}, {@code refused}, a container that it would {@code run}, its {@code env} file, or a
     *     command that it would {@code exec} for the release
     * @param role the role that it is about
     * @param text the message, the command line or the file
     */
    record Answer(Path folder, String what, String role, String text) {}

    /**
     * What docker is told.
     *
     * @param entrypoint the program that gets the words; empty for the image's own
     * @param environment what {@code --env} says
     * @param argv the words behind the image
     */
    record Container(String entrypoint, Map<String, String> environment, List<String> argv) {}

    static Optional<String> command() {
        String command = System.getProperty("portolan.kamal", "");
        if (command.isEmpty()) {
            System.out.println("skipped: -Dportolan.kamal names no kamal command");
        }
        return Optional.of(command).filter(name -> !name.isEmpty());
    }

    /** Reads the configurations of all these folders, in one process. */
    static List<Answer> read(String command, List<Path> folders, Path work) throws IOException, InterruptedException {
        List<String> asked = new ArrayList<>();
        for (Path folder : folders) {
            asked.add(folder.toAbsolutePath() + "\tconfig/deploy.yml\t" + stage(folder.resolve("config")) + "\trun");
        }
        Path list = Files.write(work.resolve("asked"), asked);
        var builder = new ProcessBuilder(command, "version")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("answered").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("RUBYOPT", "-r" + SCRIPT);
        builder.environment().put("PORTOLAN_BATCH", list.toString());
        int status = builder.start().waitFor();
        List<String> lines = Files.readAllLines(work.resolve("answered"));
        assertThat(status).as(String.join("\n", lines)).isZero();
        return lines.stream()
                .map(line -> line.split("\t", -1))
                .map(parts -> new Answer(
                        Path.of(parts[0]),
                        parts[1],
                        parts[2],
                        new String(Base64.getDecoder().decode(parts[3]), UTF_8)))
                .toList();
    }

    /** Runs command lines of docker by a shell of a server, with a docker that only writes down its words. */
    static List<Container> run(String shell, List<String> lines, Path work) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(Path.of(shell).getFileName()));
        Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\nprintf '%s\\0' \"$@\" > \"$OUT\"\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        for (int i = 0; i < lines.size(); i++) {
            Files.writeString(folder.resolve(i + ".line"), lines.get(i));
        }
        String all = "for line in *.line; do OUT=$line.out " + shell + " -c \"$(cat $line)\" || exit; done";
        var builder = new ProcessBuilder("/bin/sh", "-c", all)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        // The server's own, which no command may see.
        builder.environment().put("PORT", "9999");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        List<Container> containers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String words = Files.readString(folder.resolve(i + ".line.out"));
            containers.add(container(
                    Arrays.asList(words.substring(0, words.length() - 1).split("\0", -1))));
        }
        return containers;
    }

    private static Container container(List<String> words) {
        Map<String, String> environment = new LinkedHashMap<>();
        String entrypoint = "";
        int at = 1;
        while (words.get(at).startsWith("--")) {
            String option = words.get(at);
            boolean isFlag = List.of("--detach", "--rm").contains(option);
            String value = words.get(at + 1);
            if (option.equals("--env")) {
                String[] pair = value.split("=", 2);
                environment.put(pair[0], pair.length == 1 ? "" : pair[1]);
            } else if (option.equals("--entrypoint")) {
                entrypoint = value;
            }
            at += isFlag ? 1 : 2;
        }
        return new Container(entrypoint, environment, List.copyOf(words.subList(at + 1, words.size())));
    }

    private static String stage(Path config) throws IOException {
        try (Stream<Path> files = Files.list(config)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("deploy\\..+\\.yml"))
                    .map(name -> name.substring("deploy.".length(), name.length() - ".yml".length()))
                    .findFirst()
                    .orElse("");
        }
    }
}
