package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real apps for Kamal, where the folder that holds them is there; and what Kamal makes of all that is written for it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KamalCorpusTests {
    /** What a finding says of a value that does not arrive as it is. */
    private static final String TOLD = "VALUE_CHANGED|PORT_NOT_A_PORT";

    @TempDir
    Path folder;

    /**
     * A folder with what was written for Kamal, and the app.
     *
     * @param name the app's folder
     * @param app the app
     * @param told the names of the environment whose values are not those that the app states, as findings say
     */
    private record Written(Path name, App app, Set<String> told) {}

    @Test
    void every_app_is_translated_with_no_fact_unanswered_and_containers_get_the_words_that_it_states()
            throws Exception {
        Path corpus = Run.root().resolveSibling("shared").resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), () -> "skipped: no folder " + corpus);
        List<Written> written = written(folders(corpus), "corpus");
        assertThat(written).hasSizeGreaterThan(80);
        System.out.println("corpus to kamal: " + written.size() + " translated");
        compare(written);
    }

    @Test
    void every_fixture_is_accepted_and_containers_get_the_words_that_it_states() throws Exception {
        List<Path> inputs = new ArrayList<>();
        for (Path fixture : folders(Run.root().resolve("fixtures"))) {
            if (Files.isDirectory(fixture.resolve("expected").resolve("kamal"))) {
                inputs.add(fixture.resolve("input"));
            }
        }
        assertThat(inputs).hasSizeGreaterThan(10);
        compare(written(inputs, "fixtures"));
    }

    private List<Written> written(List<Path> inputs, String where) throws IOException {
        Portolan portolan = Portolan.load();
        List<Written> written = new ArrayList<>();
        for (Path input : inputs) {
            Reading reading = portolan.read(input);
            if (reading.app().isEmpty()) {
                continue;
            }
            Translation translation = portolan.translate(reading, "kamal");
            assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                    .as(input.toString())
                    .isEmpty();
            assertThat(translation.findings())
                    .as(input.toString())
                    .noneMatch(finding -> finding.code().name().matches("FILE_REFUSED|DEPLOY_FAILS"));
            Path out = folder.resolve(where).resolve(Integer.toString(written.size()));
            for (RenderedFile file : translation.files()) {
                Path path = out.resolve(file.path());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.path().startsWith(".kamal/secrets") ? withoutVault(file) : file.content());
            }
            written.add(new Written(out.toRealPath(), reading.app().get(), told(translation)));
        }
        return written;
    }

    /** No vault is here to be asked; KamalToolTest plays one. */
    private static String withoutVault(RenderedFile file) {
        return file.content()
                .replaceAll("(?m)^.*\\$\\(kamal secrets fetch .*\\)\n", "")
                .replaceAll("\\$\\(kamal secrets extract .*\\)", "from-a-vault");
    }

    private static Set<String> told(Translation translation) {
        Set<String> told = new LinkedHashSet<>();
        translation.findings().stream()
                .filter(finding -> finding.code().name().matches(TOLD))
                .flatMap(finding -> finding.facts().stream())
                .map(Fact::path)
                .filter(path -> path.steps().size() > 1)
                .forEach(path -> told.add(path.steps().get(1)));
        return told;
    }

    /** Kamal reads the files, a server's shell reads its command lines, and docker hands over what is asked of it. */
    private void compare(List<Written> written) throws IOException, InterruptedException {
        String command = RealKamal.command().orElse("");
        assumeTrue(!command.isEmpty());
        List<RealKamal.Answer> answers =
                RealKamal.read(command, written.stream().map(Written::name).toList(), folder);
        assertThat(answers)
                .filteredOn(answer -> answer.what().equals("refused"))
                .isEmpty();
        List<RealKamal.Answer> started = answers.stream()
                .filter(answer -> answer.what().matches("run|exec"))
                .toList();
        List<String> lines = started.stream().map(RealKamal.Answer::text).toList();
        List<RealKamal.Container> containers = RealKamal.run("/bin/sh", lines, folder);
        assertThat(RealKamal.run("/bin/bash", lines, folder)).isEqualTo(containers);
        int commands = 0;
        int values = 0;
        for (Written one : written) {
            Map<String, Command> stated = commands(one.app());
            for (int i = 0; i < started.size(); i++) {
                RealKamal.Answer answer = started.get(i);
                if (!answer.folder().equals(one.name()) || !stated.containsKey(answer.role())) {
                    continue;
                }
                RealKamal.Container container = containers.get(i);
                assertThat(argv(container))
                        .as(answer.toString())
                        .isEqualTo(stated.get(answer.role()).toArgv());
                commands++;
                if (answer.what().equals("run")) {
                    Map<String, String> environment = new LinkedHashMap<>(container.environment());
                    answers.stream()
                            .filter(other -> other.what().equals("env")
                                    && other.folder().equals(one.name())
                                    && other.role().equals(answer.role()))
                            .flatMap(other -> other.text().lines())
                            .map(line -> line.split("=", 2))
                            .forEach(pair -> environment.putIfAbsent(pair[0], pair[pair.length - 1]));
                    values += values(one, environment);
                }
            }
        }
        System.out.println("kamal: " + written.size() + " configurations accepted; " + commands + " commands and "
                + values + " values arrive in containers as stated");
        assertThat(commands).isGreaterThan(10);
    }

    /** The launcher of an image of buildpacks starts what follows two dashes as it is. */
    private static List<String> argv(RealKamal.Container container) {
        List<String> argv = container.argv();
        boolean isLaunched = container.entrypoint().equals("launcher") && argv.size() > 1;
        return isLaunched ? argv.subList(1, argv.size()) : argv;
    }

    private static Map<String, Command> commands(App app) {
        Map<String, Command> commands = new LinkedHashMap<>();
        for (ProcessType process : app.processes()) {
            process.command()
                    .ifPresent(
                            command -> commands.put(process.name().get().replaceAll("[^A-Za-z0-9_-]", "-"), command));
        }
        // A limit of time stands before the words of a job.
        if (app.release().timeout().isAbsent()) {
            app.release().command().ifPresent(command -> commands.put("release", command));
        }
        return commands;
    }

    private static int values(Written written, Map<String, String> environment) {
        int values = 0;
        for (EnvVariable variable : written.app().env()) {
            String name = variable.name().get();
            if (variable.literal().isPresent() && !written.told().contains(name)) {
                assertThat(environment)
                        .as(written.name() + " " + name)
                        .containsEntry(name, variable.literal().get());
                values++;
            }
        }
        return values;
    }

    private static List<Path> folders(Path above) throws IOException {
        try (Stream<Path> folders = Files.list(above)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
