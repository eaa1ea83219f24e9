package dev.portolan.heroku;

import static dev.portolan.heroku.Project.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.dockerfile.DockerfileFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.SecretFinding;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the Dockerfiles that an app is built by. */
class DockerfileReaderTest {
    private static final String WEB = "build: {docker: {web: Dockerfile}}\n";

    @Test
    void commandBehindAnEntrypointInShellFormNeverRuns() {
        var project = with("heroku.yml", WEB + "run:\n  web: bin/web\n  worker: {command: [bin/worker], image: web}\n")
                .and("Dockerfile", "FROM ruby:3.4\nENTRYPOINT bin/start --all\n");
        Finding told = project.finding(DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS);
        assertThat(told.detail())
                .isEqualTo("The entrypoint is 'bin/start --all'. This concerns 'web: bin/web', 'worker: bin/worker'.");
        assertThat(told.origins())
                .containsExactly(
                        Origin.inFile("Dockerfile", 2, 1),
                        Origin.inFile("heroku.yml", 3, 8),
                        Origin.inFile("heroku.yml", 4, 21));
    }

    @Test
    void shellThatIsWrittenAsAListReadsNoCommandEither() {
        assertThat(codes("ENTRYPOINT [\"/bin/bash\", \"-c\", \"bin/start\"]"))
                .contains(DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS);
        assertThat(codes("ENTRYPOINT [\"/bin/bash\", \"-c\", \"exec $0 $@\"]"))
                .doesNotContain(DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS);
        assertThat(codes("ENTRYPOINT [\"bundle\", \"exec\"]")).isEmpty();
        assertThat(codes("ENTRYPOINT [\"/usr/bin/tini\", \"--\"]")).isEmpty();
        assertThat(codes("ENTRYPOINT []")).isEmpty();
    }

    @Test
    void entrypointWithoutCommandsBehindItIsInOrder() {
        var project = with("heroku.yml", WEB).and("Dockerfile", "FROM ruby:3.4\nENTRYPOINT bin/start\n");
        assertThat(dockerCodes(project)).containsExactly(DockerfileFinding.IMAGE_COMMAND);
    }

    @Test
    void releaseAndEntrypointThatBothMigrateAreToldWithBothPlaces() {
        var project = script(
                        "#!/bin/sh\n\nif [ \"$1\" = web ]; then\n  # once\n  ./bin/rails db:prepare\nfi\nexec \"${@}\"\n")
                .and(
                        "heroku.yml",
                        WEB + "run: {web: bin/web}\nrelease:\n  image: web\n  command:\n    - rails db:migrate\n");
        Finding told = project.finding(DockerfileFinding.ENTRYPOINT_MIGRATES);
        assertThat(told.detail())
                .isEqualTo(
                        "The script says './bin/rails db:prepare' under 'if [ \"$1\" = web ]; then', and the release runs 'rails db:migrate'.");
        assertThat(told.origins()).containsExactly(Origin.inFile("bin/start", 5, 1), Origin.inFile("heroku.yml", 6, 5));
    }

    @Test
    void entrypointThatMigratesWithoutAReleaseIsHowTheAppWorks() {
        assertThat(dockerCodes(script("#!/bin/sh\nrails db:prepare\nexec \"$@\"\n")))
                .isEmpty();
    }

    @Test
    void scriptIsReadAsFarAsAShellReadsIt() {
        assertThat(dockerCodes(script("#!/bin/sh\nbin/prepare\n")))
                .containsExactly(DockerfileFinding.ENTRYPOINT_DROPS_COMMANDS);
        assertThat(dockerCodes(script("#!/bin/sh\n\"$@\"\n")))
                .containsExactly(DockerfileFinding.ENTRYPOINT_KEEPS_SIGNALS);
        assertThat(dockerCodes(script("#!/usr/bin/env ruby\nexec(*ARGV)\n"))).isEmpty();
    }

