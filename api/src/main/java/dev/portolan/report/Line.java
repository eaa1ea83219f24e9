package dev.portolan.report;

import dev.portolan.fact.Fact;
import java.util.List;
import java.util.stream.Stream;

/** A line of a step. */
public sealed interface Line {
    /** Its words. */
    List<Word> words();

    /**
     * A command that the user types. What an input feeds to {@code export} becomes the value of the variable.
     *
     * @param input what stands on its standard input: no word or one
     * @param words its words, not yet quoted for a shell
     */
    record Run(List<Word> input, List<Word> words) implements Line {
        /** Copies the words. */
        public Run {
            input = List.copyOf(input);
            words = List.copyOf(words);
        }
    }

    /**
     * A sentence that tells what to do by hand.
     *
     * @param words its pieces, with spaces where they belong
     */
    record Say(List<Word> words) implements Line {
        /** Copies the words. */
        public Say {
            words = List.copyOf(words);
        }
    }

    /**
     * A command that keeps running while the rest of the step is done, such as a tunnel.
     *
     * @param words its words, not yet quoted for a shell
     */
    record Background(List<Word> words) implements Line {
        /** Copies the words. */
        public Background {
            words = List.copyOf(words);
        }
    }

    /**
     * A command that prints a URL with a password: it is shown without what stands between {@code ://} and {@code @}.
     *
     * @param words its words, not yet quoted for a shell
     */
    record Filtered(List<Word> words) implements Line {
        /** Copies the words. */
        public Filtered {
            words = List.copyOf(words);
        }
    }

    /**
     * A command that prints secrets once, such as the keys of a bucket that it makes: what it prints is kept for the
     * rest of the step and not shown. {@link Word#keptValue} and {@link Word#keptUrl} take it from there.
     *
     * @param words its words, not yet quoted for a shell
     */
    record Kept(List<Word> words) implements Line {
        /** Copies the words. */
        public Kept {
            words = List.copyOf(words);
        }
    }

    /**
     * A command that takes away what only this step needs, such as a secret for a copy. It is done at the end of the
     * step, also where something before it failed.
     *
     * @param words its words, not yet quoted for a shell
     */
    record Cleanup(List<Word> words) implements Line {
        /** Copies the words. */
        public Cleanup {
            words = List.copyOf(words);
        }
    }

    /**
     * A command that prints names, and the names that must be among them.
     *
     * @param names one at least
     * @param command its words, not yet quoted for a shell
     */
    record Names(List<Fact<String>> names, List<Word> command) implements Line {
        /** Copies the lists. */
        public Names {
            names = List.copyOf(names);
            command = List.copyOf(command);
        }

        @Override
        public List<Word> words() {
            return Stream.concat(command.stream(), names.stream().map(Word::of)).toList();
        }
    }

    /**
     * The copy of what a datastore holds, by a script that the engine writes beside the runbook.
     *
     * @param script what is copied
     * @param from what tells where it is today, by the variables that the script reads
     * @param to how its new server is reached
     */
    record Copy(CopyScript script, List<Step.Value> from, NewServer to) implements Line {
        /** Copies the list. */
        public Copy {
            from = List.copyOf(from);
        }

        @Override
        public List<Word> words() {
            return Stream.concat(from.stream().map(Step.Value::word), to.words().stream())
                    .toList();
        }
    }

    /**
     * A script that copies, which the step needs beside the runbook without running it from there: a file of the target's
     * takes it along.
     *
     * @param script what is copied
     */
    record Needs(CopyScript script) implements Line {
        @Override
        public List<Word> words() {
            return List.of();
        }
    }

    /** Something to do where the app comes from; the engine fills in how, or says it in words. */
    enum Source implements Line {
        /** No more writes: users see a maintenance page, workers stop. */
        FREEZE,
        /** Writes again. */
        THAW;

        @Override
        public List<Word> words() {
            return List.of();
        }
    }
}
