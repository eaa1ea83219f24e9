package dev.portolan.heroku.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stages of a Dockerfile make. */
class ImageTest {
    @Test
    void stageHasWhatTheStageThatItBeginsWithStates() {
        Image image = last("""
                        ARG VERSION=3.4
                        FROM ruby:${VERSION}-alpine AS Base
                        ENV PORT=8000 HOME=/app
                        WORKDIR $HOME
                        SHELL ["/bin/ash", "-c"]
                        RUN apk add bash
                        CMD bin/web
                        FROM base AS other
                        USER nobody
                        FROM base
                        EXPOSE $PORT
                        USER u
                        WORKDIR sub
                        """);
        assertThat(image.base().name()).isEqualTo("ruby:3.4-alpine");
        assertThat(image.commandWords()).containsExactly("/bin/ash", "-c", "bin/web");
        assertThat(image.ports().get(0).ports()).containsExactly("8000");
        assertThat(image.user().orElseThrow().user()).isEqualTo("u");
        assertThat(image.folder()).isEqualTo("/app/sub");
        assertThat(BaseImages.of(image)).isEqualTo(BaseImages.UNKNOWN);
    }

    @Test
    void stagesHaveNamesAndNumbers() {
        Map<String, Image> images = Dockerfile.of("D", "FROM a AS One\nUSER 1\nFROM 0\nUSER 2\nFROM ONE\n")
                .images(Map.of());
        assertThat(images.keySet()).containsExactly("one", "0", "1", "2");
        assertThat(images.values()).allMatch(image -> image.base().name().equals("a"));
        assertThat(users(images)).containsExactly("1", "1", "2", "1");
    }

    private static List<String> users(Map<String, Image> images) {
        return images.values().stream()
                .map(image -> image.user().map(Instruction.User::user).orElse(""))
                .toList();
    }

    @Test
    void entrypointTakesBackTheCommandOfItsBaseAndNotItsOwn() {
        assertThat(last("FROM a AS b\nCMD x\nFROM b\nENTRYPOINT y\n").command()).isEmpty();
        assertThat(last("FROM a AS b\nFROM b\nCMD x\nENTRYPOINT y\n").command()).isPresent();
        assertThat(last("FROM a\nENTRYPOINT x\nENTRYPOINT []\nCMD []\n").entrypoint())
                .isEmpty();
    }

