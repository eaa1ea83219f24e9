package dev.portolan.testkit;

import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step makes its reader do, as one text; titles and explanations do not count. */
final class StepWords {
    private StepWords() {}

    static String of(Step step) {
        return Stream.concat(step.lines().stream(), step.undo().stream())
                .map(StepWords::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Line line) {
        if (line instanceof Line.Run run) {
            return run.input().isEmpty() ? words(run.words()) : words(run.input()) + " | " + words(run.words());
        }
        if (line instanceof Line.Copy copy) {
            return "copy by " + copy.script() + ": " + words(copy.words());
        }
        if (line instanceof Line.Needs needs) {
            return "with " + needs.script();
        }
        if (line instanceof Line.Cleanup) {
            return "in the end: " + words(line.words());
        }
        return line instanceof Line.Source action ? "at the source: " + action : words(line.words());
    }

    private static String words(List<Word> words) {
        return words.stream().flatMap(StepWords::word).collect(Collectors.joining(" "));
    }

    private static Stream<String> word(Word word) {
        if (word instanceof Word.Text text) {
            return Stream.of(text.text());
        }
        if (word instanceof Word.OfFact fact) {
            return fact.fact().toOptional().map(Object::toString).stream();
        }
        if (word instanceof Word.Option option) {
            return option.fact().toOptional().stream().flatMap(value -> Stream.of(option.flag(), value.toString()));
        }
        if (word instanceof Word.Variable variable) {
            return Stream.of("$" + variable.name());
        }
        if (word instanceof Word.OldValue old) {
            return Stream.of("(old value of " + old.name().orElse("?")
                    + old.description().map(text -> ", " + text).orElse("") + ")");
        }
        if (word instanceof Word.RandomValue random) {
            return Stream.of("(random value of " + random.name().orElse("?") + ")");
        }
        if (word instanceof Word.FreshValue fresh) {
            return Stream.of("(fresh value of " + fresh.name().orElse("?") + ")");
        }
        if (word instanceof Word.Printed printed) {
            return Stream.of("(printed by: " + words(printed.words()) + ")");
        }
        if (word instanceof Word.KeptValue kept) {
            return Stream.of("(kept value of " + kept.name() + ")");
        }
        if (word instanceof Word.KeptUrl kept) {
            return Stream.of("(kept URL" + (kept.place().isEmpty() ? "" : " at " + kept.place()) + ")");
        }
        return Stream.of("(asked: " + ((Word.AskedValue) word).prompt().orElse("?") + ")");
    }
}
