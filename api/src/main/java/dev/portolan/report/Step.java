package dev.portolan.report;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.model.EnvVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something that the user does and that no file can do.
 *
 * @param id stable and unique in its target, such as {@code scale}; small letters, digits, {@code -} and {@code .}
 * @param phase when in the move
 * @param title what is done, as an order: {@code Create the database}
 * @param why why it is needed, in one or two sentences; may be empty
 * @param lines what to type and what to do by hand, in order
 * @param expect what the user should see; may be empty
 * @param undo how to take it back; may be empty
 * @param repeatable whether doing it a second time, also after a part of it, does no harm and ends the same
 * @param bases what it rests on past the facts of its lines
 */
public record Step(
        String id,
        Phase phase,
        String title,
        String why,
        List<Line> lines,
        String expect,
        List<Line> undo,
        boolean repeatable,
        Set<Basis> bases) {

    /** Copies the lists. */
    public Step {
        lines = List.copyOf(lines);
        undo = List.copyOf(undo);
        bases = Collections.unmodifiableSet(new LinkedHashSet<>(bases));
    }

    /**
     * A value that a script of the engine reads from its environment.
     *
     * @param variable the variable's name, such as {@code OLD_URL}
     * @param word the value: what stands on standard input elsewhere, or a word of a command
     */
    public record Value(String variable, Word word) {}

    /** Everything that it rests on. */
    public Set<Basis> allBases() {
        var all = new LinkedHashSet<>(bases);
        for (List<Line> some : List.of(lines, undo)) {
            for (Line line : some) {
                if (line instanceof Line.Run run) {
                    addBases(run.input(), all);
                }
                addBases(line.words(), all);
            }
        }
        return Collections.unmodifiableSet(all);
    }

    private static void addBases(List<Word> words, Set<Basis> to) {
        for (Word word : words) {
            for (Fact<?> fact : word.facts()) {
                to.addAll(fact.bases());
            }
        }
    }

    /** Puts a step together. */
    public static final class Builder {
        private static final String EXPORT = "export";
        private final String id;
        private final Phase phase;
        private final String title;
        private final List<Line> lines = new ArrayList<>();
        private final List<Line> undo = new ArrayList<>();
        private final Set<Basis> bases = new LinkedHashSet<>();
        private boolean repeatable;
        private String why = "";
        private String expect = "";

        /** A step that has neither commands nor prose yet. */
        public Builder(String id, Phase phase, String title) {
            this.id = Objects.requireNonNull(id, "id");
            this.phase = Objects.requireNonNull(phase, "phase");
            this.title = Objects.requireNonNull(title, "title");
        }

        /** Why it is needed. */
        public Builder why(String why) {
            this.why = why;
            return this;
        }

        /** A command: a {@link String} is a word, so is a {@link Fact}, an absent one vanishes; or a {@link Word}. */
        public Builder run(Object... words) {
            lines.add(new Line.Run(List.of(), words(words)));
            return this;
        }

        /** A command with something on its standard input. */
        public Builder feed(Word input, Object... words) {
            lines.add(new Line.Run(List.of(input), words(words)));
            return this;
        }

        /**
         * Keeps a value in an exported variable of the user's shell, for tools that read their secrets from the
         * environment. The shell does it by itself, so the value is in no list of processes.
         *
         * @param name the variable's name: letters, digits and {@code _}
         * @param value what would stand on standard input
         */
        public Builder export(Fact<String> name, Word value) {
            lines.add(new Line.Run(List.of(value), words(EXPORT, name)));
            return this;
        }

        /** A sentence that tells what to do by hand, of the same pieces as a command. */
        public Builder say(Object... pieces) {
            lines.add(new Line.Say(words(pieces)));
            return this;
        }

        /** A sentence that tells what to do by hand with several things, which are named with commas between them. */
        public Builder sayOf(String before, List<? extends Fact<?>> things, String after) {
            List<Object> pieces = new ArrayList<>(List.of(before));
            for (int i = 0; i < things.size(); i++) {
                pieces.add(things.get(i));
                pieces.add(i == things.size() - 1 ? after : ", ");
            }
            return say(pieces.toArray());
        }

        /** Says what a name of the environment is for, where that is stated, and of an optional secret that it is one. */
        public Builder describe(EnvVariable variable) {
            if (variable.description().isPresent()) {
                say(variable.name(), ": ", variable.description());
            }
            return variable.secret().filter(secret -> !secret.required()).isPresent()
                    ? say("The app can do without ", variable.name(), ".")
                    : this;
        }

        /** A command that keeps running while what follows in the step is done. */
        public Builder background(Object... words) {
            lines.add(new Line.Background(words(words)));
            return this;
        }

        /** A command whose output is shown without the user and password of a URL. */
        public Builder filtered(Object... words) {
            lines.add(new Line.Filtered(words(words)));
            return this;
        }

        /** A command whose output holds secrets that the rest of the step needs; it is not shown. */
        public Builder keep(Object... words) {
            lines.add(new Line.Kept(words(words)));
            return this;
        }

        /** A command for the end of the step, also where the step fails: it takes away what nothing else needs. */
        public Builder afterwards(Object... words) {
            lines.add(new Line.Cleanup(words(words)));
            return this;
        }

        /** Says that doing the step a second time, also after a part of it, does no harm and ends the same. */
        public Builder repeatable() {
            repeatable = true;
            return this;
        }

        /** A command in whose output all these names must stand; nothing where there are no names. */
        public Builder names(List<Fact<String>> names, Object... command) {
            if (!names.isEmpty()) {
                lines.add(new Line.Names(names, words(command)));
            }
            return this;
        }

        /** A copy of data; the old server's URL is the value of a name of the environment there. */
        public Builder copy(CopyScript script, Fact<String> urlName, NewServer to) {
            Word url = Word.oldValue(urlName, Fact.absent(urlName.path()));
            lines.add(new Line.Copy(script, List.of(new Value("OLD_URL", url)), to));
            return this;
        }

        /**
         * A copy of the objects of a bucket; what of the environment speaks of the old one says where it is.
         *
         * @param references the names of the environment that refer to it
         */
        public Builder copyBucket(List<EnvVariable> references, NewServer to) {
            lines.add(new Line.Copy(CopyScript.BUCKET, OldBucket.values(references), to));
            return this;
        }

        /** A script that copies shall stand beside the runbook; what runs it there is a file of the target's. */
        public Builder needs(CopyScript script) {
            lines.add(new Line.Needs(script));
            return this;
        }

        /** Something to do where the app comes from; said again, it stays where it was said first. */
        public Builder source(Line.Source action) {
            if (!lines.contains(action)) {
                lines.add(action);
            }
            return this;
        }

        /** What the user should see. */
        public Builder expect(String expect) {
            this.expect = expect;
            return this;
        }

        /** A command that takes the step back. */
        public Builder undo(Object... words) {
            undo.add(new Line.Run(List.of(), words(words)));
            return this;
        }

        /** Says that the step is there because of these facts. */
        public Builder from(Fact<?>... facts) {
            for (Fact<?> fact : facts) {
                bases.addAll(fact.bases());
            }
            return this;
        }

        /** The step. */
        public Step build() {
            return new Step(id, phase, title, why, lines, expect, undo, repeatable, bases);
        }

        static List<Word> words(Object... pieces) {
            var words = new ArrayList<Word>();
            for (Object piece : pieces) {
                if (piece instanceof Word word) {
                    words.add(word);
                } else if (piece instanceof Fact<?> fact) {
                    words.add(Word.of(fact));
                } else if (piece instanceof String text) {
                    words.add(Word.text(text));
                } else {
                    throw new IllegalArgumentException("neither text nor fact nor word: " + piece);
                }
            }
            return words;
        }
    }
}
