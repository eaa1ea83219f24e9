package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import java.util.List;
import java.util.Optional;

/** An instruction of a Dockerfile, as far as an app has to know of it; words are as written, variables and all. */
sealed interface Instruction {
    /** Where it begins. */
    Origin place();

    /** {@code FROM image AS stage}; the stage's name is in small letters, and empty where there is none. */
    record From(Origin place, String image, String stage) implements Instruction {}

    /** {@code ARG name=value}. */
    record Argument(Origin place, String name, Optional<String> value) implements Instruction {}

    /** {@code ENV name=value}. */
    record Variable(Origin place, String name, String value) implements Instruction {}

    /** {@code ENTRYPOINT}. */
    record Entrypoint(Origin place, Start start) implements Instruction {}

    /** {@code CMD}. */
    record Cmd(Origin place, Start start) implements Instruction {}

    /** {@code HEALTHCHECK}; nothing for {@code NONE}. */
    record HealthCheck(Origin place, Optional<Start> start, String options) implements Instruction {}

    /** {@code EXPOSE}. */
    record Expose(Origin place, List<String> ports) implements Instruction {}

    /** {@code VOLUME}. */
    record Volume(Origin place, List<String> paths) implements Instruction {}

    /** {@code STOPSIGNAL}. */
    record StopSignal(Origin place, String signal) implements Instruction {}

    /** {@code USER}. */
    record User(Origin place, String user) implements Instruction {}

    /** {@code WORKDIR}. */
    record WorkFolder(Origin place, String path) implements Instruction {}

    /** {@code SHELL}. */
    record Shell(Origin place, List<String> words) implements Instruction {}

    /** {@code RUN}, with its here-documents. */
    record Run(Origin place, String text) implements Instruction {}

    /** {@code COPY} and {@code ADD}; what it copies from, where that is not the project, is an image or a stage. */
    record Copy(Origin place, Optional<String> from, List<String> sources, String target) implements Instruction {}

    /** {@code ONBUILD}: done where another stage begins with this one. */
    record OnBuild(Origin place, List<Instruction> later) implements Instruction {}

    /** {@code LABEL}, {@code MAINTAINER}: nothing that an app has to know. */
    record Other(Origin place) implements Instruction {}

    /** Docker does not take this line. */
    record Refused(Origin place, String why) implements Instruction {}
}
