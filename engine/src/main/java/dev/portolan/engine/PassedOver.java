package dev.portolan.engine;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Named;
import dev.portolan.report.Finding;
import dev.portolan.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is lost where the files of a platform are passed over for those that were written for Portolan. */
final class PassedOver {
    private final List<String> kinds = new ArrayList<>();
    private final List<Origin> places = new ArrayList<>();

    private PassedOver() {}

    /** A warning with the names of what only the source has that is passed over; a note where it has nothing more. */
    static Finding told(String source, Reading passedOver, Reading winner) {
        var lost = new PassedOver();
        passedOver.app().ifPresent(app -> lost.compare(app, winner.app().orElseThrow()));
        return lost.kinds.isEmpty()
                ? new Finding(EngineFinding.SOURCE_PASSED_OVER, List.of(), List.of(), "Passed over: " + source + ".")
                : new Finding(
                        EngineFinding.APP_PASSED_OVER,
                        List.of(),
                        lost.places,
                        "Found by " + source + " only: " + String.join("; ", lost.kinds) + ".");
    }

    private void compare(App lost, App kept) {
        names("processes", lost.processes(), kept.processes());
        names("jobs", lost.jobs(), kept.jobs());
        names("env", lost.env(), kept.env());
        names("domains", lost.domains(), kept.domains());
        // Their names are often given anew; what they are is not.
        add(
                "datastores",
                lost.datastores().stream()
                        .filter(store -> kept.datastores().stream()
                                .noneMatch(other -> Objects.equals(
                                        other.kind().toOptional(), store.kind().toOptional())))
                        .toList());
    }

    private void names(String kind, List<? extends Named> lost, List<? extends Named> kept) {
        add(
                kind,
                lost.stream()
                        .filter(thing -> kept.stream()
                                .noneMatch(other ->
                                        other.name().get().equals(thing.name().get())))
                        .toList());
    }

    /** Only what a file states: what a platform would add by itself is no loss. */
    private void add(String kind, List<? extends Named> things) {
        List<? extends Named> stated =
                things.stream().filter(thing -> place(thing.name()).isPresent()).toList();
        if (!stated.isEmpty()) {
            kinds.add(kind + " "
                    + String.join(
                            ", ",
                            stated.stream().map(thing -> thing.name().get()).toList()));
            stated.forEach(thing -> places.add(place(thing.name()).orElseThrow()));
        }
    }

    private static Optional<Origin> place(Fact<String> name) {
        return name.bases().stream()
                .flatMap(basis -> basis instanceof Basis.Stated stated ? Stream.of(stated.origin()) : Stream.empty())
                .filter(Origin.InFile.class::isInstance)
                .findFirst();
    }
}
