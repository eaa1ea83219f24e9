package dev.portolan.engine;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.read.ReadFinding;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.naming.StageName;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.InputNode;
import dev.portolan.source.LiveCapture;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The way in: finds sources and providers, reads apps and translates them. Immutable and safe for many threads. It reads
 * no clock, no environment and no network, starts no process, and writes nothing.
 */
public final class Portolan {
    /** The stage that is read where nobody asks for another. */
    public static final String PRODUCTION = "production";

    private final Sources sources;
    private final Map<String, Provider> providers;

    private Portolan(Sources sources, Map<String, Provider> providers) {
        this.sources = sources;
        this.providers = providers;
    }

    /** With the sources and providers that {@link ServiceLoader} finds from the class or module path of this library. */
    public static Portolan load() {
        return load(Portolan.class.getClassLoader());
    }

    /** With the sources and providers that {@link ServiceLoader} finds by a class loader. */
    public static Portolan load(ClassLoader loader) {
        return of(found(Source.class, loader), found(Provider.class, loader));
    }

    /**
     * With these sources and providers and no others.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public static Portolan of(List<Source> sources, List<Provider> providers) {
        var byId = new Discovery<>(
                        "provider", providers, provider -> provider.info().id())
                .byId();
        return new Portolan(Sources.of(sources), byId);
    }

    private static <T> List<T> found(Class<T> service, ClassLoader loader) {
        return ServiceLoader.load(service, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** What is known of each provider, sorted by id. */
    public List<ProviderInfo> providers() {
        return providers.values().stream().map(Provider::info).toList();
    }

    /**
     * What is known of one provider.
     *
     * @throws UnknownTargetException if it is not there
     */
    public ProviderInfo provider(String id) {
        return providerOf(id).info();
    }

    /** The ids of the sources, sorted. */
    public List<String> sources() {
        return sources.ids();
    }

    /**
     * The same where the app comes from one source, for a folder in which several find something. What the files of others
     * say about targets, as in portolan.yaml, still holds.
     *
     * @throws UnknownSourceException if it is not there
     */
    public Portolan withSource(String id) {
        return new Portolan(sources.choosing(id), providers);
    }

    /**
     * How what a source's platform says of a running app is taken.
     *
     * @throws UnknownSourceException if the source is not there, or its platform cannot be asked
     */
    public LiveCapture capture(String id) {
        return sources.source(id)
                .capture()
                .orElseThrow(
                        () -> new UnknownSourceException("The source '" + id + "' has no platform that can be asked."));
    }

    /** Every kind of finding that the engine, the sources and the providers may make, sorted by what users see. */
    public List<FindingCode> findingCodes() {
        return Stream.of(
                        Stream.<FindingCode>of(EngineFinding.values()),
                        Stream.<FindingCode>of(ReadFinding.values()),
                        sources.findingCodes(),
                        providers.values().stream().flatMap(provider -> provider.info().findingCodes().stream()))
                .flatMap(codes -> codes)
                .sorted(Comparator.comparing(FindingCode::id))
                .toList();
    }

    /** The app in a folder, in its production stage. Whatever is wrong with the files is a finding. */
    public Reading read(Path folder) {
        return read(folder, PRODUCTION);
    }

    /**
     * The app in a folder, in a stage. Whatever is wrong with the files is a finding.
     *
     * @throws IllegalArgumentException if no stage may be called that, by {@link StageName}
     */
    public Reading read(Path folder, String stage) {
        return read(folder, stage, Collections.emptyMap());
    }

    /**
     * The app in a folder, in a stage, where what the platform said of it lies in folders of the user's choice. Whatever is
     * wrong with the files is a finding.
     *
     * @param states the folders by the ids of the sources that read them; findings show them as they are given here
     * @throws IllegalArgumentException if no stage may be called that, by {@link StageName}
     */
    public Reading read(Path folder, String stage, Map<String, Path> states) {
        ProjectFolder files = ProjectFolder.open(folder);
        for (Map.Entry<String, Path> state : states.entrySet()) {
            files = files.withState(state.getKey(), state.getValue());
        }
        Reading reading = sources.read(files, checked(stage));
        var findings = new ArrayList<>(files.findings());
        for (String source : sources.ids()) {
            findings.addAll(StateExposure.findings(files, source));
        }
        return withFindings(reading, findings);
    }

