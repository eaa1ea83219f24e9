package dev.portolan.heroku;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.model.App;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Job;
import dev.portolan.model.Named;
import dev.portolan.model.ProcessType;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.Reading;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project in memory, and what the source reads from it. */
final class Project {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String stage = "production";

    /** A project with this file. */
    static Project with(String path, String text) {
        return new Project().and(path, text);
    }

    /** A project with a Procfile. */
    static Project procfile(String text) {
        return with("Procfile", text);
    }

    /** A project with an app.json beside an ordinary Procfile; quotes may be single ones. */
    static Project appJson(String json) {
        return procfile("web: bin/web\nworker: bin/worker\n").and("app.json", json.replace('\'', '"'));
    }

    /** A project with a heroku.yml and the Dockerfile that it builds by. */
    static Project manifest(String yaml) {
        return with("heroku.yml", yaml).and("Dockerfile", "FROM scratch\n");
    }

    Project and(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Project stage(String stage) {
        this.stage = stage;
        return this;
    }

    /** The files by their paths. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    ProjectFolder folder() {
        return ProjectFolder.ofMemory(files);
    }

    Reading read() {
        return new HerokuSource().read(folder(), stage);
    }

    App app() {
        return read().app().orElseThrow();
    }

    ProcessType process(String name) {
        return named(app().processes(), name);
    }

    Job job(String name) {
        return named(app().jobs(), name);
    }

    EnvVariable env(String name) {
        return named(app().env(), name);
    }

    List<FindingCode> codes() {
        return read().findings().stream().map(Finding::code).toList();
    }

    /** The first finding of this code. */
    Finding finding(FindingCode code) {
        return read().findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + read().findings()));
    }

    static <T extends Named> T named(List<T> things, String name) {
        return things.stream()
                .filter(thing -> thing.name().is(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + things));
    }
}
