package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.heroku.dockerfile.DockerfileFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.SecretFinding;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How real apps are built, and what their Dockerfiles say. */
class BuildCorpusTest {
    private static final List<FindingCode> ODD = List.of(
            DockerfileFinding.DOCKERFILE_LINE_REFUSED,
            DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS,
            DockerfileFinding.ENTRYPOINT_DROPS_COMMANDS,
            DockerfileFinding.ENTRYPOINT_TAKES_ARGUMENTS,
            DockerfileFinding.ENTRYPOINT_MIGRATES,
            DockerfileFinding.BASH_MISSING,
            DockerfileFinding.SHELL_MISSING,
            DockerfileFinding.PROGRAM_WITH_BLANKS,
            SecretFinding.SECRET_IN_TEXT);

    @Test
    void everyAppHasOneAnswerToHowItIsBuilt() throws IOException {
        var answers = new TreeMap<String, Integer>();
        int packages = 0;
        for (Path folder : folders()) {
            ProjectFolder files = ProjectFolder.open(folder);
            if (!new HerokuSource().recognises(files)) {
                continue;
            }
            Reading reading = new HerokuSource().read(files, "production");
            Build build = reading.app().orElseThrow().build();
            String answer = build.match(
                    () -> "none, and an error",
                    dockerfile -> "Dockerfile",
                    buildpacks -> buildpacks.builder().orElse("no builder"),
                    image -> "image");
            answers.merge(answer, 1, Integer::sum);
            boolean isMissing =
                    reading.findings().stream().anyMatch(finding -> finding.code() == HerokuFinding.DOCKERFILE_MISSING);
            assertThat(build instanceof Build.Unstated)
                    .as(folder + ": " + answer)
                    .isEqualTo(isMissing && !(build instanceof Build.Dockerfile));
            assertThat(answer).as(folder.toString()).isNotEqualTo("no builder").isNotEqualTo("image");
            if (build instanceof Build.Buildpacks buildpacks) {
                packages += buildpacks.packages().size();
                assertThat(packagesOf(files, reading)).as(folder.toString()).isTrue();
            }
            assertThat(reading.findings())
                    .as(folder.toString())
                    .noneMatch(finding -> finding.code() == SecretFinding.SECRET_IN_TEXT);
        }
        System.out.printf(
                "corpus: apps by how they are built: %s; %d packages of the system listed by name; no secret in a text%n",
                answers, packages);
        assertThat(answers).containsKeys("heroku/builder:24", "Dockerfile");
        assertThat(packages).isPositive();
    }

    /** Each name of an Aptfile is a package of the app, or told. */
    private static boolean packagesOf(ProjectFolder files, Reading reading) {
        String told = reading.findings().stream()
                .filter(finding -> finding.code() == HerokuFinding.APT_LINES_LEFT
                        || finding.code() == HerokuFinding.APTFILE_UNUSED)
                .map(Finding::detail)
                .collect(Collectors.joining());
        String stated = reading.app().orElseThrow().build().toString();
        String text = files.exists("Aptfile") ? files.text("Aptfile").orElse("") : "";
        return text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .flatMap(line -> line.startsWith(":repo:")
                        ? Stream.of("sources")
                        : Stream.of(line.strip().split("\\s+")))
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .allMatch(word -> stated.contains(word) || told.contains(word) || word.equals("sources"));
    }

    /** Few of these apps are built by their Dockerfiles; here all are, with the commands of their Procfiles. */
    @Test
    void everyDockerfileIsReadAsIfTheAppWereBuiltByIt() throws IOException {
        var told = new TreeMap<String, List<String>>();
        var counts = new TreeMap<String, Integer>();
        int read = 0;
        for (Path folder : folders()) {
            for (Path file : files(folder)) {
                String name = file.getFileName().toString();
                if (name.toLowerCase(Locale.ROOT).contains("dockerfile")) {
                    read++;
                    for (Finding finding : builtBy(folder, name).findings()) {
                        if (finding.code() instanceof DockerfileFinding) {
                            counts.merge(finding.code().id(), 1, Integer::sum);
                        }
                        if (ODD.contains(finding.code())) {
                            told.computeIfAbsent(finding.code().id(), any -> new ArrayList<>())
                                    .add(folder.getFileName() + "/" + name);
                        }
                    }
                }
            }
        }
        System.out.printf("corpus: %d Dockerfiles, told: %s; the oddest: %s%n", read, counts, told);
        assertThat(read).isGreaterThan(60);
        // Read by eye, each of them; a new one is to be judged before it is added.
        assertThat(told)
                .isEqualTo(Map.of(
                        DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS.id(),
                        List.of("department-of-veterans-affairs__caseflow/Dockerfile"),
                        DockerfileFinding.SHELL_MISSING.id(),
                        List.of("consumet__api.consumet.org/Dockerfile.distroless")));
    }

    private static Reading builtBy(Path folder, String dockerfile) throws IOException {
        var yaml = new StringBuilder("build: {docker: {web: " + dockerfile + "}}\n");
        Reading asItIs = new HerokuSource().read(ProjectFolder.open(folder), "production");
        asItIs.app().ifPresent(app -> {
            app.release()
                    .command()
                    .ifPresent(command -> yaml.append("release: {image: web, command: [" + quoted(command) + "]}\n"));
            List<String> commands = app.processes().stream()
                    .filter(process -> process.command().get() instanceof Command.Shell)
                    .map(process -> "  " + process.name().get() + ": {image: web, command: ["
                            + quoted(process.command().get()) + "]}\n")
                    .toList();
            yaml.append(commands.isEmpty() ? "" : "run:\n" + String.join("", commands));
        });
        var project = new LinkedHashMap<String, String>();
        for (Path file : files(folder)) {
            project.put(file.getFileName().toString(), Files.readString(file));
        }
        project.remove("app.json");
        project.put("heroku.yml", yaml.toString());
        var built = Project.with("heroku.yml", yaml.toString());
        project.forEach(built::and);
        return built.read();
    }

    private static String quoted(Command command) {
        return "'" + command.toString().replace("'", "''") + "'";
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Shared.path("corpus"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
