package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what Heroku's command line wrote. A file is known by what is in it, and never by its name. */
public final class LiveReader {
    private static final String POSTGRES = "heroku-postgresql";
    private static final String CONTAINER = "container";

    /** The sizes that Heroku scales by itself: https://devcenter.heroku.com/articles/scaling#autoscaling. */
    private static final List<String> SCALED_SIZES = List.of("performance", "private", "shield");

    private final Map<Topic, LiveFile> kept;
    private final Values values;
    private final Findings findings;

    private LiveReader(Map<Topic, LiveFile> kept, Findings findings) {
        this.kept = new EnumMap<>(Topic.class);
        this.kept.putAll(kept);
        this.values = new Values(new Nodes(findings));
        this.findings = findings;
    }

    /** The first file of the live state, whatever is in it and whichever stage it is of. */
    public static Optional<String> firstFile(ProjectFiles files) {
        String root = StageFolder.root(files);
        return Stream.concat(Stream.of(root), files.folders(root).stream())
                .flatMap(folder -> StageFolder.visible(files, folder).stream())
                .findFirst();
    }

    /**
     * The live state of a stage.
     *
     * @param app a file of the app, which is the place of what is told where there is no live state
     */
    public static LiveState read(ProjectFiles files, String stage, Origin app, Findings findings) {
        StageFolder folder = StageFolder.of(files, stage, findings);
        var reader = new LiveReader(LiveFiles.of(folder, files, findings), findings);
        LiveState state = reader.state(folder);
        if (state.isThere()) {
            reader.missing(state, folder);
            reader.otherStage(state, stage);
            reader.otherApps(state);
        } else if (!folder.isUnknown()) {
            findings.report(LiveFinding.LIVE_STATE_MISSING, "", folder.files().isEmpty() ? app : folder.origin());
        }
        return state;
    }

    private LiveState state(StageFolder folder) {
        Optional<List<LiveFeature>> features = of(Topic.FEATURES, file -> SurroundingsReader.features(file, values));
        Optional<List<LiveFeature>> labs = of(Topic.LABS, file -> SurroundingsReader.labs(file, values));
        return new LiveState(
                folder.path(),
                folder.files(),
                of(Topic.APP, file -> AppReader.read(file, values)),
                of(Topic.CONFIG, file -> ConfigReader.read(file, findings)),
                of(Topic.ADD_ONS, file -> AddOnsReader.read(file, values)),
                of(Topic.FORMATION, file -> ProcessesReader.read(file, values)),
                of(Topic.DOMAINS, file -> DomainsReader.read(file, values)),
                of(Topic.BUILDPACKS, file -> SurroundingsReader.buildpacks(file, values, findings)),
                of(Topic.POSTGRES, PostgresReader::read),
                of(Topic.DRAINS, file -> SurroundingsReader.drains(file, values)),
                joined(features, labs),
                of(Topic.AUTOSCALING, file -> file).flatMap(file -> ProcessesReader.autoscaling(file, values)),
                of(Topic.SCHEDULER, file -> JobsReader.read(file, findings)));
    }

    private <T> Optional<T> of(Topic topic, Function<LiveFile, T> reading) {
        return Optional.ofNullable(kept.get(topic)).map(reading);
    }

    private static Optional<List<LiveFeature>> joined(
            Optional<List<LiveFeature>> features, Optional<List<LiveFeature>> labs) {
        var all = new ArrayList<LiveFeature>();
        features.ifPresent(all::addAll);
        labs.ifPresent(all::addAll);
        return features.isPresent() || labs.isPresent() ? Optional.of(List.copyOf(all)) : Optional.empty();
    }

    private void missing(LiveState state, StageFolder folder) {
        for (Topic topic : Topic.values()) {
            if (!kept.containsKey(topic) && matters(topic, state)) {
                String detail = "Missing: %s (%s). '%s' prints this."
                        .formatted(topic.title(), topic.unknown(), topic.command());
                findings.report(LiveFinding.LIVE_TOPIC_MISSING, detail, folder.origin());
            }
        }
    }

    /** Nobody misses the databases of an app that has none, or the buildpacks of one that a Dockerfile builds. */
    private static boolean matters(Topic topic, LiveState state) {
        return switch (topic) {
            case POSTGRES ->
                state.addOns()
                        .map(addOns ->
                                addOns.stream().anyMatch(addOn -> addOn.slug().equals(Optional.of(POSTGRES))))
                        .orElse(true);
            case BUILDPACKS ->
                state.app()
                        .flatMap(LiveApp::stack)
                        .filter(stack -> stack.value().equals(CONTAINER))
                        .isEmpty();
            case AUTOSCALING ->
                state.formation().orElse(List.of()).stream()
                        .filter(process -> process.name().equals("web"))
                        .flatMap(process -> process.size().stream())
                        .map(size -> size.value().toLowerCase(Locale.ROOT))
                        .anyMatch(size -> SCALED_SIZES.stream().anyMatch(size::startsWith));
            case LABS, SCHEDULER, NONE -> false;
            default -> true;
        };
    }

    private void otherStage(LiveState state, String stage) {
        state.app()
                .flatMap(LiveApp::stage)
                .filter(own -> !own.value().equals(stage))
                .ifPresent(own -> {
                    String detail = "It stands at '%s'; this is '%s'.".formatted(own.value(), stage);
                    findings.report(LiveFinding.LIVE_STAGE_DIFFERS, detail, own.origin());
                });
    }

    private void otherApps(LiveState state) {
        Optional<Stated<String>> app = state.app().flatMap(LiveApp::name);
        for (Topic topic : List.of(Topic.FORMATION, Topic.DOMAINS, Topic.DRAINS)) {
            LiveFile file = kept.get(topic);
            Optional<Stated<String>> other = file == null || file.node().isEmpty()
                    ? Optional.empty()
                    : file.tables().stream().findFirst().flatMap(table -> values.text(table, "app", "name"));
            if (app.isPresent()
                    && other.isPresent()
                    && !other.get().value().equals(app.get().value())) {
                findings.report(
                        LiveFinding.LIVE_APPS_DIFFER,
                        "'%s' and '%s'."
                                .formatted(app.get().value(), other.get().value()),
                        app.get().origin(),
                        other.get().origin());
            }
        }
    }
}
