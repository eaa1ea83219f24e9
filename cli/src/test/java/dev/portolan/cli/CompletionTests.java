package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What the shells themselves make of what is typed. A shell that is not there is told of and left out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletionTests {
    private static final Path TOOLS = Run.root().resolve("target/tools");

    @TempDir
    private Path folder;

    @BeforeEach
    void there_is_a_folder_of_an_app() throws IOException {
        Files.createDirectory(folder.resolve("shop"));
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(
                    folder.resolve(shell + ".script"),
                    Run.of("completion", shell).out());
        }
    }

    /** One thing fits each, so that every shell completes it without asking. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    portolan tr                              | portolan translate
                    portolan translate --runb                | portolan translate --runbook
                    portolan translate --to f                | portolan translate --to fly
                    portolan translate sh                    | portolan translate shop
                    portolan translate shop --to=ka          | portolan translate shop --to=kamal
                    portolan translate --to fly,d            | portolan translate --to fly,defang
                    portolan translate --out sh              | portolan translate --out shop
                    portolan translate --from h              | portolan translate --from heroku
                    portolan translate --runbook o           | portolan translate --runbook only
                    portolan translate --set fly.regi        | portolan translate --set fly.region=
                    portolan --color never translate --for   | portolan --color never translate --for
                    portolan translate --stage f             | portolan translate --stage f
                    portolan compare --format js             | portolan compare --format json
                    portolan survey s                        | portolan survey shop
                    portolan snapshot her                    | portolan snapshot heroku
                    portolan providers portolan-             | portolan providers portolan-yaml
                    portolan explain fly/count-z             | portolan explain fly/count-zero
                    portolan completion z                    | portolan completion zsh
                    """)
    void what_is_typed_is_completed(String typed, String expected) throws Exception {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Optional<Path> program = program(shell);
            if (program.isEmpty()) {
                System.out.println("There is no " + shell + ": its completions are not tried.");
            } else {
                assertThat(completed(shell, program.get(), typed)).as(shell).isEqualTo(expected);
            }
        }
    }

    @Test
    void bash_takes_the_script_without_a_word() throws Exception {
        assumeTrue(program("bash").isPresent(), "there is no bash");
        assertThat(run(program("bash").orElseThrow(), "-euc", "source bash.script"))
                .isEmpty();
    }

    /** An option whose label nobody knows is completed with nothing, so it must be one of those that have nothing. */
    @Test
    void each_value_is_completed_or_is_the_users_own_word() {
        var root = new CommandLine(new Main(), new Main.Commands(Portolan.load(), "")).getCommandSpec();
        var completions = new Completions(root, Portolan.load());
        List<ArgSpec> values = Stream.concat(Stream.of(root), completions.commands().stream())
                .flatMap(command ->
                        Stream.concat(Completions.valued(command).stream(), command.positionalParameters().stream()))
                .toList();
        assertThat(values).hasSizeGreaterThan(20);
        assertThat(values.stream()
                        .filter(value -> completions.words(value).known().isEmpty()
                                && !completions.words(value).isFolder())
                        .map(ArgSpec::paramLabel)
                        .distinct())
                .containsExactlyInAnyOrder("NAME", "SECONDS");
    }

    /** The line after the key that completes; the same line where nothing or more than one thing fits. */
    private String completed(String shell, Path program, String typed) throws Exception {
        return switch (shell) {
            case "bash" -> bash(program, typed);
            case "zsh" -> zsh(program, typed);
            default -> fish(program, typed);
        };
    }

    /** As readline calls it: an equals sign is a word of its own. */
    private String bash(Path program, String typed) throws Exception {
        String words = typed.replace("=", " = ");
        String replies = run(
                program,
                "-uc",
                "source bash.script; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
                        + " _portolan; printf '%s\\n' \"${COMPREPLY[@]}\"");
        List<String> fitting = replies.lines().filter(line -> !line.isEmpty()).toList();
        int last = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('='));
        return fitting.size() == 1 ? typed.substring(0, last + 1) + fitting.get(0) : typed;
    }

    private String fish(Path program, String typed) throws Exception {
        String replies = run(
                program,
                "--no-config",
                "-c",
                "set fish_function_path $fish_function_path " + TOOLS + "/fish/usr/share/fish/functions;"
                        + " source fish.script; complete -C '" + typed + "'");
        List<String> fitting = replies.lines()
                .map(line -> line.replaceFirst("\t.*", "").replaceFirst("/$", ""))
                .distinct()
                .toList();
        return fitting.size() == 1 ? typed.substring(0, typed.lastIndexOf(' ') + 1) + fitting.get(0) : typed;
    }

    /** In a terminal of its own, where the line is written to a file after the key was pressed. */
    private String zsh(Path program, String typed) throws Exception {
        Path unpacked = TOOLS.resolve("zsh/usr");
        Path line = Files.writeString(folder.resolve("line"), "");
        String paths = "module_path=($module_path " + unpacked + "/lib/*/zsh/*(N)) fpath=($fpath " + unpacked
                + "/share/zsh/functions/**/*(/N)); ";
        Files.writeString(folder.resolve("start.zsh"), paths + """
                        PS1=
                        autoload -Uz compinit && compinit -u -D
                        zstyle ':completion:*' insert-tab false
                        zstyle ':completion:*' menu no
                        unsetopt auto_menu list_ambiguous beep
                        source zsh.script
                        show() { print -r -- "$BUFFER" > line }
                        zle -N show
                        bindkey '^X' show
                        """);
        run(
                program,
                "-f",
                "-c",
                paths + "zmodload zsh/zpty; zpty it " + program + " -f -i;"
                        + " zpty -w it 'source start.zsh; print ready > ready'; until [[ -s ready ]]; do sleep 0.05; done;"
                        + " zpty -w -n it \"$1\"$'\\t\\C-x';"
                        + " for i in {1..100}; do [[ -s line ]] && break; sleep 0.05; done; rm ready; zpty -d it",
                "zsh",
                typed);
        return Files.readString(line).strip().replaceFirst("/$", "");
    }

    private String run(Path program, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "dumb");
        builder.environment().merge("LD_LIBRARY_PATH", TOOLS + "/fish/usr/lib/x86_64-linux-gnu", (a, b) -> a + ":" + b);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    private static Optional<Path> program(String shell) {
        Stream<Path> installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(each -> Path.of(each, shell));
        return Stream.concat(
                        installed,
                        Stream.of(TOOLS.resolve(shell + "/usr/bin/" + shell), TOOLS.resolve(shell + "/bin/" + shell)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
