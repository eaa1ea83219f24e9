package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.model.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShlexTest {
    private static final String HOSTILE = "ab '\"\\#$`\n\t\r=;&|<>(){}*?~!%é漢\u00a0";

    @Test
    void itCutsAsGoogleShlexDoes() {
        assertThat(Shlex.split("one \"two three\" 'four \\ five' six\\ seven"))
                .containsExactly("one", "two three", "four \\ five", "six seven");
        assertThat(Shlex.split("a #b c\nd e#f")).containsExactly("a", "d", "e#f");
        assertThat(Shlex.split("\"a\\nb\" '' x\"\"y")).containsExactly("anb", "", "xy");
        assertThat(Shlex.split("  \t\r\n ")).isEmpty();
    }

    @Test
    void itRefusesWhatIsLeftOpenWithFlyctlsWords() {
        assertThatThrownBy(() -> Shlex.split("a 'b")).hasMessage("EOF found when expecting closing quote");
        assertThatThrownBy(() -> Shlex.split("a \"b")).hasMessage("EOF found when expecting closing quote");
        assertThatThrownBy(() -> Shlex.split("a \\")).hasMessage("EOF found after escape character");
    }

    @Test
    void itWritesPlainWordsPlainlyAndOthersReadably() {
        assertThat(Shlex.join(List.of("bundle", "exec", "puma", "-C", "config/puma.rb")))
                .isEqualTo("bundle exec puma -C config/puma.rb");
        assertThat(Shlex.join(List.of("/bin/sh", "-c", "exec a ${B:-10}"))).isEqualTo("/bin/sh -c 'exec a ${B:-10}'");
        assertThat(Shlex.join(List.of("it's", "", "#x"))).isEqualTo("\"it's\" '' '#x'");
    }

    @Test
    void whatIsJoinedIsCutIntoTheSameWords() {
        var random = new Random(20_261_120);
        for (int i = 0; i < 10_000; i++) {
            List<String> argv = new ArrayList<>();
            int words = 1 + random.nextInt(5);
            for (int word = 0; word < words; word++) {
                argv.add(random.ints(random.nextInt(12), 0, HOSTILE.length())
                        .collect(StringBuilder::new, (text, c) -> text.append(HOSTILE.charAt(c)), StringBuilder::append)
                        .toString());
            }
            assertThat(Shlex.split(Shlex.join(argv))).isEqualTo(argv);
        }
    }

    @Test
    void theCommandsOfRealAppsComeBackAsTheyWere() throws IOException {
        Optional<Path> corpus = SharedFiles.find("corpus");
        assumeTrue(corpus.isPresent());
        List<String> commands = new ArrayList<>();
        try (Stream<Path> files = Files.walk(corpus.get())) {
            for (Path file : files.filter(path -> path.endsWith("Procfile")).toList()) {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.matches("[A-Za-z0-9_-]+:.*\\S.*"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .forEach(commands::add);
            }
        }
        assertThat(commands).hasSizeGreaterThan(100);
        assertThat(commands).allSatisfy(command -> {
            List<String> argv = Command.shell(command).toArgv();
            assertThat(Shlex.split(Shlex.join(argv))).isEqualTo(argv);
        });
    }
}