    @Test
    void programsThatNeedBashAreToldTogether() {
        var project = with(
                        "heroku.yml",
                        WEB + "run:\n  web: source bin/env && bin/web\n  worker: {command: [bin/worker], image: web}\n")
                .and("Dockerfile", "ARG TAG=3.20\nFROM alpine:$TAG\nCOPY bin/start /start\nENTRYPOINT [\"/start\"]\n")
                .and("bin/start", "#!/bin/bash\nexec \"$@\"\n");
        Finding told = project.finding(DockerfileFinding.BASH_MISSING);
        assertThat(told.detail())
                .isEqualTo("'web: source bin/env && bin/web', 'bin/start'. The image begins with 'alpine:3.20'.");
        assertThat(told.origins())
                .containsExactly(
                        Origin.inFile("heroku.yml", 3, 8),
                        Origin.inFile("bin/start", 1, 1),
                        Origin.inFile("Dockerfile", 2, 1));
        project.and("Dockerfile", "FROM alpine\nRUN apk add bash\nCOPY bin/start /start\nENTRYPOINT [\"/start\"]\n");
        assertThat(dockerCodes(project)).isEmpty();
    }

    @Test
    void programInShellFormNeedsAShell() {
        var project = with("heroku.yml", WEB).and("Dockerfile", "FROM gcr.io/distroless/static\nCMD bin/web\n");
        assertThat(project.finding(DockerfileFinding.SHELL_MISSING).detail())
                .isEqualTo("CMD bin/web. The image begins with 'gcr.io/distroless/static'.");
        project.and("Dockerfile", "FROM gcr.io/distroless/static\nCMD [\"bin/web\"]\n");
        assertThat(dockerCodes(project)).containsExactly(DockerfileFinding.IMAGE_COMMAND);
    }

    @Test
    void commandOfTheImageIsToldWhereItRuns() {
        var project = with("heroku.yml", "build: {docker: {web: Dockerfile, worker: Dockerfile}}\n")
                .and("Dockerfile", "FROM ruby:3.4\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"bin/web\", \"a b\"]\n");
        assertThat(project.finding(DockerfileFinding.IMAGE_COMMAND).detail())
                .isEqualTo("'web', 'worker': ENTRYPOINT tini --, CMD bin/web 'a b'.");
    }

    @Test
    void eachFileIsReadOnceAndEachStageLookedAt() {
        var project = with("heroku.yml", """
                        build:
                          docker:
                            web: {dockerfile: Dockerfile, target: web}
                            worker: {dockerfile: Dockerfile, target: worker}
                            other: other/Dockerfile
                        """)
                .and("Dockerfile", """
                        FROM ruby:3.4 AS base
                        ARG REVISION
                        FROM base AS web
                        VOLUME /web
                        CMD ["web"]
                        FROM base AS worker
                        VOLUME /worker
                        CMD ["worker"]
                        """)
                .and("other/Dockerfile", "FROM ruby:3.4\nVOLUME /other\nCMD [\"other\"]\n");
        assertThat(details(project, DockerfileFinding.BUILD_ARGUMENT_EMPTY)).containsExactly("REVISION.");
        assertThat(details(project, DockerfileFinding.IMAGE_VOLUME)).containsExactly("/web.", "/worker.", "/other.");
        assertThat(details(project, DockerfileFinding.IMAGE_COMMAND))
                .containsExactly("'web': CMD web.", "'worker': CMD worker.", "'other': CMD other.");
    }

    @Test
    void portThatTheImageItselfGivesToPortIsExpected() {
        assertThat(codes("ENV PORT=8000\nEXPOSE 8000/tcp\nEXPOSE $PORT")).isEmpty();
        assertThat(codes("EXPOSE $PORT")).isEmpty();
        assertThat(codes("ENV PORT=8000\nEXPOSE 3000")).containsExactly(DockerfileFinding.IMAGE_PORT);
        var worker = with("heroku.yml", "build: {docker: {worker: Dockerfile}}\nrun: {worker: x}\n")
                .and("Dockerfile", "FROM ruby:3.4\nEXPOSE 3000\n");
        assertThat(dockerCodes(worker)).isEmpty();
    }

    @Test
    void whatHerokuDoesAnywayIsNotTold() {
        assertThat(
                        codes(
                                "STOPSIGNAL TERM\nUSER 1000:0\nHEALTHCHECK CMD x\nHEALTHCHECK NONE\nARG HTTP_PROXY\nARG TARGETARCH"))
                .isEmpty();
    }

