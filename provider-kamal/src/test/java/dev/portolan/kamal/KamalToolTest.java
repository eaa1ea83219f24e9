package dev.portolan.kamal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Kamal, where {@code -Dportolan.kamal} names its command. */
class KamalToolTest {
    private static final int CASES = 2_000;

    @TempDir
    Path folder;

    /** The first thing that Kamal finds is among what we find; and what it takes we take. */
    @Test
    void itRefusesWhatOurRulesRefuse() throws Exception {
        String kamal = kamal();
        var configurations = new RandomConfigurations(20_261_120L);
        List<Document> files = new ArrayList<>();
        var asked = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            files.add(configurations.next());
            Files.writeString(folder.resolve(i + ".yml"), DocumentWriter.write(files.get(i)));
            asked.append(folder).append('\t').append(i).append(".yml\t\t\n");
        }
        Path list = Files.writeString(folder.resolve("asked"), asked);
        String script = Path.of("src/test/resources/dev/portolan/kamal/batch.rb")
                .toAbsolutePath()
                .toString();
        String answer = run(
                folder, List.of(kamal, "version"), Map.of("RUBYOPT", "-r" + script, "PORTOLAN_BATCH", list.toString()));
        List<String> lines = answer.lines().toList();
        assertThat(lines).hasSize(CASES);
        List<String> differences = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            String[] parts = lines.get(i).split("\t", -1);
            String message = new String(Base64.getDecoder().decode(parts[3]), UTF_8);
            List<String> ours = KamalRules.check(List.of(files.get(i))).stream()
                    .filter(finding -> finding.code() == KamalFinding.FILE_REFUSED)
                    .map(Finding::detail)
                    .toList();
            boolean isRefused = parts[1].equals("refused");
            refused += isRefused ? 1 : 0;
            if (isRefused ? ours.stream().noneMatch(detail -> detail.contains(message)) : !ours.isEmpty()) {
                differences.add(i + ": " + parts[1] + " '" + message + "' ours " + ours + "\n"
                        + DocumentWriter.write(files.get(i)));
            }
        }
        System.out.println("kamal config: " + CASES + " configurations, " + refused + " refused, as our rules do");
        assertThat(differences).isEmpty();
    }

    @Test
    void itReadsBackEveryValueThatIsWritten() throws Exception {
        String kamal = kamal();
        var random = new Random(20_261_120L);
        Map<String, String> values = new LinkedHashMap<>();
        var file = new StringBuilder();
        while (values.size() < CASES) {
            String value = DotenvTest.value(random);
            String name = "K" + values.size();
            Dotenv.quote(value).ifPresent(quoted -> {
                values.put(name, value);
                file.append(name).append('=').append(quoted).append('\n');
            });
        }
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve(".kamal"));
        Files.writeString(folder.resolve(".kamal/secrets"), file);
        Files.writeString(folder.resolve("config/deploy.yml"), """
                service: x
                image: x
                servers: [192.0.2.1]
                registry: { server: "localhost:5555" }
                builder: { arch: amd64 }
                """);
        var printed = new StringBuilder();
        values.forEach((name, value) ->
                printed.append(name).append('=').append(value).append(value.endsWith("\n") ? "" : "\n"));
        assertThat(run(folder, List.of(kamal, "secrets", "print"), Map.of())).isEqualTo(printed.toString());
        assertThat(DotenvParser.parse(file.toString(), name -> "")).isEqualTo(values);
        System.out.println("kamal secrets print: " + values.size() + " values came back");
    }

    /** With a backslash before dollar signs, as a finding says; Doppler's program is played by a script. */
    @Test
    void itTakesEveryValueOutOfAVault() throws Exception {
        String kamal = kamal();
        var random = new Random(20_261_120L);
        Map<String, String> values = new LinkedHashMap<>();
        while (values.size() < 500) {
            String value = DotenvTest.value(random);
            if (!value.endsWith("\n")) {
                values.put("K" + values.size(), value);
            }
        }
        App.Builder app = App.builder("x").stage("staging");
        values.keySet().forEach(name -> app.env(name, EnvValue.secret()));
        Settings settings = Settings.none("kamal").with(VaultSettings.VAULT, "doppler");
        new KamalProvider()
                .translate(app.build(), settings).documents().stream()
                        .filter(document -> document.path().matches("config/.*|\\.kamal/secrets.*"))
                        .forEach(document -> write(document.path(), DocumentWriter.write(document)));
        var vault = new StringBuilder("{");
        values.forEach((name, value) -> vault.append(vault.length() == 1 ? "" : ",")
                .append(json(name))
                .append(":{\"computed\":")
                .append(json(value.replaceAll("\\$(?!\\()", "\\\\\\$")))
                .append('}'));
        write("vault.json", vault.append('}').toString());
        write("programs/doppler", "#!/bin/sh\ncase \"$1\" in secrets) cat \"$VAULT\" ;; esac\n");
        assertThat(folder.resolve("programs/doppler").toFile().setExecutable(true))
                .isTrue();
        var printed = new StringBuilder();
        values.forEach(
                (name, value) -> printed.append(name).append('=').append(value).append('\n'));
        String output = run(
                folder,
                List.of(kamal, "secrets", "print", "-d", "staging"),
                Map.of(
                        "PATH",
                        folder.resolve("programs") + ":" + System.getenv("PATH"),
                        "DOPPLER_TOKEN",
                        "dp.st.x",
                        "VAULT",
                        folder.resolve("vault.json").toString()));
        assertThat(output.substring(output.indexOf("\nK0=") + 1)).isEqualTo(printed.toString());
        System.out.println("kamal secrets print: " + values.size() + " values came out of a vault");
    }

    private void write(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        return json.append('"').toString();
    }

    private static String kamal() {
        String command = System.getProperty("portolan.kamal", "");
        if (command.isEmpty()) {
            System.out.println("skipped: -Dportolan.kamal names no kamal command");
        }
        assumeTrue(!command.isEmpty());
        return command;
    }

    private static String run(Path where, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
