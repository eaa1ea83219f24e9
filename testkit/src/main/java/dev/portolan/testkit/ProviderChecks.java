package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.Breach.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The contract of a provider as plain methods; {@link ProviderContract} is its face for JUnit. */
final class ProviderChecks {
    private final Provider provider;
    private final List<GivenSetting> settings;
    private final List<Sample> samples;
    private final Duration patience;
    private MutationRules.@Nullable Result mutations;

    ProviderChecks(Provider provider, List<GivenSetting> settings, List<Sample> samples, Duration patience) {
        this.provider = provider;
        this.settings = List.copyOf(settings);
        this.samples = List.copyOf(samples);
        this.patience = patience;
    }

    /** The same provider with other settings, over other apps. */
    ProviderChecks with(List<GivenSetting> otherSettings, List<Sample> others) {
        return new ProviderChecks(provider, otherSettings, others, patience);
    }

    /** All that is held of each single app. */
    List<Breach> translations(Function<List<RenderedFile>, RunningApp> readBack) {
        var breaches = new ArrayList<>(mutations().breaches());
        breaches.addAll(asTheyAre(readBack));
        return breaches;
    }

    /** All that is held of each single app without its mutants. */
    List<Breach> asTheyAre(Function<List<RenderedFile>, RunningApp> readBack) {
        var breaches = new ArrayList<>(sameMeaning(readBack));
        breaches.addAll(accepted());
        return breaches;
    }

    /** How many apps it runs on. */
    int samples() {
        return samples.size();
    }

    /** The rules over mutants; translated once and kept. */
    MutationRules.Result mutations() {
        MutationRules.Result known = mutations;
        if (known == null) {
            known = MutationRules.check(new Translator(provider, settings, patience), samples);
            mutations = known;
        }
        return known;
    }

    /** The same words and the same environment in every process. */
    List<Breach> sameMeaning(Function<List<RenderedFile>, RunningApp> readBack) {
        var breaches = new ArrayList<Breach>();
        for (Sample sample : samples) {
            Translation translation = translate(sample.app());
            RunningApp running;
            try {
                running = readBack.apply(translation.files());
            } catch (RuntimeException e) {
                breaches.add(new Breach(
                        Rule.SAME_MEANING,
                        sample.name(),
                        "readBack",
                        "threw " + e,
                        "The files cannot be read back: correct what was written, or the reader of the test."));
                continue;
            }
            breaches.addAll(SameMeaning.check(sample, translation, running));
        }
        return breaches;
    }

    /** What is declared and what is done agree. */
    List<Breach> declarations(List<List<GivenSetting>> otherSettings, List<List<Document>> refused) {
        var declarations = new Declarations(provider.info());
        var breaches = new ArrayList<>(declarations.ofTheInfo());
        var tries = new ArrayList<List<GivenSetting>>();
        tries.add(settings);
        tries.addAll(otherSettings);
        for (List<GivenSetting> given : tries) {
            var translator = new Translator(provider, given, patience);
            for (Sample sample : samples) {
                Translator.Attempt attempt = translator.attempt(sample.app());
                attempt.output().ifPresent(output -> declarations.output(sample, output, attempt));
            }
        }
        for (List<Document> documents : refused) {
            documents.forEach(Document::freeze);
            List<Finding> findings = provider.check(documents);
            findings.forEach(declarations::finding);
            if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
                breaches.add(new Breach(
                        Rule.ACCEPTED,
                        "",
                        documents.toString(),
                        "should be refused, but the check finds no error",
                        "Add the rule to check, or take the documents out of refused."));
            }
        }
        breaches.addAll(declarations.all());
        return breaches;
    }

    /** What was written passes the provider's own check. */
    List<Breach> accepted() {
        var translator = new Translator(provider, settings, patience);
        return samples.stream()
                .flatMap(sample -> Declarations.refusals(
                        sample, translator.attempt(sample.app()).checked())
                        .stream())
                .toList();
    }

    /** Its check comes back, whatever a user's overlay makes of its files. */
    List<Breach> overlaid() {
        return OverlaidFiles.check(provider, Translator.settings(provider, settings), samples);
    }

    /** The same bytes, whatever is around. */
    List<Breach> deterministic() {
        return Determinism.check(provider, settings);
    }

    /** Nothing is read but the app, nothing is made but the output. */
    List<Breach> withoutSideEffects() {
        return SideEffects.check(provider, Translator.settings(provider, settings));
    }

    /** Texts of the app stand where they belong. */
    List<Breach> leakless() {
        return Canaries.check(new Translator(provider, settings, patience));
    }

    /** The work grows with the app. */
    List<Breach> linear() {
        return LinearWork.check(new Translator(provider, settings, patience));
    }

    /** The app translated as the engine does it, files rendered. */
    Translation translate(App app) {
        var reading = Reading.of(app, List.of(), SourcePlatform.NONE);
        return Portolan.of(List.of(), List.of(provider))
                .translate(reading, provider.info().id(), settings);
    }
}
