package dev.portolan.report;

import dev.portolan.fact.Fact;
import java.util.List;
import java.util.stream.Stream;

/** A word of a step's command, or a piece of its prose. */
public sealed interface Word {
    /**
     * A word of the provider.
     *
     * @param text the word
     */
    record Text(String text) implements Word {}

    /**
     * A word that comes from the app; an absent one vanishes.
     *
     * @param fact its value is the word
     */
    record OfFact(Fact<?> fact) implements Word {}

    /**
     * A flag and its value, two words; both vanish when the fact is absent.
     *
     * @param flag the flag, such as {@code --name}
     * @param fact its value is the second word
     */
    record Option(String flag, Fact<?> fact) implements Word {}

    /**
     * A variable of the user's shell: what only the user or an earlier command knows, such as an id that the target
     * chose.
     *
     * @param name the variable's name; large letters, digits and {@code _}
     */
    record Variable(String name) implements Word {}

    /**
     * What stands on standard input: the value that a name of the environment has on the platform that the app comes
     * from; asked of the user where there is no such platform. It is never a word of a command.
     *
     * @param name the name of the environment
     * @param description what it is for; may be absent
     * @param required whether there must be one; if not, the command is left out where there is none
     */
    record OldValue(Fact<String> name, Fact<String> description, boolean required) implements Word {}

    /**
     * What stands on standard input: a secret for which any random text serves. Where the platform that the app comes
     * from has a value for it, that one stays: sessions and encrypted data were made with it.
     *
     * @param name the name of the environment
     */
    record RandomValue(Fact<String> name) implements Word {}

    /**
     * What stands on standard input: a new random text of letters and digits, such as the password of a new server. No
     * earlier value is asked for.
     *
     * @param name what it is the value of
     */
    record FreshValue(Fact<String> name) implements Word {}

    /**
     * What stands on standard input: a value that the user copies from somewhere.
     *
     * @param prompt what is asked for
     */
    record AskedValue(Fact<String> prompt) implements Word {}

    /**
     * What stands on standard input: what a command of the target prints, such as a token that it has just made. It is
     * in no file and no list of processes.
     *
     * @param words the command's words, not yet quoted for a shell
     */
    record Printed(List<Word> words) implements Word {
        /** Copies the words. */
        public Printed {
            words = List.copyOf(words);
        }
    }

    /**
     * What stands on standard input: of what {@link Line.Kept} kept, the text behind a name at the start of a line,
     * as in {@code AWS_ACCESS_KEY_ID: …}.
     *
     * @param name letters, digits and {@code _}
     */
    record KeptValue(String name) implements Word {}

    /**
     * What stands on standard input: of what {@link Line.Kept} kept, the first URL.
     *
     * @param place the host and port that stand in for its own, such as the end of a tunnel; empty: its own
     */
    record KeptUrl(String place) implements Word {}

    /** A word of the provider. */
    static Word text(String text) {
        return new Text(text);
    }

    /** A word that comes from the app. */
    static Word of(Fact<?> fact) {
        return new OfFact(fact);
    }

    /** A flag and its value, which vanish together. */
    static Word option(String flag, Fact<?> fact) {
        return new Option(flag, fact);
    }

    /** A variable of the user's shell. */
    static Word variable(String name) {
        return new Variable(name);
    }

    /** On standard input: the value that a name has where the app comes from. */
    static Word oldValue(Fact<String> name, Fact<String> description) {
        return new OldValue(name, description, true);
    }

    /** As {@link #oldValue}, where the app can do without. */
    static Word oldValueIfAny(Fact<String> name, Fact<String> description) {
        return new OldValue(name, description, false);
    }

    /** On standard input: a secret for which any random text serves, the present one where there is one. */
    static Word randomValue(Fact<String> name) {
        return new RandomValue(name);
    }

    /** On standard input: a new random text of letters and digits. */
    static Word freshValue(Fact<String> name) {
        return new FreshValue(name);
    }

    /** On standard input: what the user copies from somewhere. */
    static Word askedValue(Fact<String> prompt) {
        return new AskedValue(prompt);
    }

    /** On standard input: what a command prints; the words are those that {@link Step.Builder#run} takes. */
    static Word printedBy(Object... words) {
        return new Printed(Step.Builder.words(words));
    }

    /** On standard input: what stands behind a name and a colon in what the step has kept. */
    static Word keptValue(String name) {
        return new KeptValue(name);
    }

    /** On standard input: the first URL in what the step has kept. */
    static Word keptUrl() {
        return new KeptUrl("");
    }

    /** As {@link #keptUrl()}, with another host and port, such as {@code localhost:16379}. */
    static Word keptUrlAt(String place) {
        return new KeptUrl(place);
    }

    /** The facts that it rests on. */
    default Fact<?>[] facts() {
        if (this instanceof OfFact word) {
            return new Fact<?>[] {word.fact()};
        }
        if (this instanceof Option word) {
            return new Fact<?>[] {word.fact()};
        }
        if (this instanceof OldValue word) {
            return new Fact<?>[] {word.name(), word.description()};
        }
        if (this instanceof RandomValue word) {
            return new Fact<?>[] {word.name()};
        }
        if (this instanceof FreshValue word) {
            return new Fact<?>[] {word.name()};
        }
        if (this instanceof AskedValue word) {
            return new Fact<?>[] {word.prompt()};
        }
        if (this instanceof Printed word) {
            return word.words().stream()
                    .flatMap(part -> Stream.of(part.facts()))
                    .toArray(Fact<?>[]::new);
        }
        return new Fact<?>[0];
    }
}
