package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Named;
import dev.portolan.model.Service;
import dev.portolan.source.Reading;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task definitions of all fixtures and real apps. */
class TaskDefinitionsTest {
    @TempDir
    Path folder;

    @Test
    void theApiTakesThemAndFargateHasTheirSizes() throws IOException {
        int checked = 0;
        for (Path input : AllApps.all()) {
            for (Map<String, Object> definition : definitions(AllApps.PORTOLAN.read(input))) {
                assertThat(EcsApi.errors(definition)).as(input.toString()).isEmpty();
                assertThat(new FargateSize(Integer.parseInt((String) definition.get("cpu")), Integer.parseInt((String)
                                        definition.get("memory")))
                                .isValid())
                        .isTrue();
                checked++;
            }
        }
        System.out.println("the model of the ECS API takes " + checked + " task definitions");
        assertThat(checked).isGreaterThan(40);
    }

    /** As name servers have it. */
    @Test
    void aPortThatAnswersByTcpAndByUdpIsMappedTwice() {
        App app = App.builder("doors")
                .process(
                        "names",
                        names -> names.command(Command.exec("bin/names"))
                                .service("tcp", tcp -> tcp.port(5353).protocol(Service.Protocol.TCP))
                                .service("udp", udp -> udp.port(5353).protocol(Service.Protocol.UDP)))
                .build();
        String definition = AllApps.PORTOLAN.translate(app, "aws").files().stream()
                .filter(file -> file.path().endsWith("task-definition.names.json"))
                .map(RenderedFile::content)
                .findFirst()
                .orElseThrow();
        assertThat(definition.replaceAll("\\s", ""))
                .contains(
                        "{\"containerPort\":5353,\"protocol\":\"tcp\"},{\"containerPort\":5353,\"protocol\":\"udp\"}");
    }

    /** The longest of each kitchen sink: a start of the command takes a second. */
    @ParameterizedTest(name = "kitchen-sink-{0}")
    @ValueSource(strings = {"dockerfile", "buildpacks", "image"})
    void awssOwnCommandTakesThem(String build) throws Exception {
        assumeTrue(isThere("aws"), "skipped: there is no aws command");
        String longest = files(AllApps.PORTOLAN.read(AllApps.fixture("kitchen-sink-" + build))).stream()
                .filter(file -> file.path().contains("/ecs/task-definition."))
                .map(RenderedFile::content)
                .max(Comparator.comparing(String::length))
                .orElseThrow();
        assertThat(register(longest)).contains("\"taskDefinition\"");
        assertThat(register(longest.replace("\"family\"", "\"familly\""))).contains("Unknown parameter");
    }

    /** Nothing is sent: with this flag the command only looks at what it is given. */
    private String register(String definition) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("definition.json"), definition);
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(
                        "aws",
                        "ecs",
                        "register-task-definition",
                        "--region",
                        "us-east-1",
                        "--generate-cli-skeleton",
                        "output",
                        "--cli-input-json",
                        "file://" + file)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return Files.readString(printed);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'family':'a'}",
                "{'family':1,'containerDefinitions':[]}",
                "{'family':'a','containerDefinitions':[{'name':'a'}]}",
                "{'family':'a','containerDefinitions':[{'name':'a','image':'b','comand':[]}]}",
                "{'family':'a','containerDefinitions':[],'networkMode':'vpc'}",
                "{'family':'a','containerDefinitions':[],'cpu':256}",
                "{'family':'a','containerDefinitions':[{'name':'a','image':'b','portMappings':[{'containerPort':'80'}]}]}"
            })
    void whatTheApiRefusesIsFound(String json) {
        assertThat(EcsApi.errors(Json.object(json.replace('\'', '"')))).isNotEmpty();
    }

    /**
     * Every program of a task is a probe that writes down its words and its environment; so is every program that
     * {@code bash -c} starts, as the platform of before did.
     */
    @Test
    void everyCommandStartsTheSameProgramsWithTheSameWordsAndEnvironment() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash");
        var probes = new Probes(folder);
        for (Path input : AllApps.all()) {
            Reading reading = AllApps.PORTOLAN.read(input);
            if (reading.app().isPresent()) {
                App app = reading.app().get();
                RunningApp running = EcsReader.read(files(reading));
                app.processes()
                        .forEach(process -> probes.add(process.command(), started(running.processes(), process)));
                app.jobs().forEach(job -> probes.add(job.command(), started(running.jobs(), job)));
            }
        }
        probes.compare();
    }

    private static Started started(Map<String, Started> all, Named one) {
        return Objects.requireNonNull(all.get(one.name().get()), one::toString);
    }

    private static List<Map<String, Object>> definitions(Reading reading) {
        return files(reading).stream()
                .filter(file -> file.path().contains("/ecs/task-definition."))
                .map(file -> Json.object(file.content()))
                .toList();
    }

    private static List<RenderedFile> files(Reading reading) {
        return reading.app().isEmpty()
                ? List.of()
                : AllApps.PORTOLAN.translate(reading, "aws").files();
    }
}
