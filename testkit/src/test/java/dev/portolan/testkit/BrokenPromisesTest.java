package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Named;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import dev.portolan.testkit.Breach.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** For each promise a provider that breaks just this one, and is caught by just the rule for it. */
@DisplayName("A provider that breaks one promise is caught by the rule for it and by no other")
class BrokenPromisesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final List<Sample> SAMPLES = List.of(
            new Sample("everything", SampleApps.everything()),
            new Sample("two of everything", SampleApps.twoOfEverything()));

    /** The rules that a provider breaks. */
    private static Set<Rule> broken(HonestProvider provider) {
        var checks = new ProviderChecks(provider, List.of(), SAMPLES, PATIENCE);
        var found = new ArrayList<>(checks.mutations().breaches());
        Stream.of(
                        checks.declarations(List.of(), List.of()),
                        checks.accepted(),
                        checks.overlaid(),
                        checks.leakless(),
                        checks.linear())
                .forEach(found::addAll);
        if (found.stream().noneMatch(breach -> breach.rule() == Rule.TOTAL)) {
            found.addAll(checks.sameMeaning(HonestProvider::readBack));
        }
        var rules = new LinkedHashSet<Rule>();
        found.forEach(breach -> rules.add(breach.rule()));
        return rules;
    }

    private static List<Breach> effects(HonestProvider provider) {
        return SideEffects.check(provider, Settings.none("honest"));
    }

    @Test
    @DisplayName("none")
    void none() {
        assertThat(broken(new HonestProvider())).isEmpty();
        assertThat(effects(new HonestProvider())).isEmpty();
    }

    @Test
    @DisplayName("a fact that is in no file")
    void dropsAFact() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void fact(Mapping facts, Fact<?> fact) {
                        if (!fact.path().name().equals("memory")) {
                            super.fact(facts, fact);
                        }
                    }
                }))
                .containsExactly(Rule.ANSWERED, Rule.EFFECT);
    }

    @Test
    @DisplayName("a fact whose value is not written")
    void writesTheSameForEveryValue() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void fact(Mapping facts, Fact<?> fact) {
                        boolean isMemory = fact.path().name().equals("memory");
                        facts.put(fact.path().toString(), fact.map(value -> isMemory ? "some" : value.toString()));
                    }
                }))
                .containsExactly(Rule.EFFECT);
    }

    @Test
    @DisplayName("a place that says it rests on a fact and does not")
    void claimsIdly() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        out.add(Document.json("more.json"))
                                .root()
                                .put("format", app.name().map(any -> 1).from(app.region()));
                    }
                }))
                .containsExactly(Rule.NO_IDLE_CLAIM);
    }

    @Test
    @DisplayName("a place that changes with a fact and does not say so")
    void changesAnUnclaimedPlace() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        out.add(Document.json("more.json"))
                                .root()
                                .put("processes", Fact.chosen(app.processes().size(), "as counted"));
                    }
                }))
                .containsExactly(Rule.FRAME);
    }

    @Test
    @DisplayName("a finding that says 'adapted' of what is nowhere")
    void adaptsNothing() {
        assertThat(broken(new Declaring(TestFinding.ADAPTED) {
                    @Override
                    void fact(Mapping facts, Fact<?> fact) {
                        if (!fact.path().equals(FactPath.of("region"))) {
                            super.fact(facts, fact);
                        }
                    }

                    @Override
                    void more(App app, Output.Builder out) {
                        out.report(TestFinding.ADAPTED, app.region());
                    }
                }))
                .containsExactly(Rule.ANSWERED);
    }

    @Test
    @DisplayName("a check that takes a value of a file for what it wrote there")
    void checksWithoutLooking() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    public List<Finding> check(List<Document> documents) {
                        documents.get(1).root().get("processes").ifPresent(node -> ((Mapping) node).entries());
                        return List.of();
                    }
                }))
                .containsExactly(Rule.TOTAL);
    }

    @Test
    @DisplayName("an exception")
    void throwsSometimes() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void fact(Mapping facts, Fact<?> fact) {
                        if (fact.path().name().equals("count") && fact.get().equals(0)) {
                            throw new IllegalStateException("no instances");
                        }
                        super.fact(facts, fact);
                    }
                }))
                .containsExactly(Rule.TOTAL);
    }

    @Test
    @DisplayName("an endless loop")
    void hangs() {
        var provider = new HonestProvider() {
            @Override
            void more(App app, Output.Builder out) {
                if (app.description().is("other")) {
                    pause();
                }
            }
        };
        var result = MutationRules.check(
                new Translator(provider, List.of(), Duration.ofMillis(500)),
                List.of(new Sample("x", App.builder("x").description("y").build())));
        assertThat(result.of(Rule.TOTAL)).first().asString().contains("did not come back");
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("a text of the app in another place, encoded")
    void leaks() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        app.processes().stream().findFirst().ifPresent(process -> {
                            Document document = out.add(Document.json("more.json"));
                            document.root().put("kept", Fact.chosen("text", "always"));
                            document.header("made of "
                                    + Base64.getEncoder()
                                            .encodeToString(process.command()
                                                    .map(Object::toString)
                                                    .orElse("")
                                                    .getBytes(StandardCharsets.UTF_8)));
                        });
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("a code that is not declared")
    void emitsAnUndeclaredCode() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        out.report(TestFinding.NOTE, app.region());
                    }
                }))
                .containsExactly(Rule.DECLARED);
    }

    @Test
    @DisplayName("a code that nothing emits")
    void declaresAnUnusedCode() {
        assertThat(broken(new Declaring(TestFinding.NOTE))).containsExactly(Rule.DECLARED);
    }

    @Test
    @DisplayName("a fact that is left out without leave")
    void leavesOutWithoutLeave() {
        assertThat(broken(new Declaring(TestFinding.LEFT_OUT) {
                    @Override
                    void fact(Mapping facts, Fact<?> fact) {
                        if (!fact.path().equals(FactPath.of("region"))) {
                            super.fact(facts, fact);
                        }
                    }

                    @Override
                    void more(App app, Output.Builder out) {
                        out.report(TestFinding.LEFT_OUT, app.region());
                    }
                }))
                .containsExactly(Rule.DECLARED);
    }

    @Test
    @DisplayName("two steps of one id")
    void hasTwoStepsOfOneId() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    public Output translate(App app, Settings settings) {
                        Output output = super.translate(app, settings);
                        Step step = new Step.Builder("twice", Phase.VERIFY, "Look")
                                .say("Look.")
                                .build();
                        return new Output(output.documents(), List.of(step, step), output.findings());
                    }
                }))
                .containsExactly(Rule.DECLARED);
    }

    @Test
    @DisplayName("other words than the command's")
    void splitsCommandsAtSpaces() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    List<String> argv(Command command) {
                        return List.of(command.toString().split(" "));
                    }
                }))
                .containsExactly(Rule.SAME_MEANING);
    }

    @Test
    @DisplayName("an environment that one process lacks")
    void forgetsTheEnvironmentOfOneProcess() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void environment(Mapping environment, Named thing, EnvVariable variable) {
                        if (!thing.path().name().equals("worker")) {
                            super.environment(environment, thing, variable);
                        }
                    }
                }))
                .containsExactly(Rule.SAME_MEANING);
    }

    @Test
    @DisplayName("work that grows with the square of the app")
    void isQuadratic() {
        assertThat(broken(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        Mapping pairs = out.add(Document.json("more.json")).root();
                        app.processes()
                                .forEach(one -> app.processes()
                                        .forEach(other -> pairs.put(
                                                one.path().name() + " "
                                                        + other.path().name(),
                                                one.name().with(other.name(), (a, b) -> a + b))));
                    }
                }))
                .containsExactly(Rule.LINEAR);
    }

    @Test
    @DisplayName("the default locale, the clock, an order that differs")
    void isNotDeterministic() {
        assertThat(Determinism.check(new DefaultLocale(), List.of()))
                .extracting(Breach::subject)
                .anyMatch(when -> when.contains("tr-TR") || when.contains("tr_TR"));
        assertThat(Determinism.check(new Clock(), List.of())).isNotEmpty();
        assertThat(Determinism.check(new NoOrder(), List.of()))
                .allMatch(breach -> breach.subject().contains("JVM"))
                .isNotEmpty();
        assertThat(Determinism.check(new HonestProvider(), List.of())).isEmpty();
    }

    @Test
    @DisplayName("a system property, the terminal, a file")
    void hasSideEffects() {
        assertThat(effects(new HonestProvider() {
                    @Override
                    void more(App app, Output.Builder out) {
                        System.getProperty("os.name");
                        System.out.print("");
                        System.out.print("x");
                        readAFile();
                    }
                }))
                .extracting(Breach::subject)
                .contains("the system property os.name was read", "standard output was written to", "File Read");
    }

    private static void readAFile() {
        try {
            Files.readString(Path.of("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Declares codes. */
    private static class Declaring extends HonestProvider {
        private final FindingCode code;

        Declaring(FindingCode code) {
            this.code = code;
        }

        @Override
        public ProviderInfo info() {
            var info = super.info();
            return new ProviderInfo(
                    info.id(),
                    info.title(),
                    info.targetVersion(),
                    info.settings(),
                    info.filePatterns(),
                    List.of(code),
                    List.of());
        }
    }

    /** Capital letters of the machine's language. */
    static final class DefaultLocale extends HonestProvider {
        @Override
        void fact(Mapping facts, Fact<?> fact) {
            facts.put(fact.path().toString(), fact.map(value -> value.toString().toUpperCase(Locale.getDefault())));
        }
    }

    /** The time of day. */
    static final class Clock extends HonestProvider {
        @Override
        void more(App app, Output.Builder out) {
            out.add(Document.json("more.json")).root().put("made", Fact.chosen(System.nanoTime(), "now"));
        }
    }

    /** The order of a hash set whose hashes differ from one JVM to the next. */
    static final class NoOrder extends HonestProvider {
        @Override
        void more(App app, Output.Builder out) {
            // A JVM's order is a rotation of the table: of a small set two JVMs would agree too often.
            String[] words = IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new);
            String order = String.join(" ", Set.of(words));
            out.add(Document.json("more.json")).root().put("order", Fact.chosen(order, "as it comes"));
        }
    }
}
