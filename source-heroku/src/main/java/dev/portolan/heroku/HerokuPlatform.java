package dev.portolan.heroku;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.Stated;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.ProcessType;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The app as it runs on Heroku today, asked through <a href="https://devcenter.heroku.com/articles/heroku-cli">its command line</a>. */
final class HerokuPlatform implements SourcePlatform {
    private static final String APP = "HEROKU_APP";

    /** What the router reaches is stopped by maintenance mode alone. */
    private final List<ProcessType> workers;

    private final String name;

    private final boolean hasPostgres;

    /** A process to show scaling with. */
    private final String scaled;

    /** What runs the release command by hand; no words where there is none. */
    private final List<Word> release;

    /** Secrets that no configuration holds: a buildpack made them, and only a dyno knows them. */
    private final List<String> inDynos;

    private final List<String> schedulers;

    /** The stage that is asked about, in whose folder the answers are kept; empty where there is but one. */
    private final String stage;

    /**
     * The platform of an app.
     *
     * @param schedulers the titles of add-ons that start commands by themselves
     * @param stageOfState the stage whose folder the live state was read from; empty where it has none of its own
     */
    HerokuPlatform(App app, LiveState live, List<String> schedulers, String stageOfState) {
        this.schedulers = List.copyOf(schedulers);
        stage = app.stage().orElse(stageOfState);
        name = live.app().flatMap(LiveApp::name).map(Stated::value).orElse("");
        workers = app.processes().stream()
                .filter(process -> !process.name().is("web") && !process.count().is(0))
                .toList();
        hasPostgres = app.datastores().stream().anyMatch(store -> store.kind().is(Datastore.Kind.POSTGRES));
        scaled = app.processes().stream()
                .map(process -> process.name().get())
                .findFirst()
                .orElse("web");
        release = app.release()
                .command()
                .map(command -> words("heroku", "run", command.toString()))
                .orElse(List.of());
        inDynos = app.secrets().stream()
                .filter(secret -> secret.value().bases().stream().anyMatch(HerokuPlatform::isByBuildpack))
                .map(secret -> secret.name().get())
                .toList();
    }

    private static boolean isByBuildpack(Basis basis) {
        return basis instanceof Basis.Stated stated && stated.origin() instanceof Origin.PlatformDefault;
    }

    @Override
    public String title() {
        return Heroku.TITLE;
    }

    @Override
    public Map<String, String> variables() {
        return Collections.singletonMap(APP, name);
    }

    @Override
    public List<Word> readValue(String name) {
        if (!inDynos.contains(name)) {
            return heroku(List.of(Word.text("config:get"), Word.text(name)));
        }
        var command = new ArrayList<>(heroku(List.of(Word.text("run"), Word.text("--no-tty"))));
        command.addAll(List.of(Word.text("--"), Word.text("printenv"), Word.text(name)));
        return List.copyOf(command);
    }

    @Override
    public List<List<Word>> freeze() {
        return maintenance("maintenance:on", process -> process.name().map(type -> type + "=0"));
    }

    @Override
    public List<List<Word>> thaw() {
        return maintenance(
                "maintenance:off",
                process -> process.name()
                        .with(
                                process.count().orChosen(1, "as nobody says how many"),
                                (type, count) -> type + "=" + count));
    }

    @Override
    public List<List<Word>> quantities() {
        return List.of(text("ps:scale"), text("ps:type"), text("domains"), text("addons"));
    }

    @Override
    public List<List<Word>> capture() {
        var command = new ArrayList<>(words("portolan", "snapshot", "heroku", "--app"));
        command.add(Word.variable(APP));
        if (!stage.isEmpty()) {
            command.addAll(words("--stage", stage));
        }
        return List.of(List.copyOf(command));
    }

    @Override
    public List<String> startsByItself() {
        return schedulers.stream()
                .map(title -> "Note the jobs of " + title
                        + " on its dashboard, and remove them there: each runs in a dyno of its own,"
                        + " which neither maintenance mode nor scaling stops.")
                .toList();
    }

    @Override
    public List<String> beforeCopy() {
        return hasPostgres
                ? List.of(
                        "Heroku Postgres lets nobody replicate from it, so no tool keeps the new side in step: writes stop for"
                                + " as long as the copy takes. It is shorter with less to copy: move old rows of logs and events"
                                + " beforehand, and drop what nobody reads.")
                : List.of();
    }

    /** As one types it in the app's folder, where the command line knows the app. */
    @Override
    public List<Word> everyDay(EveryDay task) {
        return switch (task) {
            case DEPLOY -> words("git", "push", "heroku", "main");
            case LOGS -> words("heroku", "logs", "--tail");
            case PROCESSES -> words("heroku", "ps");
            case CONSOLE -> words("heroku", "run", "bash");
            case ONE_OFF -> words("heroku", "run", "COMMAND");
            case RELEASE -> release;
            case DATABASE -> words("heroku", "pg:psql");
            case CONFIG -> words("heroku", "config");
            case SET_CONFIG -> words("heroku", "config:set", "NAME=value");
            case SCALE -> words("heroku", "ps:scale", scaled + "=2");
            case RESTART -> words("heroku", "ps:restart");
            case RELEASES -> words("heroku", "releases");
            case ROLL_BACK -> words("heroku", "rollback");
            case MAINTENANCE -> words("heroku", "maintenance:on");
        };
    }

    private static List<Word> words(String... words) {
        return Stream.of(words).map(Word::text).toList();
    }

    private static List<Word> text(String... words) {
        return heroku(words(words));
    }

    private List<List<Word>> maintenance(String action, Function<ProcessType, Fact<String>> scaled) {
        var commands = new ArrayList<List<Word>>();
        commands.add(heroku(List.of(Word.text(action))));
        if (!workers.isEmpty()) {
            var words = new ArrayList<Word>();
            words.add(Word.text("ps:scale"));
            workers.forEach(process -> words.add(Word.of(scaled.apply(process))));
            commands.add(heroku(words));
        }
        return List.copyOf(commands);
    }

    private static List<Word> heroku(List<Word> words) {
        var command = new ArrayList<Word>();
        command.add(Word.text("heroku"));
        command.addAll(words);
        command.add(Word.text("--app"));
        command.add(Word.variable(APP));
        return List.copyOf(command);
    }
}