    /**
     * The app in these files. Whatever is wrong with the files of a {@link ProjectFolder} is a finding; what is wrong with
     * those of another view is known to whoever made it.
     *
     * @throws IllegalArgumentException if no stage may be called that, by {@link StageName}
     */
    public Reading read(ProjectFiles files, String stage) {
        Reading reading = sources.read(files, checked(stage));
        return files instanceof ProjectFolder folder ? withFindings(reading, folder.findings()) : reading;
    }

    /** Else the app would be read as if it were production's, since the model refuses the stage. */
    private static String checked(String stage) {
        if (!StageName.isLegal(stage)) {
            throw new IllegalArgumentException("no stage may be called '" + stage + "': " + StageName.RULE);
        }
        return stage;
    }

    /**
     * The app for a target, with nothing set.
     *
     * @throws UnknownTargetException if no provider is there for it
     */
    public Translation translate(App app, String target) {
        Provider provider = providerOf(target);
        Reading reading = Reading.of(app, List.of(), SourcePlatform.NONE);
        return translate(provider, app, reading, new TargetOptions(List.of(), Collections.emptyMap()));
    }

    /**
     * What was read, for a target, with the settings and overlays that the files give.
     *
     * @throws UnknownTargetException if no provider is there for it
     * @throws IllegalArgumentException if the reading has no app
     */
    public Translation translate(Reading reading, String target) {
        return translate(reading, target, List.of());
    }

    /**
     * What was read, for a target.
     *
     * @param more settings on top of those that the files give; the later one wins
     * @throws UnknownTargetException if no provider is there for it
     * @throws IllegalArgumentException if the reading has no app
     */
    public Translation translate(Reading reading, String target, List<GivenSetting> more) {
        Provider provider = providerOf(target);
        App app = reading.app().orElseThrow(() -> new IllegalArgumentException("the reading has no app"));
        var settings = new ArrayList<GivenSetting>();
        Map<String, InputNode.Mapping> overlays = Collections.emptyMap();
        TargetOptions options = reading.targets().get(target);
        if (options != null) {
            settings.addAll(options.settings());
            overlays = options.overlays();
        }
        settings.addAll(more);
        return translate(provider, app, reading, new TargetOptions(settings, overlays));
    }

    private Translation translate(Provider provider, App app, Reading reading, TargetOptions options) {
        var findings = new ArrayList<Finding>();
        ProviderInfo info = provider.info();
        Settings settings = SettingsReader.read(info, options.settings(), findings::add);
        Output output = provider.translate(app, settings);
        Coverage coverage = Coverage.of(app, output);
        findings.addAll(output.findings());
        findings.addAll(Accounting.findings(output, coverage));
        var overlay = new Overlay(info.id(), findings::add);
        var documents = overlay.apply(output.documents(), options.overlays());
        List<Fact<?>> dropped = coverage.outcomes().keySet().stream()
                .filter(fact -> overlay.dropped().contains(fact.path()))
                .toList();
        if (!dropped.isEmpty()) {
            findings.add(new Finding(EngineFinding.DROPPED_BY_OVERLAY, dropped, List.of(), ""));
        }
        findings.addAll(provider.check(documents));
        var steps = MoveSteps.around(output.steps(), app, coverage, reading.platform(), info.id(), options);
        var told = new Output(documents, steps, findings);
        return new Translation(info, app, reading.platform(), reading.findings(), told, coverage);
    }

    private Provider providerOf(String target) {
        return Optional.ofNullable(providers.get(target))
                .orElseThrow(() -> new UnknownTargetException(Artifacts.unknownTarget(target, providers.keySet())));
    }

    private static Reading withFindings(Reading reading, List<Finding> more) {
        var findings = new ArrayList<>(more);
        findings.addAll(reading.findings());
        return new Reading(reading.app(), reading.targets(), findings, reading.platform());
    }
}
