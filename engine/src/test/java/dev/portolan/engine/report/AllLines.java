package dev.portolan.engine.report;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.CopyScript;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Line;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Map;

/** Steps with every kind of line and word that there is, from a place that can be asked for some values and not for all. */
final class AllLines implements Provider {
    static Translation translation() {
        App app = App.builder("shop").build();
        return Portolan.of(List.of(), List.of(new AllLines()))
                .translate(Reading.of(app, List.of(), new OldPlace()), "new");
    }

    private static Fact<String> fact(String value) {
        return Fact.stated(FactPath.of("app"), value, Origin.CODE);
    }

    private static Fact<String> absent() {
        return Fact.absent(FactPath.of("none"));
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo("new", "New_place", "1", List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Output translate(App app, Settings settings) {
        Output.Builder out = Output.builder();
        prepare(out);
        secrets(out.step("secrets", Phase.SECRETS, "Set them"));
        data(out.step("data", Phase.DATA, "Copy it"));
        out.step(EveryDay.LOGS.id(), Phase.EVERY_DAY, EveryDay.LOGS.title()).run("new", "logs");
        out.step(EveryDay.SET_CONFIG.id(), Phase.EVERY_DAY, EveryDay.SET_CONFIG.title())
                .feed(Word.askedValue(fact("the value")), "new", "set");
        return out.build();
    }

    private static void prepare(Output.Builder out) {
        out.step("shell", Phase.PREPARE, "Tell the shell")
                .export(fact("TOKEN"), Word.askedValue(fact("the token")))
                .export(fact("PASSWORD"), Word.freshValue(fact("PASSWORD")))
                .export(fact("OLD_KEY"), Word.oldValue(fact("KEY"), absent()))
                .export(fact("SALT"), Word.randomValue(fact("SALT")))
                .export(fact("MAYBE"), Word.oldValueIfAny(fact("KEY"), absent()))
                .export(fact("TOKEN"), Word.askedValue(fact("the token")));
        out.step("say", Phase.PREPARE, "Look")
                .say("See ", Word.option("--app", fact("shop")), absent(), Word.option("--no", absent()), ".")
                .say("Note the id as ", Word.variable("ID"), ", for ", fact("a b"), ".");
    }

    private static void secrets(Step.Builder step) {
        step.why("They are\nneeded.")
                .say("First this.")
                .filtered("new", "attach", Word.variable("ID"))
                .say("Then that.")
                .keep("new", "bucket", Word.variable("ID"))
                .feed(Word.keptValue("KEY_ID"), "new", "set", Word.variable("OTHER_ID"), Word.variable("PASSWORD"))
                .feed(Word.keptUrlAt("localhost:1"), "new", "set")
                .feed(Word.keptUrl(), "new", "set")
                .feed(Word.oldValueIfAny(fact("KEY"), absent()), "new", "set", "KEY")
                .feed(Word.oldValue(fact("UNKNOWN"), fact("from them")), "new", "set", "UNKNOWN")
                .feed(Word.randomValue(fact("KEY")), "new", "set", "R")
                .feed(Word.freshValue(fact("F")), "new", "set", "F")
                .feed(Word.printedBy("new", "token", Word.variable("TOKEN_ID")), "gh", "set")
                .feed(Word.text("a b"), "new", Word.option("--x", fact("$y")), absent(), Word.option("--z", absent()))
                .say("Look well.")
                .names(List.of(fact("KEY"), fact("OTHER")), "new", "list", Word.variable("LIST_ID"))
                .expect("All *of* them.")
                .repeatable()
                .undo("new", "unset", "KEY");
    }

    private static void data(Step.Builder step) {
        step.source(Line.Source.FREEZE)
                .say("Wait.")
                .background("new", "proxy", Word.variable("PROXY_ID"))
                .say("Then copy.")
                .copy(
                        CopyScript.POSTGRES,
                        fact("KEY"),
                        NewServer.throughSsh(
                                fact("it's"), absent(), "ssh", Word.variable("HOST_ID"), Word.option("-p", fact("22"))))
                .copy(CopyScript.REDIS, fact("KEY"), NewServer.byUrl(Word.printedBy("new", "url", Word.variable("U"))))
                .copyBucket(
                        List.of(),
                        NewServer.bucket(
                                Word.text("the bucket"),
                                Word.keptValue("ID"),
                                Word.keptValue("SECRET"),
                                Word.of(fact("auto")),
                                Word.of(absent())))
                .needs(CopyScript.MYSQL)
                .afterwards("new", "close", Word.variable("PROXY_ID"));
    }

    private static final class OldPlace implements SourcePlatform {
        @Override
        public String title() {
            return "Old_place";
        }

        @Override
        public Map<String, String> variables() {
            return Map.of("OLD_APP", "");
        }

        @Override
        public List<Word> readValue(String name) {
            return name.equals("KEY") ? List.of(Word.text("old"), Word.text("get"), Word.text(name)) : List.of();
        }

        @Override
        public List<List<Word>> freeze() {
            return List.of(List.of(Word.text("old"), Word.text("stop"), Word.variable("OLD_APP")));
        }

        @Override
        public List<List<Word>> thaw() {
            return List.of();
        }

        @Override
        public List<Word> everyDay(EveryDay task) {
            return task == EveryDay.LOGS ? List.of(Word.text("old"), Word.text("logs")) : List.of();
        }
    }
}
