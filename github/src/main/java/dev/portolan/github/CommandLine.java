package dev.portolan.github;

import dev.portolan.fact.Fact;
import dev.portolan.report.Word;
import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;

/** A line for the shell that runs a workflow's step, of the words that the steps of a runbook are made of. */
public final class CommandLine {
    private CommandLine() {}

    /**
     * The words, each quoted where a shell would change it.
     *
     * @param words a {@link String} is a word, so is a {@link Fact}, an absent one vanishes, so does a
     *     {@link Word.Option}; a {@link Word.Variable} is one of the step's environment
     */
    public static Fact<String> of(Object... words) {
        var line = new ArrayList<String>();
        var facts = new ArrayList<Fact<?>>();
        for (Object word : words) {
            line.addAll(quoted(word));
            if (word instanceof Fact<?> fact) {
                facts.add(fact);
            } else if (word instanceof Word option) {
                facts.addAll(List.of(option.facts()));
            }
        }
        return Fact.chosen(String.join(" ", line), "the target's own command").from(facts.toArray(Fact<?>[]::new));
    }

    private static List<String> quoted(Object word) {
        if (word instanceof String text) {
            return List.of(PosixShell.quote(text));
        }
        if (word instanceof Fact<?> fact) {
            return fact.map(value -> PosixShell.quote(value.toString())).toOptional().stream()
                    .toList();
        }
        if (word instanceof Word.Option option) {
            return option
                    .fact()
                    .map(value -> PosixShell.quote(option.flag()) + " " + PosixShell.quote(value.toString()))
                    .toOptional()
                    .stream()
                    .toList();
        }
        if (word instanceof Word.Variable variable) {
            return List.of("\"$" + variable.name() + "\"");
        }
        throw new IllegalArgumentException("no word of a workflow's command: " + word);
    }
}
