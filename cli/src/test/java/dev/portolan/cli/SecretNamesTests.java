package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the config of a real app holds under names that are written without the usual underscores. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretNamesTests {
    private static final List<String> NAMES = List.of(
            "PGPASSWORD",
            "DBPASSWORD",
            "SECRETKEY",
            "ACCESSTOKEN",
            "ADMIN_PW",
            "LDAP_BINDPW",
            "PSK",
            "BEARER",
            "PIN",
            "MNEMONIC");

    /** Each of them looks like something that nobody would hide. */
    private static final List<String> VALUES =
            List.of("correcthorsebattery", "hunter2", "4098211", "legal winner thank year");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fly", "kamal", "defang", "aws", "portolan-yaml"})
    void a_value_under_a_name_of_a_secret_is_in_no_file(String target) throws IOException {
        for (String value : VALUES) {
            Path app = app(value);
            Path out = folder.resolve("out");

            Run run = Run.of("translate", app, "--to", target, "--out", out, "--force");

            assertThat(run.out() + run.err()).doesNotContain(value);
            try (Stream<Path> files = Files.walk(out)) {
                assertThat(files.filter(Files::isRegularFile).toList())
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Run.read(file)).doesNotContain(value));
            }
        }
    }

    private Path app(String value) throws IOException {
        Path live = Files.createDirectories(folder.resolve("app/.portolan/heroku"));
        Files.writeString(folder.resolve("app/Procfile"), "web: bin/web\n");
        List<String> pairs = NAMES.stream()
                .map(name -> "\"" + name + "\": \"" + value + "\"")
                .toList();
        Files.writeString(live.resolve("config.json"), "{" + String.join(", ", pairs) + "}");
        return folder.resolve("app");
    }
}
