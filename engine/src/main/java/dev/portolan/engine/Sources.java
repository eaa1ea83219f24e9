package dev.portolan.engine;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.naming.NearestName;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of one Portolan, and which of them tells of the app where several find something. */
final class Sources {
    private final Map<String, Source> byId;

    /** The one source that may tell of the app; any where it is absent. */
    private final Optional<String> chosen;

    private Sources(Map<String, Source> byId, Optional<String> chosen) {
        this.byId = byId;
        this.chosen = chosen;
    }

    static Sources of(List<Source> sources) {
        return new Sources(new Discovery<>("source", sources, Source::id).byId(), Optional.empty());
    }

    /** The same where the app comes from one source. What others say about targets still holds. */
    Sources choosing(String id) {
        return new Sources(byId, Optional.of(source(id).id()));
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    Source source(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new UnknownSourceException("There is no source '" + id + "'; these are there: "
                        + String.join(", ", byId.keySet()) + "." + NearestName.question(id, byId.keySet())));
    }

    Stream<FindingCode> findingCodes() {
        return byId.values().stream().flatMap(source -> source.findingCodes().stream());
    }

    /** What the files say. */
    Reading read(ProjectFiles files, String stage) {
        List<Source> recognising = byId.values().stream()
                .filter(source -> source.recognises(files))
                .toList();
        var readings = new ArrayList<Reading>();
        recognising.stream()
                .filter(Source::isExplicit)
                .forEach(source -> readings.add(allowed(source, source.read(files, stage))));
        List<Source> others = recognising.stream()
                .filter(source -> !source.isExplicit() && mayTellOfTheApp(source))
                .toList();
        var findings = new ArrayList<Finding>();
        Optional<Reading> winner =
                readings.stream().filter(reading -> reading.app().isPresent()).findFirst();
        if (winner.isPresent()) {
            others.forEach(
                    source -> findings.add(PassedOver.told(source.id(), source.read(files, stage), winner.get())));
        } else {
            others.forEach(source -> readings.add(source.read(files, stage)));
        }
        if (saysNothing(readings, files)) {
            findings.addAll(noApp(recognising, files));
        }
        return joined(readings, findings);
    }

    private boolean mayTellOfTheApp(Source source) {
        return chosen.isEmpty() || chosen.get().equals(source.id());
    }

    private Reading allowed(Source source, Reading reading) {
        return mayTellOfTheApp(source)
                ? reading
                : new Reading(Optional.empty(), reading.targets(), reading.findings(), SourcePlatform.NONE);
    }

    private List<Finding> noApp(List<Source> recognising, ProjectFiles files) {
        var findings = new ArrayList<Finding>();
        String read = recognising.stream()
                .filter(this::mayTellOfTheApp)
                .map(Source::id)
                .collect(Collectors.joining(", "));
        String detail = read.isEmpty()
                ? chosen.map(id -> "Looked for by the source '" + id + "' only.")
                        .orElse("")
                : "Read, but without an app in it: the file of " + read + ".";
        findings.add(new Finding(EngineFinding.NO_APP, List.of(), List.of(), detail));
        byId.values().stream()
                .filter(source -> !recognising.contains(source) && mayTellOfTheApp(source))
                .forEach(source -> findings.addAll(source.whyNot(files)));
        return findings;
    }

    /** Whether there is neither an app nor a reason: no file was recognised, or only one with options of targets. */
    private static boolean saysNothing(List<Reading> readings, ProjectFiles files) {
        boolean isSilent = readings.stream()
                .allMatch(
                        reading -> reading.app().isEmpty() && reading.findings().isEmpty());
        boolean hasReason = files instanceof ProjectFolder folder
                && !readings.isEmpty()
                && !folder.findings().isEmpty();
        return isSilent && !hasReason;
    }

    private static Reading joined(List<Reading> readings, List<Finding> more) {
        var targets = new LinkedHashMap<String, TargetOptions>();
        var findings = new ArrayList<>(more);
        for (Reading reading : readings) {
            findings.addAll(reading.findings());
            reading.targets().forEach(targets::putIfAbsent);
        }
        Optional<Reading> first =
                readings.stream().filter(reading -> reading.app().isPresent()).findFirst();
        return new Reading(
                first.flatMap(Reading::app),
                Collections.unmodifiableMap(targets),
                findings,
                first.map(Reading::platform).orElse(SourcePlatform.NONE));
    }
}
