package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.fail;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.Breach.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every provider promises, as tests. A provider's author extends it, gives the provider and a reader of the files
 * that it writes, and has them all; {@code docs/contract.md} says how to read a failure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProviderContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ProviderChecks> made = new ArrayList<>();

    /** For subclasses. */
    protected ProviderContract() {}

    /** The provider that is held to the contract. */
    protected abstract Provider provider();

    /** Reads what the files start, as the target would: it undoes the target's own quoting and escaping. */
    protected abstract RunningApp readBack(List<RenderedFile> files);

    /** Settings without which the provider cannot do its work; none unless overridden. */
    protected List<GivenSetting> settings() {
        return List.of();
    }

    /** Apps of the author's own, past {@link SampleApps}: those that make the rarer findings appear. */
    protected List<App> moreApps() {
        return List.of();
    }

    /** Further sets of settings, for findings that appear with these only. */
    protected List<List<GivenSetting>> otherSettings() {
        return List.of();
    }

    /**
     * Apps on which the rules of mutation, the meaning of commands and the provider's check are held with one of the
     * {@link #otherSettings} as well. None unless overridden: give the few that the setting makes a difference for.
     */
    protected List<App> appsFor(List<GivenSetting> otherSetting) {
        return List.of();
    }

    /** Sets of documents that the provider's check refuses, for findings that only a user's changes bring about. */
    protected List<List<Document>> refused() {
        return List.of();
    }

    /** A setting, given by code. */
    protected static GivenSetting given(String name, String... values) {
        return new GivenSetting(name, List.of(values), Origin.CODE);
    }

    @Test
    @DisplayName("Every fact is answered, in each app and in each mutant, and effects are honest")
    void everyFactIsAnswered() {
        System.out.println(provider().info().id() + ": " + checks().mutations().mutants() + " mutants of "
                + checks().samples() + " apps");
        holds(checks().mutations().of(Rule.ANSWERED));
    }

    @Test
    @DisplayName("Another value of a fact makes a difference")
    void anotherValueMakesADifference() {
        holds(checks().mutations().of(Rule.EFFECT));
    }

    @Test
    @DisplayName("What changes says that it rests on the fact that changed")
    void whatChangesRestsOnTheFact() {
        holds(checks().mutations().of(Rule.FRAME));
    }

    @Test
    @DisplayName("What says that it rests on a fact changes with it")
    void noClaimIsIdle() {
        holds(checks().mutations().of(Rule.NO_IDLE_CLAIM));
    }

    @Test
    @DisplayName("Every fact of every app has another valid value")
    void noRuleIsVacuous() {
        holds(checks().mutations().of(Rule.NO_VACUITY));
    }

    @Test
    @DisplayName("No valid app makes it throw or run for ever")
    void itIsTotal() {
        holds(checks().mutations().of(Rule.TOTAL));
    }

    @Test
    @DisplayName("Each process and job has the words and the environment that the app states")
    void commandsAndEnvironmentMeanTheSame() {
        holds(checks().sameMeaning(this::readBack));
    }

    @Test
    @DisplayName("Codes, files, steps and what is left out are as declared")
    void itDoesWhatItDeclares() {
        holds(checks().declarations(otherSettings(), refused()));
    }

    @Test
    @DisplayName("With other settings as well, facts are answered and commands mean the same")
    void otherSettingsKeepTheRules() {
        for (List<GivenSetting> given : otherSettings()) {
            holds(checks().with(given, samples(appsFor(given))).translations(this::readBack));
        }
    }

    @Test
    @DisplayName("A text that means something to a shell, a format or a template is data, in whichever fact it stands")
    void hostileTextsAreData() {
        holds(checks().with(settings(), SampleApps.hostile()).asTheyAre(this::readBack));
    }

    @Test
    @DisplayName("Its own check accepts what it writes")
    void itsCheckAcceptsWhatItWrites() {
        holds(checks().accepted());
    }

    @Test
    @DisplayName("Its own check comes back whatever a user's overlay puts into its files")
    void itsCheckComesBackWhateverAnOverlayPutsIntoItsFiles() {
        holds(checks().overlaid());
    }

    @Test
    @DisplayName("The same input gives the same bytes: runs, threads, locales, zones, users, folders, JVMs")
    void theSameInputGivesTheSameBytes() {
        holds(checks().deterministic());
    }

    @Test
    @DisplayName("It reads nothing but the app, and makes nothing but its output")
    void itHasNoSideEffect() {
        holds(checks().withoutSideEffects());
    }

    @Test
    @DisplayName("Texts of the app stand where they belong and nowhere else")
    void nothingLeaks() {
        holds(checks().leakless());
    }

    @Test
    @DisplayName("Ten times the processes are ten times the work")
    void itsWorkIsLinear() {
        holds(checks().linear());
    }

    private ProviderChecks checks() {
        if (made.isEmpty()) {
            var samples = new ArrayList<>(SampleApps.all());
            samples.addAll(samples(moreApps()));
            made.add(new ProviderChecks(provider(), settings(), samples, PATIENCE));
        }
        return made.get(0);
    }

    private static List<Sample> samples(List<App> apps) {
        return IntStream.range(0, apps.size())
                .mapToObj(i -> new Sample("moreApps " + i, apps.get(i)))
                .toList();
    }

    private void holds(List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            fail(Breach.describe(provider().info().id(), breaches));
        }
    }
}
