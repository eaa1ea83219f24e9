package dev.portolan.heroku.supplied;

import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.LiveVariable;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.source.ProjectFiles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names the commands of the app find on the target. */
final class Environment {
    /** What Heroku reads before each command: https://devcenter.heroku.com/articles/dyno-startup-behavior. */
    private static final String PROFILE = ".profile";

    private final App app;
    private final ProjectFiles files;
    private final LiveState live;
    private final String dockerfile;
    private final Set<String> defined = new LinkedHashSet<>();

    Environment(App app, ProjectFiles files, LiveState live) {
        this.app = app;
        this.files = files;
        this.live = live;
        dockerfile = app.build() instanceof Build.Dockerfile build
                ? build.file()
                        .toOptional()
                        .filter(files::exists)
                        .flatMap(files::text)
                        .orElse("")
                : "";
        app.env().forEach(variable -> define(variable.name().get()));
    }

    /** Somebody sees to this name. */
    void define(String name) {
        defined.add(name);
    }

    /** Whether somebody sees to this name; an image may know any name that its Dockerfile holds. */
    boolean has(String name) {
        return defined.contains(name)
                || Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(dockerfile)
                        .find();
    }

    /** The text that the app states for a name. */
    Optional<String> literal(String name) {
        return app.env().stream()
                .filter(variable -> variable.name().is(name))
                .findFirst()
                .flatMap(variable -> variable.literal().toOptional());
    }

    /** The name under which the app has the address of something, of these the first. */
    Optional<String> first(List<String> names) {
        return names.stream().filter(defined::contains).findFirst();
    }

    /** The variables of the app. */
    List<EnvVariable> variables() {
        return app.env();
    }

    /** Whether all of Heroku's configuration is known, and this name is not in it. */
    boolean isUnsetOnHeroku(String name) {
        return live.config()
                .filter(config -> config.stream().map(LiveVariable::name).noneMatch(name::equals))
                .isPresent();
    }

    /** Whether all of Heroku's configuration is known. */
    boolean isHerokusKnown() {
        return live.config().isPresent();
    }

    /** The script of the repository that sets the name before each command on Heroku, and on no target. */
    Optional<String> profileThatSets(String name) {
        Pattern setting = Pattern.compile("(?m)^\\s*(export\\s+)?" + Pattern.quote(name) + "=");
        var scripts = new LinkedHashSet<>(List.of(PROFILE));
        scripts.addAll(files.list(PROFILE + ".d"));
        return scripts.stream()
                .filter(files::exists)
                .filter(path -> setting.matcher(files.text(path).orElse("")).find())
                .findFirst();
    }
}
