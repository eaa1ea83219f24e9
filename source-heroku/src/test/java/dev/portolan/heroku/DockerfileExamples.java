package dev.portolan.heroku;

import static dev.portolan.heroku.Project.with;

import dev.portolan.heroku.dockerfile.DockerfileFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For every finding about Dockerfiles a project that makes it appear. */
final class DockerfileExamples {
    private static final String BUILD = "build: {docker: {web: Dockerfile}}\n";
    private static final String RUN = "run: {web: bin/web}\n";

    private DockerfileExamples() {}

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        examples.put(DockerfileFinding.DOCKERFILE_LINE_REFUSED, image("FROM ruby:3.4\nCOYP . .\n"));
        examples.put(
                DockerfileFinding.DOCKERFILE_STAGE_MISSING,
                with("heroku.yml", "build: {docker: {web: {dockerfile: Dockerfile, target: prod}}}\n" + RUN)
                        .and("Dockerfile", "FROM ruby:3.4 AS production\n"));
        examples.put(DockerfileFinding.BUILD_ARGUMENT_EMPTY, image("FROM ruby:3.4\nARG REVISION\n"));
        examples.put(
                DockerfileFinding.BUILD_ARGUMENT_UNDECLARED,
                with("heroku.yml", "build: {docker: {web: Dockerfile}, config: {RUBY: 3.4}}\n" + RUN)
                        .and("Dockerfile", "FROM ruby:3.4\n"));
        entrypoints(examples);
        examples.put(
                DockerfileFinding.BASH_MISSING,
                with("heroku.yml", BUILD + "run: {web: 'source bin/env && bin/web'}\n")
                        .and("Dockerfile", "FROM ruby:3.4-alpine\n"));
        examples.put(
                DockerfileFinding.SHELL_MISSING,
                with("heroku.yml", BUILD + "run: {web: 'bin/web -p $PORT'}\n").and("Dockerfile", "FROM scratch\n"));
        examples.put(
                DockerfileFinding.PROGRAM_WITH_BLANKS,
                with("heroku.yml", BUILD).and("Dockerfile", "FROM ruby:3.4\nCMD [\"bundle exec puma\"]\n"));
        examples.put(
                DockerfileFinding.IMAGE_COMMAND,
                with("heroku.yml", BUILD).and("Dockerfile", "FROM ruby:3.4\nCMD [\"bin/web\"]\n"));
        examples.put(
                DockerfileFinding.IMAGE_COMMAND_UNSEEN,
                with("heroku.yml", BUILD).and("Dockerfile", "FROM acme/web\n"));
        examples.put(DockerfileFinding.IMAGE_PORT, image("FROM ruby:3.4\nEXPOSE 3000\n"));
        examples.put(DockerfileFinding.IMAGE_STOP_SIGNAL, image("FROM ruby:3.4\nSTOPSIGNAL SIGQUIT\n"));
        examples.put(DockerfileFinding.IMAGE_HEALTH_CHECK, image("FROM ruby:3.4\nHEALTHCHECK CMD curl localhost\n"));
        examples.put(DockerfileFinding.IMAGE_USER_ROOT, image("FROM ruby:3.4\nUSER root\n"));
        examples.put(DockerfileFinding.IMAGE_VOLUME, image("FROM ruby:3.4\nVOLUME /data\n"));
        examples.put(
                DockerfileFinding.IMAGE_VARIABLE_OVERRIDDEN,
                image("FROM ruby:3.4\nENV RAILS_ENV=production\n")
                        .and("app.json", "{\"env\": {\"RAILS_ENV\": \"staging\"}}"));
        return examples;
    }

    private static void entrypoints(Map<FindingCode, Project> examples) {
        examples.put(DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS, image("FROM ruby:3.4\nENTRYPOINT bin/start\n"));
        examples.put(DockerfileFinding.ENTRYPOINT_DROPS_COMMANDS, script("bin/prepare\nexec bin/web\n"));
        examples.put(
                DockerfileFinding.ENTRYPOINT_TAKES_ARGUMENTS,
                image("FROM node:24\nENTRYPOINT [\"node\", \"server.js\"]\n"));
        examples.put(DockerfileFinding.ENTRYPOINT_KEEPS_SIGNALS, script("bin/prepare\n\"$@\"\n"));
        examples.put(
                DockerfileFinding.ENTRYPOINT_MIGRATES,
                script("bin/rails db:prepare\nexec \"$@\"\n")
                        .and("heroku.yml", BUILD + RUN + "release: {command: [bin/rails db:migrate], image: web}\n"));
    }

    private static Project image(String dockerfile) {
        return with("heroku.yml", BUILD + RUN).and("Dockerfile", dockerfile);
    }

    /** An image whose entrypoint is a script of the project. */
    private static Project script(String text) {
        return image("FROM ruby:3.4\nWORKDIR /app\nCOPY . .\nENTRYPOINT [\"bin/entrypoint\"]\n")
                .and("bin/entrypoint", "#!/bin/sh\n" + text);
    }
}