    @Test
    void putOffInstructionsAreDoneInTheNextStage() {
        Image base = last("FROM a\nONBUILD USER u\n");
        assertThat(base.user()).isEmpty();
        Image next = last("FROM a AS b\nONBUILD USER u\nFROM b\n");
        assertThat(next.user().orElseThrow().user()).isEqualTo("u");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ARG A=1\\nFROM x\\nUSER a$A             | a
                    ARG A=1\\nFROM x\\nARG A\\nUSER a$A      | a1
                    FROM x\\nARG A=1\\nUSER a$A             | a1
                    FROM x\\nARG A=1\\nENV A=2\\nUSER a$A    | a2
                    FROM x\\nARG GIVEN=1\\nUSER a$GIVEN     | ayes
                    FROM x\\nUSER a$GIVEN                  | a
                    ARG A=1\\nARG B=b$A\\nFROM x\\nARG B\\nUSER a$B | ab1
                    FROM x\\nENV A=\\nUSER a${A:-d}         | ad
                    FROM x\\nENV A=\\nUSER a${A-d}          | a
                    FROM x\\nENV A=\\nUSER a${A:+d}         | a
                    FROM x\\nENV A=\\nUSER a${A+d}          | ad
                    FROM x\\nENV A=b\\nUSER a${A:-d}${A:+e}  | abe
                    FROM x\\nUSER a${A:-d}${A+e}           | ad
                    FROM x\\nENV aZ_9=b\\nUSER $aZ_9-${aZ_9}-$zA09 | b-b-
                    """)
    void argumentCountsInItsStage(String text, String user) {
        assertThat(last(text.replace("\\n", "\n")).user().orElseThrow().user()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource({
        "scratch,NONE",
        "alpine,SH",
        "docker.io/library/alpine:3.20,SH",
        "python:3.12-alpine3.20@sha256:abc,SH",
        "gcr.io/distroless/java21,NONE",
        "gcr.io/distroless/base:debug,SH",
        "mcr.microsoft.com/dotnet/runtime:9.0-noble-chiseled,NONE",
        "localhost:5000/alpine,UNKNOWN",
        "ruby:3.4,UNKNOWN",
        "acme/web:alpine,UNKNOWN"
    })
    void publishedImagesHaveTheShellsOfTheTable(String image, BaseImages shell) {
        assertThat(BaseImages.of(image)).isEqualTo(shell);
    }

    @ParameterizedTest
    @CsvSource({
        "RUN apk add --no-cache bash curl,UNKNOWN",
        "RUN apk add --no-cache curl bash,UNKNOWN",
        "RUN apk add bash-completion,SH",
        "RUN apk add curl && bash x,SH",
        "RUN bash x,SH",
        "COPY --from=b / /,UNKNOWN",
        "COPY --from=b /bin/bash /usr/local/bin/bash,UNKNOWN",
        "COPY --from=b /x /app,SH"
    })
    void installedShellIsThere(String line, BaseImages shell) {
        assertThat(BaseImages.of(last("FROM alpine\n" + line + "\n"))).isEqualTo(shell);
    }

    @Test
    void systemThatIsUnpackedIntoNothingMayHaveAShell() {
        assertThat(BaseImages.of(last("FROM scratch\nADD alpine.tar.gz /\n"))).isEqualTo(BaseImages.UNKNOWN);
        assertThat(BaseImages.of(last("FROM scratch\nCOPY web /\n"))).isEqualTo(BaseImages.NONE);
        assertThat(BaseImages.of(last("FROM gcr.io/distroless/base\nADD a.tar /\n")))
                .isEqualTo(BaseImages.NONE);
        assertThat(BaseImages.of(last("FROM alpine\nADD a.tar /\n"))).isEqualTo(BaseImages.SH);
        assertThat(BaseImages.of(last("FROM alpine\nCOPY . /bin\n"))).isEqualTo(BaseImages.SH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    WORKDIR /app\\nCOPY . .                            | bin/start            | bin/start
                    WORKDIR /app\\nCOPY . .                            | /app/bin/start       | bin/start
                    WORKDIR /app\\nCOPY . .                            | ./bin/../bin/start   | bin/start
                    COPY bin/start /usr/local/bin/                    | start                | bin/start
                    COPY bin/start /usr/bin/run                       | /usr/bin/run         | bin/start
                    COPY bin /scripts                                 | /scripts/start       | bin/start
                    COPY bin/* /scripts/                              | /scripts/start       | bin/start
                    COPY a bin/start /scripts/                        | /scripts/start       | bin/start
                    ADD ["bin/start", "/x y"]                         | /x y                 | bin/start
                    COPY . /app                                       | /other/bin/start     |
                    COPY . /app                                       | /app/bin/none        |
                    COPY --from=elsewhere . /app                      | /app/bin/start       |
                    WORKDIR /app\\nCOPY . .\\nFROM c\\nCOPY --from=0 /app /srv | /srv/bin/start | bin/start
                    """)
    void scriptIsFoundWhereItCameFrom(String lines, String word, String path) {
        Map<String, Image> images =
                Dockerfile.of("D", "FROM x\n" + lines.replace("\\n", "\n")).images(Map.of());
        var files = files(Map.of("bin/start", "", "a", ""), "");
        assertThat(new ImageFiles(files, "", images).find(last(images), word)).isEqualTo(Optional.ofNullable(path));
        var below = files(Map.of("bin/start", "", "a", ""), "docker/web/");
        assertThat(new ImageFiles(below, "docker/web", images).find(last(images), word))
                .isEqualTo(Optional.ofNullable(path).map(found -> "docker/web/" + found));
    }

    private static ProjectFolder files(Map<String, String> texts, String folder) {
        var files = new LinkedHashMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(folder + path, text.getBytes(StandardCharsets.UTF_8)));
        return ProjectFolder.ofMemory(files);
    }

    private static Image last(String text) {
        return last(Dockerfile.of("D", text).images(Map.of("GIVEN", "yes")));
    }

    private static Image last(Map<String, Image> images) {
        return images.values().stream().reduce((first, second) -> second).orElseThrow();
    }

    @Test
    void scriptSaysWhatItDoesWithItsCommand() {
        assertThat(takes("exec \"$@\"", "exec gosu app \"${@}\"", "  exec $*", "if x; then exec \"$@\"; fi"))
                .containsOnly("takes, gives place");
        assertThat(takes("\"$@\"", "case \"$1\" in", "su app -c \"$*\"")).containsOnly("takes");
        assertThat(takes("exec bin/web", "# exec \"$@\"", "echo $$", "")).containsOnly("");
        assertThat(takes("cmd=\"$@\"\nexec $cmd")).containsOnly("takes, gives place");
    }

    private static Stream<String> takes(String... scripts) {
        return Stream.of(scripts)
                .map(text -> EntryScript.of("s", "#!/bin/sh\n" + text))
                .map(script -> script.takesCommand() ? script.givesPlace() ? "takes, gives place" : "takes" : "");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "#!/bin/bash -e,bash",
                "#!/usr/bin/env bash,bash",
                "#! /usr/bin/env -S ruby -w,ruby",
                "#!/bin/sh,sh",
                "echo,''"
            })
    void firstLineNamesTheInterpreter(String line, String interpreter) {
        assertThat(EntryScript.of("s", line + "\nx\n").interpreter()).isEqualTo(interpreter);
    }

    @ParameterizedTest
    @CsvSource({
        "./bin/rails db:prepare,true",
        "python  manage.py   migrate --noinput,true",
        "npx prisma migrate deploy,true",
        "rails db:migrate:status,false",
        "echo migrate,false"
    })
    void migrationIsKnownByItsWords(String command, boolean is) {
        assertThat(EntryScript.isMigration(command)).isEqualTo(is);
    }
}
