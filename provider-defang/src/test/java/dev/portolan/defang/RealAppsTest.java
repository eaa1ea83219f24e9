package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.HerokuSource;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.source.Reading;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.yaml.PortolanYamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures and real apps: the schemas and docker compose take every file, and start what the app states. */
class RealAppsTest {
    private static final Portolan PORTOLAN =
            Portolan.of(List.of(new HerokuSource(), new PortolanYamlSource()), List.of(new DefangProvider()));

    private final List<String> scripts = new ArrayList<>();
    private int files;
    private int commands;
    private int values;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "built by {0}")
    @ValueSource(strings = {DefangSettings.DOCKERFILE, DefangSettings.RAILPACK})
    void everyFileIsTakenAndStartsWhatTheAppStates(String build) throws Exception {
        Optional<ComposeSchemas> schemas = ComposeSchemas.find();
        Optional<DockerCompose> compose = DockerCompose.find();
        for (Path app : apps()) {
            Reading reading = PORTOLAN.read(app);
            if (reading.app().isPresent()) {
                var setting = new GivenSetting("build", List.of(build), Origin.CODE);
                Translation translation = PORTOLAN.translate(reading, "defang", List.of(setting));
                assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                        .as(app.toString())
                        .isEmpty();
                assertThat(translation.findings())
                        .as(app.toString())
                        .noneMatch(finding -> finding.code() == DefangFinding.FILE_REFUSED
                                || finding.code() == DefangFinding.DEPLOY_FAILS);
                List<RenderedFile> composeFiles = composeFiles(translation);
                if (schemas.isPresent()) {
                    for (RenderedFile file : composeFiles) {
                        assertThat(schemas.get().errors(file.content()))
                                .as(app + " " + file.path())
                                .isEmpty();
                    }
                }
                if (compose.isPresent()) {
                    compare(compose.get(), app, reading.app().get(), translation);
                }
                files += composeFiles.size();
            }
        }
        System.out.println("defang, " + build + ": " + files + " files"
                + (schemas.isPresent() ? " are valid by both schemas" : "") + "; docker compose started " + commands
                + " commands and " + values + " values as the app states them");
        assertThat(files).isPositive();
        if (build.equals(DefangSettings.RAILPACK)) {
            assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash");
            new SameProgram(folder).check(scripts);
        }
    }

    /** All but the workflow, which is GitHub's. */
    private static List<RenderedFile> composeFiles(Translation translation) {
        return translation.files().stream()
                .filter(file -> file.path().endsWith(".yaml") && !file.path().startsWith(".github/"))
                .toList();
    }

    private static List<Path> apps() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> fixtures = Files.list(Path.of("..", "fixtures"))) {
            fixtures.map(fixture -> fixture.resolve("input")).sorted().forEach(all::add);
        }
        Optional<Path> corpus = SharedFiles.find("corpus");
        if (corpus.isPresent()) {
            try (Stream<Path> folders = Files.list(corpus.get())) {
                folders.filter(Files::isDirectory).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private void compare(DockerCompose compose, Path from, App app, Translation translation) throws IOException {
        Path place = Files.createTempDirectory(folder, "app");
        Map<String, String> literals = new LinkedHashMap<>();
        app.env()
                .forEach(variable -> variable.literal()
                        .ifPresent(text -> literals.put(variable.name().get(), text)));
        List<Path> written = new ArrayList<>();
        for (RenderedFile file : composeFiles(translation)) {
            Path path = place.resolve(file.path());
            Files.createDirectories(path.getParent());
            written.add(Files.writeString(path, file.content()));
        }
        if (app.processes().isEmpty() && app.jobs().isEmpty()) {
            return;
        }
        Map<String, Map<String, Object>> services = compose.services(written, literals);
        app.processes().forEach(process -> started(from, services, process.name(), process.command(), literals));
        app.jobs().forEach(job -> started(from, services, job.name(), job.command(), literals));
    }

    private void started(
            Path from,
            Map<String, Map<String, Object>> services,
            Fact<String> name,
            Fact<Command> command,
            Map<String, String> literals) {
        String legal =
                name.get().toLowerCase(java.util.Locale.ROOT).replace('_', '-').replaceAll("^([0-9])", "x-$1");
        assertThat(services).as(String.valueOf(from)).containsKey(legal);
        Map<String, Object> service = DefangReader.at(services, legal);
        Map<String, Object> environment = DefangReader.map(service.get("environment"));
        literals.forEach((key, text) -> {
            if (!key.equals("PORT")) {
                assertThat(DockerCompose.text(DefangReader.at(environment, key)))
                        .as(from + " " + key)
                        .isEqualTo(text);
                values++;
            }
        });
        if (command.isPresent() && !(command.get() instanceof Command.OfImage)) {
            List<String> words = ((List<?>) DefangReader.at(service, "command"))
                    .stream().map(DockerCompose::text).toList();
            argv(from, service, command.get(), words);
            commands++;
        }
    }

    private void argv(Path from, Map<String, Object> service, Command command, List<String> words) {
        Map<String, Object> build = DefangReader.map(service.get("build"));
        boolean isRailpack = !build.isEmpty() && words.size() == 1 && !words.equals(command.toArgv());
        if (isRailpack) {
            if (words.get(0).equals("exec -- " + command)) {
                return; // no shell but this one has a say in it
            }
            scripts.add(words.get(0));
            scripts.add(command.match(Command.Shell::script, exec -> words.get(0), image -> ""));
            assertThat(Command.shell(words.get(0)).toArgv())
                    .as(from + " " + command)
                    .isEqualTo(command.toArgv());
        } else {
            assertThat(words).as(from + " " + command).isEqualTo(command.toArgv());
        }
    }
}