    @Test
    void argumentsAreComparedWithThoseThatAreGiven() {
        var project = with(
                        "heroku.yml",
                        "build: {docker: {web: Dockerfile}, config: {RUBY: 3.4, NODE: 24}}\nrun: {web: x}\n")
                .and("Dockerfile", "ARG RUBY\nFROM ruby:$RUBY\nARG A B=1 A\n");
        assertThat(details(project, DockerfileFinding.BUILD_ARGUMENT_EMPTY)).containsExactly("A.");
        assertThat(details(project, DockerfileFinding.BUILD_ARGUMENT_UNDECLARED))
                .containsExactly("NODE.");
        assertThat(project.finding(DockerfileFinding.BUILD_ARGUMENT_UNDECLARED).origins())
                .containsExactly(Origin.inFile("heroku.yml", 1, 56));
    }

    @Test
    void stageIsFoundWhateverItsCase() {
        var project = with(
                        "heroku.yml", "build: {docker: {web: {dockerfile: Dockerfile, target: Prod}}}\nrun: {web: x}\n")
                .and("Dockerfile", "FROM ruby:3.4 AS pROD\nFROM prod\nVOLUME /x\n");
        assertThat(dockerCodes(project)).isEmpty();
    }

    @Test
    void stageThatIsNotThereIsToldWithTheNearestName() {
        var project = with(
                        "heroku.yml", "build: {docker: {web: {dockerfile: Dockerfile, target: prdo}}}\nrun: {web: x}\n")
                .and("Dockerfile", "FROM ruby:3.4\nFROM ruby:3.4 AS prod\nFROM ruby:3.4 AS test\n");
        assertThat(details(project, DockerfileFinding.DOCKERFILE_STAGE_MISSING))
                .containsExactly("'prdo'. Did you mean 'prod'?");
    }

    @Test
    void fileWithoutAStageIsToldOnce() {
        assertThat(dockerCodes(with("heroku.yml", WEB).and("Dockerfile", "# nothing\n")))
                .containsExactly(DockerfileFinding.DOCKERFILE_LINE_REFUSED);
    }

    @Test
    void secretsAreToldWithoutTheirValues() {
        var project = with("heroku.yml", WEB + "run: {web: x}\n")
                .and("Dockerfile", """
                        FROM ruby:3.4
                        ENV API_TOKEN=4c0ffee4711b OTHER=x
                        ENV OLD_TOKEN 4c0ffee4711b
                        ARG PASSWORD="hunter22"
                        ENV SECRET_KEY=change-me SECRET_KEY_BASE=$KEY
                        ENTRYPOINT ["/start"]
                        COPY start /start
                        """)
                .and("start", "#!/bin/sh\nAPI_TOKEN=4c0ffee4711b exec \"$@\"\n");
        assertThat(details(project, SecretFinding.SECRET_IN_TEXT))
                .containsExactly(
                        "The line is 'ENV API_TOKEN=… OTHER=x'.",
                        "The line is 'ARG PASSWORD=\"…\"'.",
                        "The line is 'OLD_TOKEN=…'.",
                        "The line is 'API_TOKEN=… exec \"$@\"'.");
    }

    @Test
    void appWithoutADockerfileHasNothingToTellOfOne() {
        var project = Project.procfile("web: x\n").and("Dockerfile", "FROM scratch\nNONSENSE\n");
        assertThat(project.codes()).contains(HerokuFinding.DOCKERFILE_UNUSED);
        assertThat(dockerCodes(project)).isEmpty();
    }

    private static Project script(String text) {
        return with("heroku.yml", WEB + "run: {web: bin/web}\n")
                .and(
                        "Dockerfile",
                        "FROM ruby:3.4 AS build\nWORKDIR /app\nCOPY . .\nFROM ruby:3.4\nWORKDIR /app\nCOPY --from=build /app /app\nENTRYPOINT [\"/usr/bin/tini\", \"--\", \"./bin/start\"]\n")
                .and("bin/start", text);
    }

    private static List<FindingCode> codes(String lines) {
        return dockerCodes(
                with("heroku.yml", WEB + "run: {web: bin/web}\n").and("Dockerfile", "FROM ruby:3.4\n" + lines + "\n"));
    }

    private static List<FindingCode> dockerCodes(Project project) {
        return project.codes().stream()
                .filter(DockerfileFinding.class::isInstance)
                .toList();
    }

    private static List<String> details(Project project, FindingCode code) {
        return project.read().findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::detail)
                .toList();
    }
}
