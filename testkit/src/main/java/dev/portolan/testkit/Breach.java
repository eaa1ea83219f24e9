package dev.portolan.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way in which a provider or a source breaks its contract.
 *
 * @param rule the rule that is broken
 * @param sample the app or the input that shows it
 * @param subject the fact, the code, the file that it is about
 * @param found what was found, in a sentence
 * @param remedy what its author can do
 */
record Breach(Rule rule, String sample, String subject, String found, String remedy) {
    private static final int SHOWN = 40;

    /** The rules of the contracts. */
    enum Rule {
        /** Every stated fact is answered, in the app and in every mutant. */
        ANSWERED,
        /** Another value of a fact makes a difference. */
        EFFECT,
        /** What changes says that it rests on the fact that changed. */
        FRAME,
        /** What says that it rests on a fact changes with it. */
        NO_IDLE_CLAIM,
        /** The test kit can change every fact, and has every part of the model. */
        NO_VACUITY,
        /** No exception and no endless loop. */
        TOTAL,
        /** Each process and job has the words and the environment that the model states. */
        SAME_MEANING,
        /** The same input gives the same bytes. */
        DETERMINISTIC,
        /** Nothing but the input is read, nothing but the output is made. */
        NO_SIDE_EFFECT,
        /** A text of the app stands only where it belongs. */
        NO_LEAK,
        /** What is declared and what is done agree. */
        DECLARED,
        /** What was written passes the target's own rules. */
        ACCEPTED,
        /** The work grows with the app and not faster. */
        LINEAR,
        /** A finding or an origin leads to a place that is there. */
        LOCATED
    }

    /** The breaches as the text of a failure: grouped by rule and remedy, not more than a reader can take in. */
    static String describe(String who, List<Breach> breaches) {
        var text = new StringBuilder(who + " breaks its contract in " + breaches.size()
                + (breaches.size() == 1 ? " place" : " places") + " (docs/contract.md says how to read this):\n");
        breaches.stream()
                .limit(SHOWN)
                .collect(Collectors.groupingBy(
                        breach -> breach.rule() + ": " + breach.remedy(), LinkedHashMap::new, Collectors.toList()))
                .forEach((title, group) -> {
                    text.append("\n  ").append(title).append('\n');
                    group.forEach(breach ->
                            text.append("    - ").append(breach.line()).append('\n'));
                });
        if (breaches.size() > SHOWN) {
            text.append("\n  … and ").append(breaches.size() - SHOWN).append(" more\n");
        }
        return text.toString();
    }

    private String line() {
        return Stream.of(subject, found, "[" + sample + "]")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    @Override
    public String toString() {
        return rule + " " + line();
    }
}
