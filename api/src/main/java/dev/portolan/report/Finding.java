package dev.portolan.report;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that the user should know. It prints the facts that it names with their values and the places where they
 * were stated.
 *
 * @param code what kind of finding it is
 * @param facts the facts that it is about; all of them stated
 * @param places places in files that it is about, past those where the facts stand
 * @param detail what is particular to this one, in a sentence; empty where the code says it all
 */
public record Finding(FindingCode code, List<Fact<?>> facts, List<Origin> places, String detail) {
    /** Copies the lists and drops absent facts. */
    public Finding {
        facts = facts.stream().filter(Fact::isPresent).collect(Collectors.toUnmodifiableList());
        places = List.copyOf(places);
    }

    /** About facts. */
    public static Finding about(FindingCode code, String detail, Fact<?>... facts) {
        return new Finding(code, List.of(facts), List.of(), detail);
    }

    /** About a place in a file. */
    public static Finding at(Origin place, FindingCode code, String detail) {
        return new Finding(code, List.of(), List.of(place), detail);
    }

    /** How much it matters. */
    public Severity severity() {
        return code.severity();
    }

    /** Every place that it is about, those of its facts first, each once. */
    public List<Origin> origins() {
        Stream<Origin> stated = facts.stream()
                .flatMap(fact -> fact.bases().stream())
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin());
        return Stream.concat(stated, places.stream()).distinct().toList();
    }

    /** The facts with their values, then the detail, then what it means and what to do. */
    public String message() {
        String named = facts.stream().map(Finding::shown).collect(Collectors.joining(", "));
        return Stream.of(
                        named.isEmpty() || named.endsWith(".") ? named : named + ".",
                        detail,
                        code.meaning(),
                        code.remedy())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A fact's value as users write it: a duration as {@code 90s}, {@code 5m} or {@code 1h}. */
    public static String valueOf(Fact<?> fact) {
        if (fact.get() instanceof Duration duration) {
            long seconds = duration.toSeconds();
            return seconds % 3600 == 0 && seconds > 0
                    ? seconds / 3600 + "h"
                    : seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
        }
        return String.valueOf(fact.get());
    }

    private static String shown(Fact<?> fact) {
        String value = valueOf(fact);
        return value.equals(fact.path().name()) ? fact.path().toString() : fact.path() + " = " + value;
    }

    @Override
    public String toString() {
        String where = origins().stream().map(Origin::toString).collect(Collectors.joining(", "));
        return severity() + " " + code.id() + (where.isEmpty() ? "" : " (" + where + ")") + ": " + message();
    }
}
